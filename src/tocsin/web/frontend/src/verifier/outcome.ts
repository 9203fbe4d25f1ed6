// The declaration against what is recomputed: what counted, why it could be declared, heads, result.
import { effective, resultOf, type Statement, tallyText } from "./count.ts";
import { type Data, dataOf, sameTexts } from "./data.ts";
import type { Entry, Streams } from "./entries.ts";
import { encode, type Json } from "./json.ts";
import { Malformed } from "./malformed.ts";
import { ADOPTED, type Procedure } from "./procedure.ts";

function declarationOf(procedure: Procedure): { entry: Entry; data: Data } {
  if (!procedure.declaration) throw new Error("nothing was declared");
  return { entry: procedure.declaration, data: dataOf(procedure.declaration) };
}

/** The outcome is declared by the site's key for nobody, and the event says one thing; gives it. */
export function requireDeclaredBySystem(procedure: Procedure): string {
  const { entry, data } = declarationOf(procedure);
  if (entry.event.member || entry.event.role !== "system") throw new Malformed("actor_not_system", entry.where);
  const outcome = data.text("outcome");
  if ((outcome === "adopted") !== (entry.event.type === ADOPTED)) throw data.fault("outcome_type", "outcome");
  return outcome;
}

/** The last versions of roster and charter are those the declaration rests on; gives them as text. */
export function requireHeads(procedure: Procedure, streams: Streams): string {
  const heads = declarationOf(procedure).data.inner("heads");
  const told: [string, number][] = [
    ["roster", streams.roster.length],
    ["charter", streams.charter.length],
  ];
  for (const [stream, version] of told) {
    if (heads.count(stream) !== version) throw heads.fault("head_differs", stream);
  }
  return told.map(([stream, version]) => `${stream} ${version}`).join(", ");
}

/** The declaration lists exactly the positions that count; gives them as text. */
export function requireCounted(procedure: Procedure): string {
  const rows = effective(procedure.question, procedure.statements.values());
  const { data } = declarationOf(procedure);
  const leaves = rows.map((row) => row.leaf);
  if (!sameTexts(data.texts("counted"), leaves)) throw data.fault("counted_differs", "counted");
  return rows.map(toldOf).join(", ");
}

function toldOf(row: Statement): string {
  const words = [row.member, row.position];
  if (row.recorded) words.push("recorded");
  if (row.confirmed) words.push("confirmed");
  else if (row.subjectToConfirmation) words.push("unconfirmed");
  return words.join(" ");
}

/** The outcome could be declared where it was; gives why stating of positions was over. */
export function requireSettled(procedure: Procedure): string {
  const { entry } = declarationOf(procedure);
  const { closesAt } = procedure.question;
  const isOver = closesAt !== null && entry.receivedAt >= closesAt;
  if (!procedure.settled(procedure.closed || isOver)) throw new Malformed("not_settled", entry.where);
  if (procedure.closed) return "closed";
  return isOver && !procedure.settled(false) ? "last_moment" : "settled";
}

/** The certificate's `result` and the declared outcome are what the charter gives; gives the rule. */
export function requireResult(procedure: Procedure, given: Json): string {
  const tally = resultOf(procedure.question, procedure.statements.values(), procedure.page.values());
  const { data } = declarationOf(procedure);
  if (data.text("outcome") !== tally.outcome) throw data.fault("outcome_differs", "outcome");
  if (encode(given) !== tallyText(tally)) throw new Malformed("result_differs", "/result");
  return tally.rule;
}
