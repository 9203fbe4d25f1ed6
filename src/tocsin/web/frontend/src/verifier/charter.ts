// The enclosed charter: its revision recomputed, and of its rows those that an outcome depends on. A rule written
// with a word not known here can be named but not counted.
import { parse as parseToml } from "smol-toml";
import type { Entry, Streams } from "./entries.ts";
import { dataOf } from "./data.ts";
import { type Certificate, MAX_FILE_BYTES } from "./form.ts";
import { encode, type JsonObject } from "./json.ts";
import { Malformed } from "./malformed.ts";
import { sha256Hex, utf8 } from "./octets.ts";
import { holds, Row, type Share, type Span } from "./row.ts";
import {
  CHARTER_FORMAT,
  CONTENTS,
  FORMS,
  MAJORITY_BASES,
  MAKES,
  MEETS,
  ORGAN_KINDS,
  ROLE_OF,
  RULE_WORDS,
  UNSPECIFIED,
} from "./vocabulary.ts";

const MAIN = "charter.toml";
const TEXTS = /^texts\.([a-z]{2,3})\.toml$/;
const WHERE = "/charter/files/charter.toml";
const ZONE = /^[+-](0[0-9]|1[0-4]):[0-5][0-9]$/;
const IN_FORCE = "charter.revision_in_force/1";
const BOUND = ["chair", "act", "procedure", "consent", "duty", "component", "region", "centre"];

export interface Period {
  readonly member: string;
  readonly span: Span;
}

export interface Organ {
  readonly id: string;
  readonly span: Span;
  readonly members: readonly string[] | null;
  readonly languages: readonly string[];
  readonly quorum: string;
}

/** A rule with its word; `base`, `share` and `moreThan` are a majority's. */
export interface Rule {
  readonly id: string;
  readonly word: string;
  readonly base: string;
  readonly share: Share;
  readonly moreThan: boolean;
}

export interface Matter {
  readonly organ: string;
  readonly id: string;
  readonly span: Span;
  readonly rules: readonly { readonly id: string; readonly span: Span }[];
  readonly bySignature: boolean;
  readonly needsAppeal: boolean;
  readonly forms: readonly string[];
  readonly countsUnconfirmed: boolean;
}

export interface Role {
  readonly id: string;
  readonly of: string;
  readonly may: readonly string[];
  readonly organs: readonly string[];
}

export interface Charter {
  readonly id: string;
  readonly revision: string;
  readonly organisation: string;
  readonly zone: string;
  readonly members: readonly Period[];
  readonly suspensions: readonly Period[];
  readonly organs: readonly Organ[];
  readonly matters: readonly Matter[];
  readonly rules: ReadonlyMap<string, Rule>;
  readonly unknown: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, Role>;
}

const ONE: Share = { part: 1n, whole: 1n };

/** The charter of the certificate, whose revision, id and organisation are the ones it names. */
export function readCharter(certificate: Certificate): Charter {
  const charter = charterOf(certificate.files, certificate.revision);
  if (charter.id !== certificate.charterId) throw new Malformed("charter_differs", "/charter/id");
  if (charter.organisation !== certificate.organisation) throw new Malformed("organisation_differs", "/organisation");
  return charter;
}

/** The charter in these files; throws `Malformed` where they do not make the revision. */
export function charterOf(files: JsonObject, revision: string): Charter {
  const digests: JsonObject = new Map();
  for (const [name, text] of files) digests.set(name, sha256Hex(fileOf(name, String(text))));
  if (!files.has(MAIN)) throw new Malformed("file_missing", WHERE);
  if (sha256Hex(utf8(encode(digests))) !== revision) throw new Malformed("revision_differs", "/charter/revision");
  return readRows(String(files.get(MAIN)), revision);
}

function fileOf(name: string, text: string): Uint8Array {
  const where = `/charter/files/${name}`;
  if (name !== MAIN && !TEXTS.test(name)) throw new Malformed("file_unknown", "/charter/files");
  if (text.includes("\r")) throw new Malformed("carriage_return", where);
  const content = utf8(text);
  if (content.length > MAX_FILE_BYTES) throw new Malformed("file_too_large", where);
  return content;
}

function readRows(text: string, revision: string): Charter {
  let table: object;
  try {
    table = parseToml(text, { integersAsBigInt: true });
  } catch {
    throw new Malformed("not_toml", WHERE);
  }
  const top = new Row(table, "", WHERE);
  if (top.peek("format") !== CHARTER_FORMAT) throw new Malformed("charter_format", `${WHERE}#format`);
  top.drop(["format"]);
  const [id, organisation, zone] = [top.id("id"), top.id("organisation"), top.text("zone")];
  top.id("default_language");
  const members = top.rows("member").map((row) => period(row, "id", false));
  const suspensions = top.rows("suspension").map((row) => period(row, "member", true));
  const organs = top.rows("organ").map(organ);
  const matters = top.rows("matter").map(matter);
  const unknown = new Map<string, string>();
  const rules = firstById(top.rows("rule").flatMap((row) => rule(row, unknown) ?? []));
  const roles = firstById(top.rows("role").map(role));
  top.drop(BOUND);
  top.done();
  if (!ZONE.test(zone)) throw new Malformed("charter_wrong_value", `${WHERE}#zone`);
  return { id, revision, organisation, zone, members, suspensions, organs, matters, rules, unknown, roles };
}

function firstById<T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map([...rows].reverse().map((row) => [row.id, row]));
}

function period(row: Row, key: string, hasBasis: boolean): Period {
  const [member, span] = [row.member(key), row.span()];
  if (hasBasis) row.references("basis");
  row.source();
  row.done();
  return { member, span };
}

function organ(row: Row): Organ {
  const members = row.has("members") ? row.members("members") : null;
  const [id, span] = [row.id("id"), row.span()];
  row.word("kind", ORGAN_KINDS);
  row.word("meets", MEETS);
  const [languages, quorum] = [row.ids("languages"), row.quorum("quorum")];
  row.text("refers_to", "");
  row.text("presided_by", UNSPECIFIED);
  row.references("basis");
  row.source();
  row.done();
  return { id, span, members, languages, quorum };
}

/** The rule, or null where it is written with a word that cannot be counted here. */
function rule(row: Row, unknown: Map<string, string>): Rule | null {
  const named = row.peek("word");
  if (typeof named === "string" && !RULE_WORDS.includes(named)) {
    unknown.set(row.id("id"), named);
    return null;
  }
  const [id, word] = [row.id("id"), row.word("word", RULE_WORDS)];
  row.references("basis");
  const isMajority = word === "majority";
  const base = isMajority ? row.word("base", MAJORITY_BASES) : "";
  const share = isMajority ? row.share("share") : ONE;
  const moreThan = isMajority && row.flag("more_than", false);
  row.done();
  return { id, word, base, share, moreThan };
}

function matter(row: Row): Matter {
  const [organId, id, span] = [row.id("organ"), row.id("id"), row.span()];
  const rules = row.rows("rule").map((inner) => {
    const named = { id: inner.id("id"), span: inner.span() };
    inner.done();
    return named;
  });
  row.word("makes", MAKES);
  row.words("requires", CONTENTS);
  row.references("bases");
  row.ids("components");
  const [bySignature, needsAppeal] = [row.flag("by_signature", false), row.flag("needs_appeal", false)];
  const forms = row.words("forms", FORMS);
  const countsUnconfirmed = row.flag("counts_unconfirmed", false);
  row.references("basis");
  row.source();
  row.done();
  return { organ: organId, id, span, rules, bySignature, needsAppeal, forms, countsUnconfirmed };
}

function role(row: Row): Role {
  const [id, of] = [row.id("id"), row.word("of", ROLE_OF)];
  row.text("track");
  const may = row.words("may");
  row.words("sees");
  const organs = row.ids("organs");
  row.done();
  return { id, of, may, organs };
}

// What the charter answers for a day

export function membersOn(charter: Charter, on: string): string[] {
  return sortedNames(charter.members, on);
}

function sortedNames(rows: readonly Period[], on: string): string[] {
  return [...new Set(rows.filter((row) => holds(row.span, on)).map((row) => row.member))].sort();
}

export function organOn(charter: Charter, id: string, on: string): Organ | null {
  return charter.organs.find((row) => row.id === id && holds(row.span, on)) ?? null;
}

export function matterOn(charter: Charter, organId: string, id: string, on: string): Matter | null {
  return charter.matters.find((row) => row.organ === organId && row.id === id && holds(row.span, on)) ?? null;
}

export function seatsOn(charter: Charter, seat: Organ, on: string): string[] {
  const members = membersOn(charter, on);
  const named = seat.members;
  return named === null ? members : members.filter((member) => named.includes(member));
}

export function electorateOn(charter: Charter, seat: Organ, on: string): string[] {
  const silent = sortedNames(charter.suspensions, on);
  return seatsOn(charter, seat, on).filter((member) => !silent.includes(member));
}

/** The id of the rule that answers the matter on the day, "" where there is none. */
export function ruleIdOn(charter: Charter, row: Matter, on: string): string {
  const named = row.rules.filter((one) => holds(one.span, on)).map((one) => one.id);
  const [first] = named;
  if (first !== undefined && charter.rules.has(first)) return first;
  return named.find((id) => charter.unknown.has(id)) ?? "";
}

/** Decision and appeal stand under the enclosed revision, which was in force before the first of them. */
export function requireInForce(charter: Charter, streams: Streams): void {
  const concerned = [...streams.decision, ...streams.others];
  for (const entry of concerned) {
    if (entry.event.charter !== charter.revision) {
      throw new Malformed("revision_differs", `${entry.where}/event/charter`);
    }
  }
  const first = Math.min(...concerned.map((entry) => entry.index));
  const put = streams.charter.filter((entry) => entry.index < first).map(revisionPut);
  if (!put.includes(charter.revision)) throw new Malformed("revision_not_in_force", "/charter/revision");
}

function revisionPut(entry: Entry): string {
  if (entry.event.type !== IN_FORCE) throw new Malformed("type_unknown", `${entry.where}/event/type`);
  return dataOf(entry).digest("revision");
}
