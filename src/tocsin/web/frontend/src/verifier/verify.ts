// A decision certificate checked from its bytes alone, independently of the program's own verifier: the same checks
// in the same order, the same verdict (docs/ledger.md). A rule not known here is never counted as valid.
import { type Charter, membersOn, readCharter, requireInForce } from "./charter.ts";
import { type Entry, type Log, oneLog, readEntries, type Streams, streamsOf } from "./entries.ts";
import { type Certificate, parseCertificate } from "./form.ts";
import { Malformed } from "./malformed.ts";
import { NOTE_ED25519, parseVerifierKey } from "./note.ts";
import { isSha256Hex, utf8 } from "./octets.ts";
import { type Opening, openingsOf, requireAppeal } from "./openings.ts";
import { requireCounted, requireDeclaredBySystem, requireHeads, requireResult, requireSettled } from "./outcome.ts";
import { NO_POLICY, parsePolicy, type Policy } from "./policy.ts";
import { requirePowers } from "./powers.ts";
import { follow, type Procedure } from "./procedure.ts";
import { recompute, requireEnclosed, requireSigned, type Roster } from "./roster.ts";
import { type Head, readHead, readPolicy, requireCosigned, requireIncluded, requireQuorum } from "./seal.ts";
import { requireText } from "./text.ts";
import { Checks, TRUSTS, type Trust, type Verdict } from "./verdict.ts";

export { Malformed } from "./malformed.ts";
export type { Check, Trust, Verdict } from "./verdict.ts";

const NOT_RECOMPUTED = "not_recomputed_here";

/** What is known from elsewhere: the log's verifier key, the leaf hash of entry 0, a trust policy. */
export interface Pins {
  readonly logKey?: string;
  readonly root?: string;
  readonly policy?: string;
  readonly require?: "log" | "organisation";
}

/** The verdict on a certificate. Throws `Malformed` only for pins that have no form. */
export function verifyCertificate(data: Uint8Array, pins: Pins = {}): Verdict {
  requirePins(pins);
  const run = new Verification(data, pins);
  run.run();
  const valid = run.checks.allHold;
  return {
    valid,
    trust: valid ? reachOf(pins) : "self-declared",
    kind: run.certificate?.kind ?? null,
    outcome: valid ? (run.certificate?.outcome ?? null) : null,
    organisation: run.certificate?.organisation ?? null,
    decision: run.certificate?.decision ?? null,
    checks: run.checks.made,
  };
}

function requirePins(pins: Pins): void {
  if (pins.logKey !== undefined && parseVerifierKey(pins.logKey, "log_key").algorithm !== NOTE_ED25519) {
    throw new Malformed("vkey_type", "log_key");
  }
  if (pins.root !== undefined && !isSha256Hex(pins.root)) throw new Malformed("not_a_digest", "root");
  if (pins.policy !== undefined) parsePolicy(utf8(pins.policy));
  if (pins.require !== undefined && !TRUSTS.slice(1).includes(pins.require)) {
    throw new Malformed("trust_unknown", "require");
  }
}

function reachOf(pins: Pins): Trust {
  if (pins.root !== undefined) return "organisation";
  return pins.logKey !== undefined ? "log" : "self-declared";
}

/** One certificate on its way through the checks; what a check has given serves the later ones. */
class Verification {
  certificate: Certificate | null = null;
  readonly checks = new Checks();
  private readonly data: Uint8Array;
  private readonly pins: Pins;
  private rows!: readonly Entry[];
  private log!: Log;
  private streams!: Streams;
  private roster!: Roster;
  private policy: Policy = NO_POLICY;
  private head!: Head;
  private charter!: Charter;
  private openings!: readonly Opening[];
  private procedure!: Procedure;

  constructor(data: Uint8Array, pins: Pins) {
    this.data = data;
    this.pins = pins;
  }

  run(): void {
    const holds = this.checks.holds.bind(this.checks);
    const given = this.read();
    if (given === null) return;
    const readable =
      holds("entries", () => `${(this.rows = readEntries(given.entries)).length}`) &&
      holds("origin", () => (this.log = oneLog(given, this.rows)).origin) &&
      holds("streams", () => ((this.streams = streamsOf(given.decision, this.rows)), ""));
    if (!readable) return;
    const rosterKnown = holds("roster", () => this.readRoster(given));
    if (rosterKnown) {
      holds("log", () => (requireSame(this.roster.log, given.log, "log_key_differs", "/log"), ""));
      holds("signatures", () => `${requireSigned(this.roster, this.rows)}`);
    }
    const sealed = holds("checkpoint", () => this.readHead(given));
    if (sealed) holds("inclusion", () => (requireIncluded(given, this.rows, this.head), ""));
    if (rosterKnown && holds("policy", () => this.readPolicy(given)) && sealed) {
      holds("cosignatures", () => requireCosigned(this.policy, this.head, this.log));
    }
    this.decide(given);
    this.pinned(sealed);
  }

  private read(): Certificate | null {
    this.checks.holds("form", () => ((this.certificate = parseCertificate(this.data)), ""));
    return this.certificate;
  }

  private readRoster(given: Certificate): string {
    this.roster = recompute(this.streams.roster, this.log.kind);
    requireEnclosed(this.roster, given.roster);
    return `${this.roster.keys.length}`;
  }

  private readHead(given: Certificate): string {
    this.head = readHead(given, this.log, this.rows.at(-1)?.index ?? 0);
    return `${this.head.checkpoint.size}`;
  }

  private readPolicy(given: Certificate): string {
    requireSame(this.roster.policy, given.policy, "policy_differs", "/policy");
    this.policy = readPolicy(utf8(given.policy), this.log, "/policy");
    return "";
  }

  private decide(given: Certificate): void {
    const holds = this.checks.holds.bind(this.checks);
    if (!holds("charter", () => ((this.charter = readCharter(given)), ""))) return;
    holds("revision", () => (requireInForce(this.charter, this.streams), this.charter.revision));
    if (!holds("electorate", () => this.readOpenings())) return;
    const last = this.openings.at(-1);
    if (!last) return;
    holds("appeal", () => requireAppeal(last, this.streams.others, membersOn(this.charter, last.on)));
    holds("powers", () => {
      requirePowers(this.charter, [...this.streams.decision, ...this.streams.others], last.organ);
      return "";
    });
    holds("text", () => (requireText(given.text, last.languages, last.textSha256), last.textSha256));
    const unknown = this.openings.find((row) => row.question === null);
    if (unknown) this.checks.fails("recomputed", `${NOT_RECOMPUTED} ${unknown.word}`);
    else if (holds("procedure", () => ((this.procedure = follow(this.openings, this.streams.decision)), ""))) {
      holds("counted", () => requireCounted(this.procedure));
      holds("closing", () => requireSettled(this.procedure));
      holds("declaration", () => requireDeclaredBySystem(this.procedure));
      holds("heads", () => requireHeads(this.procedure, this.streams));
      holds("recomputed", () => requireResult(this.procedure, given.result));
    }
  }

  private readOpenings(): string {
    this.openings = openingsOf(this.charter, this.streams.decision);
    return (this.openings.at(-1)?.electorate ?? []).join(" ");
  }

  private pinned(sealed: boolean): void {
    const { logKey, root, policy, require } = this.pins;
    const holds = this.checks.holds.bind(this.checks);
    if (logKey !== undefined) {
      holds("log_pinned", () => (requireSame(logKey, this.log.key.text, "log_key_differs", "/log"), logKey));
    }
    const [founding] = this.rows;
    if (root !== undefined && founding) {
      holds("root_pinned", () => (requireSame(root, founding.leaf, "root_differs", founding.where), root));
    }
    if (policy !== undefined && sealed) {
      holds("witnessed", () => requireQuorum(readPolicy(utf8(policy), this.log, "policy"), this.head));
    }
    if (require !== undefined) holds("trust", () => requireTrust(reachOf(this.pins), require));
  }
}

function requireSame(one: string, other: string, code: string, where: string): void {
  if (one !== other) throw new Malformed(code, where);
}

function requireTrust(reach: Trust, wanted: Trust): string {
  if (TRUSTS.indexOf(reach) < TRUSTS.indexOf(wanted)) throw new Malformed("trust_too_low", reach);
  return reach;
}
