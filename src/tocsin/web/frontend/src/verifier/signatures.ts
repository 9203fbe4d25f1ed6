// Signature checks: strict Ed25519 (RFC 8032: S < L, A and R canonical, A not of small order, no cofactor), and
// WebAuthn assertions by P-256 or Ed25519 keys (Level 3 section 7.2; user present and verified).
import { ed25519 } from "@noble/curves/ed25519.js";
import { p256 } from "@noble/curves/nist.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { type Json, parse } from "./json.ts";
import { type Assertion, MAX_WEBAUTHN_BYTES, type Signature } from "./leaf.ts";
import { Malformed } from "./malformed.ts";
import { concat, equal, sha256, sha256Hex, toBase64, utf8 } from "./octets.ts";

export const ED25519 = "ed25519";
export const ES256_WEBAUTHN = "es256-webauthn";
export const ALGORITHMS: readonly string[] = [ED25519, ES256_WEBAUTHN, "eddsa-webauthn"];
export const ED25519_PUBLIC_BYTES = 32;
export const P256_POINT_BYTES = 65;

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const SIGN_BIT = 1n << 255n;
// The y coordinates of the eight points whose order divides 8; either sign of x is of small order too.
const Y8 = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
const SMALL_ORDER = new Set([0n, 1n, P - 1n, Y8, P - Y8]);
const P256_NUMBER_BYTES = 32;
const AUTHENTICATOR_DATA_BYTES = 37;
const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const BACKUP_ELIGIBLE = 0x08;
const BACKED_UP = 0x10;
const ATTESTED_DATA = 0x40;
const EXTENSIONS = 0x80;

/** The public half of an enrolled key; `rpId` and `origins` say where a passkey may be used. */
export interface SigningKey {
  readonly algorithm: string;
  readonly public: Uint8Array;
  readonly rpId: string;
  readonly origins: readonly string[];
}

export function keyId(publicKey: Uint8Array): string {
  return sha256Hex(publicKey);
}

function littleEndian(octets: Uint8Array): bigint {
  return octets.reduceRight((number, octet) => (number << 8n) | BigInt(octet), 0n);
}

function isCanonicalPoint(encoded: Uint8Array): boolean {
  const number = littleEndian(encoded);
  const y = number & ~SIGN_BIT;
  return y < P && !(number & SIGN_BIT && (y === 1n || y === P - 1n));
}

export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== ED25519_PUBLIC_BYTES || signature.length !== 64) return false;
  const [r, s] = [signature.subarray(0, 32), littleEndian(signature.subarray(32))];
  if (s >= L || !isCanonicalPoint(r) || !isCanonicalPoint(publicKey)) return false;
  if (SMALL_ORDER.has(littleEndian(publicKey) & ~SIGN_BIT)) return false;
  let a;
  try {
    a = ed25519.Point.fromBytes(publicKey);
  } catch {
    return false;
  }
  const k = littleEndian(sha512(concat(r, publicKey, message))) % L;
  const found = ed25519.Point.BASE.multiplyUnsafe(s).add(a.negate().multiplyUnsafe(k));
  return equal(found.toBytes(), r);
}

/** ECDSA with SHA-256 over P-256: an uncompressed 65-byte point, a DER signature in its only encoding. */
export function verifyP256(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const compact = fromDer(signature);
  if (publicKey.length !== P256_POINT_BYTES || compact === null) return false;
  try {
    return p256.verify(compact, message, publicKey, { lowS: false, prehash: true, format: "compact" });
  } catch {
    return false;
  }
}

/** The two numbers of a DER signature, 32 octets each; null for any encoding but the one DER has. */
function fromDer(der: Uint8Array): Uint8Array | null {
  if (der[0] !== 0x30 || der[1] !== der.length - 2 || der.length > 127) return null;
  const compact = new Uint8Array(2 * P256_NUMBER_BYTES);
  let place = 2;
  for (const end of [P256_NUMBER_BYTES, 2 * P256_NUMBER_BYTES]) {
    const length = der[place + 1] ?? 0;
    const number = der.subarray(place + 2, place + 2 + length);
    if (der[place] !== 0x02 || length === 0 || number.length !== length) return null;
    const [first = 0, second = 0] = number;
    if (first & 0x80 || (first === 0 && length > 1 && !(second & 0x80))) return null;
    const digits = first === 0 ? number.subarray(1) : number;
    if (digits.length > P256_NUMBER_BYTES) return null;
    compact.set(digits, end - digits.length);
    place += 2 + length;
  }
  return place === der.length ? compact : null;
}

/** Why a signature does not hold over a DSSE pre-authentication encoding, as a code; null if it holds. */
export function signatureFault(key: SigningKey, encoding: Uint8Array, signature: Signature): string | null {
  if (signature.keyid !== keyId(key.public)) return "signature_key";
  if (!ALGORITHMS.includes(key.algorithm)) return "signature_algorithm";
  if ((signature.webauthn !== null) !== (key.algorithm !== ED25519)) return "signature_kind";
  if (signature.webauthn === null) {
    return verifyEd25519(key.public, encoding, signature.sig) ? null : "signature_false";
  }
  return assertionFault(key, challenge(encoding), signature.webauthn, signature.sig);
}

function challenge(encoding: Uint8Array): string {
  return toBase64(sha256(encoding)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function assertionFault(key: SigningKey, expected: string, assertion: Assertion, sig: Uint8Array): string | null {
  const fault =
    clientDataFault(key, expected, assertion.clientData) ?? authenticatorDataFault(key, assertion.authenticatorData);
  if (fault !== null) return fault;
  const signed = concat(assertion.authenticatorData, sha256(assertion.clientData));
  const verify = key.algorithm === ES256_WEBAUTHN ? verifyP256 : verifyEd25519;
  return verify(key.public, signed, sig) ? null : "signature_false";
}

function clientDataFault(key: SigningKey, expected: string, clientData: Uint8Array): string | null {
  let said: Json;
  try {
    said = parse(clientData, MAX_WEBAUTHN_BYTES);
  } catch (fault) {
    if (fault instanceof Malformed) return "webauthn_client_data";
    throw fault;
  }
  if (!(said instanceof Map)) return "webauthn_client_data";
  if (said.get("type") !== "webauthn.get") return "webauthn_type";
  if (said.get("challenge") !== expected) return "webauthn_challenge";
  const origin = said.get("origin");
  if (typeof origin !== "string" || !key.origins.includes(origin)) return "webauthn_origin";
  const crossOrigin = said.has("crossOrigin") ? said.get("crossOrigin") : false;
  return crossOrigin !== false || said.has("topOrigin") ? "webauthn_cross_origin" : null;
}

function authenticatorDataFault(key: SigningKey, data: Uint8Array): string | null {
  const flags = data[32];
  if (flags === undefined || data.length < AUTHENTICATOR_DATA_BYTES) return "webauthn_authenticator_data";
  const hasExtensions = data.length > AUTHENTICATOR_DATA_BYTES;
  if (flags & ATTESTED_DATA || hasExtensions !== Boolean(flags & EXTENSIONS)) return "webauthn_authenticator_data";
  if (flags & BACKED_UP && !(flags & BACKUP_ELIGIBLE)) return "webauthn_authenticator_data";
  if (!equal(data.subarray(0, 32), sha256(utf8(key.rpId)))) return "webauthn_rp_id";
  if (!(flags & USER_PRESENT)) return "webauthn_user_not_present";
  return flags & USER_VERIFIED ? null : "webauthn_user_not_verified";
}
