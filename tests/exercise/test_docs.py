"""docs/scenario-files.md and the vocabulary say the same."""

from __future__ import annotations

import re
from pathlib import Path

from tocsin.exercise.read import MAX_ACTS, MAX_FILE
from tocsin.exercise.scenario import FORMAT
from tocsin.exercise.vocabulary import CLOCKS, DUES, EXPECTATIONS, POINTS, STANDINGS

PAGE = (Path(__file__).parents[2] / "docs" / "scenario-files.md").read_text(encoding="utf-8")


def test_every_word_stands_on_the_page() -> None:
    rows = dict(re.findall(r"^\| `([a-z]+)` \| (`.*?) \| .*? \|$", PAGE, re.MULTILINE))
    assert set(rows) == set(EXPECTATIONS)
    for that, keys in EXPECTATIONS.items():
        for name, key in keys.items():
            assert f"`{name}`" in rows[that], (that, name)
            wanted = [
                word for word in key.words if name not in ("kind",) and (that, name) != ("position", "is")
            ]
            assert [word for word in wanted if word not in rows[that]] == [], (that, name)


def test_points_and_kinds_stand_on_the_page() -> None:
    named = set(re.findall(r"`([a-z_-]+)`", PAGE))
    assert set(POINTS) <= named
    assert set(DUES) <= named
    assert set(CLOCKS) | set(STANDINGS) <= set(re.findall(r"[a-z]+", PAGE))


def test_format_and_bounds_stand_on_the_page() -> None:
    assert f"`{FORMAT}`" in PAGE
    assert f"{MAX_FILE >> 20} MiB" in PAGE
    assert f"{MAX_ACTS:,} acts" in PAGE
