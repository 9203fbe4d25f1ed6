"""Certificates that hold: every way in which a decision can come to its end, each written by hand."""

from __future__ import annotations

from functools import cache
from typing import Any

from tests.proof.decisions import Decision, adopted, opened
from tests.proof.scribe import (
    AA,
    BB,
    CC,
    MINUTE,
    OFFICE,
    PEOPLE,
    SITE,
    Person,
    Scribe,
    hand,
    passkey,
    person,
    reason,
    result,
)
from tests.proof.vector import Make, Vector, certificate, named
from tocsin.core.calendar import moment_text
from tocsin.ledger.note import COSIGNATURE, VerifierKey

HOUR = 60 * MINUTE
_MAKERS: list[Make] = []

Said = tuple[Decision, dict[str, Any]]


def good(make: Make) -> Make:
    """Register a certificate that holds."""
    _MAKERS.append(make)
    return make


@cache
def good_vectors() -> dict[str, Vector]:
    """All of them by name."""
    rows = [
        Vector(named(make), " ".join((make.__doc__ or "").split()), certificate(make)) for make in _MAKERS
    ]
    return {row.name: row for row in rows}


@good
def consensus() -> Said:
    """Three members agree."""
    return adopted(), {}


@good
def failed() -> Said:
    """One member says no under consensus."""
    decision = opened()
    decision.agree(AA, BB)
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


UNDECIDED = result(
    "undecided",
    "together",
    reason("quorum", True, "2", "2", "CC"),
    reason("no_objection", True, "0", "0"),
    reason("all_joined", False, "3", "2", "CC"),
)


@good
def undecided() -> Said:
    """One member is away when the presiding person closes: strict consensus settles nothing."""
    decision = opened()
    decision.agree(AA, BB)
    decision.close()
    decision.declare("undecided")
    return decision, {"result": UNDECIDED}


@good
def limited_format() -> Said:
    """One member is away: the others decide in limited format."""
    decision = opened("mission", rule="who-will")
    decision.agree(AA, BB)
    decision.close()
    decision.declare()
    return decision, {"result": limited("2", "2", "CC")}


def limited(
    present: str, joined: str, *aside: str, signatures: str = "", unsigned: tuple[str, ...] = ()
) -> Any:
    told = [reason("limited_format", True, "0", str(len(aside)), *aside)] if aside else []
    if signatures:
        given = str(int(signatures) - len(unsigned))
        told.append(reason("signatures", not unsigned, signatures, given, *unsigned))
    return result(
        "not_adopted" if unsigned else "adopted",
        "who-will",
        reason("quorum", True, "2", present, *(aside if present == "2" else ())),
        reason("no_objection", True, "0", "0"),
        reason("some_joined", True, "1", joined),
        *told,
    )


@good
def no_quorum() -> Said:
    """Too few are there for anything to be decided."""
    decision = opened("mission", rule="who-will")
    decision.agree(AA)
    decision.close()
    decision.declare("undecided")
    return decision, {
        "result": result(
            "undecided",
            "who-will",
            reason("quorum", False, "2", "1", "BB", "CC"),
            reason("no_objection", True, "0", "0"),
            reason("some_joined", True, "1", "1"),
            reason("limited_format", True, "0", "2", "BB", "CC"),
        )
    }


@good
def majority() -> Said:
    """A majority of those voting; one abstains, another changes its mind. Texts in two languages."""
    text = {"en": "An order.\n", "fr": "Un ordre donné.\n"}
    decision = opened("order", organ="board", rule="most", text=text)
    decision.state(AA, "no")
    decision.state(BB, "abstain")
    decision.state(AA)
    decision.state(CC, "recused")
    decision.declare()
    reasons = (reason("majority", True, "1", "1"), reason("recused", True, "0", "1", "CC"))
    return decision, {"text": text, "result": result("adopted", "most", *reasons)}


@good
def two_thirds() -> Said:
    """Two of three members are two thirds."""
    text = {"en": "A budget.\n", "fr": "Un budget.\n"}
    decision = opened("budget", organ="board", rule="two-thirds", text=text)
    decision.agree(AA, BB)
    decision.state(CC, "objection")
    decision.declare()
    return decision, {
        "text": text,
        "result": result("adopted", "two-thirds", reason("majority", True, "2", "2")),
    }


@good
def appeal() -> Said:
    """The opening names the appeal of a member; other entries lie between."""
    scribe = Scribe()
    scribe.found()
    scribe.add("case/c1", "case.opened", {"case": "c1", "title": "Flood", "mode": "crisis"}, OFFICE)
    told = {"case": "c1", "member": "AA", "text_sha256": "a" * 64, "article": "pact:1", "asks": ["operation"]}
    leaf = scribe.add("case/c1", "case.appeal_made", told, AA)
    decision = Decision(scribe, "operation")
    decision.draft()
    scribe.add("case/c1", "case.fact_recorded", {"case": "c1"}, OFFICE)
    decision.open(appeal=leaf)
    decision.agree()
    decision.declare()
    return decision, {"appeal": leaf}


@good
def recorded() -> Said:
    """Recorded positions count unconfirmed where the charter says so; a contested one does not."""
    decision = opened("mission", rule="who-will")
    wrong = decision.record("CC", "no")
    decision.add("position_confirmed", CC, {"position": wrong, "confirmed": False})
    told = decision.record("AA")
    decision.add("position_confirmed", AA, {"position": told, "confirmed": True})
    decision.record("BB")
    decision.state(CC, "abstain")
    decision.declare()
    return decision, {"result": limited("3", "2", "CC")}


@good
def waiting_for_confirmation() -> Said:
    """Where the charter does not count unconfirmed positions, one that lapses leaves the member absent."""
    decision = opened("order", organ="board", rule="most", text=BOTH)
    until = moment_text(decision.scribe.received_at + HOUR)
    decision.agree(AA)
    lapsing = decision.state(BB, "no", subject_to_confirmation_until=until)
    waits = decision.state(CC, subject_to_confirmation_until=until)
    decision.add("position_confirmed", CC, {"position": waits, "confirmed": True})
    decision.add("confirmation_lapsed", SITE, {"position": lapsing}, later=90)
    del decision.stated["BB"]
    decision.close()
    decision.declare()
    return decision, {"text": BOTH, "result": result("adopted", "most", reason("majority", True, "2", "2"))}


BOTH = {"en": "Done.\n", "fr": "Fait.\n"}


@good
def corrected() -> Said:
    """A position entered by mistake is corrected: the earlier one counts again."""
    decision = opened("mission", rule="who-will")
    decision.agree(AA, BB)
    right = decision.stated["AA"]
    wrong = decision.record("AA", "no")
    decision.add("entry_corrected", OFFICE, {"case": "c1", "entry": wrong, "reason": "another member called"})
    decision.stated = {"AA": right, "BB": decision.stated["BB"]}
    decision.state(CC)
    decision.declare()
    return decision, {"result": limited("3", "3")}


@good
def amended() -> Said:
    """A new version is opened anew: positions on the old one do not count."""
    decision = opened()
    decision.agree(AA)
    decision.state(BB, "no")
    text = {"en": "The council sends more help.\n"}
    decision.amend(text)
    decision.open()
    decision.agree()
    decision.declare()
    return decision, {"text": text}


@good
def signature_page() -> Said:
    """Adopted by signature: nothing is adopted before the page is complete."""
    decision = opened("treaty", rule="who-will")
    decision.agree(AA, BB)
    decision.state(CC, "not_participating")
    decision.sign(BB, AA)
    decision.declare()
    return decision, {"result": limited("3", "2", "CC", signatures="2")}


@good
def signature_refused() -> Said:
    """A member that said yes does not sign: the text is not adopted."""
    decision = opened("treaty", rule="who-will")
    decision.agree()
    decision.sign(AA, BB)
    decision.add(
        "signature_refused", CC, {"text_sha256": decision.text, "member": "CC", "reason": "instructions"}
    )
    decision.declare("not_adopted")
    return decision, {"result": limited("3", "3", signatures="3", unsigned=("CC",))}


@good
def signing_closed() -> Said:
    """The signature page is closed while one is missing."""
    decision = opened("treaty", rule="who-will")
    decision.agree()
    decision.sign(AA, BB)
    decision.add("signing_closed", OFFICE, {})
    decision.declare("not_adopted")
    return decision, {"result": limited("3", "3", signatures="3", unsigned=("CC",))}


SILENT = result(
    "adopted", "together", reason("no_objection", True, "0", "0"), reason("all_joined", True, "3", "3")
)


@good
def silence() -> Said:
    """Nobody objects before the last moment."""
    decision = opened(opening={"form": "silence", "hours": 12})
    decision.state(BB)
    decision.close(SITE, later=12 * 60)
    decision.declare()
    return decision, {"result": SILENT}


@good
def silence_closed_by_time_alone() -> Said:
    """The declaration itself comes after the last moment; no entry closes before it."""
    decision = opened(opening={"form": "silence", "hours": 12})
    decision.declare(later=12 * 60)
    return decision, {"result": SILENT}


@good
def silence_broken() -> Said:
    """One objection breaks the silence at once."""
    decision = opened(opening={"form": "silence", "hours": 12})
    decision.state(CC, "objection")
    decision.declare("not_adopted")
    return decision, {
        "result": result(
            "not_adopted",
            "together",
            reason("no_objection", False, "0", "1", "CC"),
            reason("all_joined", False, "3", "2"),
        )
    }


@good
def late() -> Said:
    """A position that is received at the last moment is too late and does not count."""
    decision = opened("statement", opening={"hours": 2})
    decision.agree(AA, BB)
    early = dict(decision.stated)
    opening = decision.scribe.received_at - 2 * MINUTE
    decision.state(CC, "no", how={"received_at": opening + 2 * HOUR})
    decision.stated = early
    decision.close(SITE)
    decision.declare("undecided")
    return decision, {"result": UNDECIDED}


@good
def key_replaced() -> Said:
    """A key is lost and another enrolled; the lost one is found and enrolled again for a while."""
    decision = opened()
    scribe = decision.scribe
    decision.agree(AA)
    scribe.revoke(BB, BB)
    other = person("BB", "delegate", "BB's second key")
    scribe.enrol(other)
    decision.state(other)
    scribe.enrol(BB)
    decision.state(BB)
    scribe.revoke(BB)
    scribe.revoke(other)
    decision.state(CC)
    decision.declare()
    return decision, {}


@good
def two_revisions() -> Said:
    """The charter changes while the case runs: the case keeps the one it was opened under."""
    decision = opened()
    decision.agree(AA, BB)
    scribe = decision.scribe
    kept = scribe.files
    scribe.files = {**kept, "texts.en.toml": b'[organisation]\npact = { name = "Pact", short = "Pact" }\n'}
    scribe.put_in_force()
    scribe.files = kept
    decision.state(CC)
    decision.declare()
    return decision, {}


@good
def passkeys() -> Said:
    """Members sign with passkeys: a P-256 key and an Ed25519 key, both kept from a live ledger's server."""
    one = Person("AA", "delegate", passkey("AA's passkey"), "passkey")
    two = Person("BB", "delegate", passkey("BB's passkey", "eddsa-webauthn"), "passkey")
    others = [Person(row.member, row.role, row.hand, "file") for row in (SITE, OFFICE, CC)]
    scribe = Scribe(origin="pact.example/live")
    scribe.found(*others, one, two)
    decision = Decision(scribe)
    decision.draft()
    decision.open()
    decision.agree(one, two, others[2])
    decision.declare()
    return decision, {}


WITNESSES = {name: hand(f"witness {name}") for name in ("north", "south", "west")}


def witness(name: str) -> VerifierKey:
    return VerifierKey(f"{name}.example", COSIGNATURE, WITNESSES[name].public)


def policy_text(quorum: str = "most", *, log: str = "") -> str:
    lines = [f"witness {name} {witness(name)}\n" for name in ("north", "south")]
    return (f"log {log}\n" if log else "") + "".join(lines) + f"group most all north south\nquorum {quorum}\n"


def cosigned_by(decision: Decision, *names: str) -> str:
    rows = [(witness(name), WITNESSES[name]) for name in names]
    return decision.scribe.checkpoint(witnesses=rows)


@good
def cosigned() -> Said:
    """The organisation's policy asks for two witnesses; the log is named in it."""
    scribe = Scribe()
    scribe.found(policy=policy_text(log=str(scribe.log)))
    decision = Decision(scribe)
    decision.draft()
    decision.open()
    decision.agree()
    decision.declare()
    return decision, {"checkpoint": cosigned_by(decision, "south", "north")}


@good
def log_signs_last() -> Said:
    """The log's line stands below its witness's."""
    scribe = Scribe()
    scribe.found(policy=policy_text("north"))
    decision = Decision(scribe)
    decision.draft()
    decision.open()
    decision.agree()
    decision.declare()
    lines = cosigned_by(decision, "north").split("\n")
    lines[4], lines[5] = lines[5], lines[4]
    return decision, {"checkpoint": "\n".join(lines)}


@good
def policy_set_later() -> Said:
    """A later policy holds instead of the founding one."""
    decision = adopted_with_policy()
    return decision, {"checkpoint": cosigned_by(decision, "north")}


def adopted_with_policy() -> Decision:
    scribe = Scribe()
    scribe.found(policy=policy_text())
    scribe.set_policy(policy_text("north"))
    decision = Decision(scribe)
    decision.draft()
    decision.open()
    decision.agree()
    decision.declare()
    return decision


@good
def log_key_changed() -> Said:
    """The log signs with another key since; the certificate names that one."""
    decision = opened()
    decision.agree(AA)
    decision.scribe.change_log_key("second log key")
    decision.agree(BB, CC)
    decision.declare()
    return decision, {}


@good
def restricted() -> Said:
    """A restricted text is hashed with a salt."""
    text = {"en": "The council sends help.\n", "salt": "b" * 64}
    decision = opened(salt="b" * 64)
    decision.agree()
    decision.declare()
    return decision, {"text": text}


@good
def old_ledger() -> Said:
    """Members and rules of another day: the dates decide. The text has letters of many kinds."""
    text = {"en": "Помощь — naïve ‘help’ \U0001f6df\n\n  indented\n"}
    scribe = Scribe(received_at=1_080_000_000_000)
    people = (*PEOPLE, person("DD", "delegate"))
    scribe.found(*people)
    decision = Decision(scribe, rule="most", text=text)
    decision.draft()
    decision.open(electorate=["AA", "BB", "CC", "DD"])
    decision.agree(AA, BB, CC, people[-1])
    decision.declare()
    reasons = (reason("quorum", True, "3", "4"), reason("majority", True, "3", "4"))
    return decision, {"text": text, "result": result("adopted", "most", *reasons)}


@good
def suspended() -> Said:
    """A suspended member keeps its seat and has no voice."""
    scribe = Scribe(received_at=1_280_000_000_000)
    scribe.found(*PEOPLE, person("DD", "delegate"))
    decision = Decision(scribe)
    decision.draft()
    decision.open(electorate=["AA", "BB", "DD"])
    decision.agree(AA, BB, person("DD", "delegate"))
    decision.declare()
    return decision, {}


@good
def newer_checkpoint() -> Said:
    """The ledger has grown since; the checkpoint is of a later tree."""
    decision = adopted()
    for n in range(7):
        decision.scribe.add("case/c1", "case.fact_recorded", {"case": "c1", "n": n}, OFFICE)
    return decision, {}


@good
def exercise() -> Said:
    """A decision of an exercise says so by its origin."""
    scribe = Scribe(origin="pact.example/exercise-spring")
    scribe.found()
    decision = Decision(scribe)
    decision.draft()
    decision.open()
    decision.agree()
    decision.declare()
    return decision, {}
