// The event, what a person signs: its exact keys, their forms and bounds.
import { parseInstant } from "./instants.ts";
import { exactKeys, type Json, type JsonObject, parseCanonical, stringOf } from "./json.ts";
import { Malformed } from "./malformed.ts";
import { isSha256Hex } from "./octets.ts";

export const MAX_EVENT_BYTES = 40 * 1024;
export const KINDS = ["live", "exercise", "replay", "demo"] as const;

const KEYS = ["v", "log", "charter", "stream", "seen", "type", "at", "actor", "prev", "id", "data"];
const ACTOR_KEYS = ["member", "role", "key"];
const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const ORIGIN = new RegExp(`^${LABEL}(?:\\.${LABEL})*/(?:${KINDS.join("|")})(?:-${LABEL})?$`);
const MAX_ORIGIN = 255;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const STREAM = /^[a-z]{1,32}(?:-[a-z]{1,32}){0,3}(?:\/[A-Za-z0-9][A-Za-z0-9_-]{0,63})?$/;
const TYPE = /^[a-z]{1,32}\.[a-z]{1,32}(?:_[a-z]{1,32}){0,7}\/[1-9][0-9]{0,3}$/;
const MEMBER = /^(?:[A-Z]{2})?$/;
const ROLE = /^[a-z][a-z0-9]{0,31}(?:-[a-z0-9]{1,32}){0,7}$/;
const PREV = /^(?:[0-9a-f]{64})?$/;

/** `at` in milliseconds since 1970. */
export interface Event {
  readonly log: string;
  readonly charter: string;
  readonly stream: string;
  readonly type: string;
  readonly at: number;
  readonly member: string;
  readonly role: string;
  readonly key: string;
  readonly id: string;
  readonly data: JsonObject;
}

export const isOrigin = (text: string): boolean => text.length <= MAX_ORIGIN && ORIGIN.test(text);
export const isMember = (text: string): boolean => MEMBER.test(text);
export const isRole = (text: string): boolean => ROLE.test(text);

/** The kind of the ledger with that origin. */
export function kindOf(origin: string, where: string): string {
  if (!isOrigin(origin)) throw new Malformed("origin_form", where);
  return (origin.split("/")[1] ?? "").split("-")[0] ?? "";
}

export function parseEvent(payload: Uint8Array): Event {
  const fields = exactKeys(parseCanonical(payload, MAX_EVENT_BYTES), KEYS, "");
  const actor = exactKeys(fields.get("actor"), ACTOR_KEYS, "/actor");
  const [seen, data] = [fields.get("seen"), fields.get("data")];
  if (fields.get("v") !== 1) throw new Malformed("event_version", "/v");
  if (typeof seen !== "number" || seen < -1) throw new Malformed("event_seen", "/seen");
  if (!(data instanceof Map)) throw new Malformed("event_data", "/data");
  const log = formed(fields, "log", isOrigin);
  const charter = formed(fields, "charter", isSha256Hex);
  const stream = formed(fields, "stream", (text) => STREAM.test(text));
  const type = formed(fields, "type", (text) => TYPE.test(text));
  const at = parseInstant(stringOf(fields, "at", ""), "/at");
  const member = formed(actor, "member", isMember, "/actor");
  const role = formed(actor, "role", isRole, "/actor");
  const key = formed(actor, "key", isSha256Hex, "/actor");
  formed(fields, "prev", (text) => PREV.test(text));
  const id = formed(fields, "id", (text) => UUID.test(text));
  return { log, charter, stream, type, at, member, role, key, id, data };
}

function formed(fields: JsonObject, key: string, hasForm: (text: string) => boolean, where = ""): string {
  const value: Json | undefined = fields.get(key);
  if (typeof value === "string" && hasForm(value)) return value;
  throw new Malformed(`event_${key}`, `${where}/${key}`);
}
