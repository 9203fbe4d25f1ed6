// The leaf, one entry of a ledger, and the signed envelope in it: DSSE over its pre-authentication encoding.
import { MAX_EVENT_BYTES } from "./event.ts";
import { parseInstant } from "./instants.ts";
import { exactKeys, integerOf, type Json, type JsonObject, parseCanonical, stringOf } from "./json.ts";
import { Malformed } from "./malformed.ts";
import { concat, fromBase64, isSha256Hex, utf8 } from "./octets.ts";

export const MAX_LEAF_BYTES = 65_535;
export const MAX_WEBAUTHN_BYTES = 2048;

const PAYLOAD_TYPE = "application/vnd.tocsin.event+json";
const MAX_SIGNATURES = 64;
const MAX_SIGNATURE_BYTES = 128;
const LEAF_DEPTH = 5;

export interface Assertion {
  readonly authenticatorData: Uint8Array;
  readonly clientData: Uint8Array;
}

export interface Signature {
  readonly keyid: string;
  readonly sig: Uint8Array;
  readonly webauthn: Assertion | null;
}

export interface Envelope {
  readonly payload: Uint8Array;
  readonly signatures: readonly Signature[];
}

export interface Leaf {
  readonly envelope: Envelope;
  readonly index: number;
  readonly receivedAt: number;
  readonly version: number;
}

/** What an Ed25519 key signs, and whose SHA-256 is the challenge of a WebAuthn key. */
export function preAuthenticationEncoding(payload: Uint8Array): Uint8Array {
  return concat(utf8(`DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${payload.length} `), payload);
}

export function parseLeaf(data: Uint8Array): Leaf {
  if (data.length > MAX_LEAF_BYTES) throw new Malformed("leaf_too_large");
  const value = parseCanonical(data, MAX_LEAF_BYTES, LEAF_DEPTH);
  const fields = exactKeys(value, ["envelope", "index", "received_at", "version"], "");
  const index = integerOf(fields, "index", "", 0);
  const envelope = envelopeOf(fields.get("envelope"), index === 0, "/envelope");
  const receivedAt = parseInstant(stringOf(fields, "received_at", ""), "/received_at");
  return { envelope, index, receivedAt, version: integerOf(fields, "version", "", 1) };
}

function envelopeOf(value: Json | undefined, founding: boolean, where: string): Envelope {
  const fields = exactKeys(value, ["payload", "payloadType", "signatures"], where);
  if (fields.get("payloadType") !== PAYLOAD_TYPE) throw new Malformed("envelope_payload_type", `${where}/payloadType`);
  const payload = octets(fields, "payload", where, MAX_EVENT_BYTES);
  const entries = fields.get("signatures");
  if (!Array.isArray(entries)) throw new Malformed("not_an_array", `${where}/signatures`);
  const signatures = entries.map((entry, n) => signatureOf(entry, `${where}/signatures/${n}`));
  const most = founding ? MAX_SIGNATURES : 1;
  if (signatures.length < 1 || signatures.length > most) {
    throw new Malformed("envelope_signature_count", `${where}/signatures`);
  }
  if (new Set(signatures.map((row) => row.keyid)).size !== signatures.length) {
    throw new Malformed("envelope_key_twice", `${where}/signatures`);
  }
  return { payload, signatures };
}

function signatureOf(entry: Json, where: string): Signature {
  const byPasskey = entry instanceof Map && entry.has("webauthn");
  const fields = exactKeys(entry, byPasskey ? ["keyid", "sig", "webauthn"] : ["keyid", "sig"], where);
  const keyid = stringOf(fields, "keyid", where);
  if (!isSha256Hex(keyid)) throw new Malformed("envelope_keyid", `${where}/keyid`);
  const sig = octets(fields, "sig", where, MAX_SIGNATURE_BYTES);
  return { keyid, sig, webauthn: byPasskey ? assertionOf(fields.get("webauthn"), `${where}/webauthn`) : null };
}

function assertionOf(value: Json | undefined, where: string): Assertion {
  const fields = exactKeys(value, ["authenticatorData", "clientDataJSON"], where);
  const authenticatorData = octets(fields, "authenticatorData", where, MAX_WEBAUTHN_BYTES);
  return { authenticatorData, clientData: octets(fields, "clientDataJSON", where, MAX_WEBAUTHN_BYTES) };
}

function octets(fields: JsonObject, key: string, where: string, most: number): Uint8Array {
  const found = fromBase64(stringOf(fields, key, where), `${where}/${key}`);
  if (found.length < 1 || found.length > most) throw new Malformed("octets_length", `${where}/${key}`);
  return found;
}
