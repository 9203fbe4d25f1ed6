// Octets in text: strict UTF-8, standard padded base64 that re-encodes to itself (RFC 4648), hex, SHA-256.
import { sha256 as digest } from "@noble/hashes/sha2.js";
import { Malformed } from "./malformed.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Map([...ALPHABET].map((letter, value) => [letter.charCodeAt(0), value]));
const PADDING = "=".charCodeAt(0);
const SHA256 = /^[0-9a-f]{64}$/;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The text of UTF-8 octets, or null where they are none. */
export function fromUtf8(octets: Uint8Array): string | null {
  try {
    return decoder.decode(octets);
  } catch {
    return null;
  }
}

export function sha256(octets: Uint8Array): Uint8Array {
  return digest(octets);
}

export function toHex(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");
}

export function sha256Hex(octets: Uint8Array): string {
  return toHex(sha256(octets));
}

export function isSha256Hex(text: string): boolean {
  return SHA256.test(text);
}

export function concat(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

export function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, place) => octet === other[place]);
}

export function toBase64(octets: Uint8Array): string {
  let text = "";
  for (let place = 0; place < octets.length; place += 3) {
    const [one = 0, two = 0, three = 0] = octets.subarray(place, place + 3);
    const group = (one << 16) | (two << 8) | three;
    const letters = [18, 12, 6, 0].map((shift) => ALPHABET[(group >> shift) & 63]);
    const kept = Math.min(4, octets.length - place + 1);
    text += letters.slice(0, kept).join("").padEnd(4, "=");
  }
  return text;
}

/** The octets of `text`; refuses other alphabets, missing padding and non-zero trailing bits. */
export function fromBase64(text: string, where = ""): Uint8Array {
  if (text.length % 4) throw new Malformed("base64_form", where);
  let padding = 0;
  while (padding < 2 && text.charCodeAt(text.length - 1 - padding) === PADDING) padding += 1;
  const octets = new Uint8Array((text.length / 4) * 3 - padding);
  let bits = 0;
  let place = 0;
  for (let at = 0; at < text.length - padding; at += 1) {
    const value = VALUES.get(text.charCodeAt(at));
    if (value === undefined) throw new Malformed("base64_form", where);
    bits = (bits << 6) | value;
    if (at % 4) octets[place++] = (bits >> (6 - 2 * (at % 4))) & 255;
  }
  if (toBase64(octets.subarray(octets.length - (octets.length % 3 || 3))) !== text.slice(-4)) {
    throw new Malformed("base64_form", where);
  }
  return octets;
}
