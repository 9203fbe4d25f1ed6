"""Origins keep live ledgers and all others apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ledger.malformed import Malformed
from tocsin.ledger.origin import KINDS, Origin, is_origin, parse

labels = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?", fullmatch=True)
origins = st.builds(
    Origin,
    st.lists(labels, min_size=1, max_size=4).map(".".join),
    st.sampled_from(KINDS),
    st.just("") | labels,
)


@given(origins)
def test_text_and_parts_are_two_faces_of_one_thing(origin: Origin) -> None:
    assert parse(str(origin)) == origin


@pytest.mark.parametrize(
    "text",
    [
        "odkb-csto.org",
        "odkb-csto.org/",
        "odkb-csto.org/test",
        "odkb-csto.org/live/",
        "odkb-csto.org/live-",
        "odkb-csto.org/live-A",
        "odkb-csto.org/livex",
        "odkb-csto.org/live--x",
        "/live",
        "ODKB.org/live",
        "одкб.рф/live",
        "-a.org/live",
        "a..b/live",
        "https://odkb-csto.org/live",
        "odkb-csto.org/live\n",
        "odkb-csto.org/live+1",
        "a" * 64 + "/live",
        ".".join(["a" * 60] * 5) + "/live",
    ],
)
def test_another_form_is_refused(text: str) -> None:
    assert not is_origin(text)
    with pytest.raises(Malformed, match="origin_form"):
        parse(text)


def test_the_kind_is_told_from_the_id() -> None:
    assert parse("odkb-csto.org/exercise-rubezh-2026") == Origin("odkb-csto.org", "exercise", "rubezh-2026")
