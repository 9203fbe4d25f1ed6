"""Reading a charter: what a sound one gives, and each way in which one can be broken."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.charter.findings import CharterError, Finding
from tocsin.core.charter.model import Span
from tocsin.core.charter.query import article_on, electorate_on, organ_on, rule_on
from tocsin.core.charter.read import MAX_FILE, examine, read_charter, read_texts
from tocsin.core.charter.revision import revision_of
from tocsin.core.rules.words import Majority

CHARTER = """\
format = "tocsin-charter/1"
id = "river"
organisation = "river"
zone = "+01:00"
default_language = "en"

[[member]]
id = "AT"
from = 1990-01-01
standing = "verified"
source = "a treaty"

[[member]]
id = "HU"
from = 1990-01-01
to = 2000-01-01

[[member]]
id = "HU"
from = 2004-05-01

[[organ]]
id = "board"
kind = "supreme"
meets = "meeting"
languages = ["en"]
quorum = "1/2"
presided_by = "chair-state"
basis = ["statute:1"]

[[rule]]
id = "two-thirds"
word = "majority"
base = "members"
share = "2/3"
basis = ["statute:2"]

[[matter]]
organ = "board"
id = "flood"
rule = [{ id = "two-thirds", from = 1991-01-01 }]
makes = "aid"
requires = ["tasks"]
bases = ["statute:1"]
components = ["pumps"]
forms = ["session", "silence"]

[[act]]
id = "statute"
adopted_on = 1989-05-01
from = 1990-01-01
article = [{ id = "1", to = 2010-01-01 }, { id = "2" }]

[[procedure]]
id = "flood-response"

[[procedure.step]]
id = "alarm"
actors = ["members"]
fulfilled_by = ["signal.received"]
time_limit = "PT6H"

[[procedure.step]]
id = "order"
actors = ["warden"]
after = ["alarm"]
fulfilled_by = ["case.order_issued:commander"]

[[component]]
id = "pumps"
purposes = ["drain"]
figure = [{ value = 12, unit = "pieces", on = 2020-01-01 }]

[[role]]
id = "warden"
of = "member"
track = "defence"
may = ["own:order.issue", "signal.receive"]
sees = ["cases"]
organs = ["board"]
"""

TEXTS = """\
[organisation]
river = { name = "River", short = "R" }
[member]
AT = { name = "Austria", genitive = "Austria's" }
HU = { name = "Hungary", genitive = "Hungary's" }
[organ]
board = { name = "Board", genitive = "Board's" }
[matter]
flood = "Flood"
[rule]
two-thirds = { name = "Two thirds", plain = "Two thirds say yes." }
[act]
statute = "Statute"
[article]
"statute:1" = "Tasks"
"statute:2" = "Decisions"
[procedure]
flood-response = "Flood response"
[step]
alarm = "Alarm"
order = "Order"
[content]
tasks = "tasks"
[component]
pumps = "Pumps"
[purpose]
drain = "draining"
[unit]
pieces = "pieces"
[role]
warden = "Warden"
"""


def files(charter: str = CHARTER, **texts: str) -> dict[str, bytes]:
    """The files of the small charter; a keyword replaces the texts of that language."""
    words = {"en": TEXTS, "ru": TEXTS} | texts
    named = {f"texts.{language}.toml": text for language, text in words.items()}
    return {name: text.encode() for name, text in ({"charter.toml": charter} | named).items()}


def changed(old: str, new: str) -> dict[str, bytes]:
    assert CHARTER.count(old) >= 1, old
    return files(CHARTER.replace(old, new, 1))


def found(given_files: dict[str, bytes]) -> list[tuple[str, str, str, int | None]]:
    return [(row.code, row.file, row.key, row.line) for row in examine(given_files).findings]


def test_a_sound_charter_reads_into_its_types() -> None:
    charter = read_charter(files())
    board = organ_on(charter, "board", date(2005, 1, 1))
    assert board is not None
    assert (board.quorum, board.members, board.span) == ("1/2", None, Span())
    assert rule_on(charter, "board", "flood", date(1990, 6, 1)) is None
    rule = rule_on(charter, "board", "flood", date(2005, 1, 1))
    assert rule == Majority("two-thirds", "members", Fraction(2, 3), False, ("statute:2",))
    assert charter.procedures[0].steps[1].fulfilled_by == ("case.order_issued:commander",)
    assert charter.components[0].figures[0].value == 12
    assert charter.roles[0].may == {"own:order.issue", "signal.receive"}


def test_it_answers_as_it_stood_on_the_day() -> None:
    charter = read_charter(files())
    assert electorate_on(charter, "board", date(1999, 12, 31)) == ("AT", "HU")
    assert electorate_on(charter, "board", date(2000, 1, 1)) == ("AT",)
    assert electorate_on(charter, "board", date(2004, 5, 1)) == ("AT", "HU")
    assert article_on(charter, "statute:1", date(1989, 12, 31)) is None
    assert article_on(charter, "statute:1", date(2009, 12, 31)) is not None
    assert article_on(charter, "statute:1", date(2010, 1, 1)) is None
    assert article_on(charter, "statute", date(2010, 1, 1)) is not None
    assert article_on(charter, "statute:3", date(2005, 1, 1)) is None


def test_an_act_of_unknown_entry_into_force_counts_from_its_adoption() -> None:
    charter = read_charter(changed("from = 1990-01-01\narticle", "known = false\narticle"))
    assert article_on(charter, "statute:2", date(1989, 4, 30)) is None
    assert article_on(charter, "statute:2", date(1989, 5, 1)) is not None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('format = "tocsin-charter/1"', 'format = "tocsin-charter/2"', ("wrong_format", "format", 1)),
        ('zone = "+01:00"', 'zone = "Europe/Vienna"', ("wrong_value", "zone", 4)),
        ('zone = "+01:00"', 'zone = "+01:00"\ncolour = "blue"', ("unknown_key", "colour", 5)),
        ('zone = "+01:00"\n', "", ("missing_key", "zone", None)),
        ('id = "river"', 'id = "River"', ("wrong_value", "id", 2)),
        ("from = 1990-01-01\nto", 'from = "1990-01-01"\nto', ("wrong_value", "member[1].from", 15)),
        ("from = 1990-01-01\nto", "from = 1990-01-01T00:00:00Z\nto", ("wrong_value", "member[1].from", 15)),
        ("to = 2000-01-01", "to = 1990-01-01", ("empty_period", "member[1].to", 16)),
        ("from = 2004-05-01", "from = 1999-05-01", ("overlap", "member[2]", 18)),
        ('id = "AT"', 'id = "Austria"', ("wrong_value", "member[0].id", 8)),
        ('standing = "verified"', 'standing = "sure"', ("unknown_word", "member[0].standing", 10)),
        ('kind = "supreme"', 'kind = "highest"', ("unknown_word", "organ[0].kind", 24)),
        ('quorum = "1/2"', 'quorum = "3/2"', ("wrong_value", "organ[0].quorum", 27)),
        ('quorum = "1/2"', "quorum = 0.5", ("wrong_value", "organ[0].quorum", 27)),
        ('quorum = "1/2"', 'quorum = "1/2"\nveto = true', ("unknown_key", "organ[0].veto", 28)),
        (
            'presided_by = "chair-state"',
            'presided_by = "king"',
            ("unknown_reference", "organ[0].presided_by", 28),
        ),
        ('basis = ["statute:1"]', 'basis = ["statute:9"]', ("unknown_reference", "organ[0].basis", 29)),
        ('basis = ["statute:1"]', 'basis = ["Statute 1"]', ("wrong_value", "organ[0].basis", 29)),
        ('basis = ["statute:1"]', 'basis = "statute:1"', ("wrong_value", "organ[0].basis", 29)),
        ('word = "majority"', 'word = "acclamation"', ("unknown_word", "rule[0].word", 33)),
        ('base = "members"', 'base = "everyone"', ("unknown_word", "rule[0].base", 34)),
        ('share = "2/3"', 'share = "0/3"', ("wrong_value", "rule[0].share", 35)),
        ('share = "2/3"\n', "", ("missing_key", "rule[0].share", None)),
        ('organ = "board"', 'organ = "court"', ("unknown_reference", "matter[0].organ", 39)),
        ('{ id = "two-thirds", ', '{ id = "half", ', ("unknown_reference", "matter[0].rule[0].id", 41)),
        ('makes = "aid"', 'makes = "war"', ("unknown_word", "matter[0].makes", 42)),
        ('requires = ["tasks"]', 'requires = ["hope"]', ("unknown_word", "matter[0].requires", 43)),
        ('requires = ["tasks"]', 'requires = ["tasks", "tasks"]', ("duplicate", "matter[0].requires", 43)),
        (
            'components = ["pumps"]',
            'components = ["boats"]',
            ("unknown_reference", "matter[0].components", 45),
        ),
        ('forms = ["session", "silence"]', 'forms = ["shout"]', ("unknown_word", "matter[0].forms", 46)),
        ("from = 1990-01-01\narticle", "article", ("in_force_unknown", "act[0].known", 48)),
        (
            'actors = ["members"]',
            'actors = ["neighbours"]',
            ("unknown_reference", "procedure[0].step[0].actors", 59),
        ),
        ('"signal.received"', '"signal.heard"', ("unknown_word", "procedure[0].step[0].fulfilled_by", 60)),
        (":commander", ":cook", ("unknown_word", "procedure[0].step[1].fulfilled_by", 67)),
        ('"PT6H"', '"6 hours"', ("wrong_value", "procedure[0].step[0].time_limit", 61)),
        ('after = ["alarm"]', 'after = ["bell"]', ("unknown_reference", "procedure[0].step[1].after", 66)),
        ('id = "order"', 'id = "alarm"', ("duplicate", "procedure[0].step[1].id", 64)),
        ("value = 12", "value = -1", ("wrong_value", "component[0].figure[0].value", 72)),
        ("own:order.issue", "own:order.shout", ("unknown_word", "role[0].may", 78)),
        ('sees = ["cases"]', 'sees = ["everything"]', ("unknown_word", "role[0].sees", 79)),
        ('organs = ["board"]', 'organs = ["court"]', ("unknown_reference", "role[0].organs", 80)),
    ],
)
def test_what_is_broken_is_found_where_it_lies(
    old: str, new: str, expected: tuple[str, str, int | None]
) -> None:
    code, key, line = expected
    rows = found(changed(old, new))
    mine = [row for row in rows if row[:3] == (code, "charter.toml", key)]
    assert mine, rows
    assert line is None or mine[0][3] == line


def test_all_errors_are_found_in_one_reading() -> None:
    broken = (
        CHARTER.replace('kind = "supreme"', 'kind = "x"')
        .replace('"PT6H"', '"x"')
        .replace("-05-01", "-05-01T00:00:00")
    )
    assert len(found(files(broken))) >= 3


def test_a_charter_with_an_error_is_not_read() -> None:
    with pytest.raises(CharterError) as caught:
        read_charter(changed('makes = "aid"', 'makes = "war"'))
    first = caught.value.findings[0]
    assert isinstance(first, Finding)
    assert dict(first.params)["word"] == "war"
    assert "aid" in dict(first.params)["allowed"].split()


def test_each_text_is_asked_for_in_both_languages() -> None:
    for line in [row for row in TEXTS.splitlines() if "=" in row]:
        rows = found(files(ru=TEXTS.replace(line + "\n", "")))
        assert [(code, file) for code, file, _, _ in rows] != [], line
        assert {(code, file) for code, file, _, _ in rows} == {("missing_text", "texts.ru.toml")}


def test_a_rule_needs_its_plain_sentence_and_russian_members_their_genitive() -> None:
    short = TEXTS.replace(', plain = "Two thirds say yes."', "").replace(''', genitive = "Austria's"''', "")
    rows = found(files(en=short, ru=short))
    assert {(file, key) for _, file, key, _ in rows} == {
        ("texts.en.toml", "rule.two-thirds.plain"),
        ("texts.ru.toml", "rule.two-thirds.plain"),
        ("texts.ru.toml", "member.AT.genitive"),
    }


def test_texts_that_name_nothing_or_are_empty_are_found() -> None:
    rows = found(files(en=TEXTS.replace('pumps = "Pumps"', 'pumps = " "\nboats = "Boats"')))
    assert {(code, key) for code, _, key, _ in rows} == {
        ("wrong_value", "component.pumps.name"),
        ("stray_text", "component.boats"),
    }


def test_texts_answer_with_forms_and_fall_back() -> None:
    texts = read_texts(files())["en"]
    assert texts.name("matter", "board:flood") == "Flood"
    assert texts.genitive("member", "AT") == "Austria's"
    assert texts.short("act", "statute") == "Statute"
    assert texts.plain("rule", "two-thirds") == "Two thirds say yes."
    assert texts.name("organ", "senate") == "senate"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"\xff\xfe", "not_utf8"),
        (b"a = ", "not_toml"),
        (b"a = " + b"[" * 5000, "not_toml"),
        (b"#" * (MAX_FILE + 1), "too_large"),
        (b"", "missing_key"),
        (b"member = 3", "wrong_value"),
        (b"member = [1, 2]", "wrong_value"),
    ],
)
def test_files_that_are_no_charter(body: bytes, code: str) -> None:
    assert code in [row[0] for row in found(files() | {"charter.toml": body})]


def test_a_syntax_error_tells_its_line() -> None:
    broken = CHARTER.replace('kind = "supreme"', "kind = supreme")
    (finding,) = [row for row in examine(files(broken)).findings if row.code == "not_toml"]
    assert dict(finding.params)["at_line"] == "24"


def test_missing_files_are_named() -> None:
    assert ("missing_file", "charter.toml", "", None) in found({})
    alone = {"charter.toml": CHARTER.encode(), "texts.en.toml": TEXTS.encode()}
    assert found(alone) == [("missing_file", "texts.ru.toml", "", None)]


def test_the_revision_is_the_hash_of_names_and_hashes() -> None:
    given_files = files()
    hashes = {name: hashlib.sha256(body).hexdigest() for name, body in given_files.items()}
    by_hand = json.dumps(hashes, sort_keys=True, separators=(",", ":")).encode()
    assert revision_of(given_files) == hashlib.sha256(by_hand).hexdigest()
    assert read_charter(given_files).revision == revision_of(given_files)


def test_line_ends_and_other_files_do_not_change_the_revision() -> None:
    windows = {name: body.replace(b"\n", b"\r\n") for name, body in files().items()}
    others = {"outcomes.toml": b"x", "README.md": b"y", "texts.en.toml.bak": b"z"}
    assert revision_of(windows | others) == revision_of(files())
    assert read_charter(windows).organs == read_charter(files()).organs
    assert revision_of(files(CHARTER + "# a remark\n")) != revision_of(files())


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_findings(body: bytes) -> None:
    assert examine(files() | {"charter.toml": body}).findings
    assert examine({"charter.toml": body, "texts.ru.toml": body}).charter is None


scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.dates())


@given(st.sampled_from(CHARTER.splitlines()), scalars)
def test_any_value_under_any_key_gives_findings_or_a_charter(line: str, value: object) -> None:
    key, equals, _ = line.partition(" = ")
    text = json.dumps(value) if isinstance(value, str | bool) else str(value)
    broken = CHARTER.replace(line, f"{key} = {text}", 1) if equals else CHARTER
    reading = examine(files(broken))
    assert (reading.charter is None) == any(row.severity == "error" for row in reading.findings)
