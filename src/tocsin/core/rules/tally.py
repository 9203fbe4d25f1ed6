"""The one function that counts: shared by the engine, the `tally` command and the verifier.

It applies the quorum of the organ, the rule word, and tells the circumstances of the ballot, in this
frozen order of reasons: `quorum`, the word's own terms, then `recused suspended late no_not_named
silence_unknown`.
"""

from __future__ import annotations

from fractions import Fraction

from tocsin.core.rules.ballot import UNSPECIFIED, Ballot, Side, Sides, sides
from tocsin.core.rules.majority import needed
from tocsin.core.rules.outcome import Outcome, Reason, Tally, at_least, remark
from tocsin.core.rules.registry import COUNTERS
from tocsin.core.rules.words import Rule


def tally(rule: Rule, ballot: Ballot) -> Tally:
    """The outcome of a complete ballot under a rule, with its reasons."""
    found = sides(ballot)
    counted = COUNTERS[type(rule)](rule, ballot)
    present = _quorum(ballot, found)
    outcome = counted.outcome
    if present and not present[0].met:
        outcome = Outcome.UNDECIDED
    return Tally(outcome, rule.id, (*present, *counted.reasons, *_circumstances(ballot, found)))


def quorum_count(quorum: str, electorate: int) -> int:
    """How many members a quorum asks for; 0 where the charter does not say."""
    if quorum == UNSPECIFIED:
        return 0
    if "/" in quorum:
        return needed(Fraction(quorum), electorate, more_than=False)
    return int(quorum)


def _quorum(ballot: Ballot, found: Sides) -> tuple[Reason, ...]:
    """Who is there counts: yes, no, abstain, and those present that take no part; silence has no quorum."""
    if ballot.quorum == UNSPECIFIED or ballot.by_silence or ballot.silence_unknown:
        return ()
    there = found.yes.count + found.opposed.count - found.objecting_absent
    there += found.abstain.count + found.not_participating.count
    return (at_least("quorum", quorum_count(ballot.quorum, found.base), there, found.absent),)


def _circumstances(ballot: Ballot, found: Sides) -> tuple[Reason, ...]:
    unnamed = Side(0, ())
    if ballot.counts is not None:
        unnamed = Side(ballot.counts.no - len(ballot.counts.no_by), ())
    told = (
        ("recused", found.recused),
        ("suspended", Side(len(ballot.suspended), ballot.suspended)),
        ("late", Side(len(ballot.late), ballot.late)),
        ("no_not_named", unnamed),
        ("silence_unknown", found.silent if ballot.silence_unknown else Side(0, ())),
    )
    return tuple(remark(code, side) for code, side in told if side.count)
