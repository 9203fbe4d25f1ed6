// Instants: RFC 3339 in UTC with `Z`, seconds or exactly three decimals, as milliseconds since 1970; civil days.
import { Malformed } from "./malformed.ts";

const FORM = /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{3}))?Z$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MINUTE = 60_000;

const EARLIEST = utc(1, 1, 1);
const LATEST = utc(10_000, 1, 1) - 1;

function utc(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

/** Whether the numbers are a day of the (proleptic Gregorian) calendar, from year 1. */
export function isDay(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && leap ? 29 : DAYS[month - 1];
  return year >= 1 && days !== undefined && day >= 1 && day <= days;
}

export function parseInstant(text: string, where = ""): number {
  const found = FORM.exec(text);
  if (!found) throw new Malformed("instant_form", where);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, thousandth = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (!isDay(year, month, day)) throw new Malformed("instant_date", where);
  return utc(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1000 + thousandth;
}

/** The civil day of an instant at an offset such as `+03:00`, as `YYYY-MM-DD`; null beyond the calendar. */
export function dayOf(instant: number, offset: string): string | null {
  const sign = offset.startsWith("-") ? -1 : 1;
  const there = instant + sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))) * MINUTE;
  if (there < EARLIEST || there > LATEST) return null;
  return new Date(there).toISOString().slice(0, 10);
}
