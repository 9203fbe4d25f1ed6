"""Polygons and circles are read as CAP writes them and in other writings that leave no doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.adapters.warnings.shapes import LENGTH_MAX, points, read_circle, read_polygon

SQUARE = "41,74 41,75 42,75 41,74"


@pytest.mark.parametrize(
    ("raw", "text", "codes"),
    [
        (SQUARE, SQUARE, ()),
        (f"\n  {SQUARE.replace(' ', '   ')}\t", SQUARE, ()),
        ("41,74; 41,75; 42,75; 41,74", SQUARE, ("untidy_polygon",)),
        ("41 74 41 75 42 75 41 74", SQUARE, ("untidy_polygon",)),
        ("41, 74 41, 75 42, 75 41, 74", SQUARE, ("untidy_polygon",)),
        ("((41,74),(41,75),(42,75),(41,74))", SQUARE, ("untidy_polygon",)),
        ("41,74 41,75 42,75", "41,74 41,75 42,75", ("polygon_too_short",)),
        ("41,74 41,75 42,75 42,74", "41,74 41,75 42,75 42,74", ("polygon_not_closed",)),
        ("41,174 41,175 42,175 41,174", "41,174 41,175 42,175 41,174", ()),
        ("174,41 175,41 175,42 174,41", "174,41 175,41 175,42 174,41", ("coordinates_swapped",)),
        ("174,141 175,41 175,42 174,141", "174,141 175,41 175,42 174,141", ("coordinates_out_of_range",)),
        ("the whole valley", "the whole valley", ("bad_polygon",)),
        ("41,74 41,75 42,x 41,74", "41,74 41,75 42,x 41,74", ("bad_polygon",)),
        ("nan,74 41,75 42,75 nan,74", "nan,74 41,75 42,75 nan,74", ("bad_polygon",)),
        ("41,74 41", "41,74 41", ("bad_polygon",)),
    ],
)
def test_polygons(raw: str, text: str, codes: tuple[str, ...]) -> None:
    reading = read_polygon(raw)
    assert (reading.text, reading.codes) == (text, codes)


def test_numbers_too_great_for_a_number_are_out_of_range() -> None:
    assert read_polygon("1e999,1 1,1 1,2 1e999,1").codes == ("coordinates_out_of_range",)


def test_a_polygon_beyond_all_measure_is_not_examined() -> None:
    assert read_polygon("1,1 " * LENGTH_MAX).codes == ("polygon_too_long",)


@pytest.mark.parametrize(
    ("raw", "text", "codes"),
    [
        ("41.5,74.6 12", "41.5,74.6 12", ()),
        ("41.5 74.6 12", "41.5,74.6 12", ("untidy_circle",)),
        ("41.5, 74.6, 12", "41.5,74.6 12", ("untidy_circle",)),
        ("41.5,74.6", "41.5,74.6", ("bad_circle",)),
        ("41.5,74.6 12km", "41.5,74.6 12km", ("bad_circle",)),
        ("41.5,74.6 -1", "41.5,74.6 -1", ("bad_circle",)),
        ("141.5,74.6 1", "141.5,74.6 1", ("coordinates_swapped",)),
    ],
)
def test_circles(raw: str, text: str, codes: tuple[str, ...]) -> None:
    reading = read_circle(raw)
    assert (reading.text, reading.codes) == (text, codes)


def test_points_are_turned_where_latitude_and_longitude_were_swapped() -> None:
    assert points(read_polygon("174,41 175,41 175,42 174,41"))[0] == (41.0, 174.0)
    assert points(read_circle("141.5,74.6 1")) == [(74.6, 141.5)]
    assert points(read_circle("41.5,74.6 1")) == [(41.5, 74.6)]
    assert points(read_polygon("95,195 1,1 1,2 95,195")) == []


latitudes = st.decimals(-90, 90, places=4)
longitudes = st.decimals(-180, 180, places=4)


@given(st.lists(st.tuples(latitudes, longitudes), min_size=3, max_size=30))
def test_every_closed_polygon_of_cap_is_read_without_a_finding(corners: list[tuple[object, object]]) -> None:
    text = " ".join(f"{lat},{lon}" for lat, lon in [*corners, corners[0]])
    reading = read_polygon(text)
    assert (reading.text, reading.codes) == (text, ())
    assert len(points(reading)) == len(corners) + 1


@given(st.text(alphabet="0123456789.,-+eE ;()nai\n", max_size=60))
def test_any_text_is_read_or_called_bad(raw: str) -> None:
    for reading in (read_polygon(raw), read_circle(raw)):
        assert reading.numbers or reading.codes
