"""Words of the majority family: a share of the members, of those present, or of those voting.

Readings (docs/charter-vocabulary.md). `yes` is for, `no` and `objection` are against; `abstain` is
present and does not vote; `absent`, `not_participating` and `silent` are not counted as present. Where
silence is the form of opening, silence is for, and one objection breaks it whatever the share.
"""

from __future__ import annotations

from fractions import Fraction

from tocsin.core.rules.ballot import Ballot, Sides, sides
from tocsin.core.rules.outcome import Outcome, Reason, Tally, at_least, at_most
from tocsin.core.rules.words import Majority


def count_majority(rule: Majority, ballot: Ballot) -> Tally:
    """A majority: reason `majority` with the number of yes that is needed and given."""
    found = sides(ballot)
    yes = found.base - found.opposed.count if ballot.by_silence else found.yes.count
    base = found.base if ballot.by_silence else _base(rule, found)
    terms: tuple[Reason, ...] = (at_least("majority", needed(rule.share, base, rule.more_than), yes),)
    if ballot.by_silence:
        terms = (at_most("no_objection", 0, found.opposed), *terms)
    adopted = all(term.met for term in terms)
    return Tally(Outcome.ADOPTED if adopted else Outcome.NOT_ADOPTED, rule.id, terms)


def needed(share: Fraction, base: int, more_than: bool) -> int:
    """How many the share of the base makes, exactly; at least one."""
    product = share * base
    whole = product.numerator // product.denominator
    if more_than:
        return whole + 1
    return max(1, whole if product == whole else whole + 1)


def _base(rule: Majority, found: Sides) -> int:
    voting = found.yes.count + found.opposed.count
    if rule.base == "voting":
        return voting
    return found.base if rule.base == "members" else voting + found.abstain.count
