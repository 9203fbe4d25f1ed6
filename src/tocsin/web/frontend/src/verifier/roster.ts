// The roster recomputed: keys with their windows, log key and trust policy; and who signed each entry.
import { type Data, dataOf } from "./data.ts";
import type { Entry } from "./entries.ts";
import { encode, type Json, object } from "./json.ts";
import { preAuthenticationEncoding, type Signature } from "./leaf.ts";
import { Malformed } from "./malformed.ts";
import { parseVerifierKey } from "./note.ts";
import { fromBase64 } from "./octets.ts";
import {
  ALGORITHMS,
  ED25519,
  ED25519_PUBLIC_BYTES,
  ES256_WEBAUTHN,
  keyId,
  P256_POINT_BYTES,
  signatureFault,
  type SigningKey,
} from "./signatures.ts";

const CUSTODIES = ["server", "file", "passkey", "pkcs11"];
const IN_FORCE = -1;

/** A key as enrolled; `toIndex` is -1 while it is in force. */
interface Key {
  readonly key: string;
  readonly member: string;
  readonly role: string;
  readonly public: string;
  readonly custody: string;
  readonly signing: SigningKey;
  readonly fromIndex: number;
  toIndex: number;
}

export class Roster {
  readonly keys: Key[] = [];
  founding = 0;
  log = "";
  policy = "";

  take(entry: Entry): void {
    const [data, type] = [dataOf(entry), entry.event.type];
    if ((type === "roster.founded/1") !== (entry.version === 1)) throw new Malformed("founding_place", entry.where);
    if (type === "roster.founded/1") this.found(data, entry);
    else if (type === "roster.key_enrolled/1") this.enrol(data, entry);
    else if (type === "roster.key_revoked/1") this.revoke(data, entry);
    else if (type === "roster.log_key_changed/1") this.log = data.text("log");
    else if (type === "roster.policy_set/1") this.policy = data.text("policy");
    else throw new Malformed("type_unknown", `${entry.where}/event/type`);
  }

  private found(data: Data, entry: Entry): void {
    this.log = data.text("log");
    this.policy = data.text("policy");
    for (const row of data.rows("keys")) this.enrol(row, entry);
    this.founding = this.keys.length;
  }

  private inForce(key: string): Key | undefined {
    return this.keys.find((row) => row.key === key && row.toIndex === IN_FORCE);
  }

  private enrol(data: Data, entry: Entry): void {
    const row = keyOf(data, entry.index);
    if (this.inForce(row.key)) throw data.fault("key_in_force", "key");
    requireOwn(entry, row.member);
    this.keys.push(row);
  }

  private revoke(data: Data, entry: Entry): void {
    const row = this.inForce(data.digest("key"));
    if (!row) throw data.fault("key_not_in_force", "key");
    requireOwn(entry, row.member);
    row.toIndex = entry.index;
  }

  /** The key that may sign the entry at `index`; no entry but 0 is signed by a key that it enrols itself. */
  signer(key: string, index: number): Key | undefined {
    return this.keys.find(
      (row) =>
        row.key === key &&
        (row.fromIndex < index || index === 0) &&
        (row.toIndex === IN_FORCE || index <= row.toIndex),
    );
  }

  asJson(): Json {
    return this.keys.map((row) =>
      object({
        key: row.key,
        member: row.member,
        role: row.role,
        algorithm: row.signing.algorithm,
        public: row.public,
        custody: row.custody,
        from_index: row.fromIndex,
        to_index: row.toIndex,
      }),
    );
  }
}

/** A member's people enrol and revoke keys of their own member only; entry 0 is everybody's. */
function requireOwn(entry: Entry, member: string): void {
  if (entry.index && entry.event.member && entry.event.member !== member) {
    throw new Malformed("own_member", entry.where);
  }
}

function keyOf(data: Data, index: number): Key {
  const [algorithm, text] = [data.text("algorithm"), data.text("public")];
  if (!ALGORITHMS.includes(algorithm)) throw data.fault("algorithm_unknown", "algorithm");
  const octets = fromBase64(text, `${data.where}/public`);
  if (octets.length !== (algorithm === ES256_WEBAUTHN ? P256_POINT_BYTES : ED25519_PUBLIC_BYTES)) {
    throw data.fault("public_length", "public");
  }
  const key = data.text("key");
  if (key !== keyId(octets)) throw data.fault("key_id_differs", "key");
  const [rpId, origins] = [data.text("rp_id", ""), data.texts("origins", [])];
  if ((algorithm !== ED25519) !== Boolean(rpId && origins.length)) throw data.fault("passkey_scope", "rp_id");
  const custody = data.text("custody");
  if (!CUSTODIES.includes(custody)) throw data.fault("custody_unknown", "custody");
  const [member, role] = [data.member("member"), data.role("role")];
  const signing = { algorithm, public: octets, rpId, origins };
  return { key, member, role, public: text, custody, signing, fromIndex: index, toIndex: IN_FORCE };
}

/** The roster that the stream gives; a live ledger has no key of custody `server`. */
export function recompute(entries: readonly Entry[], kind: string): Roster {
  const roster = new Roster();
  for (const entry of entries) roster.take(entry);
  const served = roster.keys.findIndex((row) => row.custody === "server");
  if (kind === "live" && served >= 0) throw new Malformed("server_key_live", `/roster/${served}`);
  return roster;
}

export function requireEnclosed(roster: Roster, enclosed: Json): void {
  if (encode(enclosed) !== encode(roster.asJson())) throw new Malformed("roster_differs", "/roster");
}

/** Check every signature; how many there are. */
export function requireSigned(roster: Roster, entries: readonly Entry[]): number {
  return entries.reduce((sum, row) => sum + (row.index === 0 ? founding(roster, row) : ordinary(roster, row)), 0);
}

function ordinary(roster: Roster, entry: Entry): number {
  const [signature] = entry.envelope.signatures;
  if (!signature || entry.envelope.signatures.length !== 1) throw new Malformed("signature_count", entry.where);
  requireHolds(actorKey(roster, entry).signing, entry, signature);
  return 1;
}

function founding(roster: Roster, entry: Entry): number {
  const log = parseVerifierKey(dataOf(entry).text("log"), `${entry.where}/event/data/log`);
  if (log.name !== entry.event.log) throw new Malformed("origin_differs", `${entry.where}/event/data/log`);
  actorKey(roster, entry);
  const wanted = new Map<string, SigningKey>([
    [keyId(log.public), { algorithm: ED25519, public: log.public, rpId: "", origins: [] }],
    ...roster.keys.slice(0, roster.founding).map((row): [string, SigningKey] => [row.key, row.signing]),
  ]);
  const signatures = new Map(entry.envelope.signatures.map((row) => [row.keyid, row]));
  if (signatures.size !== wanted.size || [...wanted.keys()].some((key) => !signatures.has(key))) {
    throw new Malformed("founding_signatures", entry.where);
  }
  for (const [key, signing] of wanted) {
    const signature = signatures.get(key);
    if (signature) requireHolds(signing, entry, signature);
  }
  return wanted.size;
}

function actorKey(roster: Roster, entry: Entry): Key {
  const key = roster.signer(entry.event.key, entry.index);
  if (!key) throw new Malformed("key_not_in_force", entry.where);
  if (key.member !== entry.event.member || key.role !== entry.event.role) {
    throw new Malformed("actor_differs", entry.where);
  }
  return key;
}

function requireHolds(key: SigningKey, entry: Entry, signature: Signature): void {
  const fault = signatureFault(key, preAuthenticationEncoding(entry.envelope.payload), signature);
  if (fault !== null) throw new Malformed(fault, entry.where);
}
