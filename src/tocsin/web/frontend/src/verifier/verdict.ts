// What the verifier answers; its JSON form is that of `tocsin verify --json`.
import { Malformed } from "./malformed.ts";

export const TRUSTS = ["self-declared", "log", "organisation"] as const;
export type Trust = (typeof TRUSTS)[number];

const MAX_DETAIL = 2000;

export interface Check {
  readonly code: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** `kind`, `organisation` and `decision` are what the file claims, null if unreadable; `outcome` only what is proven. */
export interface Verdict {
  readonly valid: boolean;
  readonly trust: Trust;
  readonly kind: string | null;
  readonly outcome: string | null;
  readonly organisation: string | null;
  readonly decision: string | null;
  readonly checks: readonly Check[];
}

/** The checks made so far, in order. */
export class Checks {
  readonly made: Check[] = [];

  /** Make a check: `make` gives the fact to tell, or throws `Malformed`. */
  holds(code: string, make: () => string): boolean {
    try {
      this.made.push({ code, ok: true, detail: plain(make()) });
      return true;
    } catch (fault) {
      if (!(fault instanceof Malformed)) throw fault;
      this.fails(code, told(fault));
      return false;
    }
  }

  /** A check that cannot be made here. */
  fails(code: string, detail: string): void {
    this.made.push({ code, ok: false, detail: plain(detail) });
  }

  get allHold(): boolean {
    return this.made.every((check) => check.ok);
  }
}

/** Printable ASCII only: a detail may hold what a hostile file says. */
function plain(text: string): string {
  return text.replace(/[^ -~]/gu, "?").slice(0, MAX_DETAIL);
}

/** Code and place; faults of JSON itself are one code, since parsers differ in what they meet first. */
function told(fault: Malformed): string {
  const code = fault.code.startsWith("json_") ? "not_canonical" : fault.code;
  return fault.where ? `${code} ${fault.where}` : code;
}
