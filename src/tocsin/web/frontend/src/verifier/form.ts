// The form of a decision certificate: canonical JSON and one newline, fixed keys, bounds.
import { KINDS } from "./event.ts";
import { arrayOf, exactKeys, integerOf, type Json, type JsonObject, parseCanonical, stringOf } from "./json.ts";
import { MAX_LEAF_BYTES } from "./leaf.ts";
import { Malformed } from "./malformed.ts";
import { HASH_BYTES } from "./merkle.ts";
import { fromBase64, isSha256Hex, utf8 } from "./octets.ts";

export const MAX_BYTES = 64 * 1024 * 1024;
export const MAX_FILE_BYTES = 1024 * 1024;

const FORMAT = "tocsin-decision-certificate/1";
const MAX_ENTRIES = 10_000;
const MAX_PROOF = 63;
const MAX_FILES = 20;
const MAX_LANGUAGES = 16;
const DEPTH = 5;
const NEWLINE = 10;
const KIND = new RegExp(`^(?:${KINDS.join("|")})$`);
const ID = /^[a-z][a-z0-9-]{0,63}$/;
const DECISION = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const OUTCOME = /^[a-z_]{1,32}$/;
const KEYS = [
  "format",
  "kind",
  "organisation",
  "decision",
  "log",
  "charter",
  "roster",
  "text",
  "entries",
  "checkpoint",
  "policy",
  "result",
];

/** A leaf as it stands in the certificate, with its inclusion proof from the sibling up. */
export interface Enclosed {
  readonly index: number;
  readonly leaf: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** What a certificate says, none of it proven yet. */
export interface Certificate {
  readonly kind: string;
  readonly organisation: string;
  readonly decision: string;
  readonly log: string;
  readonly charterId: string;
  readonly revision: string;
  readonly files: JsonObject;
  readonly roster: Json;
  readonly text: JsonObject;
  readonly entries: readonly Enclosed[];
  readonly checkpoint: string;
  readonly policy: string;
  readonly result: Json;
  readonly outcome: string;
}

export function parseCertificate(data: Uint8Array): Certificate {
  if (data.length > MAX_BYTES) throw new Malformed("too_large");
  if (data.at(-1) !== NEWLINE) throw new Malformed("last_line");
  const fields = exactKeys(parseCanonical(data.subarray(0, -1), MAX_BYTES, DEPTH), KEYS, "");
  if (fields.get("format") !== FORMAT) throw new Malformed("format_unknown", "/format");
  const charter = exactKeys(fields.get("charter"), ["id", "revision", "files"], "/charter");
  const result = exactKeys(fields.get("result"), ["outcome", "rule", "reasons"], "/result");
  const revision = stringOf(charter, "revision", "/charter");
  if (!isSha256Hex(revision)) throw new Malformed("not_a_digest", "/charter/revision");
  return {
    kind: formed(fields, "kind", KIND, ""),
    organisation: formed(fields, "organisation", ID, ""),
    decision: formed(fields, "decision", DECISION, ""),
    log: stringOf(fields, "log", ""),
    charterId: formed(charter, "id", ID, "/charter"),
    revision,
    files: texts(charter.get("files"), "/charter/files", MAX_FILES),
    roster: fields.get("roster") ?? null,
    text: texts(fields.get("text"), "/text", MAX_LANGUAGES),
    entries: entries(fields.get("entries")),
    checkpoint: stringOf(fields, "checkpoint", ""),
    policy: stringOf(fields, "policy", ""),
    result,
    outcome: formed(result, "outcome", OUTCOME, "/result"),
  };
}

function formed(fields: JsonObject, key: string, form: RegExp, where: string): string {
  const value = stringOf(fields, key, where);
  if (!form.test(value)) throw new Malformed("word_form", `${where}/${key}`);
  return value;
}

function texts(value: Json | undefined, where: string, most: number): JsonObject {
  if (!(value instanceof Map)) throw new Malformed("not_an_object", where);
  if (value.size < 1 || value.size > most) throw new Malformed("count", where);
  for (const key of value.keys()) stringOf(value, key, where);
  return value;
}

function entries(value: Json | undefined): Enclosed[] {
  const rows = arrayOf(value, "/entries", MAX_ENTRIES);
  if (!rows.length) throw new Malformed("count", "/entries");
  return rows.map((row, n) => entry(row, `/entries/${n}`));
}

function entry(value: Json, where: string): Enclosed {
  const fields = exactKeys(value, ["index", "leaf", "proof"], where);
  const leaf = utf8(stringOf(fields, "leaf", where));
  if (leaf.length > MAX_LEAF_BYTES) throw new Malformed("leaf_too_large", `${where}/leaf`);
  const proof = arrayOf(fields.get("proof"), `${where}/proof`, MAX_PROOF);
  const hashes = proof.map((row, n) => hash(row, `${where}/proof/${n}`));
  return { index: integerOf(fields, "index", where, 0), leaf, proof: hashes };
}

function hash(value: Json, where: string): Uint8Array {
  if (typeof value !== "string") throw new Malformed("not_a_string", where);
  const octets = fromBase64(value, where);
  if (octets.length !== HASH_BYTES) throw new Malformed("hash_length", where);
  return octets;
}
