"""Shapes on the map: longitude first, closed, anticlockwise, cut at the 180th meridian."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.adapters.warnings.samples import alert, read_one
from tocsin.adapters.warnings.areas import EARTH_RADIUS_KM, area_geometry, feature_collection
from tocsin.adapters.warnings.values import Area


def geometry(*polygons: str, circles: tuple[str, ...] = ()) -> Any:
    return area_geometry(Area("x", polygons, circles))


def doubled_area(ring: list[tuple[float, float]]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))


def test_latitude_and_longitude_change_places_and_the_ring_turns_left() -> None:
    expected = {"type": "Polygon", "coordinates": [[(75, 41), (74, 42), (74, 41), (75, 41)]]}
    clockwise = geometry("41,74 42,74 41,75 41,74")
    assert clockwise["type"] == "Polygon"
    assert clockwise == expected
    assert doubled_area(clockwise["coordinates"][0]) > 0


def test_an_open_ring_is_closed() -> None:
    ring = geometry("41,74 41,75 42,75 42,74")["coordinates"][0]
    assert ring == [(74, 41), (75, 41), (75, 42), (74, 42), (74, 41)]


def test_several_shapes_are_one_geometry() -> None:
    square, other = "41,74 41,75 42,75 41,74", "51,74 51,75 52,75 51,74"
    assert geometry(square, other)["type"] == "MultiPolygon"
    assert geometry(circles=("41,74 0",)) == {"type": "Point", "coordinates": (74, 41)}
    assert geometry(circles=("41,74 0", "42,74 0"))["type"] == "MultiPoint"
    assert [part["type"] for part in geometry(square, circles=("41,74 0",))["geometries"]] == [
        "Polygon",
        "Point",
    ]


def test_shapes_that_cannot_be_read_are_left_out() -> None:
    assert geometry("somewhere", circles=("here",)) is None
    assert geometry() is None
    assert geometry("41,74 41,74") == {"type": "Point", "coordinates": (74, 41)}


def test_a_ring_across_the_180th_meridian_is_cut_there() -> None:
    found = geometry("60,170 60,-170 70,-170 70,170 60,170")
    assert found["type"] == "MultiPolygon"
    spans = sorted((min(x for x, _ in ring), max(x for x, _ in ring)) for (ring,) in found["coordinates"])
    assert spans == [(-180, -170), (170, 180)]
    assert all(doubled_area(ring) > 0 for (ring,) in found["coordinates"])


def test_longitudes_that_run_on_over_180_are_brought_back() -> None:
    across, beyond = geometry("60,170 60,-170 70,-170 60,170"), geometry("60,170 60,190 70,190 60,170")
    assert across == beyond
    assert geometry(circles=("60,190 0",))["coordinates"] == (-170, 60)


def test_what_lies_nowhere_on_earth_is_not_drawn() -> None:
    assert geometry("60,170 60,390 70,390 60,170") is None
    assert geometry("95,195 95,196 96,196 95,195") is None


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    (lon1, lat1), (lon2, lat2) = one, other
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half = (
        math.sin((phi2 - phi1) / 2) ** 2
        + math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))


@given(st.integers(-60, 60), st.integers(-150, 150), st.integers(1, 1000))
def test_every_corner_of_a_circle_lies_at_its_radius(lat: int, lon: int, radius: int) -> None:
    (ring,) = geometry(circles=(f"{lat},{lon} {radius}",))["coordinates"]
    assert ring[0] == ring[-1]
    assert len(ring) == 65
    assert all(
        distance_km(corner, (lon, lat)) == pytest.approx(radius, rel=1e-3, abs=1e-3) for corner in ring
    )


def test_a_circle_round_a_pole_reaches_it() -> None:
    (ring,) = geometry(circles=("85,30 2000",))["coordinates"]
    assert {(-180, 90), (180, 90)} <= set(ring)
    assert min(y for _, y in ring) == pytest.approx(85 - math.degrees(2000 / EARTH_RADIUS_KM), abs=0.1)
    (south,) = geometry(circles=("-89,0 500",))["coordinates"]
    assert (-180, -90) in south
    (world,) = geometry(circles=("0,0 20000",))["coordinates"]
    assert (min(x for x, _ in world), max(x for x, _ in world)) == (-180, 180)


coordinates = st.tuples(st.integers(-90, 90), st.integers(-180, 180))


@given(
    st.lists(coordinates, min_size=1, max_size=8),
    st.lists(st.tuples(coordinates, st.integers(0, 20_000)), max_size=2),
)
def test_every_position_is_on_earth_and_every_ring_closed(
    corners: list[tuple[int, int]], circles: list[tuple[tuple[int, int], int]]
) -> None:
    polygon = " ".join(f"{lat},{lon}" for lat, lon in corners)
    found = geometry(polygon, circles=tuple(f"{lat},{lon} {km}" for (lat, lon), km in circles))
    parts = found.get("geometries", [found]) if found else []
    for part in parts:
        match part["type"]:
            case "Polygon":
                rings = part["coordinates"]
            case "MultiPolygon":
                rings = [ring for (ring,) in part["coordinates"]]
            case "Point":
                rings = [[part["coordinates"]]]
            case _:
                rings = [part["coordinates"]]
        for ring in rings:
            assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
            assert "Polygon" not in part["type"] or (ring[0] == ring[-1] and len(ring) >= 4)


def test_features_say_what_a_map_shows() -> None:
    found = feature_collection([read_one(alert())])
    features: Any = found["features"]
    (feature,) = features
    assert found["type"] == "FeatureCollection"
    assert feature["properties"] == {
        "identifier": "KG-1",
        "sender": "meteo@example.kg",
        "event": "Mudflow",
        "headline": "Mudflow in the lower valley",
        "severity": "Severe",
        "language": "en",
        "area": "Lower valley",
    }
    assert feature["geometry"]["type"] == "Polygon"
