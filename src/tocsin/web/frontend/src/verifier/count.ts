// Counting: the ballot from a decision's statements, the charter's rule, the signature page. Mirrors the core's
// `paper/count` and `rules`: the words consensus, limited-format and majority, exact.
import type { Rule } from "./charter.ts";
import { encode, type Json, object } from "./json.ts";
import { type Share, shareOf } from "./row.ts";
import { UNSPECIFIED } from "./vocabulary.ts";

export type Outcome = "adopted" | "not_adopted" | "undecided";

export interface Reason {
  readonly code: string;
  readonly met: boolean;
  readonly required: string;
  readonly actual: string;
  readonly members: readonly string[];
}

export interface Tally {
  readonly outcome: Outcome;
  readonly rule: string;
  readonly reasons: readonly Reason[];
}

/** A position as it stands in the ledger, with what later became of it. */
export interface Statement {
  readonly leaf: string;
  readonly index: number;
  readonly member: string;
  readonly position: string;
  readonly receivedAt: number;
  readonly recorded: boolean;
  readonly subjectToConfirmation: boolean;
  readonly confirmed: boolean | null;
  readonly corrected: boolean;
  readonly lapsed: boolean;
}

/** A line of the signature page: signed, or refused. */
export interface PageLine {
  readonly member: string;
  readonly signed: boolean;
  readonly index: number;
  readonly corrected: boolean;
}

/** What was opened, with all that the charter says about counting it. */
export interface Question {
  readonly rule: Rule;
  readonly electorate: readonly string[];
  readonly suspended: readonly string[];
  readonly quorum: string;
  readonly hasSilence: boolean;
  readonly form: string;
  readonly closesAt: number | null;
  readonly bySignature: boolean;
  readonly countsUnconfirmed: boolean;
}

/** Each member's last position that counts, by index. */
export function effective(question: Question, statements: Iterable<Statement>): Statement[] {
  const last = new Map<string, Statement>();
  for (const row of [...statements].sort((one, other) => one.index - other.index)) {
    if (question.electorate.includes(row.member) && counts(row, question)) last.set(row.member, row);
  }
  return [...last.values()].sort((one, other) => one.index - other.index);
}

function counts(row: Statement, question: Question): boolean {
  if (row.corrected || row.lapsed || row.confirmed === false) return false;
  if (question.closesAt !== null && row.receivedAt >= question.closesAt) return false;
  const waits = row.recorded || row.subjectToConfirmation;
  return row.confirmed === true || !waits || question.countsUnconfirmed;
}

/** A ballot sorted by position; a recused member belongs to no other side and to no base. */
interface Sides {
  readonly base: number;
  readonly yes: readonly string[];
  readonly opposed: readonly string[];
  readonly abstain: readonly string[];
  readonly absent: readonly string[];
  readonly notParticipating: readonly string[];
  readonly silent: readonly string[];
  readonly recused: readonly string[];
  readonly objecting: readonly string[];
}

function sidesOf(question: Question, counted: readonly Statement[]): Sides {
  const stated = new Map(counted.map((row) => [row.member, row.position]));
  const missing = question.form === "silence" ? "silent" : "absent";
  const positions = question.electorate.map((member): [string, string] => [member, stated.get(member) ?? missing]);
  const side = (...words: string[]): string[] =>
    positions.filter(([, word]) => words.includes(word)).map(([member]) => member).sort();
  const recused = side("recused");
  return {
    base: positions.length - recused.length,
    yes: side("yes"),
    opposed: side("no", "objection"),
    abstain: side("abstain"),
    absent: side("absent"),
    notParticipating: side("not_participating"),
    silent: side("silent"),
    recused,
    objecting: side("objection"),
  };
}

function atMost(code: string, limit: number, side: readonly string[]): Reason {
  return { code, met: side.length <= limit, required: `${limit}`, actual: `${side.length}`, members: side };
}

function atLeast(code: string, needed: number, actual: number, members: readonly string[] = []): Reason {
  return { code, met: actual >= needed, required: `${needed}`, actual: `${actual}`, members };
}

function remark(code: string, side: readonly string[]): Reason {
  return { code, met: true, required: "0", actual: `${side.length}`, members: side };
}

/** How many the share of the base makes, exactly; at least one. */
function needed(share: Share, base: number, moreThan: boolean): number {
  const product = share.part * BigInt(base);
  const whole = Number(product / share.whole);
  if (moreThan) return whole + 1;
  return Math.max(1, product % share.whole ? whole + 1 : whole);
}

/** What the charter's rule gives for the effective positions; absent or silent where none. */
export function count(question: Question, counted: readonly Statement[]): Tally {
  const sides = sidesOf(question, counted);
  const bySilence = question.form === "silence" && question.hasSilence;
  const given = byWord(question.rule, sides, bySilence);
  const present = quorum(question, sides);
  const outcome = present.every((reason) => reason.met) ? given.outcome : "undecided";
  const reasons = [...present, ...given.reasons, ...circumstances(question, counted, sides)];
  return { outcome, rule: question.rule.id, reasons };
}

function byWord(rule: Rule, sides: Sides, bySilence: boolean): { outcome: Outcome; reasons: Reason[] } {
  if (rule.word === "majority") return majority(rule, sides, bySilence);
  const groups = [sides.abstain, sides.absent, sides.notParticipating, sides.silent];
  const aside = bySilence ? [] : groups.flat().sort();
  const joined = sides.base - sides.opposed.length - aside.length;
  const unopposed = atMost("no_objection", 0, sides.opposed);
  if (rule.word === "consensus") {
    const complete = atLeast("all_joined", Math.max(1, sides.base), joined, aside);
    const outcome = !unopposed.met ? "not_adopted" : complete.met ? "adopted" : "undecided";
    return { outcome, reasons: [unopposed, complete] };
  }
  const some = atLeast("some_joined", 1, joined);
  const told = aside.length ? [remark("limited_format", aside)] : [];
  return { outcome: unopposed.met && some.met ? "adopted" : "not_adopted", reasons: [unopposed, some, ...told] };
}

function majority(rule: Rule, sides: Sides, bySilence: boolean): { outcome: Outcome; reasons: Reason[] } {
  const yes = bySilence ? sides.base - sides.opposed.length : sides.yes.length;
  const voting = sides.yes.length + sides.opposed.length;
  const bases: Record<string, number> = {
    voting,
    members: sides.base,
    present: voting + sides.abstain.length,
  };
  const base = bySilence ? sides.base : (bases[rule.base] ?? 0);
  const reached = atLeast("majority", needed(rule.share, base, rule.moreThan), yes);
  const reasons = bySilence ? [atMost("no_objection", 0, sides.opposed), reached] : [reached];
  return { outcome: reasons.every((reason) => reason.met) ? "adopted" : "not_adopted", reasons };
}

/** Who is there counts: yes, no, abstain, and those present that take no part; silence has no quorum. */
function quorum(question: Question, sides: Sides): Reason[] {
  if (question.quorum === UNSPECIFIED || question.form === "silence") return [];
  const there =
    sides.yes.length +
    sides.opposed.length -
    sides.objecting.length +
    sides.abstain.length +
    sides.notParticipating.length;
  const share = shareOf(question.quorum);
  const asked = share ? needed(share, sides.base, false) : Number(question.quorum);
  return [atLeast("quorum", asked, there, sides.absent)];
}

function circumstances(question: Question, counted: readonly Statement[], sides: Sides): Reason[] {
  const stated = counted.map((row) => row.member);
  const suspended = question.suspended.filter(
    (member) => stated.includes(member) && !question.electorate.includes(member),
  );
  const unknownSilence = question.form === "silence" && !question.hasSilence;
  const told: [string, readonly string[]][] = [
    ["recused", sides.recused],
    ["suspended", suspended],
    ["silence_unknown", unknownSilence ? sides.silent : []],
  ];
  return told.filter(([, side]) => side.length).map(([code, side]) => remark(code, side));
}

/** What stating of positions has given, null while it goes on. */
export function positionsGiven(question: Question, statements: Iterable<Statement>, closed: boolean): Tally | null {
  const rows = effective(question, statements);
  if (!rows.length && !closed) return null;
  const result = count(question, rows);
  return closed || settledEarly(question, rows, result) ? result : null;
}

function settledEarly(question: Question, rows: readonly Statement[], result: Tally): boolean {
  if (question.form === "silence") return result.outcome === "not_adopted";
  return rows.length === question.electorate.length && result.outcome !== "undecided";
}

/** Whether the signature page is what the outcome hangs on. */
export function awaitsPage(question: Question, given: Tally | null): boolean {
  return given !== null && given.outcome === "adopted" && question.bySignature;
}

function lastLines(page: Iterable<PageLine>): Map<string, boolean> {
  const ordered = [...page].sort((one, other) => one.index - other.index);
  return new Map(ordered.filter((row) => !row.corrected).map((row) => [row.member, row.signed]));
}

function signatories(counted: readonly Statement[]): string[] {
  return counted.filter((row) => row.position === "yes").map((row) => row.member).sort();
}

/** Whether the outcome is settled: positions, and the signature page where the charter asks for one. */
export function isDeclarable(
  question: Question,
  statements: Iterable<Statement>,
  closed: boolean,
  page: Iterable<PageLine>,
  pageClosed: boolean,
): boolean {
  const rows = [...statements];
  const given = positionsGiven(question, rows, closed);
  if (given === null || !awaitsPage(question, given)) return given !== null;
  if (pageClosed) return true;
  const [wanted, lines] = [signatories(effective(question, rows)), lastLines(page)];
  return wanted.every((member) => lines.get(member)) || wanted.some((member) => lines.get(member) === false);
}

/** What is declared: the rule's result with the signature page. */
export function resultOf(question: Question, statements: Iterable<Statement>, page: Iterable<PageLine>): Tally {
  const rows = effective(question, statements);
  const given = count(question, rows);
  if (!question.bySignature || given.outcome !== "adopted") return given;
  const [wanted, lines] = [signatories(rows), lastLines(page)];
  const lacking = wanted.filter((member) => !lines.get(member));
  const reason: Reason = {
    code: "signatures",
    met: !lacking.length,
    required: `${wanted.length}`,
    actual: `${wanted.length - lacking.length}`,
    members: lacking,
  };
  return { ...given, outcome: lacking.length ? "not_adopted" : "adopted", reasons: [...given.reasons, reason] };
}

/** The RFC 8785 form of a tally, as a certificate's `result` has it. */
export function tallyText(tally: Tally): string {
  const reasons: Json[] = tally.reasons.map((row) => object({ ...row, members: [...row.members] }));
  return encode(object({ outcome: tally.outcome, rule: tally.rule, reasons }));
}
