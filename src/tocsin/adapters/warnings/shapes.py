"""Polygons and circles as CAP writes them: "lat,lon lat,lon …" and "lat,lon radius" (km, WGS 84).

CAP 1.2 section 3.2.4: at least four points, the first the same as the last. Other separators are read
where the numbers are certain. What cannot be read stays as it came, with a finding.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

Point = tuple[float, float]
"""Latitude, longitude."""

POINTS_MIN = 4
LENGTH_MAX = 500_000
_REMEMBERED_MAX = 10_000
_LAT_MAX = 90.0
_LON_MAX = 180.0
_HALF_ROUND_KM = 20_038.0
_ODD = re.compile(r"[^-+.,0-9eE ]")
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?", re.ASCII)
_BETWEEN = re.compile(r"[\s,;|/()\[\]]*")
_CIRCLE_NUMBERS = 3


class ShapeReading(NamedTuple):
    """The shape in CAP's writing, its numbers in order, and the codes of what was found."""

    text: str
    numbers: tuple[float, ...]
    codes: tuple[str, ...]


def read_polygon(raw: str) -> ShapeReading:
    """Reads a polygon; `numbers` alternate latitude and longitude and are empty where it is unreadable."""
    return _remembered(raw) if len(raw) <= _REMEMBERED_MAX else _read_polygon(raw)


def _read_polygon(raw: str) -> ShapeReading:
    if len(raw) > LENGTH_MAX:
        return ShapeReading(raw.strip(), (), ("polygon_too_long",))
    text = " ".join(raw.split())
    numbers = _plain_pairs(text)
    codes: list[str] = []
    if numbers is None:
        loose = _loose_numbers(text)
        if loose is None or len(loose) % 2 or not loose:
            return ShapeReading(text, (), ("bad_polygon",))
        text = " ".join(f"{lat},{lon}" for lat, lon in zip(loose[::2], loose[1::2], strict=True))
        numbers = tuple(map(float, loose))
        codes.append("untidy_polygon")
    if len(numbers) < 2 * POINTS_MIN:
        codes.append("polygon_too_short")
    elif numbers[:2] != numbers[-2:]:
        codes.append("polygon_not_closed")
    codes.extend(_range_codes(numbers[::2], numbers[1::2]))
    return ShapeReading(text, numbers, tuple(codes))


@lru_cache(maxsize=256)
def _remembered(raw: str) -> ShapeReading:
    """The languages of one warning, and its updates, repeat the same polygons."""
    return _read_polygon(raw)


def read_circle(raw: str) -> ShapeReading:
    """Reads a circle; `numbers` are latitude, longitude and radius in km, or empty."""
    text = " ".join(raw.split())
    loose = _loose_numbers(text) if len(raw) <= LENGTH_MAX else None
    if loose is None or len(loose) != _CIRCLE_NUMBERS:
        return ShapeReading(text, (), ("bad_circle",))
    lat, lon, radius = numbers = tuple(map(float, loose))
    plain = f"{loose[0]},{loose[1]} {loose[2]}"
    codes = ["untidy_circle"] if plain != text else []
    if not 0 <= radius <= _HALF_ROUND_KM:
        return ShapeReading(plain, (), (*codes, "bad_circle"))
    codes.extend(_range_codes((lat,), (lon,)))
    return ShapeReading(plain, numbers, tuple(codes))


def points(reading: ShapeReading) -> list[Point]:
    """Latitude and longitude of a polygon's points or a circle's centre, turned where they were swapped."""
    whole = len(reading.numbers) // 2 * 2
    firsts, seconds = reading.numbers[:whole:2], reading.numbers[1:whole:2]
    if "coordinates_out_of_range" in reading.codes and not _meant_beyond_180(firsts, seconds):
        return []
    if "coordinates_swapped" in reading.codes:
        firsts, seconds = seconds, firsts
    return list(zip(firsts, seconds, strict=True))


def _meant_beyond_180(lats: tuple[float, ...], lons: tuple[float, ...]) -> bool:
    """Some services count on over the 180th meridian instead of changing the sign."""
    return max(map(abs, lats)) <= _LAT_MAX and max(map(abs, lons)) <= 2 * _LON_MAX


def _plain_pairs(text: str) -> tuple[float, ...] | None:
    """The numbers of a polygon written as CAP asks; None where it is written otherwise."""
    if _ODD.search(text) or text.count(",") != text.count(" ") + 1:
        return None
    try:
        numbers = tuple(map(float, text.replace(",", " ").split()))
    except ValueError:
        return None
    return numbers if len(numbers) == 2 * text.count(",") else None


def _loose_numbers(text: str) -> list[str] | None:
    """The numbers of a text that holds nothing but numbers, separators and brackets."""
    found: list[str] = []
    end = 0
    for match in _NUMBER.finditer(text):
        gap = text[end : match.start()]
        if not _BETWEEN.fullmatch(gap) or (found and not gap):
            return None
        found.append(match.group())
        end = match.end()
    return found if _BETWEEN.fullmatch(text[end:]) else None


def _range_codes(lats: tuple[float, ...], lons: tuple[float, ...]) -> tuple[str, ...]:
    lat, lon = max(max(lats), -min(lats)), max(max(lons), -min(lons))
    if lat <= _LAT_MAX and lon <= _LON_MAX:
        return ()
    return ("coordinates_swapped",) if lon <= _LAT_MAX and lat <= _LON_MAX else ("coordinates_out_of_range",)
