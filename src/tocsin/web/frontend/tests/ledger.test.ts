// The frozen vectors of the ledger formats (tests/vectors/ledger), which the program's own reader is held to as well.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseEvent } from "../src/verifier/event.ts";
import { parseInstant } from "../src/verifier/instants.ts";
import { encode, parse, parseCanonical } from "../src/verifier/json.ts";
import { envelopeOf, MAX_LEAF_BYTES, parseLeaf, preAuthenticationEncoding } from "../src/verifier/leaf.ts";
import { Malformed } from "../src/verifier/malformed.ts";
import { isIncluded, leafHash } from "../src/verifier/merkle.ts";
import { hasSigned, isBy, parseCheckpoint, parseNote, parseVerifierKey } from "../src/verifier/note.ts";
import { fromBase64, fromUtf8, sha256Hex, toBase64, toHex, utf8 } from "../src/verifier/octets.ts";
import { parsePolicy, reachesQuorum } from "../src/verifier/policy.ts";
import { signatureFault, verifyEd25519 } from "../src/verifier/signatures.ts";

type Row = any;

const FOLDER = new URL("../../../../../tests/vectors/ledger/", import.meta.url);
const rows = (file: string, part: string): Row[] => JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"))[part];
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "hex"));

/** The code of the fault that `make` throws, "" where there is none. */
function faultOf(make: () => unknown): string {
  try {
    make();
    return "";
  } catch (fault) {
    if (fault instanceof Malformed) return fault.code;
    throw fault;
  }
}

const isFault = (make: () => unknown): boolean => faultOf(make) !== "";

describe("canonical JSON", () => {
  it.each(rows("canonical.json", "texts"))("$name", (row: Row) => {
    const input = fromBase64(row.input);
    const read = (): Row => parse(input, row.max_bytes, row.max_depth);
    expect(isFault(read)).toBe(row.code !== "");
    if (row.code === "") expect(toBase64(utf8(encode(read())))).toBe(row.canonical);
    expect(!isFault(() => parseCanonical(input, row.max_bytes, row.max_depth))).toBe(row.is_canonical);
  });

  it("reads base64 strictly", () => {
    for (const row of rows("canonical.json", "base64")) {
      expect([row.text, isFault(() => fromBase64(row.text))]).toEqual([row.text, row.octets === null]);
    }
  });

  it("reads instants strictly", () => {
    for (const row of rows("canonical.json", "instants")) {
      const found = isFault(() => parseInstant(row.text)) ? null : parseInstant(row.text);
      expect([row.text, found]).toEqual([row.text, row.milliseconds]);
    }
  });
});

describe("events, envelopes and leaves", () => {
  it.each(rows("event.json", "events"))("event: $name", (row: Row) => {
    const payload = fromBase64(row.payload);
    expect(isFault(() => parseEvent(payload))).toBe(row.code !== "");
    expect(sha256Hex(payload)).toBe(row.sha256);
    if (row.code === "") expect(parseEvent(payload).at).toBe(row.at);
  });

  it.each(rows("envelope.json", "envelopes"))("envelope: $name", (row: Row) => {
    const read = (): unknown => envelopeOf(parse(fromBase64(row.input), 131_072, 4), row.founding, "");
    expect(isFault(read)).toBe(row.code !== "");
  });

  it("encodes for signing", () => {
    for (const row of rows("envelope.json", "encodings")) {
      expect(toBase64(preAuthenticationEncoding(fromBase64(row.payload)))).toBe(row.encoding);
    }
  });

  it.each(rows("leaf.json", "leaves"))("leaf: $name", (row: Row) => {
    const data = fromBase64(row.leaf);
    expect(isFault(() => parseLeaf(data))).toBe(row.code !== "");
    if (data.length <= MAX_LEAF_BYTES) expect(toHex(leafHash(data))).toBe(row.hash);
  });
});

describe("the tree", () => {
  it.each(rows("merkle.json", "inclusion"))("inclusion: $name", (row: Row) => {
    const proof = row.proof.map((text: string) => fromBase64(text));
    const [leaf, root] = [fromBase64(row.leaf), fromBase64(row.root)];
    const whole = [leaf, root, ...proof].every((hash) => hash.length === 32) && row.index >= 0;
    const holds = whole && isIncluded(leaf, BigInt(row.index), BigInt(row.size), proof, root);
    expect(holds).toBe(row.holds);
  });
});

describe("notes", () => {
  it("reads verifier keys", () => {
    for (const row of rows("note.json", "keys")) {
      expect([row.text, faultOf(() => parseVerifierKey(row.text))]).toEqual([row.text, row.code]);
    }
  });

  it.each(rows("note.json", "checkpoints"))("checkpoint: $name", (row: Row) => {
    const text = fromUtf8(fromBase64(row.note));
    const keys = row.keys.map((key: string) => parseVerifierKey(key));
    const read = (): unknown => {
      if (text === null) throw new Malformed("note_not_utf8");
      const note = parseNote(text);
      const { origin, size } = parseCheckpoint(note.text);
      const signers = keys.filter((key: Row) => hasSigned(note, key) && note.lines.some((line) => isBy(line, key)));
      return { origin, size: Number(size), signers: signers.map((key: Row) => key.name).sort() };
    };
    expect(isFault(read)).toBe(row.code !== "");
    if (row.code !== "") return;
    const signers = [...row.signed, ...Object.keys(row.cosigned)].sort();
    expect(read()).toEqual({ origin: row.origin, size: row.size, signers });
  });

  it.each(rows("note.json", "policies"))("policy: $name", (row: Row) => {
    const read = (): ReturnType<typeof parsePolicy> => parsePolicy(utf8(row.policy));
    expect(faultOf(read)).toBe(row.code);
    for (const [letters, reached] of row.quorum ?? []) expect(reachesQuorum(read(), [...letters])).toBe(reached);
  });
});

describe("signatures", () => {
  it.each(rows("ed25519.json", "signatures"))("Ed25519: $name", (row: Row) => {
    expect(verifyEd25519(hex(row.public), hex(row.message), hex(row.signature))).toBe(row.holds);
  });

  it.each(rows("signature.json", "signatures"))("$name", (row: Row) => {
    const { algorithm, public: text, rp_id: rpId = "", origins = [] } = row.key;
    const { keyid, sig, webauthn } = row.signature;
    const assertion = webauthn && {
      authenticatorData: fromBase64(webauthn.authenticatorData),
      clientData: fromBase64(webauthn.clientDataJSON),
    };
    const signature = { keyid, sig: fromBase64(sig), webauthn: assertion ?? null };
    const key = { algorithm, public: fromBase64(text), rpId, origins };
    expect(signatureFault(key, fromBase64(row.encoding), signature) ?? "").toBe(row.fault);
  });
});
