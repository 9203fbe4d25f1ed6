// C2SP signed notes and verifier keys, checkpoints and cosignatures (signed-note, tlog-checkpoint, tlog-cosignature).
import { Malformed } from "./malformed.ts";
import { HASH_BYTES } from "./merkle.ts";
import { concat, equal, fromBase64, sha256, toHex, utf8 } from "./octets.ts";
import { verifyEd25519 } from "./signatures.ts";

export const NOTE_ED25519 = 0x01;
export const COSIGNATURE = 0x04;

const PUBLIC_KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const TIMESTAMP_BYTES = 8;
const MAX_TIMESTAMP = 2n ** 63n - 1n;
const KEY_ID_BYTES = 4;
const MAX_NOTE_BYTES = 64 * 1024;
const MAX_SIGNATURES = 64;
const DASH = "— ";
const NO_NAME = /[\u0000- \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000+]/;
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;
const SIZE = /^(?:0|[1-9][0-9]{0,15})$/;
const EMPTY_ROOT = sha256(new Uint8Array());

/** A named public key with its signature type; its id follows from the three. */
export interface VerifierKey {
  readonly name: string;
  readonly algorithm: number;
  readonly public: Uint8Array;
  readonly id: Uint8Array;
  readonly text: string;
}

export interface NoteLine {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

export interface Note {
  readonly text: string;
  readonly lines: readonly NoteLine[];
}

export interface Checkpoint {
  readonly origin: string;
  readonly size: bigint;
  readonly root: Uint8Array;
}

export function partition(text: string, mark: string): [string, boolean, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, false, ""] : [text.slice(0, at), true, text.slice(at + mark.length)];
}

function isKeyName(name: string): boolean {
  return name !== "" && !NO_NAME.test(name);
}

export function parseVerifierKey(text: string, where = ""): VerifierKey {
  const [name, , rest] = partition(text, "+");
  const [idHex, , encoded] = partition(rest, "+");
  if (!isKeyName(name)) throw new Malformed("vkey_name", where);
  const material = fromBase64(encoded, where);
  const algorithm = material[0] ?? 0;
  if (material.length !== 1 + PUBLIC_KEY_BYTES || (algorithm !== NOTE_ED25519 && algorithm !== COSIGNATURE)) {
    throw new Malformed("vkey_type", where);
  }
  const id = sha256(concat(utf8(`${name}\n`), material)).subarray(0, KEY_ID_BYTES);
  if (idHex !== toHex(id)) throw new Malformed("vkey_id", where);
  return { name, algorithm, public: material.subarray(1), id, text };
}

export function sameKey(one: VerifierKey, other: VerifierKey): boolean {
  return one.text === other.text;
}

export function isBy(line: NoteLine, key: VerifierKey): boolean {
  return line.name === key.name && equal(line.keyId, key.id);
}

export function parseNote(document: string): Note {
  if (utf8(document).length > MAX_NOTE_BYTES) throw new Malformed("note_too_large");
  if (CONTROL.test(document)) throw new Malformed("note_control_character");
  const blank = document.lastIndexOf("\n\n");
  if (blank < 0 || !document.slice(blank + 2).endsWith("\n")) throw new Malformed("note_form");
  const lines = document.slice(blank + 2, -1).split("\n");
  if (lines.length > MAX_SIGNATURES) throw new Malformed("note_signature_count");
  return {
    text: `${document.slice(0, blank)}\n`,
    lines: lines.map((line, n) => noteLine(line, `/signatures/${n}`)),
  };
}

function noteLine(line: string, where: string): NoteLine {
  const [name, space, encoded] = partition(line.startsWith(DASH) ? line.slice(DASH.length) : line, " ");
  if (!line.startsWith(DASH) || !space || !isKeyName(name)) throw new Malformed("note_signature_line", where);
  const octets = fromBase64(encoded, where);
  if (octets.length <= KEY_ID_BYTES) throw new Malformed("note_signature_line", where);
  return { name, keyId: octets.subarray(0, KEY_ID_BYTES), signature: octets.subarray(KEY_ID_BYTES) };
}

export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split("\n");
  if (lines.length < 4 || lines.pop() !== "" || lines.includes("")) throw new Malformed("checkpoint_form");
  const [origin = "", size = "", encoded = ""] = lines;
  if (!SIZE.test(size)) throw new Malformed("checkpoint_size", "/size");
  const root = fromBase64(encoded, "/root");
  if (root.length !== HASH_BYTES || (size === "0" && !equal(root, EMPTY_ROOT))) {
    throw new Malformed("checkpoint_root", "/root");
  }
  return { origin, size: BigInt(size), root };
}

/** Whether `key` stands on the note with true lines only; false where it has none, `Malformed` for a false one. */
export function hasSigned(note: Note, key: VerifierKey): boolean {
  let signed = false;
  note.lines.forEach((line, n) => {
    if (!isBy(line, key)) return;
    const holds = key.algorithm === COSIGNATURE ? isCosigned(note, key, line) : isSigned(note, key, line);
    if (!holds) throw new Malformed("note_signature_false", `/signatures/${n}`);
    signed = true;
  });
  return signed;
}

function isSigned(note: Note, key: VerifierKey, line: NoteLine): boolean {
  return line.signature.length === SIGNATURE_BYTES && verifyEd25519(key.public, utf8(note.text), line.signature);
}

function isCosigned(note: Note, key: VerifierKey, line: NoteLine): boolean {
  if (line.signature.length !== TIMESTAMP_BYTES + SIGNATURE_BYTES) throw new Malformed("cosignature_length");
  const seconds = line.signature.subarray(0, TIMESTAMP_BYTES).reduce((time, octet) => (time << 8n) | BigInt(octet), 0n);
  if (seconds > MAX_TIMESTAMP) throw new Malformed("cosignature_time");
  const message = utf8(`cosignature/v1\ntime ${seconds}\n${note.text}`);
  return verifyEd25519(key.public, message, line.signature.subarray(TIMESTAMP_BYTES));
}
