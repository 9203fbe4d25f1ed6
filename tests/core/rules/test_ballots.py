"""Ballot files: both layouts, what is wrong with a ballot, and what is wrong with the whole file."""

from __future__ import annotations

import contextlib
import io
import tracemalloc
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.rules.ballot import Terms
from tocsin.core.rules.ballots import Answer, tally_sheet
from tocsin.core.rules.instant import instant
from tocsin.core.rules.seen import Seen
from tocsin.core.rules.sheet import MAX_LINE, HeaderError, open_sheet
from tocsin.core.rules.words import Consensus, LimitedFormat, Rule

BY_POSITION = "ballot,date,organ,matter,member,position"
BY_COUNT = "ballot,date,organ,matter,yes,no,abstain,absent,no_by"
MEMBERS = ("AM", "BY", "KG")


def ask(organ: str, matter: str, on: date) -> Terms | str:
    """A charter of three members with two matters; UZ has a seat and no voice."""
    if organ != "council":
        return "organ_unknown"
    rules: dict[str, Rule] = {
        "strict": Consensus("strict"),
        "quiet": Consensus("quiet"),
        "limited": LimitedFormat("limited"),
    }
    if matter not in rules:
        return "matter_unknown"
    return Terms(organ, matter, on, rules[matter], MEMBERS, ("UZ",), "unspecified", matter == "quiet")


def answers(*lines: str | bytes) -> list[Answer]:
    return list(tally_sheet(open_sheet(stream(*lines).readline), ask))


def stream(*lines: str | bytes) -> io.BytesIO:
    raw = (line if isinstance(line, bytes) else line.encode() for line in lines)
    return io.BytesIO(b"\n".join(raw) + b"\n")


def told(answer: Answer) -> str:
    """The outcome, or the code and line of the error."""
    if answer.tally is not None:
        return answer.tally.outcome.value
    assert answer.error is not None
    return f"{answer.error.code} {answer.error.line}"


def positions(*rows: str, header: str = BY_POSITION) -> list[str]:
    return [told(answer) for answer in answers(header, *rows)]


def counts(*rows: str, header: str = BY_COUNT) -> list[str]:
    return [told(answer) for answer in answers(header, *rows)]


def test_one_line_a_position() -> None:
    given_rows = [f"a,2024-01-02,council,strict,{member},yes" for member in MEMBERS]
    assert positions(*given_rows, "b,2024-01-02,council,strict,AM,objection") == ["adopted", "not_adopted"]


def test_a_member_without_a_line_is_absent() -> None:
    rows = ["a,2024-01-02,council,strict,AM,yes", "b,2024-01-02,council,limited,AM,yes"]
    strict, limited = answers(BY_POSITION, *rows)
    assert told(strict) == "undecided"
    assert limited.tally is not None
    assert limited.tally.as_json()["reasons"][2] == {  # type: ignore[index]
        "code": "limited_format",
        "met": True,
        "required": "0",
        "actual": "2",
        "members": ["BY", "KG"],
    }


def test_one_line_a_ballot() -> None:
    assert counts(
        "a,2024-01-02,council,strict,3,0,0,0,",
        "b,2024-01-02,council,strict,2,1,0,0,AM",
        "c,2024-01-02,council,strict,2,0,0,1,",
    ) == ["adopted", "not_adopted", "undecided"]


def test_other_columns_are_ignored_in_any_order_with_quotes_and_byte_order_mark() -> None:
    header = "\ufefftitle,no_by,absent,abstain,no,yes,matter,organ,date,ballot"
    rows = ['"a, ""quoted""\nsecond line",,0,0,0,3,strict,council,2024-01-02,"S/RES/1, part"']
    (answer,) = answers(header, *rows)
    assert (answer.ballot, told(answer)) == ("S/RES/1, part", "adopted")


SILENCE = BY_POSITION + ",at,closes_at"
CLOSE = "2024-01-02T12:00:00+03:00"


def quiet(name: str, member: str, position: str, at: str = "", closes: str = CLOSE) -> str:
    return f"{name},2024-01-02,council,quiet,{member},{position},{at},{closes}"


@pytest.mark.parametrize(
    ("at", "outcome"),
    [
        ("2024-01-02T08:59:59Z", "not_adopted"),
        ("2024-01-02T08:59:59.999999999999Z", "not_adopted"),
        ("2024-01-02T09:00:00Z", "adopted"),
        ("2024-01-02T12:00:00.000+03:00", "adopted"),
        ("2024-01-02T09:00:00.0000001Z", "adopted"),
    ],
)
def test_an_objection_counts_only_before_the_close(at: str, outcome: str) -> None:
    (answer,) = answers(SILENCE, quiet("a", "AM", "objection", at))
    assert told(answer) == outcome
    assert answer.tally is not None
    assert [r.members for r in answer.tally.reasons if r.code == "late"] == (
        [("AM",)] if outcome == "adopted" else []
    )


def test_one_silent_line_is_enough() -> None:
    assert positions(quiet("a", "AM", "silent"), header=SILENCE) == ["adopted"]


def test_an_objection_of_unknown_time_is_an_error_and_a_yes_of_unknown_time_is_silence() -> None:
    rows = [quiet("a", "AM", "objection"), quiet("b", "AM", "yes")]
    assert positions(*rows, header=SILENCE) == ["value_missing 2", "adopted"]


def test_closes_at_must_be_one_moment_on_all_lines() -> None:
    same = quiet("a", "BY", "silent", closes="2024-01-02T09:00:00Z")
    other = quiet("b", "BY", "silent", closes="2024-01-02T09:00:01Z")
    rows = [quiet("a", "AM", "silent"), same, quiet("b", "AM", "silent"), other]
    assert positions(*rows, header=SILENCE) == ["adopted", "ballot_differs 5"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["a,2024-01-02,council,strict,AM,yes", "a,2024-01-02,council,strict,AM,no"], ["member_repeated 3"]),
        (["a,2024-01-02,council,strict,AM,yes", "a,2024-01-02,council,strict,FR,no"], ["stranger 3"]),
        (["a,2024-01-02,council,strict,AM,maybe"], ["value_wrong 2"]),
        (["a,2024-02-30,council,strict,AM,yes"], ["value_wrong 2"]),
        (["a,2024-W01-4,council,strict,AM,yes"], ["value_wrong 2"]),
        (["a,2024-01-02,court,strict,AM,yes"], ["organ_unknown 2"]),
        (["a,2024-01-02,council,war,AM,yes"], ["matter_unknown 2"]),
        (["a,2024-01-02,council,strict,AM,yes", "a,2024-01-03,council,strict,BY,yes"], ["ballot_differs 3"]),
        (["a,2024-01-02,council,strict,AM"], ["cells 2"]),
        (["a,2024-01-02,council,strict,AM,yes,extra"], ["cells 2"]),
        ([",2024-01-02,council,strict,AM,yes"], ["value_missing 2"]),
        (["a,2024-01-02,council,limited,UZ,no", "a,2024-01-02,council,limited,AM,yes"], ["adopted"]),
    ],
)
def test_what_is_wrong_with_a_position_line(rows: list[str], expected: list[str]) -> None:
    after = "z,2024-01-02,council,limited,AM,yes"
    assert positions(*rows, after) == [*expected, "adopted"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("a,2024-01-02,council,strict,2,0,0,0,", "counts_differ 2"),
        ("a,2024-01-02,council,strict,4,0,0,0,", "counts_differ 2"),
        ("a,2024-01-02,council,strict,3,0,0,,", "value_wrong 2"),
        ("a,2024-01-02,council,strict,-1,4,0,0,", "value_wrong 2"),
        ("a,2024-01-02,council,strict,3.0,0,0,0,", "value_wrong 2"),
        ("a,2024-01-02,council,strict,٣,0,0,0,", "value_wrong 2"),
        ("a,2024-01-02,council,strict,2,1,0,0,FR", "stranger 2"),
        ("a,2024-01-02,council,strict,1,2,0,0,AM;AM", "member_repeated 2"),
        ("a,2024-01-02,council,strict,2,1,0,0,AM;BY", "no_by_exceeds_no 2"),
    ],
)
def test_what_is_wrong_with_a_line_of_counts(row: str, expected: str) -> None:
    assert counts(row, "z,2024-01-02,council,strict,3,0,0,0,") == [expected, "adopted"]


def test_a_ballot_that_comes_back_gives_an_error_and_the_first_stands() -> None:
    a, b = "a,2024-01-02,council,limited,AM,yes", "b,2024-01-02,council,limited,AM,no"
    assert positions(a, b, a, a.replace("AM", "BY"), b) == [
        "adopted",
        "not_adopted",
        "ballot_repeated 4",
        "ballot_repeated 6",
    ]
    row = "a,2024-01-02,council,strict,3,0,0,0,"
    assert counts(row, row) == ["adopted", "ballot_repeated 3"]


def test_a_line_that_is_not_text_or_too_long_spoils_its_own_ballot_only() -> None:
    good = "z,2024-01-02,council,limited,AM,yes"
    long_line = "b,2024-01-02,council,limited,AM," + "y" * (2 * MAX_LINE)
    found = answers(BY_POSITION, b"a,2024-01-02,council,limited,AM,\xff\xfe", long_line, good)
    assert [told(answer) for answer in found] == ["not_utf8 2", "line_too_long 3", "adopted"]


def test_blank_lines_and_carriage_returns_do_not_matter() -> None:
    body = f"{BY_COUNT}\r\n\r\na,2024-01-02,council,strict,3,0,0,0,\r\n".encode()
    assert [told(answer) for answer in tally_sheet(open_sheet(io.BytesIO(body).readline), ask)] == ["adopted"]


@pytest.mark.parametrize(
    ("header", "code", "columns"),
    [
        ("", "empty_file", ()),
        ("ballot,date,organ,matter,member", "columns_missing", ("position",)),
        ("ballot,date,organ,matter,yes,no", "columns_missing", ("abstain", "absent")),
        ("ballot,date,organ,matter,member,position,member", "columns_twice", ("member",)),
        ("ballot;date;organ;matter;member;position", "columns_missing", BY_POSITION.split(",")),
    ],
)
def test_a_file_without_a_usable_header_is_refused(header: str, code: str, columns: tuple[str, ...]) -> None:
    with pytest.raises(HeaderError) as caught:
        open_sheet(stream(header).readline)
    assert (caught.value.code, caught.value.columns) == (code, tuple(columns))


@given(st.binary(max_size=400))
def test_no_bytes_make_the_reader_fail_otherwise(body: bytes) -> None:
    for head in (BY_POSITION, BY_COUNT):
        for answer in tally_sheet(open_sheet(io.BytesIO(head.encode() + b"\n" + body).readline), ask):
            assert (answer.tally is None) != (answer.error is None)
    with contextlib.suppress(HeaderError):
        open_sheet(io.BytesIO(body).readline)


def many(number: int) -> Iterator[bytes]:
    yield BY_COUNT.encode() + b"\n"
    for index in range(number):
        yes = index % 4
        yield b"%0200d,2024-01-%02d,council,limited,%d,0,0,%d,\n" % (index, 1 + index % 28, yes, 3 - yes)


def test_a_ballot_that_went_by_leaves_less_than_its_name_in_memory() -> None:
    def peak(number: int) -> int:
        source = many(number)
        tracemalloc.start()
        for _ in tally_sheet(open_sheet(lambda _size: next(source, b"")), ask):
            pass
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest

    assert peak(20_000) - peak(2_000) < 18_000 * 100


@given(st.sets(st.text(max_size=12), max_size=3000))
def test_a_name_is_new_once(names: set[str]) -> None:
    seen = Seen()
    assert all(seen.add(name) for name in sorted(names))
    assert not any(seen.add(name) for name in names)
    assert len(seen) == len(names)


@pytest.mark.parametrize(
    "text",
    [
        "2024-01-02",
        "2024-01-02T12:00:00",
        "2024-01-02 12:00:00Z",
        "2024-13-02T12:00:00Z",
        "2024-01-02T12:00:00+3",
    ],
)
def test_what_is_no_instant(text: str) -> None:
    assert instant(text) is None


@given(st.datetimes(), st.integers(-14 * 60, 14 * 60))
def test_an_instant_is_the_same_in_every_zone(when: object, minutes: int) -> None:
    from datetime import UTC, datetime, timedelta, timezone

    assert isinstance(when, datetime)
    if not datetime(2, 1, 1) < when < datetime(9998, 1, 1):  # noqa: DTZ001 - bounds without a zone
        return
    moment = when.replace(tzinfo=UTC)
    elsewhere = moment.astimezone(timezone(timedelta(minutes=minutes)))
    assert instant(moment.isoformat()) == instant(elsewhere.isoformat())
