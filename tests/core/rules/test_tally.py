"""What holds for every ballot under every rule word, tried on random ballots."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from tocsin.core.rules.ballot import Ballot, Counts, Position, Terms, filled
from tocsin.core.rules.majority import needed
from tocsin.core.rules.outcome import Outcome, Tally
from tocsin.core.rules.tally import quorum_count, tally
from tocsin.core.rules.words import Consensus, LimitedFormat, Majority, Rule

MEMBERS = ("AM", "BY", "KG", "KZ", "RU", "TJ")
DAY = date(2024, 5, 1)
BETTER = {Outcome.NOT_ADOPTED: 0, Outcome.UNDECIDED: 1, Outcome.ADOPTED: 2}

shares = st.builds(
    lambda top, bottom: Fraction(min(top, bottom), bottom), st.integers(1, 20), st.integers(1, 20)
)
rules = st.one_of(
    st.just(Consensus("strict")),
    st.just(LimitedFormat("limited")),
    st.builds(
        Majority, st.just("many"), st.sampled_from(["members", "present", "voting"]), shares, st.booleans()
    ),
)
positions = st.dictionaries(st.sampled_from(MEMBERS), st.sampled_from(list(Position)))
mostly_yes = [Position.YES] * 8 + [Position.ABSTAIN, Position.NOT_PARTICIPATING, Position.ABSENT, Position.NO]
agreeing = st.tuples(*[st.sampled_from(mostly_yes)] * 6).map(
    lambda words: dict(zip(MEMBERS, words, strict=True))
)
quorums = st.sampled_from(["unspecified", "1/2", "2/3", "4"])


def terms(rule: Rule, quorum: str = "unspecified", silence: bool = False) -> Terms:
    return Terms("organ", "matter", DAY, rule, MEMBERS, ("UZ",), quorum, silence)


def count(
    rule: Rule, stated: dict[str, Position], quorum: str = "unspecified", silence: bool = False
) -> Tally:
    return tally(rule, filled(terms(rule, quorum, silence), stated.items(), silence=silence))


@given(rules, positions, st.sampled_from(MEMBERS), st.booleans())
def test_a_member_that_turns_to_yes_never_makes_the_outcome_worse(
    rule: Rule, stated: dict[str, Position], member: str, silence: bool
) -> None:
    assume(stated.get(member) is not Position.RECUSED)
    before = count(rule, stated, silence=silence)
    after = count(rule, stated | {member: Position.YES}, silence=silence)
    assert BETTER[after.outcome] >= BETTER[before.outcome]


@given(rules, agreeing, quorums, st.sampled_from(MEMBERS))
def test_with_a_quorum_too_a_member_that_turns_to_yes_never_undoes_an_adoption(
    rule: Rule, stated: dict[str, Position], quorum: str, member: str
) -> None:
    before = count(rule, stated, quorum).outcome
    after = count(rule, stated | {member: Position.YES}, quorum).outcome
    assert before is not Outcome.ADOPTED or after is Outcome.ADOPTED


@given(rules, positions, quorums)
def test_an_adopted_text_has_every_term_met(rule: Rule, stated: dict[str, Position], quorum: str) -> None:
    result = count(rule, stated, quorum)
    assert result.outcome is not Outcome.ADOPTED or all(reason.met for reason in result.reasons)


@given(rules, positions)
def test_one_objection_under_silence_stops_every_rule(rule: Rule, stated: dict[str, Position]) -> None:
    result = count(rule, stated | {"KG": Position.OBJECTION}, silence=True)
    assert result.outcome is Outcome.NOT_ADOPTED


@given(rules, positions)
def test_reasons_name_members_once_and_sorted(rule: Rule, stated: dict[str, Position]) -> None:
    for reason in count(rule, stated).reasons:
        assert list(reason.members) == sorted(set(reason.members))


@given(rules, positions)
def test_counts_give_what_the_same_positions_give(rule: Rule, stated: dict[str, Position]) -> None:
    plain = {Position.YES, Position.NO, Position.ABSTAIN, Position.ABSENT}
    kept = {member: word for member, word in stated.items() if word in plain}
    given_words = [kept.get(member, Position.ABSENT) for member in MEMBERS]
    numbers = Counts(
        given_words.count(Position.YES),
        given_words.count(Position.NO),
        given_words.count(Position.ABSTAIN),
        given_words.count(Position.ABSENT),
        tuple(member for member in MEMBERS if kept.get(member) is Position.NO),
    )
    counted = tally(rule, Ballot(DAY, "organ", "matter", MEMBERS, counts=numbers))
    named = count(rule, kept)
    assert counted.outcome == named.outcome
    assert [(r.code, r.met, r.required, r.actual) for r in counted.reasons] == [
        (r.code, r.met, r.required, r.actual) for r in named.reasons
    ]


@given(shares, st.integers(0, 400), st.booleans())
def test_the_number_needed_is_the_smallest_that_reaches_the_share(
    share: Fraction, base: int, more: bool
) -> None:
    number = needed(share, base, more)

    def reaches(votes: int) -> bool:
        return votes > share * base if more else votes >= share * base

    assert number >= 1
    assert reaches(number)
    assert number == 1 or not reaches(number - 1)


def test_a_quorum_is_a_share_of_those_that_count_or_a_number() -> None:
    assert [quorum_count(quorum, 15) for quorum in ("2/3", "1/2", "9", "unspecified")] == [10, 8, 9, 0]


def test_an_electorate_frozen_at_the_opening_is_the_one_that_counts() -> None:
    rule = Consensus("strict")
    stated = dict.fromkeys(MEMBERS, "yes")
    ballot = filled(terms(rule), stated.items(), electorate=("AM", "UZ"))
    result = tally(rule, ballot)
    assert result.outcome is Outcome.UNDECIDED
    assert result.reasons[1].members == ("UZ",)
