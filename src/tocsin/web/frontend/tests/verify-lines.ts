// Verifies what it is told to, one JSON object a line on standard input, and answers with one line each: for the
// tests that hold both verifiers together. `{"file", "changes"?, "pins"?}`; a change is `[offset, octet]`, and each
// is answered apart.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Malformed, type Pins, verifyCertificate } from "../src/verifier/verify.ts";

interface Wish {
  readonly file: string;
  readonly changes?: readonly [number, number][];
  readonly pins?: Pins;
}

function answer(data: Uint8Array, pins: Pins): unknown {
  try {
    return verifyCertificate(data, pins);
  } catch (fault) {
    if (fault instanceof Malformed) return { malformed: fault.code };
    throw fault;
  }
}

function* answers(wish: Wish): Generator<unknown> {
  const data = new Uint8Array(readFileSync(wish.file));
  if (!wish.changes) {
    yield answer(data, wish.pins ?? {});
    return;
  }
  for (const [offset, octet] of wish.changes) {
    const kept = data[offset] ?? 0;
    data[offset] = octet;
    yield answer(data, wish.pins ?? {});
    data[offset] = kept;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  for (const found of answers(JSON.parse(line) as Wish)) process.stdout.write(`${JSON.stringify(found)}\n`);
}
