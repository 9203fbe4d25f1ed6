"""A valley under warning: updates, cancellations, exercises and the passing of time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.adapters.warnings.samples import INFO, alert, read, read_one
from tocsin.adapters.warnings.timeline import State, current, expiry, live_infos
from tocsin.adapters.warnings.values import WarningMessage

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
AFTERWARDS = datetime(2026, 5, 3, tzinfo=UTC)
SENDER = "meteo@example.kg"


def message(
    identifier: str, hour: int, kind: str = "Alert", *refers: str, status: str = "Actual"
) -> WarningMessage:
    return read_one(
        alert(
            identifier,
            sent=f"2026-05-01T{hour:02}:00:00+06:00",
            kind=kind,
            references=" ".join(refers),
            status=status,
        )
    )


def ref(identifier: str, hour: int, sender: str = SENDER) -> str:
    return f"{sender},{identifier},2026-05-01T{hour:02}:00:00+06:00"


def states(*messages: WarningMessage, now: datetime = NOON) -> list[str]:
    return [standing.state.value for standing in current(messages, now)]


def test_a_warning_is_in_force_until_its_last_part_expires() -> None:
    warning = message("A", 10)
    assert expiry(warning) == datetime(2026, 5, 2, 12, tzinfo=UTC)
    assert states(warning) == ["in_force"]
    assert states(warning, now=datetime(2026, 5, 2, 12, tzinfo=UTC)) == ["expired"]
    endless = read_one(alert(info=INFO + INFO.replace("<expires>2026-05-02T18:00:00+06:00</expires>", "")))
    assert (expiry(endless), states(endless, now=AFTERWARDS)) == (None, ["in_force"])
    assert len(live_infos(endless, AFTERWARDS)) == 1


def test_an_update_supersedes_and_a_cancellation_cancels() -> None:
    first, second = message("A", 10), message("B", 11, "Update", ref("A", 10))
    third = message("C", 12, "Cancel", ref("B", 11))
    assert states(first) == ["in_force"]
    assert states(first, second) == ["superseded", "in_force"]
    assert states(first, second, third) == ["superseded", "cancelled", "message"]
    standings = current((third, second, first), NOON)
    assert [standing.ended_by and standing.ended_by.identifier for standing in standings] == [None, "C", "B"]


def test_a_cancellation_that_names_the_whole_chain_cancels_it() -> None:
    chain = (message("A", 10), message("B", 11, "Update", ref("A", 10)))
    end = message("C", 12, "Cancel", ref("A", 10), ref("B", 11))
    assert states(*chain, end) == ["cancelled", "cancelled", "message"]
    assert states(end, *chain) == ["message", "cancelled", "cancelled"]


def test_an_exercise_never_ends_an_actual_warning() -> None:
    drill = message("X", 11, "Cancel", ref("A", 10), status="Exercise")
    assert states(message("A", 10), drill) == ["in_force", "message"]
    assert states(message("A", 10, status="Exercise"), drill) == ["cancelled", "message"]


def test_the_same_instant_in_another_offset_is_the_same_message() -> None:
    update = message("B", 11, "Update", f"{SENDER.upper()},A,2026-05-01T04:00:00Z")
    assert states(message("A", 10), update) == ["superseded", "in_force"]


def test_a_reference_with_a_wrong_time_still_finds_its_message() -> None:
    assert states(message("A", 10), message("B", 11, "Update", ref("A", 9))) == ["superseded", "in_force"]


def test_of_two_messages_with_one_name_the_time_tells_which_is_meant() -> None:
    first, again = message("A", 8), message("A", 9)
    assert states(first, again, message("B", 11, "Update", ref("A", 8))) == [
        "superseded",
        "in_force",
        "in_force",
    ]


def test_a_bare_identifier_is_enough_where_no_triple_is_given() -> None:
    assert states(message("A", 10), message("B", 11, "Cancel", "A")) == ["cancelled", "message"]


def test_messages_that_refer_to_themselves_or_in_a_circle_do_not_vanish() -> None:
    assert states(message("A", 10, "Update", ref("A", 10))) == ["in_force"]
    first, second = message("A", 10, "Update", ref("B", 11)), message("B", 11, "Update", ref("A", 10))
    assert states(first, second) == ["superseded", "in_force"]
    twins = message("A", 10, "Update", ref("B", 10)), message("B", 10, "Update", ref("A", 10))
    assert states(*twins) == ["superseded", "in_force"]


def test_a_reference_to_what_never_came_is_shown() -> None:
    (standing,) = current((message("B", 11, "Update", ref("A", 10)),), NOON)
    assert (standing.state, standing.unknown_references) == (State.IN_FORCE, (ref("A", 10),))


def test_acknowledgements_and_errors_end_nothing() -> None:
    assert states(message("A", 10), message("B", 11, "Ack", ref("A", 10))) == ["in_force", "message"]


def entry(updated: str, title: str) -> WarningMessage:
    return read_one(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>e</id><title>{title}</title>'
        f"<updated>{updated}</updated></entry></feed>"
    )


def test_a_feed_that_repeats_an_entry_has_news_of_it() -> None:
    old, new = entry("2026-05-01T06:00:00Z", "old"), entry("2026-05-01T07:00:00Z", "new")
    assert states(old, new) == ["superseded", "in_force"]
    assert states(new, old) == ["in_force", "superseded"]
    assert states(old, entry("2026-05-01T06:00:00Z", "other area")) == ["in_force", "in_force"]


def test_lines_without_a_warning_are_left_out() -> None:
    empty = read('<feed xmlns="http://www.w3.org/2005/Atom"/>')
    assert current((*empty, *read("rubbish")), NOON) == ()


@given(
    st.lists(
        st.tuples(
            st.sampled_from("ABCD"),
            st.integers(8, 12),
            st.sampled_from(("Alert", "Update", "Cancel")),
            st.lists(st.tuples(st.sampled_from("ABCD"), st.integers(8, 12)), max_size=3),
        ),
        max_size=6,
    )
)
def test_whatever_refers_to_whatever_the_last_word_always_stands(
    sent: list[tuple[str, int, str, list[tuple[str, int]]]],
) -> None:
    messages = tuple(
        message(name, hour, kind, *(ref(n, h) for n, h in refs)) for name, hour, kind, refs in sent
    )
    standings = current(messages, NOON - timedelta(days=1))
    assert [standing.message for standing in standings] == list(messages)
    if messages:
        assert any(standing.ended_by is None for standing in standings)
    for standing in standings:
        assert (standing.ended_by is not None) == (standing.state in (State.SUPERSEDED, State.CANCELLED))
