// Canonical JSON (RFC 8785) without floats, and the strict parser for it: no duplicate keys, no numbers but
// integers within ±(2^53-1), no lone surrogates, no byte order mark, bounds on size and depth.
// Objects are maps, so that no key has a meaning of its own.
import { Malformed } from "./malformed.ts";
import { equal, fromUtf8, utf8 } from "./octets.ts";

export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = Map<string, Json>;

export const MAX_DEPTH = 32;

const SPACE = /[ \t\n\r]*/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const NUMBER = /(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
const HEX = /^[0-9a-fA-F]{4}$/;
const WORDS: readonly [string, Json][] = [
  ["null", null],
  ["true", true],
  ["false", false],
];
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};
const LONE_SURROGATE = /\p{Surrogate}/u;

class Reader {
  private readonly text: string;
  private place = 0;

  constructor(text: string) {
    this.text = text;
  }

  whole(maxDepth: number): Json {
    const value = this.value(maxDepth);
    this.skip();
    if (this.place !== this.text.length) throw new Malformed("json_syntax");
    return value;
  }

  private skip(): void {
    this.match(SPACE);
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.place;
    const found = pattern.exec(this.text);
    if (found) this.place = pattern.lastIndex;
    return found;
  }

  private value(depth: number): Json {
    this.skip();
    const first = this.text[this.place];
    if (first === '"') return this.string();
    if (first === "{" || first === "[") {
      if (depth === 0) throw new Malformed("json_too_deep");
      this.place += 1;
      return first === "{" ? this.object(depth - 1) : this.array(depth - 1);
    }
    for (const [word, value] of WORDS) {
      if (this.text.startsWith(word, this.place)) {
        this.place += word.length;
        return value;
      }
    }
    return this.number();
  }

  private number(): number {
    const found = this.match(NUMBER);
    if (!found) throw new Malformed("json_syntax");
    const value = Number(found[1]);
    if (found[2] !== undefined || found[3] !== undefined) throw new Malformed("json_float");
    if (!Number.isSafeInteger(value)) throw new Malformed("json_integer_range");
    return value === 0 ? 0 : value;
  }

  private string(): string {
    this.place += 1;
    let text = "";
    for (;;) {
      text += this.match(PLAIN)?.[0] ?? "";
      const next = this.text[this.place];
      this.place += 1;
      if (next === '"') break;
      if (next !== "\\") throw new Malformed("json_syntax");
      text += this.escape();
    }
    if (LONE_SURROGATE.test(text)) throw new Malformed("json_lone_surrogate");
    return text;
  }

  private escape(): string {
    const letter = this.text[this.place] ?? "";
    this.place += 1;
    if (letter !== "u") {
      const meant = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
      if (meant === undefined) throw new Malformed("json_syntax");
      return meant;
    }
    const digits = this.text.slice(this.place, this.place + 4);
    if (!HEX.test(digits)) throw new Malformed("json_syntax");
    this.place += 4;
    return String.fromCharCode(parseInt(digits, 16));
  }

  private array(depth: number): Json[] {
    const items: Json[] = [];
    this.skip();
    if (this.take("]")) return items;
    for (;;) {
      items.push(this.value(depth));
      this.skip();
      if (this.take("]")) return items;
      if (!this.take(",")) throw new Malformed("json_syntax");
    }
  }

  private object(depth: number): JsonObject {
    const members: JsonObject = new Map();
    this.skip();
    if (this.take("}")) return members;
    for (;;) {
      this.skip();
      if (this.text[this.place] !== '"') throw new Malformed("json_syntax");
      const key = this.string();
      if (members.has(key)) throw new Malformed("json_duplicate_key");
      this.skip();
      if (!this.take(":")) throw new Malformed("json_syntax");
      members.set(key, this.value(depth));
      this.skip();
      if (this.take("}")) return members;
      if (!this.take(",")) throw new Malformed("json_syntax");
    }
  }

  private take(character: string): boolean {
    if (this.text[this.place] !== character) return false;
    this.place += 1;
    return true;
  }
}

/** The value of strict JSON in any spelling: white space and escapes are free. */
export function parse(octets: Uint8Array, maxBytes: number, maxDepth = MAX_DEPTH): Json {
  if (octets.length > maxBytes) throw new Malformed("json_too_large");
  const text = fromUtf8(octets);
  if (text === null) throw new Malformed("json_not_utf8");
  if (text.startsWith("\ufeff")) throw new Malformed("json_byte_order_mark");
  return new Reader(text).whole(maxDepth);
}

/** The value of `octets`, which must be exactly its RFC 8785 form. */
export function parseCanonical(octets: Uint8Array, maxBytes: number, maxDepth = MAX_DEPTH): Json {
  const value = parse(octets, maxBytes, maxDepth);
  if (!equal(utf8(encode(value)), octets)) throw new Malformed("not_canonical");
  return value;
}

/** The RFC 8785 form: keys in the order of their UTF-16 units. */
export function encode(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(encode).join(",")}]`;
  const members = [...value].sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${encode(member)}`).join(",")}}`;
}

/** A map of members written as a plain object in our own code. */
export function object(members: Readonly<Record<string, Json>>): JsonObject {
  return new Map(Object.entries(members));
}

// Members of objects whose keys are fixed: nothing unknown, nothing missing, types exact.

export function exactKeys(value: Json | undefined, keys: readonly string[], where: string): JsonObject {
  if (!(value instanceof Map)) throw new Malformed("not_an_object", where);
  const missing = keys.filter((key) => !value.has(key)).sort()[0];
  if (missing !== undefined) throw new Malformed("key_missing", `${where}/${missing}`);
  if (value.size !== keys.length) throw new Malformed("key_unknown", where);
  return value;
}

export function stringOf(fields: JsonObject, key: string, where: string): string {
  const value = fields.get(key);
  if (typeof value !== "string") throw new Malformed("not_a_string", `${where}/${key}`);
  return value;
}

export function integerOf(fields: JsonObject, key: string, where: string, least: number): number {
  const value = fields.get(key);
  if (typeof value !== "number") throw new Malformed("not_an_integer", `${where}/${key}`);
  if (value < least) throw new Malformed("integer_too_small", `${where}/${key}`);
  return value;
}

export function arrayOf(value: Json | undefined, where: string, most: number): Json[] {
  if (!Array.isArray(value)) throw new Malformed("not_an_array", where);
  if (value.length > most) throw new Malformed("count", where);
  return value;
}
