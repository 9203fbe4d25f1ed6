// The decision's stream folded: whether each entry could happen at its place, and what is to be counted.
import {
  awaitsPage,
  isDeclarable,
  type PageLine,
  positionsGiven,
  type Question,
  type Statement,
} from "./count.ts";
import { type Data, dataOf } from "./data.ts";
import type { Entry } from "./entries.ts";
import { Malformed } from "./malformed.ts";
import { OPENED, type Opening } from "./openings.ts";
import { POSITIONS } from "./vocabulary.ts";

export const ADOPTED = "case.decision_adopted/1";
const FAILED = "case.decision_failed/1";
const CONFIRMED = "case.position_confirmed/1";
const CORRECTED = "case.entry_corrected/1";

type Stage = "" | "draft" | "open" | "signing" | "withdrawn" | "declared";
type Take = (procedure: Procedure, data: Data, entry: Entry) => void;

/** What the entries so far have made of the decision. */
export class Procedure {
  stage: Stage = "";
  case = "";
  textSha256 = "";
  opening: Opening | null = null;
  statements = new Map<string, Statement>();
  page = new Map<string, PageLine>();
  closed = false;
  pageClosed = false;
  declaration: Entry | null = null;
  readonly openings: ReadonlyMap<number, Opening>;
  private until = new Map<string, number>();
  private readonly leaves = new Set<string>();
  private readonly wrong = new Set<string>();

  constructor(openings: readonly Opening[]) {
    this.openings = new Map(openings.map((row) => [row.entry.index, row]));
  }

  /** The next entry of the stream; throws `Malformed` where the live service would have refused it. */
  take(entry: Entry): void {
    const found = EVENTS.get(entry.event.type);
    if (!found) throw new Malformed("type_unknown", `${entry.where}/event/type`);
    const [stages, take] = found;
    if (!stages.includes(this.stage)) throw new Malformed("stage_wrong", entry.where);
    const data = dataOf(entry);
    requireDecision(data, entry);
    const declares = entry.event.type === ADOPTED || entry.event.type === FAILED;
    if (!declares && this.settled(this.closed)) throw new Malformed("declared_late", entry.where);
    take(this, data, entry);
    this.leaves.add(entry.leaf);
    if (this.stage === "open" || this.stage === "signing") this.stage = this.stageNow();
  }

  /** What is put to the members; only asked while something is. */
  get question(): Question {
    if (!this.opening?.question) throw new Error("no question is open");
    return this.opening.question;
  }

  /** Whether the outcome is settled where the stating of positions is closed, or is not. */
  settled(closed: boolean): boolean {
    if (this.opening === null) return false;
    return isDeclarable(this.question, this.statements.values(), closed, this.page.values(), this.pageClosed);
  }

  private stageNow(): Stage {
    const given = positionsGiven(this.question, this.statements.values(), this.closed);
    return awaitsPage(this.question, given) ? "signing" : "open";
  }

  private reset(): void {
    this.statements = new Map();
    this.page = new Map();
    this.until = new Map();
    this.closed = false;
    this.pageClosed = false;
  }

  drafted(data: Data): void {
    this.case = data.text("case");
    this.textSha256 = data.digest("text_sha256");
    this.stage = "draft";
  }

  amended(data: Data): void {
    this.textSha256 = data.digest("text_sha256");
    this.opening = null;
    this.stage = "draft";
    this.reset();
  }

  opened(data: Data, entry: Entry): void {
    const opening = this.openings.get(entry.index);
    if (!opening) throw new Error("an opening was not read");
    if (!["", opening.textSha256].includes(this.textSha256)) throw data.fault("text_differs", "text_sha256");
    if (!["", opening.case].includes(this.case)) throw data.fault("case_differs", "case");
    this.opening = opening;
    this.stage = "open";
    this.case = opening.case;
    this.textSha256 = opening.textSha256;
    this.reset();
  }

  withdrawn(): void {
    this.stage = "withdrawn";
    this.opening = null;
  }

  votingClosed(entry: Entry): void {
    if (this.closed) throw new Malformed("closed_twice", entry.where);
    const { form, closesAt } = this.question;
    const isOver = closesAt !== null && entry.receivedAt >= closesAt;
    if ((form === "silence" || entry.event.role === "system") && !isOver) {
      throw new Malformed("closed_early", entry.where);
    }
    this.closed = true;
  }

  stated(data: Data, entry: Entry): void {
    if (this.closed) throw new Malformed("position_after_closing", entry.where);
    this.requireText(data);
    const recorded = data.has("recorded_for");
    if (recorded === Boolean(entry.event.member)) throw data.fault("recorded_for", "recorded_for");
    const member = recorded ? data.member("recorded_for") : entry.event.member;
    this.requireVoice(data, member);
    const position = data.text("position");
    if (!POSITIONS.includes(position)) throw data.fault("position_unknown", "position");
    const until = data.moment("subject_to_confirmation_until");
    if (until !== null) this.until.set(entry.leaf, until);
    this.statements.set(entry.leaf, {
      leaf: entry.leaf,
      index: entry.index,
      member,
      position,
      receivedAt: entry.receivedAt,
      recorded,
      subjectToConfirmation: until !== null,
      confirmed: null,
      corrected: false,
      lapsed: false,
    });
  }

  private requireText(data: Data): void {
    if (data.digest("text_sha256") !== this.opening?.textSha256) throw data.fault("text_differs", "text_sha256");
  }

  private requireVoice(data: Data, member: string): void {
    if (!this.question.electorate.includes(member)) throw data.fault("member_without_voice", "member");
  }

  confirmed(data: Data, entry: Entry): void {
    const row = this.waiting(data);
    if (!entry.event.member || row.member !== entry.event.member) throw new Malformed("own_member", entry.where);
    this.statements.set(row.leaf, { ...row, confirmed: data.flag("confirmed") });
  }

  lapsed(data: Data, entry: Entry): void {
    const row = this.waiting(data);
    const until = this.until.get(row.leaf);
    if (until === undefined || entry.receivedAt < until) throw new Malformed("lapsed_early", entry.where);
    this.statements.set(row.leaf, { ...row, lapsed: true });
  }

  private waiting(data: Data): Statement {
    const row = this.statements.get(data.digest("position"));
    if (!row) throw data.fault("position_not_here", "position");
    const asked = row.recorded || row.subjectToConfirmation;
    if (!asked || row.confirmed !== null || row.lapsed) throw data.fault("position_not_waiting", "position");
    return row;
  }

  line(data: Data, entry: Entry, signed: boolean): void {
    this.requireText(data);
    const member = data.member("member");
    this.requireVoice(data, member);
    this.page.set(entry.leaf, { member, signed, index: entry.index, corrected: false });
  }

  corrected(data: Data): void {
    const leaf = data.digest("entry");
    if (!this.leaves.has(leaf) || this.wrong.has(leaf)) throw data.fault("entry_not_here", "entry");
    this.wrong.add(leaf);
    const [statement, line] = [this.statements.get(leaf), this.page.get(leaf)];
    if (statement) this.statements.set(leaf, { ...statement, corrected: true });
    if (line) this.page.set(leaf, { ...line, corrected: true });
  }

  declared(entry: Entry): void {
    this.declaration = entry;
    this.stage = "declared";
  }
}

const WAITING: readonly Stage[] = ["open", "signing"];
const EVENTS: ReadonlyMap<string, readonly [readonly Stage[], Take]> = new Map<string, [readonly Stage[], Take]>([
  ["case.text_drafted/1", [[""], (procedure, data) => procedure.drafted(data)]],
  ["case.text_amended/1", [["draft", "open"], (procedure, data) => procedure.amended(data)]],
  ["case.text_translated/1", [["draft", ...WAITING], () => undefined]],
  [OPENED, [["", "draft"], (procedure, data, entry) => procedure.opened(data, entry)]],
  ["case.decision_withdrawn/1", [["draft", "open"], (procedure) => procedure.withdrawn()]],
  ["case.voting_closed/1", [["open"], (procedure, _, entry) => procedure.votingClosed(entry)]],
  ["case.signing_closed/1", [["signing"], (procedure) => void (procedure.pageClosed = true)]],
  ["case.position_stated/1", [["open"], (procedure, data, entry) => procedure.stated(data, entry)]],
  [CONFIRMED, [WAITING, (procedure, data, entry) => procedure.confirmed(data, entry)]],
  ["case.confirmation_lapsed/1", [WAITING, (procedure, data, entry) => procedure.lapsed(data, entry)]],
  ["case.text_signed/1", [["signing"], (procedure, data, entry) => procedure.line(data, entry, true)]],
  ["case.signature_refused/1", [["signing"], (procedure, data, entry) => procedure.line(data, entry, false)]],
  [CORRECTED, [["draft", ...WAITING], (procedure, data) => procedure.corrected(data)]],
  [ADOPTED, [WAITING, (procedure, _, entry) => procedure.declared(entry)]],
  [FAILED, [WAITING, (procedure, _, entry) => procedure.declared(entry)]],
]);

/** The data name the decision of the stream; a confirmation and a correction need not name it. */
function requireDecision(data: Data, entry: Entry): void {
  const id = entry.event.stream.slice("decision/".length);
  const mayOmit = entry.event.type === CONFIRMED || entry.event.type === CORRECTED;
  if (data.text("decision", mayOmit ? id : undefined) !== id) throw data.fault("decision_differs", "decision");
}

/** The decision after all its entries, the last of which declares the outcome. */
export function follow(openings: readonly Opening[], entries: readonly Entry[]): Procedure {
  const procedure = new Procedure(openings);
  for (const entry of entries) procedure.take(entry);
  const last = entries.at(-1);
  if (!procedure.declaration || procedure.declaration !== last) {
    throw new Malformed("declaration_missing", last?.where ?? "");
  }
  return procedure;
}
