// A cursor over one TOML table of a charter; the first wrong value ends the reading. Each getter takes its key
// out, and `done` objects to every key nobody asked for.
import { TomlDate } from "smol-toml";
import { Malformed } from "./malformed.ts";
import { STANDINGS, UNSPECIFIED } from "./vocabulary.ts";

const MAX_ROWS = 500;
const MAX_TEXT = 4000;
const MAX_LIST = 500;
const ID = /^[a-z][a-z0-9-]{0,63}$/;
const MEMBER = /^[A-Z]{2}$/;
const REFERENCE = /^[a-z][a-z0-9-]{0,63}(:[A-Za-z0-9][A-Za-z0-9().-]{0,31})?$/;
const SHARE = /^([1-9][0-9]{0,9})\/([1-9][0-9]{0,9})$/;
const COUNT = /^[1-9][0-9]{0,3}$/;

/** A period of days `YYYY-MM-DD`, `from` included, `to` excluded; null is an open end. */
export interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

/** A share above 0 and at most 1. */
export interface Share {
  readonly part: bigint;
  readonly whole: bigint;
}

export function holds(span: Span, on: string): boolean {
  return (span.from === null || span.from <= on) && (span.to === null || on < span.to);
}

export function shareOf(text: string): Share | null {
  const found = SHARE.exec(text);
  if (!found) return null;
  const [part, whole] = [BigInt(found[1] ?? 0), BigInt(found[2] ?? 1)];
  return part <= whole ? { part, whole } : null;
}

export class Row {
  private readonly fields: Map<string, unknown>;
  private readonly path: string;
  private readonly file: string;

  constructor(table: object, path: string, file: string) {
    this.fields = new Map(Object.entries(table));
    this.path = path;
    this.file = file;
  }

  error(code: string, key = ""): Malformed {
    const place = key && this.path ? `${this.path}.${key}` : key || this.path;
    return new Malformed(`charter_${code}`, `${this.file}#${place}`);
  }

  /** The raw value, left where it is. */
  peek(key: string): unknown {
    return this.fields.get(key);
  }

  has(key: string): boolean {
    return this.fields.has(key);
  }

  drop(keys: readonly string[]): void {
    for (const key of keys) this.fields.delete(key);
  }

  private take(key: string): unknown {
    const value = this.fields.get(key);
    this.fields.delete(key);
    return value;
  }

  text(key: string, byDefault?: string): string {
    if (!this.has(key)) {
      if (byDefault === undefined) throw this.error("missing_key", key);
      return byDefault;
    }
    const value = this.take(key);
    const short = typeof value === "string" && [...value].length <= MAX_TEXT;
    if (!short || (value === "" && byDefault === undefined)) throw this.error("wrong_value", key);
    return value;
  }

  private matching(key: string, form: RegExp, byDefault?: string): string {
    const value = this.text(key, byDefault);
    if (value && !form.test(value)) throw this.error("wrong_value", key);
    return value;
  }

  id(key: string): string {
    return this.matching(key, ID);
  }

  member(key: string): string {
    return this.matching(key, MEMBER);
  }

  word(key: string, allowed: readonly string[], byDefault?: string): string {
    const value = this.text(key, byDefault);
    if (value && !allowed.includes(value) && value !== byDefault) throw this.error("unknown_word", key);
    return value;
  }

  private list(key: string, code: string, isRight: (word: string) => boolean): string[] {
    const value = this.has(key) ? this.take(key) : [];
    if (!Array.isArray(value) || value.length > MAX_LIST || !value.every((word) => typeof word === "string")) {
      throw this.error("wrong_value", key);
    }
    const words = [...new Set<string>(value)];
    if (!words.every(isRight)) throw this.error(code, key);
    if (words.length < value.length) throw this.error("duplicate", key);
    return words;
  }

  words(key: string, allowed?: readonly string[]): string[] {
    return this.list(key, "unknown_word", (word) => !allowed || allowed.includes(word));
  }

  ids(key: string): string[] {
    return this.list(key, "wrong_value", (word) => ID.test(word));
  }

  members(key: string): string[] {
    return this.list(key, "wrong_value", (word) => MEMBER.test(word));
  }

  references(key: string): string[] {
    return this.list(key, "wrong_value", (word) => REFERENCE.test(word));
  }

  flag(key: string, byDefault: boolean): boolean {
    if (!this.has(key)) return byDefault;
    const value = this.take(key);
    if (typeof value !== "boolean") throw this.error("wrong_value", key);
    return value;
  }

  private day(key: string): string | null {
    if (!this.has(key)) return null;
    const value = this.take(key);
    if (!(value instanceof TomlDate) || !value.isDate()) throw this.error("wrong_value", key);
    return value.toISOString().slice(0, 10);
  }

  span(): Span {
    const [from, to] = [this.day("from"), this.day("to")];
    if (from !== null && to !== null && to <= from) throw this.error("empty_period", "to");
    return { from, to };
  }

  /** `standing` and `source`: nothing depends on them here but that they have form. */
  source(): void {
    this.word("standing", STANDINGS, "unverified");
    this.text("source", "");
    this.text("remark", "");
  }

  share(key: string): Share {
    const found = shareOf(this.text(key));
    if (!found) throw this.error("wrong_value", key);
    return found;
  }

  quorum(key: string): string {
    const value = this.text(key, UNSPECIFIED);
    if (!shareOf(value) && !COUNT.test(value) && value !== UNSPECIFIED) throw this.error("wrong_value", key);
    return value;
  }

  rows(key: string): Row[] {
    const value = this.has(key) ? this.take(key) : [];
    if (!Array.isArray(value) || !value.every(isTable)) throw this.error("wrong_value", key);
    if (value.length > MAX_ROWS) throw this.error("too_many", key);
    const path = this.path ? `${this.path}.${key}` : key;
    return value.map((item, n) => new Row(item, `${path}[${n}]`, this.file));
  }

  done(): void {
    const [key] = this.fields.keys();
    if (key !== undefined) throw this.error("unknown_key", key);
  }
}

function isTable(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof TomlDate);
}
