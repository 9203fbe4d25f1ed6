"""Words of the consensus family: strict consensus, and consensus in a limited format.

Readings (docs/charter-vocabulary.md). `yes` joins; `no` and `objection` stop. Under strict consensus
every other word neither joins nor stops, so it leaves the matter undecided: an abstention is no
agreement, and no refusal. In a limited format every other word stands aside and is not bound, and at
least one member must join. Where silence is the form of opening, whoever does not object has joined.
"""

from __future__ import annotations

from tocsin.core.rules.ballot import Ballot, Side, Sides, sides
from tocsin.core.rules.outcome import Outcome, Reason, Tally, at_least, at_most, remark
from tocsin.core.rules.words import Consensus, LimitedFormat


def count_consensus(rule: Consensus, ballot: Ballot) -> Tally:
    """Strict consensus: reasons `no_objection`, `all_joined` (naming who did neither)."""
    found = sides(ballot)
    aside = _aside(found, ballot.by_silence)
    joined = found.base - found.opposed.count - aside.count
    complete = at_least("all_joined", max(1, found.base), joined, aside)
    unopposed = at_most("no_objection", 0, found.opposed)
    return Tally(_strict(unopposed, complete), rule.id, (unopposed, complete))


def count_limited_format(rule: LimitedFormat, ballot: Ballot) -> Tally:
    """Limited format: reasons `no_objection`, `some_joined`, and `limited_format` naming who stood aside."""
    found = sides(ballot)
    aside = _aside(found, ballot.by_silence)
    joined = found.base - found.opposed.count - aside.count
    terms = (at_most("no_objection", 0, found.opposed), at_least("some_joined", 1, joined))
    adopted = all(term.met for term in terms)
    told = (remark("limited_format", aside),) if aside.count else ()
    return Tally(Outcome.ADOPTED if adopted else Outcome.NOT_ADOPTED, rule.id, terms + told)


def _strict(unopposed: Reason, complete: Reason) -> Outcome:
    if not unopposed.met:
        return Outcome.NOT_ADOPTED
    return Outcome.ADOPTED if complete.met else Outcome.UNDECIDED


def _aside(found: Sides, by_silence: bool) -> Side:
    """Members that neither joined nor objected."""
    if by_silence:
        return Side(0, ())
    groups = (found.abstain, found.absent, found.not_participating, found.silent)
    members = tuple(sorted(member for side in groups for member in side.members))
    return Side(sum(side.count for side in groups), members)
