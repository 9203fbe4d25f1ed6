"""Parts of the plain side and of the frame by themselves."""

from __future__ import annotations

import threading
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.web.commands.fields import event_fields, fields_of, people_commands
from tocsin.web.commands.labels import label
from tocsin.web.frame.language import accepted, offset_zone, zone_named
from tocsin.web.pages.difference import runs
from tocsin.web.plain.feed import Touch, topics
from tocsin.web.plain.hot import etags
from tocsin.web.plain.limits import API_BYTES, BODY_BYTES, limit_for
from tocsin.web.plain.standing import Memory, Standing, session_of
from tocsin.web.plain.tokens import Tokens
from tocsin.web.plain.wire import Listener, tell

EVERYTHING = frozenset({"signals", "cases", "ledger", "charter", "people"})


@given(st.text(max_size=200))
def test_any_header_gives_one_of_our_languages(header: str) -> None:
    assert accepted(header) in ("en", "ru")


@given(st.integers(min_value=0, max_value=2**63), st.text(max_size=20), st.text(max_size=20))
def test_a_sealed_place_opens_for_its_session_and_ledger(place: int, session: str, ledger: str) -> None:
    tokens = Tokens("a secret")
    sealed = tokens.seal(place, session, ledger)
    assert tokens.open(sealed, session, ledger) == place
    assert tokens.open(sealed, session + "x", ledger) is None
    assert Tokens("another secret").open(sealed, session, ledger) is None


@given(st.text(max_size=300))
def test_any_other_id_opens_nothing(token: str) -> None:
    assert Tokens("a secret").open(token, "s", "l") is None


@pytest.mark.parametrize(
    ("stream", "case", "sees", "expected"),
    [
        ("case/a", "a", EVERYTHING, ("case:a", "situation", "tasks", "ledger")),
        ("decision/d", "a", EVERYTHING, ("case:a", "situation", "tasks", "decision:d", "ledger")),
        ("signal/s", "", {"signals"}, ("signal:s", "signals", "situation", "tasks")),
        ("case/a", "a", {"ledger"}, ("ledger",)),
        ("case/a", "a", {"signals"}, ()),
        ("roster", "", {"people"}, ("roster",)),
        ("charter", "", {"charter"}, ("charter",)),
    ],
)
def test_topics_follow_the_compartments(
    stream: str, case: str, sees: set[str], expected: tuple[str, ...]
) -> None:
    assert topics(Touch(1, stream, case), frozenset(sees)) == expected


def test_memory_asks_once_and_forgets_on_demand() -> None:
    asked: list[str] = []

    def look(key: str) -> Standing | None:
        asked.append(key)
        return Standing(1, "en", {}) if key == "known" else None

    memory, emptied = Memory(look), []
    memory.on_empty(lambda: emptied.append(1))
    assert memory.standing("known") is memory.standing("known")
    assert memory.standing("stranger") is None
    assert asked == ["known", "stranger"]
    memory.empty()
    assert memory.recall("known") is None
    assert emptied == [1]


def test_what_was_looked_up_before_a_revocation_is_not_kept() -> None:
    """The answer of a look-up that was under way when the memory was emptied may be out of date."""
    memory: Memory

    def look(_: str) -> Standing:
        memory.empty()
        return Standing(1, "en", {})

    memory = Memory(look)
    assert memory.standing("k") is not None
    assert memory.recall("k") is None


@given(st.text(max_size=300))
def test_any_cookie_header_is_read_calmly(header: str) -> None:
    assert isinstance(session_of(header, "tocsin_session"), str)


def test_etags_compare_by_their_opaque_part() -> None:
    assert etags('"a", W/"b" ,"c"') == ('"a"', '"b"', '"c"')


@pytest.mark.parametrize(
    ("path", "limit"),
    [("/api/prepare/x", API_BYTES), ("/demo/api/bodies", BODY_BYTES), ("/do/case.attach", 40 << 20)],
)
def test_limits_by_path(path: str, limit: int) -> None:
    assert limit_for(path) == limit


@given(st.lists(st.sampled_from(["a", "б", "1", " ", "\n", ".", "слово", "word"])), st.data())
def test_a_difference_leads_from_the_old_text_to_the_new(old: list[str], data: st.DataObject) -> None:
    new = data.draw(st.lists(st.sampled_from(["a", "б", "2", " ", "\n", "!", "слово"])))
    found = runs("".join(old), "".join(new))
    assert "".join(text for kind, text in found if kind != "added") == "".join(old)
    assert "".join(text for kind, text in found if kind != "removed") == "".join(new)
    kinds = [kind for kind, _ in found]
    assert all(first != second for first, second in pairwise(kinds))


def test_a_changed_word_is_one_change() -> None:
    assert runs("до 900 человек", "до 600 человек") == [
        ("kept", "до "),
        ("removed", "900"),
        ("added", "600"),
        ("kept", " человек"),
    ]


@pytest.mark.parametrize("name", ["", "../x", "/etc/passwd", "Europe", "posixrules", "Mars/Olympus", "\0"])
def test_a_zone_is_looked_up_by_name_only(name: str) -> None:
    assert zone_named(name) is None or name == "posixrules"


def test_offsets_of_charters() -> None:
    assert offset_zone("+03:00").utcoffset(None) == timedelta(hours=3)
    assert offset_zone("-03:30").utcoffset(None) == timedelta(hours=-3.5)


def test_every_field_of_every_command_and_event_has_a_label_in_both_languages() -> None:
    for spec in people_commands():
        names = {row.name for row in (*fields_of(spec.name), *event_fields(spec.event_type))}
        for name in names:
            for language in ("en", "ru"):
                assert label(language, spec.name, name) != name, (spec.name, name, language)


def test_fields_are_read_off_the_types() -> None:
    fields = {row.name: row for row in fields_of("decision.open")}
    assert fields["organ"].kind == "word"
    assert fields["organ"].required
    assert fields["articles"].many
    assert fields["articles"].kind == "article"
    assert fields["form"].words == ("session", "correspondence", "silence")
    assert fields["measure.tasks"].many
    assert not fields["measure.tasks"].required
    assert fields["closes_at"].kind == "moment"
    assert not fields["closes_at"].required
    assert fields_of("host_consent.answer")[3].kind == "flag"


def test_the_wire_answers_when_it_has_acted(tmp_path: Path) -> None:
    heard: list[tuple[str, str]] = []
    listener = Listener(tmp_path, "web", lambda message, argument: heard.append((message, argument)))
    assert tell(tmp_path, "web", "wake", "demo") is False
    assert listener.open()
    try:
        threads = [threading.Thread(target=tell, args=(tmp_path, "web", "wake", "demo")) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert tell(tmp_path, "web", "forget") is True
    finally:
        listener.close()
    assert sorted(heard) == [("forget", "")] + [("wake", "demo")] * 5
    assert tell(tmp_path, "web", "forget") is False


def test_a_folder_that_holds_no_socket_leaves_it_to_polling(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["a-long-name-of-a-folder"] * 8)
    deep.mkdir(parents=True)
    assert Listener(deep, "web", lambda *_: None).open() is False
