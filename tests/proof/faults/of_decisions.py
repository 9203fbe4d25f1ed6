"""Decisions that went a way they could not go, counts and declarations that do not follow."""

from __future__ import annotations

from tests.proof.decisions import Decision, adopted, begun, opened
from tests.proof.faults.forged import DD, finished, forged
from tests.proof.good import BOTH, HOUR, SILENT, UNDECIDED, Said, limited
from tests.proof.scribe import AA, BB, CC, MINUTE, OFFICE, PEOPLE, SITE, TEXT, Scribe, reason, result
from tocsin.core.calendar import moment_text
from tocsin.ledger import canonical
from tocsin.ledger.octets import sha256_hex


@forged("procedure")
def position_on_other_text() -> Said:
    """A member agrees to another text."""
    decision = opened()
    decision.agree(AA, BB)
    decision.state(CC, text_sha256="0" * 64)
    decision.declare()
    return decision, {}


@forged("procedure")
def opening_on_other_text() -> Said:
    """Another text is opened than the one that was drafted."""
    decision = begun(text={"en": "Another text.\n"})
    decision.open(text_sha256=sha256_hex(canonical.encode(TEXT)))
    decision.text = sha256_hex(canonical.encode(TEXT))
    return finished(decision), {}


@forged("procedure")
def position_before_opening() -> Said:
    """A position is stated before the decision is opened."""
    decision = begun()
    decision.agree(AA)
    decision.open()
    decision.agree(BB, CC)
    decision.declare()
    return decision, {}


@forged("procedure")
def position_after_closing() -> Said:
    """A position is stated after the presiding person has closed."""
    decision = opened("order", organ="board", rule="most", text=BOTH)
    decision.agree(AA)
    decision.state(BB, "no")
    decision.close(later=0)
    decision.agree(CC)
    decision.declare()
    return decision, {"text": BOTH, "result": result("adopted", "most", reason("majority", True, "2", "2"))}


@forged("procedure")
def position_after_adoption() -> Said:
    """A position is stated while the text is being signed."""
    decision = opened("treaty", rule="who-will")
    decision.agree()
    decision.sign(AA)
    decision.state(CC, "not_participating")
    decision.sign(BB)
    decision.declare()
    return decision, {"result": limited("3", "2", "CC", signatures="2")}


@forged("procedure")
def position_unknown() -> Said:
    """A position is a word that there is not."""
    decision = opened()
    decision.agree(AA, BB)
    decision.state(CC, "perhaps")
    decision.declare()
    return decision, {}


@forged("procedure")
def position_of_former_member() -> Said:
    """A state that has left states a position."""
    scribe = Scribe()
    scribe.found(*PEOPLE, DD)
    decision = Decision(scribe)
    decision.draft()
    decision.open()
    decision.agree(AA, BB, DD)
    decision.close()
    decision.declare("undecided", counted=[decision.stated["AA"], decision.stated["BB"]])
    return decision, {"result": UNDECIDED}


@forged("procedure")
def position_of_other_decision() -> Said:
    """A position in the stream is one on another decision."""
    decision = opened()
    decision.agree(AA, BB)
    decision.state(CC, decision="d2")
    decision.declare()
    return decision, {}


@forged("procedure")
def declared_late() -> Said:
    """All have agreed; the declaration waits until one has changed its mind."""
    decision = opened()
    decision.agree()
    decision.state(CC, "no")
    decision.declare("not_adopted")
    return decision, {
        "result": result(
            "not_adopted",
            "together",
            reason("quorum", True, "2", "3"),
            reason("no_objection", False, "0", "1", "CC"),
            reason("all_joined", False, "3", "2"),
        )
    }


@forged("procedure")
def silence_mended() -> Said:
    """A broken silence is not declared, and the objection taken back."""
    decision = opened(opening={"form": "silence", "hours": 12})
    decision.state(CC, "objection")
    decision.state(CC)
    decision.close(SITE, later=12 * 60)
    decision.declare()
    return decision, {"result": SILENT}


@forged("procedure")
def silence_closed_early() -> Said:
    """Silence is closed before its last moment."""
    decision = opened(opening={"form": "silence", "hours": 12})
    decision.close(OFFICE)
    decision.declare()
    return decision, {"result": SILENT}


@forged("procedure")
def closed_by_system_early() -> Said:
    """The site's key closes before the last moment."""
    decision = opened(opening={"hours": 12})
    decision.agree(AA, BB)
    decision.close(SITE)
    decision.declare("undecided")
    return decision, {"result": UNDECIDED}


@forged("procedure")
def closed_twice() -> Said:
    """Stating of positions is closed twice."""
    decision = opened("treaty", rule="who-will")
    decision.agree(AA, BB)
    decision.close()
    decision.close()
    decision.sign(AA, BB)
    decision.declare()
    return decision, {"result": limited("2", "2", "CC", signatures="2")}


@forged("procedure")
def opened_again() -> Said:
    """An objection is passed over by opening the same text again."""
    decision = opened("mission", rule="who-will")
    decision.agree(AA)
    decision.state(CC, "no")
    decision.stated.clear()
    decision.open()
    return finished(decision), {"result": limited("3", "3")}


@forged("procedure")
def withdrawn() -> Said:
    """The draft was taken back before it was adopted."""
    decision = opened()
    decision.agree(AA, BB)
    decision.add("decision_withdrawn", OFFICE, {"reason": "overtaken by events"})
    decision.agree(CC)
    decision.declare()
    return decision, {}


@forged("procedure")
def declared_twice() -> Said:
    """The outcome is declared twice."""
    decision = adopted()
    decision.declare()
    return decision, {}


@forged("powers", "procedure")
def event_unknown() -> Said:
    """The decision's stream has an event that nobody knows."""
    decision = opened()
    decision.add("position_guessed", OFFICE, {})
    return finished(decision), {}


@forged("powers", "procedure")
def event_of_later_version() -> Said:
    """An event is of a later version than this program knows."""
    decision = opened()
    decision.agree(AA, BB)
    decision.add("position_stated/2", CC, {"text_sha256": decision.text, "position": "yes"})
    decision.declare()
    return decision, {}


@forged("procedure")
def confirmed_by_other() -> Said:
    """A recorded position is confirmed by another member."""
    decision = opened("statement")
    told = decision.record("CC")
    decision.add("position_confirmed", AA, {"position": told, "confirmed": True})
    decision.agree(AA, BB)
    decision.declare()
    return decision, {}


@forged("procedure")
def confirmed_twice() -> Said:
    """A contested position is confirmed after all."""
    decision = opened("statement")
    told = decision.record("CC")
    decision.add("position_confirmed", CC, {"position": told, "confirmed": False})
    decision.add("position_confirmed", CC, {"position": told, "confirmed": True})
    decision.agree(AA, BB)
    decision.declare()
    return decision, {}


@forged("procedure")
def confirmed_own_statement() -> Said:
    """A member contests what its own key has stated."""
    decision = opened()
    decision.agree(AA)
    decision.add("position_confirmed", AA, {"position": decision.stated["AA"], "confirmed": False})
    return finished(decision), {}


@forged("procedure")
def lapsed_early() -> Said:
    """A confirmation lapses before its time."""
    decision = opened("order", organ="board", rule="most", text=BOTH)
    until = moment_text(decision.scribe.received_at + HOUR)
    decision.agree(AA)
    told = decision.state(BB, "no", subject_to_confirmation_until=until)
    decision.add("confirmation_lapsed", SITE, {"position": told})
    decision.agree(CC)
    decision.close()
    decision.declare(counted=[decision.stated["AA"], decision.stated["CC"]])
    return decision, {"text": BOTH, "result": result("adopted", "most", reason("majority", True, "2", "2"))}


@forged("procedure")
def corrected_elsewhere() -> Said:
    """A correction names an entry that is not in the decision's stream."""
    decision = opened()
    decision.add("entry_corrected", OFFICE, {"entry": "0" * 64, "reason": "a slip"})
    return finished(decision), {}


@forged("procedure")
def corrected_twice() -> Said:
    """An entry is corrected twice."""
    decision = opened()
    wrong = decision.state(AA, "no")
    for _ in range(2):
        decision.add("entry_corrected", OFFICE, {"entry": wrong, "reason": "a slip"})
    return finished(decision), {}


@forged("procedure")
def signed_before_adoption() -> Said:
    """A text is signed before positions have adopted it."""
    decision = opened("treaty", rule="who-will")
    decision.agree(AA, BB)
    decision.sign(AA, BB)
    decision.state(CC)
    decision.sign(CC)
    decision.declare()
    return decision, {"result": limited("3", "3", signatures="3")}


@forged("procedure")
def signed_other_text() -> Said:
    """A signature is on another text."""
    decision = opened("treaty", rule="who-will")
    decision.agree()
    decision.sign(AA, BB)
    decision.add("text_signed", CC, {"text_sha256": "0" * 64, "member": "CC"})
    decision.declare()
    return decision, {"result": limited("3", "3", signatures="3")}


@forged("powers")
def signed_for_other_member() -> Said:
    """A member signs in the place of another."""
    decision = opened("treaty", rule="who-will")
    decision.agree()
    decision.sign(AA, BB)
    decision.add("text_signed", AA, {"text_sha256": decision.text, "member": "CC"})
    decision.declare()
    return decision, {"result": limited("3", "3", signatures="3")}


@forged("counted")
def position_not_counted() -> Said:
    """The declaration leaves a position out."""
    decision = opened()
    decision.agree()
    decision.declare(counted=[decision.stated["AA"], decision.stated["BB"]])
    return decision, {}


@forged("counted")
def counted_in_other_order() -> Said:
    """The declaration gives the positions in another order."""
    decision = opened()
    decision.agree()
    decision.declare(counted=list(decision.stated.values())[::-1])
    return decision, {}


@forged("counted")
def counted_earlier_position() -> Said:
    """The declaration counts a position that the member has given up."""
    decision = opened("mission", rule="who-will")
    first = decision.state(AA, "abstain")
    decision.agree()
    rest = [decision.stated["BB"], decision.stated["CC"]]
    decision.declare(counted=[first, *rest])
    return decision, {"result": limited("3", "3")}


@forged("counted")
def counted_late_position() -> Said:
    """The declaration counts a position that came too late."""
    decision = opened("mission", rule="who-will", opening={"hours": 2})
    opening = decision.scribe.received_at - MINUTE
    decision.agree(AA, BB)
    decision.state(CC, how={"received_at": opening + 2 * HOUR + MINUTE})
    decision.close(SITE)
    decision.declare()
    return decision, {"result": limited("2", "2", "CC")}


@forged("counted")
def counted_of_old_text() -> Said:
    """The declaration counts a position on an earlier version."""
    decision = opened()
    old = decision.state(AA)
    decision.amend({"en": "The council sends more help.\n"})
    decision.open()
    decision.agree()
    decision.declare(counted=[old, decision.stated["BB"], decision.stated["CC"]])
    return decision, {"text": {"en": "The council sends more help.\n"}}


@forged("counted", "closing", "recomputed")
def unconfirmed_counted() -> Said:
    """A recorded position is counted though the charter waits for its confirmation."""
    decision = opened()
    decision.agree(AA, BB)
    decision.record("CC")
    decision.declare()
    return decision, {}


@forged("closing")
def declared_early() -> Said:
    """The outcome is declared before all have spoken or anybody has closed."""
    decision = opened("mission", rule="who-will")
    decision.agree(AA, BB)
    decision.declare()
    return decision, {"result": limited("2", "2", "CC")}


@forged("closing")
def silence_declared_early() -> Said:
    """Silence is declared one minute before its last moment."""
    decision = opened(opening={"form": "silence", "hours": 12})
    decision.declare(later=12 * 60 - 1)
    return decision, {"result": SILENT}


@forged("closing", "recomputed")
def page_incomplete() -> Said:
    """The text is called adopted before the last signature."""
    decision = opened("treaty", rule="who-will")
    decision.agree()
    decision.sign(AA, BB)
    decision.declare()
    return decision, {"result": limited("3", "3", signatures="3")}


@forged("recomputed")
def adopted_against_objection() -> Said:
    """The outcome is declared adopted although one has objected."""
    decision = opened()
    decision.agree(AA, BB)
    decision.state(CC, "objection")
    decision.declare()
    return decision, {}


@forged("declaration")
def adopted_by_name_only() -> Said:
    """An event of adoption says that the decision is not adopted."""
    decision = opened()
    decision.agree(AA, BB)
    decision.state(CC, "no")
    decision.declare("not_adopted", kind="decision_adopted")
    return decision, {
        "result": result(
            "not_adopted",
            "together",
            reason("quorum", True, "2", "3"),
            reason("no_objection", False, "0", "1", "CC"),
            reason("all_joined", False, "3", "2"),
        )
    }


@forged("heads")
def heads_ahead() -> Said:
    """The declaration rests on an entry of the roster that is not there."""
    decision = opened()
    decision.agree()
    decision.declare(heads={"roster": 2, "charter": 1})
    return decision, {}


@forged("heads")
def heads_behind() -> Said:
    """The declaration rests on less of the charter's stream than there is."""
    decision = opened()
    decision.agree()
    decision.declare(heads={"roster": 1, "charter": 0})
    return decision, {}
