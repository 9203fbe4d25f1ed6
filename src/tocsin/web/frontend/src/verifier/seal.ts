// What makes the entries part of one signed ledger: checkpoint, inclusion proofs, trust policy, cosignatures.
import type { Entry, Log } from "./entries.ts";
import type { Certificate } from "./form.ts";
import { Malformed, within } from "./malformed.ts";
import { isIncluded } from "./merkle.ts";
import { type Checkpoint, hasSigned, isBy, type Note, parseCheckpoint, parseNote, sameKey } from "./note.ts";
import { equal } from "./octets.ts";
import { cosigners, NO_POLICY, parsePolicy, type Policy, reachesQuorum } from "./policy.ts";

const WHERE = "/checkpoint";

/** The tree head that the log signed, and the note it stands on. */
export interface Head {
  readonly checkpoint: Checkpoint;
  readonly note: Note;
}

/** The checkpoint, signed once by the log's key and large enough to hold every entry. */
export function readHead(certificate: Certificate, log: Log, lastIndex: number): Head {
  const note = within(WHERE, () => parseNote(certificate.checkpoint));
  const checkpoint = within(WHERE, () => parseCheckpoint(note.text));
  if (checkpoint.origin !== log.origin) throw new Malformed("origin_differs", WHERE);
  if (checkpoint.size <= BigInt(lastIndex)) throw new Malformed("checkpoint_too_small", WHERE);
  if (note.lines.filter((line) => isBy(line, log.key)).length !== 1) throw new Malformed("log_signature_count", WHERE);
  within(WHERE, () => hasSigned(note, log.key));
  return { checkpoint, note };
}

export function requireIncluded(certificate: Certificate, entries: readonly Entry[], head: Head): void {
  entries.forEach((row, n) => {
    const proof = certificate.entries[n]?.proof ?? [];
    const { size, root } = head.checkpoint;
    if (!isIncluded(row.hash, BigInt(row.index), size, proof, root)) throw new Malformed("not_included", row.where);
  });
}

/** A trust policy that covers the log; the empty text asks for nothing. */
export function readPolicy(text: Uint8Array, log: Log, where: string): Policy {
  if (!text.length) return NO_POLICY;
  let policy: Policy;
  try {
    policy = parsePolicy(text);
  } catch (fault) {
    throw fault instanceof Malformed ? new Malformed(fault.code, where) : fault;
  }
  if (policy.logs.length && !policy.logs.some((key) => sameKey(key, log.key))) {
    throw new Malformed("policy_other_log", where);
  }
  return policy;
}

/** Every line but the log's is by a key that the policy names, once and true, and they are its quorum. */
export function requireCosigned(policy: Policy, head: Head, log: Log): string {
  const named = [...policy.witnesses.values(), ...policy.logs.filter((key) => !sameKey(key, log.key))];
  head.note.lines.forEach((line, n) => {
    if (isBy(line, log.key)) return;
    if (!named.some((key) => isBy(line, key))) throw new Malformed("line_unknown", `${WHERE}/signatures/${n}`);
    const earlier = head.note.lines.slice(0, n);
    if (earlier.some((other) => other.name === line.name && equal(other.keyId, line.keyId))) {
      throw new Malformed("line_twice", `${WHERE}/signatures/${n}`);
    }
  });
  for (const key of named) within(WHERE, () => hasSigned(head.note, key));
  return requireQuorum(policy, head);
}

/** Enough of the policy's witnesses have cosigned; gives their names as text. */
export function requireQuorum(policy: Policy, head: Head): string {
  const names = cosigners(policy, head.note);
  if (!reachesQuorum(policy, names)) throw new Malformed("quorum_missing", WHERE);
  return names.join(", ");
}
