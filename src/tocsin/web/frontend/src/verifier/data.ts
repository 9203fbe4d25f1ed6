// Reading the data of an event: typed members at their places; what is not asked for may be there too.
import type { Entry } from "./entries.ts";
import { isMember, isRole } from "./event.ts";
import { parseInstant } from "./instants.ts";
import type { Json, JsonObject } from "./json.ts";
import { Malformed } from "./malformed.ts";
import { isSha256Hex } from "./octets.ts";

const WORD = /^[a-z][a-z0-9_-]{0,63}$/;
const MAX_LIST = 2000;

export class Data {
  readonly where: string;
  private readonly fields: JsonObject;

  constructor(fields: JsonObject, where: string) {
    this.fields = fields;
    this.where = where;
  }

  has(key: string): boolean {
    return this.fields.has(key);
  }

  text(key: string, byDefault?: string): string {
    const value = this.fields.has(key) ? this.fields.get(key) : byDefault;
    if (typeof value !== "string") throw this.fault("not_a_string", key);
    return value;
  }

  private matching(key: string, isFormed: (text: string) => boolean, code: string, byDefault?: string): string {
    const value = this.text(key, byDefault);
    if (!isFormed(value)) throw this.fault(code, key);
    return value;
  }

  digest(key: string): string {
    return this.matching(key, isSha256Hex, "not_a_digest");
  }

  word(key: string): string {
    return this.matching(key, (text) => WORD.test(text), "not_a_word");
  }

  role(key: string): string {
    return this.matching(key, isRole, "not_a_role");
  }

  member(key: string, byDefault?: string): string {
    return this.matching(key, isMember, "not_a_member", byDefault);
  }

  flag(key: string): boolean {
    const value = this.fields.get(key);
    if (typeof value !== "boolean") throw this.fault("not_a_flag", key);
    return value;
  }

  count(key: string): number {
    const value = this.fields.get(key);
    if (typeof value !== "number" || value < 0) throw this.fault("not_a_count", key);
    return value;
  }

  /** An instant in milliseconds since 1970, null where it is not there. */
  moment(key: string): number | null {
    return this.has(key) ? parseInstant(this.text(key), `${this.where}/${key}`) : null;
  }

  texts(key: string, byDefault?: readonly string[]): readonly string[] {
    if (!this.has(key) && byDefault) return byDefault;
    return this.list(key).map((item) => {
      if (typeof item !== "string") throw this.fault("not_a_string", key);
      return item;
    });
  }

  rows(key: string): Data[] {
    return this.list(key).map((item, n) => {
      if (!(item instanceof Map)) throw this.fault("not_an_object", `${key}/${n}`);
      return new Data(item, `${this.where}/${key}/${n}`);
    });
  }

  inner(key: string): Data {
    const value = this.fields.get(key);
    if (!(value instanceof Map)) throw this.fault("not_an_object", key);
    return new Data(value, `${this.where}/${key}`);
  }

  fault(code: string, key: string): Malformed {
    return new Malformed(code, `${this.where}/${key}`);
  }

  private list(key: string): Json[] {
    const value = this.fields.get(key);
    if (!Array.isArray(value)) throw this.fault("not_an_array", key);
    if (value.length > MAX_LIST) throw this.fault("count", key);
    return value;
  }
}

export function dataOf(entry: Entry): Data {
  return new Data(entry.event.data, `${entry.where}/event/data`);
}

/** Whether two lists hold the same texts in the same order. */
export function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, n) => text === other[n]);
}
