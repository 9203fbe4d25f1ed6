// Which sentences tell a verdict, as message keys with their values, in the order of `tocsin verify`: the kind of
// the ledger first where it is not live, then what was found and how far it is trusted.
import type { Check, Verdict } from "./verdict.ts";

export interface Line {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

const UNREAL = ["exercise", "replay", "demo"];

export function firstLine(verdict: Verdict): Line[] {
  if (verdict.kind === null) return [{ key: "proof-unreadable", values: {} }];
  const kind = UNREAL.includes(verdict.kind) ? [{ key: `proof-kind-${verdict.kind}`, values: {} }] : [];
  return [...kind, { key: verdict.valid ? `proof-valid-${verdict.trust}` : "proof-invalid", values: {} }];
}

/** What the certificate is about; of one that does not hold, only what it claims to be. */
export function subjectLines(verdict: Verdict): Line[] {
  if (verdict.kind === null) return [];
  const named = [
    { key: "proof-organisation", values: { value: verdict.organisation ?? "" } },
    { key: "proof-decision", values: { value: verdict.decision ?? "" } },
  ];
  return verdict.outcome ? [...named, { key: `proof-outcome-${verdict.outcome}`, values: {} }] : named;
}

export function checkLine(check: Check): Line {
  const key = `proof-check-${check.code.replaceAll("_", "-")}-${check.ok ? "holds" : "fails"}`;
  return { key, values: { detail: check.detail } };
}
