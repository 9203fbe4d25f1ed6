// Trust policies of logs and witnesses (C2SP tlog-policy): reading them and judging a quorum.
import { Malformed } from "./malformed.ts";
import { COSIGNATURE, hasSigned, NOTE_ED25519, type Note, parseVerifierKey, type VerifierKey } from "./note.ts";
import { equal, fromUtf8 } from "./octets.ts";

const MAX_POLICY_BYTES = 64 * 1024;
const MAX_EACH = 256;
const NO_QUORUM = "none";
const THRESHOLD = /^[1-9][0-9]{0,3}$/;

interface Group {
  readonly threshold: number;
  readonly members: readonly string[];
}

export interface Policy {
  readonly logs: readonly VerifierKey[];
  readonly witnesses: ReadonlyMap<string, VerifierKey>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly quorum: string;
}

export const NO_POLICY: Policy = { logs: [], witnesses: new Map(), groups: new Map(), quorum: NO_QUORUM };

class Reader {
  readonly logs: VerifierKey[] = [];
  readonly witnesses = new Map<string, VerifierKey>();
  readonly groups = new Map<string, Group>();
  quorum: string | null = null;
  private readonly grouped = new Set<string>();

  line(where: string, words: readonly string[]): void {
    const [kind, name = "", ...rest] = words;
    if (kind === "log" && (words.length === 2 || words.length === 3)) this.log(where, name);
    else if (kind === "witness" && (words.length === 3 || words.length === 4)) this.witness(where, name, rest[0] ?? "");
    else if (kind === "group" && words.length > 3) this.group(where, name, rest[0] ?? "", rest.slice(1));
    else if (kind === "quorum" && words.length === 2) this.setQuorum(where, name);
    else throw new Malformed("policy_line", where);
  }

  private log(where: string, text: string): void {
    const key = verifierKey(text, NOTE_ED25519, where);
    requireNewKey(key, this.logs, where);
    this.logs.push(key);
  }

  private witness(where: string, name: string, text: string): void {
    this.requireNewName(where, name);
    const key = verifierKey(text, COSIGNATURE, where);
    requireNewKey(key, [...this.witnesses.values()], where);
    this.witnesses.set(name, key);
  }

  private group(where: string, name: string, threshold: string, members: readonly string[]): void {
    this.requireNewName(where, name);
    for (const member of members) {
      this.requireKnown(where, member);
      if (this.grouped.has(member)) throw new Malformed("policy_member_twice", where);
      this.grouped.add(member);
    }
    this.groups.set(name, { threshold: thresholdOf(threshold, members.length, where), members });
  }

  private setQuorum(where: string, name: string): void {
    if (this.quorum !== null) throw new Malformed("policy_quorum_twice", where);
    if (name !== NO_QUORUM) this.requireKnown(where, name);
    this.quorum = name;
  }

  private requireKnown(where: string, name: string): void {
    if (!this.witnesses.has(name) && !this.groups.has(name)) throw new Malformed("policy_name_unknown", where);
  }

  private requireNewName(where: string, name: string): void {
    if (name === NO_QUORUM) throw new Malformed("policy_name_reserved", where);
    if (this.witnesses.size + this.groups.size >= MAX_EACH) throw new Malformed("policy_too_long", where);
    if (this.witnesses.has(name) || this.groups.has(name)) throw new Malformed("policy_twice", where);
  }
}

function verifierKey(text: string, algorithm: number, where: string): VerifierKey {
  const name = fromUtf8(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
  if (name === null) throw new Malformed("vkey_name", where);
  const key = parseVerifierKey(name, where);
  if (key.algorithm !== algorithm) throw new Malformed("policy_key_type", where);
  return key;
}

function requireNewKey(key: VerifierKey, known: readonly VerifierKey[], where: string): void {
  if (known.length >= MAX_EACH) throw new Malformed("policy_too_long", where);
  if (known.some((other) => equal(other.public, key.public))) throw new Malformed("policy_twice", where);
}

function thresholdOf(text: string, members: number, where: string): number {
  if (text === "any") return 1;
  if (text === "all") return members;
  if (!THRESHOLD.test(text) || Number(text) > members) throw new Malformed("policy_threshold", where);
  return Number(text);
}

/** A policy of Ed25519 logs and cosignature witnesses. Octets beyond ASCII are opaque: one character each. */
export function parsePolicy(data: Uint8Array): Policy {
  if (data.length > MAX_POLICY_BYTES) throw new Malformed("policy_too_long");
  if (!data.every((octet) => octet === 9 || octet === 10 || (octet >= 0x20 && octet !== 0x7f))) {
    throw new Malformed("policy_character");
  }
  if (data.length && data.at(-1) !== 10) throw new Malformed("policy_last_line");
  const reader = new Reader();
  const text = Array.from(data, (octet) => String.fromCharCode(octet)).join("");
  text.split("\n").forEach((line, n) => {
    const words = line.replace(/^[ \t]+|[ \t]+$/g, "").split(/[ \t]+/);
    const [first = ""] = words;
    if (first !== "" && !first.startsWith("#")) reader.line(`line ${n + 1}`, words);
  });
  const { logs, witnesses, groups, quorum } = reader;
  if (quorum === null) throw new Malformed("policy_quorum_missing");
  return { logs, witnesses, groups, quorum };
}

/** Names of the policy's witnesses that cosigned, sorted; `Malformed` where one has a false line. */
export function cosigners(policy: Policy, note: Note): string[] {
  return [...policy.witnesses].filter(([, key]) => hasSigned(note, key)).map(([name]) => name).sort();
}

export function reachesQuorum(policy: Policy, cosigned: readonly string[]): boolean {
  const standing = new Map([...policy.witnesses.keys()].map((name) => [name, cosigned.includes(name)]));
  for (const [name, group] of policy.groups) {
    standing.set(name, group.members.filter((member) => standing.get(member)).length >= group.threshold);
  }
  return policy.quorum === NO_QUORUM || standing.get(policy.quorum) === true;
}
