// Verifies a certificate off the page's own thread, so that a large file does not stop the page.
import { type Verdict, Malformed, verifyCertificate } from "./verifier/verify.ts";
import { type Line, checkLine, firstLine, subjectLines } from "./verifier/lines.ts";

export interface Wish {
  readonly data: Uint8Array;
  readonly logKey: string;
  readonly root: string;
}

export interface Answer {
  readonly valid: boolean;
  readonly first: readonly Line[];
  readonly about: readonly Line[];
  readonly checks: readonly { readonly ok: boolean; readonly line: Line }[];
}

/** What could not be verified because a value to compare with has no form: which. */
export interface Refused {
  readonly pin: string;
}

addEventListener("message", (event: MessageEvent<Wish>) => postMessage(answer(event.data)));

function answer(wish: Wish): Answer | Refused {
  try {
    const { data, logKey, root } = wish;
    return told(verifyCertificate(data, { ...(logKey ? { logKey } : {}), ...(root ? { root } : {}) }));
  } catch (fault) {
    if (fault instanceof Malformed) return { pin: fault.where };
    throw fault;
  }
}

function told(verdict: Verdict): Answer {
  return {
    valid: verdict.valid,
    first: firstLine(verdict),
    about: subjectLines(verdict),
    checks: verdict.checks.map((check) => ({ ok: check.ok, line: checkLine(check) })),
  };
}
