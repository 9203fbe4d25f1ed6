// Verifies what it is told to, one JSON object a line on standard input, and answers with one line each: for the
// tests that hold both verifiers together. `{"file", "changes"?, "pins"?, "told"?}`; a change is `[offset, octet]`, and
// each is answered apart. With `told` the answer is the lines that tell the verdict.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { checkLine, firstLine, subjectLines } from "../src/verifier/lines.ts";
import { Malformed, type Pins, type Verdict, verifyCertificate } from "../src/verifier/verify.ts";

interface Wish {
  readonly file: string;
  readonly changes?: readonly [number, number][];
  readonly pins?: Pins;
  readonly told?: boolean;
}

function answer(data: Uint8Array, pins: Pins): unknown {
  try {
    return verifyCertificate(data, pins);
  } catch (fault) {
    if (fault instanceof Malformed) return { malformed: fault.code };
    throw fault;
  }
}

function told(verdict: Verdict): unknown {
  const lines = [...firstLine(verdict), ...subjectLines(verdict), ...verdict.checks.map(checkLine)];
  return lines.map((line) => [line.key, line.values]);
}

function* answers(wish: Wish): Generator<unknown> {
  const data = new Uint8Array(readFileSync(wish.file));
  if (!wish.changes) {
    const found = answer(data, wish.pins ?? {});
    yield wish.told ? told(found as Verdict) : found;
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
