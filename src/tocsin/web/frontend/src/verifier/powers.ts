// Whether each act in the decision's stream was in the powers of its signer's role, by the enclosed charter.
import type { Charter } from "./charter.ts";
import { dataOf } from "./data.ts";
import type { Entry } from "./entries.ts";
import { Malformed } from "./malformed.ts";
import { APPEAL_MADE, OPENED } from "./openings.ts";

const STATED = "case.position_stated/1";
const SIGNED = "case.text_signed/1";
const REFUSED = "case.signature_refused/1";
const POWERS: ReadonlyMap<string, string> = new Map([
  [APPEAL_MADE, "appeal.make"],
  ["case.text_drafted/1", "decision.draft"],
  ["case.text_amended/1", "decision.amend"],
  ["case.text_translated/1", "decision.translate"],
  [OPENED, "decision.open"],
  ["case.decision_withdrawn/1", "decision.withdraw"],
  ["case.voting_closed/1", "decision.close_voting"],
  ["case.signing_closed/1", "decision.close_signing"],
  [STATED, "position.state"],
  ["case.position_confirmed/1", "position.confirm"],
  [SIGNED, "text.sign"],
  [REFUSED, "text.refuse"],
  ["case.entry_corrected/1", "case.correct"],
]);
const SYSTEMS = [
  "case.voting_closed/1",
  "case.confirmation_lapsed/1",
  "case.decision_adopted/1",
  "case.decision_failed/1",
];
const SPEAKS = [STATED, "case.position_confirmed/1", SIGNED, REFUSED];
const NAMES_MEMBER: ReadonlyMap<string, string> = new Map([
  [APPEAL_MADE, "member"],
  [SIGNED, "member"],
  [REFUSED, "member"],
  ["case.text_amended/1", "proposed_by"],
]);

export function requirePowers(charter: Charter, entries: readonly Entry[], organ: string): void {
  for (const entry of entries) {
    if (entry.event.role === "system") requireSystem(entry);
    else requirePerson(charter, entry, organ);
  }
}

function requireSystem(entry: Entry): void {
  if (entry.event.member || !SYSTEMS.includes(entry.event.type)) throw new Malformed("role_may_not", entry.where);
}

function requirePerson(charter: Charter, entry: Entry, organ: string): void {
  const { type, member } = entry.event;
  const [role, data] = [charter.roles.get(entry.event.role), dataOf(entry)];
  const power = type === STATED && data.has("recorded_for") ? "position.record" : POWERS.get(type);
  if (!role || !power || !(role.may.includes(power) || role.may.includes(`own:${power}`))) {
    throw new Malformed("role_may_not", entry.where);
  }
  if ((role.of === "member") !== Boolean(member)) throw new Malformed("role_of_member", entry.where);
  if (SPEAKS.includes(type) && role.organs.length && !role.organs.includes(organ)) {
    throw new Malformed("role_speaks_not_in_organ", entry.where);
  }
  const field = NAMES_MEMBER.get(type);
  if (member && field && !["", member].includes(data.member(field, ""))) throw new Malformed("own_member", entry.where);
}
