// The enclosed leaves as entries of a ledger: read in their only form, in order, of one origin, without gaps.
import { type Event, kindOf, parseEvent } from "./event.ts";
import type { Certificate, Enclosed } from "./form.ts";
import { type Envelope, parseLeaf } from "./leaf.ts";
import { Malformed, within } from "./malformed.ts";
import { leafHash } from "./merkle.ts";
import { NOTE_ED25519, parseVerifierKey, type VerifierKey } from "./note.ts";
import { toHex } from "./octets.ts";

const MAX_DECISION_ENTRIES = 2000;

/** An entry with its event; `where` is its place in the certificate, `leaf` its leaf hash in hex. */
export interface Entry {
  readonly where: string;
  readonly index: number;
  readonly version: number;
  readonly receivedAt: number;
  readonly hash: Uint8Array;
  readonly leaf: string;
  readonly envelope: Envelope;
  readonly event: Event;
}

/** The ledger a certificate speaks of. */
export interface Log {
  readonly key: VerifierKey;
  readonly origin: string;
  readonly kind: string;
}

/** The entries by stream; `others` is what belongs to none of the three. */
export interface Streams {
  readonly roster: readonly Entry[];
  readonly charter: readonly Entry[];
  readonly decision: readonly Entry[];
  readonly others: readonly Entry[];
}

export function readEntries(enclosed: readonly Enclosed[]): Entry[] {
  const rows = enclosed.map((row, n) => entryOf(row, `/entries/${n}`));
  const ids = new Set<string>();
  rows.forEach((row, n) => {
    const earlier = rows[n - 1];
    if (earlier && row.index <= earlier.index) throw new Malformed("index_order", row.where);
    if (earlier && row.receivedAt < earlier.receivedAt) throw new Malformed("received_at_back", row.where);
    if (ids.has(row.event.id)) throw new Malformed("event_id_repeated", row.where);
    ids.add(row.event.id);
  });
  return rows;
}

function entryOf(enclosed: Enclosed, where: string): Entry {
  const { envelope, index, receivedAt, version } = within(`${where}/leaf`, () => parseLeaf(enclosed.leaf));
  if (index !== enclosed.index) throw new Malformed("index_differs", where);
  const event = within(`${where}/event`, () => parseEvent(envelope.payload));
  const hash = leafHash(enclosed.leaf);
  return { where, index, version, receivedAt, hash, leaf: toHex(hash), envelope, event };
}

/** The ledger, whose origin is the same everywhere and whose kind is the certificate's. */
export function oneLog(certificate: Certificate, entries: readonly Entry[]): Log {
  const key = parseVerifierKey(certificate.log, "/log");
  if (key.algorithm !== NOTE_ED25519) throw new Malformed("vkey_type", "/log");
  const kind = kindOf(key.name, "/log");
  if (kind !== certificate.kind) throw new Malformed("kind_differs", "/kind");
  for (const row of entries) {
    if (row.event.log !== key.name) throw new Malformed("origin_differs", `${row.where}/event/log`);
  }
  return { key, origin: key.name, kind };
}

/** The three streams, each with versions from 1 without a gap, entry 0 first and the decision's last. */
export function streamsOf(decision: string, entries: readonly Entry[]): Streams {
  const name = `decision/${decision}`;
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) throw new Malformed("count", "/entries");
  const [roster, charter, own] = [whole("roster", entries), whole("charter", entries), whole(name, entries)];
  if (first.index !== 0 || first.event.stream !== "roster") throw new Malformed("founding_missing", first.where);
  if (own.length > MAX_DECISION_ENTRIES) throw new Malformed("count", `/streams/${name}`);
  if (last.event.stream !== name) throw new Malformed("last_entry", last.where);
  const others = entries.filter((row) => !["roster", "charter", name].includes(row.event.stream));
  return { roster, charter, decision: own, others };
}

function whole(stream: string, entries: readonly Entry[]): Entry[] {
  const found = entries.filter((row) => row.event.stream === stream);
  found.forEach((row, n) => {
    if (row.version !== n + 1) throw new Malformed("version_gap", row.where);
  });
  if (!found.length) throw new Malformed("stream_missing", `/streams/${stream}`);
  return found;
}
