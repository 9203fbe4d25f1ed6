"""The page on the vocabulary says what the reader takes: no word is missing there, and its example works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tocsin.check.charter import check_charter
from tocsin.core.charter import vocabulary
from tocsin.core.charter.findings import Severity
from tocsin.core.charter.model import Standing
from tocsin.core.charter.read import read_charter
from tocsin.core.charter.texts import FORMS, KINDS
from tocsin.core.rules.ballot import Position
from tocsin.core.rules.registry import WORDS
from tocsin.core.rules.words import MAJORITY_BASES

PAGE = (Path(__file__).parents[2] / "docs" / "charter-vocabulary.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", PAGE))
EXAMPLE = {
    name: body.encode() for name, body in re.findall(r"```toml ([a-z.]+)\n(.*?)```", PAGE, flags=re.DOTALL)
}
LISTS = {
    "kinds of organs": vocabulary.ORGAN_KINDS,
    "sittings": vocabulary.MEETS,
    "what a matter makes": vocabulary.MAKES,
    "contents": vocabulary.CONTENTS,
    "forms": vocabulary.FORMS,
    "consents": vocabulary.CONSENT_KINDS,
    "whose roles": vocabulary.ROLE_OF,
    "tracks": vocabulary.TRACKS,
    "compartments": vocabulary.COMPARTMENTS,
    "commands": vocabulary.COMMANDS,
    "events": frozenset(vocabulary.EVENT_COMMANDS),
    "orders": vocabulary.ORDER_KINDS,
    "movements": vocabulary.MOVEMENT_STAGES,
    "rule words": frozenset(WORDS),
    "bases": MAJORITY_BASES,
    "positions": frozenset(word.value for word in Position),
    "standings": frozenset(word.value for word in Standing),
    "kinds of texts": frozenset(KINDS),
    "forms of texts": FORMS,
}


@pytest.mark.parametrize("words", LISTS.values(), ids=LISTS.keys())
def test_every_word_stands_on_the_page(words: frozenset[str]) -> None:
    assert sorted(words - NAMED) == []


def test_every_key_that_a_row_takes_stands_on_the_page() -> None:
    source = (Path(vocabulary.__file__).parent / "sections.py").read_text(encoding="utf-8")
    keys = set(re.findall(r'row\.(?!error)[a-z_]+\(\s*"([a-z_]+)"', source)) | {
        "from",
        "to",
        "standing",
        "source",
        "remark",
    }
    assert len(keys) > 40
    told = NAMED | {word for words in NAMED for word in re.findall(r"[a-z_]+", words)}
    assert sorted(keys - told) == []


def test_every_reason_and_fault_of_a_ballot_stands_on_the_page() -> None:
    folder = Path(vocabulary.__file__).parents[1] / "rules"
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    codes = set(re.findall(r'(?:at_least|at_most|remark)\(\s*"([a-z_]+)"|_Fault\(\w+, "([a-z_]+)"', text))
    assert sorted({one or other for one, other in codes} - NAMED) == []


def test_the_example_reads_and_works() -> None:
    assert set(EXAMPLE) == {"charter.toml", "texts.en.toml", "texts.ru.toml", "outcomes.toml"}
    assert read_charter(EXAMPLE).id == "river"
    findings = check_charter(EXAMPLE)
    assert [row for row in findings if row.severity is Severity.ERROR] == []
    assert {row.code for row in findings if row.severity is Severity.WARNING} == {"command_without_role"}
