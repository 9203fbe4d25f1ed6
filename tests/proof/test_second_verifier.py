"""Two verifiers, written apart, give one verdict: on every vector, on changed bytes, on real certificates."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from tests.engine.house import build
from tests.engine.story import DECISION
from tests.proof.good import good_vectors
from tests.proof.second import FRONTEND, node, run_node, verdicts, wish
from tests.proof.test_bytes import places_of
from tests.proof.test_engine import opened, step
from tests.proof.test_vectors import verdict_on
from tests.proof.vectors import all_vectors, write_all
from tocsin.bootstrap.certificates import certificate_of
from tocsin.core.charter import vocabulary
from tocsin.core.charter.model import Standing
from tocsin.core.rules.ballot import Position
from tocsin.core.rules.registry import WORDS
from tocsin.core.rules.words import MAJORITY_BASES
from tocsin.proof.lines import check_line, first_line, subject_lines
from tocsin.proof.verify import verify

SEED = 20_220_106


@pytest.fixture(autouse=True)
def browser_verifier() -> None:
    """Skips where there is no second verifier to run."""
    node()


def test_every_vector_gets_one_verdict(tmp_path: Path) -> None:
    write_all(tmp_path)
    rows = all_vectors()
    asked = (wish(tmp_path / f"{name}.json", row.options) for name, row in rows.items())
    for (name, row), verdict in zip(rows.items(), verdicts(asked), strict=True):
        assert verdict == verdict_on(row).as_json(), name


def test_a_verdict_is_told_alike(tmp_path: Path) -> None:
    names = ("consensus", "passkeys", "failed", "position-turned", "empty", "exercise")
    asked = []
    for name in names:
        (tmp_path / name).write_bytes(all_vectors()[name].data)
        asked.append(wish(tmp_path / name, told=True))
    for name, found in zip(names, verdicts(asked), strict=True):
        verdict = verdict_on(all_vectors()[name])
        lines = [*first_line(verdict), *subject_lines(verdict), *map(check_line, verdict.checks)]
        assert found == [[line.key, dict(line.values)] for line in lines], name


def test_a_changed_byte_gets_one_verdict(tmp_path: Path) -> None:
    """A share of the bytes of a share of the certificates, each changed into another at random."""
    chance = Random(SEED)
    names = chance.sample(sorted(good_vectors()), 6)
    asked, expected = [], []
    for name in names:
        data = good_vectors()[name].data
        (tmp_path / name).write_bytes(data)
        places = sorted(chance.sample(range(len(data)), 60))
        changes = [(place, (data[place] + chance.randrange(1, 256)) % 256) for place in places]
        asked.append(wish(tmp_path / name, changes=changes))
        for place, octet in changes:
            expected.append(
                (name, place, verify(data[:place] + bytes([octet]) + data[place + 1 :]).as_json())
            )
    for (name, place, verdict), found in zip(expected, verdicts(asked), strict=True):
        assert found == verdict, (name, place)
        assert not found["valid"], (name, place)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_changed_byte_is_refused_in_the_browser(tmp_path: Path) -> None:
    """Every byte in CI, one in twenty elsewhere."""
    data, chance = good_vectors()["silence-closed-by-time-alone"].data, Random(SEED)
    file = tmp_path / "certificate.json"
    file.write_bytes(data)
    changes = [(place, (data[place] + chance.randrange(1, 256)) % 256) for place in places_of(data)]
    found = list(verdicts([wish(file, changes=changes)]))
    assert [place for (place, _), row in zip(changes, found, strict=True) if row["valid"]] == []


@pytest.mark.parametrize("matter", ["use-of-forces", "declaration", "procedural"])
def test_a_certificate_of_the_live_service_holds_in_the_browser(matter: str, tmp_path: Path) -> None:
    house = build()
    text = opened(house, matter)
    for member in ("AM", "BY", "KG", "KZ", "RU", "TJ"):
        step(house, text, ("state", member, "yes"))
    for member in ("AM", "BY", "KG", "KZ", "RU", "TJ"):
        step(house, text, ("sign", member, ""))
    file = tmp_path / "certificate.json"
    file.write_bytes(certificate_of(house.engine, house.keyring, DECISION))
    (found,) = verdicts([wish(file)])
    assert found == verify(file.read_bytes()).as_json()
    assert found["valid"]


def test_pins_without_form_are_refused_alike(tmp_path: Path) -> None:
    file = tmp_path / "certificate.json"
    file.write_bytes(good_vectors()["consensus"].data)
    pins = (
        {"log_key": "x"},
        {"root": "AB"},
        {"policy": "quorum nobody\n"},
        {"policy": ""},
        {"require": "much"},
    )
    found = list(verdicts(wish(file, row) for row in pins))
    assert [set(row) for row in found] == [{"malformed"}] * len(pins)


def test_the_words_of_a_charter_are_the_same() -> None:
    text = (FRONTEND / "src" / "verifier" / "vocabulary.ts").read_text(encoding="utf-8")
    lists = re.findall(r"export const ([A-Z_]+) = \[([^\]]*)\]", text)
    found = {name: set(re.findall(r'"([^"]+)"', words)) for name, words in lists}
    assert found == {
        "ORGAN_KINDS": vocabulary.ORGAN_KINDS,
        "MEETS": vocabulary.MEETS,
        "MAKES": vocabulary.MAKES,
        "CONTENTS": vocabulary.CONTENTS,
        "FORMS": vocabulary.FORMS,
        "ROLE_OF": vocabulary.ROLE_OF,
        "STANDINGS": {word.value for word in Standing},
        "MAJORITY_BASES": MAJORITY_BASES,
        "POSITIONS": {word.value for word in Position},
        "RULE_WORDS": set(WORDS) & found["RULE_WORDS"],
    }
    assert f'"{vocabulary.FORMAT}"' in text


@pytest.mark.timeout(300)
def test_its_own_tests_pass() -> None:
    ending = run_node("node_modules/vitest/vitest.mjs", "run")
    assert ending.returncode == 0, ending.stdout[-4000:] + ending.stderr[-2000:]
