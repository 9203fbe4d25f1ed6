"""References are taken apart, also where they are separated untidily."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.adapters.warnings.references import Reference, parse_reference, split_references

FIRST = "a@b.kg,KG-1,2026-05-01T12:00:00+06:00"
IDENTIFIER_WITH_TIME = "a@b.kg,12026-05-01T12:00:00+06:00,2026-05-01T12:00:00+06:00"
SECOND = "a@b.kg,KG-2,2026-05-01T13:00:00+06:00"


@pytest.mark.parametrize(
    ("raw", "found", "tidy"),
    [
        ("", (), True),
        (FIRST, (FIRST,), True),
        (f"\n {FIRST}\n {SECOND}\n", (FIRST, SECOND), True),
        (f"{FIRST}; {SECOND};", (FIRST, SECOND), False),
        (f"{FIRST},{SECOND}", (FIRST, SECOND), False),
        (FIRST.replace(",", ", "), (FIRST,), False),
        (
            f"Weather Office,{FIRST.partition(',')[2]}",
            ("Weather Office,KG-1,2026-05-01T12:00:00+06:00",),
            False,
        ),
        ("KG-1 KG-2", ("KG-1", "KG-2"), False),
        (f"{FIRST} KG-9", (FIRST, "KG-9"), False),
        (IDENTIFIER_WITH_TIME, (IDENTIFIER_WITH_TIME,), True),
    ],
)
def test_references_are_taken_apart(raw: str, found: tuple[str, ...], tidy: bool) -> None:
    assert split_references(raw) == (found, tidy)


def test_a_triple_has_three_parts() -> None:
    assert parse_reference(FIRST) == Reference("a@b.kg", "KG-1", "2026-05-01T12:00:00+06:00")
    assert parse_reference("KG-1") is None


@given(st.text(alphabet="ab,; \n-:T+0126", max_size=200))
def test_no_reference_text_is_lost(raw: str) -> None:
    found, _ = split_references(raw)
    letters = "".join(character for character in raw if character in "ab")
    assert "".join(character for text in found for character in text if character in "ab") == letters
