"""Ledgers out of order, checkpoints of other trees, charters and openings that do not stand."""

from __future__ import annotations

from typing import Any

from tests.proof.decisions import VOICES, Decision, adopted, begun, opened
from tests.proof.faults.forged import DD, drafted, finished, forged, founded
from tests.proof.good import SILENT, WITNESSES, Said, cosigned_by, policy_text, witness
from tests.proof.scribe import AA, BB, CC, OFFICE, PEOPLE, SITE, Person, Scribe, hand, person, result
from tocsin.ledger.note import ED25519, VerifierKey


@forged("origin")
def entry_of_other_ledger() -> Said:
    """A position was stated in an exercise."""
    decision = opened()
    decision.agree(AA, BB)
    decision.state(CC, how={"log": "pact.example/exercise"})
    decision.declare()
    return decision, {}


@forged("entries")
def event_id_repeated() -> Said:
    """Two events have one id."""
    decision = opened()
    decision.agree(AA, BB)
    decision.state(CC, how={"id": "00000000-0000-4000-8000-000000000004"})
    decision.declare()
    return decision, {}


@forged("entries")
def time_goes_back() -> Said:
    """An entry was received before the one above it."""
    decision = opened()
    decision.agree(AA, BB)
    decision.state(CC, how={"later": -30})
    decision.declare()
    return decision, {}


@forged("entries")
def event_without_form() -> Said:
    """An event names a member by three letters."""
    decision = opened()
    decision.agree(AA, BB)
    decision.state(CC, how={"actor": {"member": "CCC", "role": "delegate", "key": CC.hand.id}})
    decision.declare()
    return decision, {}


@forged("streams")
def version_skipped() -> Said:
    """A number is missing in the decision's stream."""
    decision = opened()
    decision.agree(AA, BB)
    decision.scribe.versions[decision.stream] += 1
    decision.state(CC)
    decision.declare()
    return decision, {}


@forged("streams")
def entry_after_declaration() -> Said:
    """The certificate's last entry belongs to another stream."""
    decision = adopted()
    extra = decision.scribe.enrol(person("CC", "delegate", "CC's second key"))
    return decision, {"entries": decision.scribe.enclosed("d1", extra)}


@forged("inclusion")
def checkpoint_of_other_tree() -> Said:
    """The checkpoint is true, but of a ledger in which other things happened."""
    decision = opened()
    decision.agree()
    decision.declare()
    other = opened()
    other.agree(BB, AA, CC)
    other.declare()
    return decision, {"checkpoint": other.scribe.checkpoint()}


@forged("inclusion")
def checkpoint_of_other_size() -> Said:
    """The checkpoint is of a later tree than the proofs."""
    decision = adopted()
    size = len(decision.scribe.entries)
    for n in range(9):
        decision.scribe.add("case/c1", "case.fact_recorded", {"case": "c1", "n": n}, OFFICE)
    return decision, {"entries": decision.scribe.enclosed("d1", size=size)}


@forged("checkpoint")
def checkpoint_too_small() -> Said:
    """The checkpoint is of a tree that does not hold the declaration yet."""
    decision = adopted()
    return decision, {"checkpoint": decision.scribe.checkpoint(len(decision.scribe.entries) - 1)}


@forged("log", "checkpoint")
def old_log_key() -> Said:
    """The checkpoint is signed with a key that the log has given up; the certificate names the old one."""
    decision = opened()
    old = decision.scribe.log_hand
    decision.agree()
    decision.scribe.change_log_key("second log key")
    decision.declare()
    return decision, {"log": str(VerifierKey("pact.example/demo", ED25519, old.public))}


@forged("cosignatures")
def quorum_missing() -> Said:
    """The organisation's policy asks for witnesses, and there are none."""
    return founded(policy=policy_text()), {}


@forged("cosignatures")
def witness_of_nobody() -> Said:
    """A witness has cosigned that the policy does not name."""
    decision = founded(policy=policy_text("none"))
    return decision, {"checkpoint": cosigned_by(decision, "north", "west")}


@forged("cosignatures")
def cosignature_of_other_tree() -> Said:
    """A witness's line is true, but of another tree."""
    decision = founded(policy=policy_text("north"))
    other = decision.scribe.checkpoint(3, witnesses=[(witness("north"), WITNESSES["north"])])
    own = decision.scribe.checkpoint()
    return decision, {"checkpoint": own + other.split("\n")[-2] + "\n"}


@forged("cosignatures")
def policy_of_before() -> Said:
    """The founding policy's witnesses have cosigned, not those of the policy that holds."""
    scribe = Scribe()
    scribe.found(policy=policy_text("north"))
    scribe.set_policy(policy_text("south"))
    decision = drafted(scribe)
    return decision, {"checkpoint": cosigned_by(decision, "north")}


@forged("policy")
def policy_without_form() -> Said:
    """The roster's policy is no policy."""
    return founded(policy="quorum nobody\n"), {}


@forged("policy")
def policy_of_other_log() -> Said:
    """The policy names another log."""
    other = VerifierKey("pact.example/demo", ED25519, hand("somebody else").public)
    decision = founded(policy=policy_text("none", log=str(other)))
    return decision, {}


@forged("revision")
def entry_under_other_revision() -> Said:
    """A position names another revision of the charter."""
    decision = opened()
    decision.agree(AA, BB)
    decision.state(CC, how={"charter": "0" * 64})
    decision.declare()
    return decision, {}


@forged("revision")
def revision_never_in_force() -> Said:
    """The charter was never put in force in this ledger."""
    scribe = Scribe()
    kept = scribe.files
    scribe.files = {**kept, "texts.en.toml": b""}
    scribe.found()
    scribe.files = kept
    return drafted(scribe), {}


@forged("revision")
def revision_in_force_later() -> Said:
    """The charter was put in force after the decision had begun."""
    scribe = Scribe()
    kept = scribe.files
    scribe.files = {**kept, "texts.en.toml": b""}
    scribe.found()
    scribe.files = kept
    decision = Decision(scribe)
    decision.draft()
    scribe.put_in_force()
    decision.open()
    return finished(decision), {}


def with_charter(old: bytes, new: bytes, **how: Any) -> Decision:
    """A decision under the tests' charter with one place changed."""
    scribe = Scribe()
    main = scribe.files["charter.toml"]
    assert old in main
    scribe.files = {**scribe.files, "charter.toml": main.replace(old, new)}
    scribe.found()
    decision = Decision(scribe, **how)
    decision.draft()
    decision.open()
    return finished(decision)


@forged("charter")
def charter_not_toml() -> Said:
    """The charter is no TOML."""
    return with_charter(b'id = "pact"', b"id = pact"), {}


@forged("charter")
def charter_format_unknown() -> Said:
    """The charter is of a later format."""
    return with_charter(b"tocsin-charter/1", b"tocsin-charter/2"), {}


@forged("charter")
def charter_key_unknown() -> Said:
    """A matter has a key that this program does not know."""
    return with_charter(b"needs_appeal = true", b"needs_oracle = true"), {}


@forged("charter")
def charter_key_takes_the_terminal() -> Said:
    """A key of the charter would move the cursor of a terminal."""
    return with_charter(b"needs_appeal = true", b'"needs\\u001b[2J\\U0001f6df" = true'), {}


@forged("charter")
def charter_table_unknown() -> Said:
    """The charter has a table that this program does not know."""
    return with_charter(b"[[suspension]]", b"[[exception]]"), {}


@forged("charter")
def charter_value_wrong() -> Said:
    """A share in the charter is above one."""
    return with_charter(b'share = "1/2"', b'share = "3/2"'), {}


@forged("charter")
def charter_date_wrong() -> Said:
    """A date in the charter is a text."""
    return with_charter(b"from = 2001-01-01", b'from = "2001-01-01"'), {}


@forged("charter")
def charter_period_empty() -> Said:
    """A period in the charter ends before it begins."""
    return with_charter(b"to = 2011-01-01", b"to = 2009-01-01"), {}


@forged("charter")
def charter_word_unknown() -> Said:
    """A form of opening in the charter is a word that this program does not know."""
    return with_charter(b'"silence"', b'"lottery"'), {}


@forged("charter")
def charter_zone_wrong() -> Said:
    """The charter's zone is no offset."""
    return with_charter(b'zone = "+03:00"', b'zone = "Moscow"'), {}


@forged("recomputed")
def rule_word_unknown() -> Said:
    """The rule is written with a word that this program cannot count by."""
    decision = opened("lot", rule="by-lot")
    return finished(decision), {"result": result("adopted", "by-lot")}


@forged("electorate")
def rule_of_other_matter() -> Said:
    """The opening names a rule that is not the matter's."""
    decision = begun()
    decision.open(rule="who-will")
    return finished(decision), {}


@forged("electorate")
def member_without_vote() -> Said:
    """The opening leaves a member out."""
    decision = begun()
    decision.open(electorate=["AA", "BB"])
    decision.agree(AA, BB)
    decision.declare()
    return decision, {}


@forged("electorate")
def former_member_votes() -> Said:
    """The opening counts a member that has left."""
    scribe = Scribe()
    scribe.found(*PEOPLE, DD)
    decision = Decision(scribe)
    decision.draft()
    decision.open(electorate=["AA", "BB", "CC", "DD"])
    decision.agree(*VOICES, DD)
    decision.declare()
    return decision, {}


@forged("electorate")
def electorate_unsorted() -> Said:
    """The opening gives the electorate in another order."""
    decision = begun()
    decision.open(electorate=["BB", "AA", "CC"])
    return finished(decision), {}


@forged("electorate")
def opened_on_other_day() -> Said:
    """The opening says it was made on a day when another rule held, and names today's."""
    decision = begun()
    decision.open(how={"at": 1_080_000_000_000})
    return finished(decision), {}


@forged("electorate")
def opened_beyond_the_calendar() -> Said:
    """The opening's day lies beyond the last year of the calendar where the organisation sits."""
    decision = begun()
    decision.open(how={"at": 253_402_300_799_000})
    return finished(decision), {}


@forged("electorate")
def matter_not_in_competence() -> Said:
    """The organ does not decide such matters."""
    decision = begun()
    decision.open(matter="order", rule="most")
    return finished(decision), {}


@forged("electorate")
def form_not_allowed() -> Said:
    """A matter is opened by silence though the charter has no silence for it."""
    decision = opened("mission", rule="who-will", opening={"form": "silence", "hours": 12})
    decision.close(SITE, later=12 * 60)
    decision.declare()
    return decision, {"result": SILENT}


@forged("electorate")
def silence_without_end() -> Said:
    """Silence is opened without a last moment."""
    decision = begun()
    decision.open(form="silence")
    decision.close(SITE)
    decision.declare()
    return decision, {"result": SILENT}


@forged("electorate")
def opening_missing() -> Said:
    """The decision was never opened."""
    decision = begun()
    return finished(decision), {}


@forged("appeal")
def appeal_missing() -> Said:
    """The charter asks for an appeal, and the opening names none."""
    decision = opened("operation")
    return finished(decision), {}


def appealed(
    told: dict[str, Any], *, stream: str = "case/c1", by: Person = AA, kind: str = "appeal_made"
) -> Said:
    scribe = Scribe()
    scribe.found()
    data = {"case": "c1", "member": "AA", "text_sha256": "a" * 64, "article": "pact:1", **told}
    leaf = scribe.add(stream, f"case.{kind}", data, by)
    decision = Decision(scribe, "operation")
    decision.draft()
    decision.open(appeal=leaf)
    return finished(decision), {"appeal": leaf}


@forged("appeal")
def appeal_in_other_case() -> Said:
    """The appeal was made in another case."""
    return appealed({}, stream="case/c2")


@forged("appeal", "powers")
def appeal_that_is_none() -> Said:
    """What the opening names is no appeal."""
    return appealed({}, kind="view_stated")


@forged("appeal", "powers")
def appeal_of_stranger() -> Said:
    """The appeal is of a state that is no member."""
    return appealed({"member": "ZZ"})


@forged("powers")
def appeal_for_another() -> Said:
    """A member appeals in the name of another."""
    return appealed({"member": "BB"})


@forged("appeal", "powers")
def entry_foreign() -> Said:
    """An entry stands in the certificate that has no place there."""
    decision = opened()
    extra = decision.scribe.add("case/c1", "case.fact_recorded", {"case": "c1"}, OFFICE)
    return finished(decision), {"appeal": extra}


@forged("appeal")
def appeal_not_there() -> Said:
    """The opening names an appeal that nobody made."""
    decision = begun("operation")
    decision.open(appeal="0" * 64)
    return finished(decision), {}
