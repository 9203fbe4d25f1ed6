// What was put to the members: rule, electorate and form of each opening, recomputed from charter and date; and
// the appeal that the last opening names.
import { type Charter, electorateOn, matterOn, organOn, ruleIdOn, seatsOn } from "./charter.ts";
import type { Question } from "./count.ts";
import { type Data, dataOf, sameTexts } from "./data.ts";
import type { Entry } from "./entries.ts";
import { dayOf } from "./instants.ts";
import { Malformed } from "./malformed.ts";

export const OPENED = "case.decision_opened/1";
export const APPEAL_MADE = "case.appeal_made/1";

/** An opening whose rule and electorate are the charter's; no `question` where its word is unknown. */
export interface Opening {
  readonly entry: Entry;
  readonly case: string;
  readonly organ: string;
  readonly on: string;
  readonly textSha256: string;
  readonly appeal: string;
  readonly needsAppeal: boolean;
  readonly languages: readonly string[];
  readonly electorate: readonly string[];
  readonly word: string;
  readonly question: Question | null;
}

export function openingsOf(charter: Charter, entries: readonly Entry[]): Opening[] {
  const found = entries.filter((row) => row.event.type === OPENED).map((row) => openingOf(charter, row));
  if (!found.length) throw new Malformed("opening_missing", `/streams/${entries[0]?.event.stream ?? ""}`);
  return found;
}

function openingOf(charter: Charter, entry: Entry): Opening {
  const data = dataOf(entry);
  const on = dayOf(entry.event.at, charter.zone);
  if (on === null) throw new Malformed("day_out_of_range", `${entry.where}/event/at`);
  const [organ, named] = [data.word("organ"), data.word("matter")];
  const [seat, matter] = [organOn(charter, organ, on), matterOn(charter, organ, named, on)];
  if (seat === null || matter === null) throw data.fault("not_competent", "matter");
  const ruleId = ruleIdOn(charter, matter, on);
  if (!ruleId || data.text("rule") !== ruleId) throw data.fault("rule_differs", "rule");
  const electorate = electorateOn(charter, seat, on);
  const given = data.texts("electorate");
  if (!electorate.length || !sameTexts(given, electorate)) throw data.fault("electorate_differs", "electorate");
  const [form, closesAt] = formOf(data, matter.forms);
  const rule = charter.rules.get(ruleId);
  const question = rule && {
    rule,
    electorate,
    suspended: seatsOn(charter, seat, on).filter((member) => !electorate.includes(member)),
    quorum: seat.quorum,
    hasSilence: matter.forms.includes("silence"),
    form,
    closesAt,
    bySignature: matter.bySignature,
    countsUnconfirmed: matter.countsUnconfirmed,
  };
  return {
    entry,
    case: data.text("case"),
    organ,
    on,
    textSha256: data.digest("text_sha256"),
    appeal: data.has("appeal") ? data.digest("appeal") : "",
    needsAppeal: matter.needsAppeal,
    languages: seat.languages,
    electorate,
    word: charter.unknown.get(ruleId) ?? "",
    question: question ?? null,
  };
}

/** How it was opened, and the last moment for positions; silence has one. */
function formOf(data: Data, allowed: readonly string[]): [string, number | null] {
  const [form, closesAt] = [data.text("form", "session"), data.moment("closes_at")];
  if (!allowed.includes(form)) throw data.fault("form_not_allowed", "form");
  if (closesAt === null && form === "silence") throw data.fault("closes_at_missing", "closes_at");
  return [form, closesAt];
}

/** The appeal that the opening names is enclosed, and nothing else is; gives its member. */
export function requireAppeal(opening: Opening, others: readonly Entry[], members: readonly string[]): string {
  const [first] = others;
  if (!opening.appeal) {
    if (opening.needsAppeal) throw new Malformed("appeal_missing", opening.entry.where);
    if (first) throw new Malformed("entry_foreign", first.where);
    return "";
  }
  const foreign = others.find((row) => row.leaf !== opening.appeal);
  if (foreign) throw new Malformed("entry_foreign", foreign.where);
  if (!first) throw new Malformed("appeal_not_enclosed", opening.entry.where);
  return appellant(first, opening, members);
}

function appellant(entry: Entry, opening: Opening, members: readonly string[]): string {
  const data = dataOf(entry);
  if (entry.event.type !== APPEAL_MADE || entry.event.stream !== `case/${opening.case}`) {
    throw new Malformed("appeal_type", entry.where);
  }
  if (entry.index > opening.entry.index) throw new Malformed("appeal_later", entry.where);
  data.digest("text_sha256");
  const member = data.member("member");
  if (!members.includes(member)) throw data.fault("member_unknown", "member");
  return member;
}
