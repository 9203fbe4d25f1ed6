"""Areas of warnings as GeoJSON (RFC 7946): longitude first, rings closed and anticlockwise.

CAP writes latitude first. Rings that cross the 180th meridian are cut there (section 3.1.9); a circle
becomes a polygon on the sphere, or a point where its radius is 0. Shapes that cannot be read are left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from tocsin.adapters.warnings.shapes import Point, ShapeReading, points, read_circle, read_polygon
from tocsin.adapters.warnings.values import Area, Info, WarningMessage

Position = tuple[float, float]
"""Longitude, latitude."""
Ring = list[Position]

EARTH_RADIUS_KM = 6371.0088
CIRCLE_CORNERS = 64
_DIGITS = 6
_CORNERS_MIN = 3
_WORLD: Ring = [(-180.0, -90.0), (180.0, -90.0), (180.0, 90.0), (-180.0, 90.0)]


def feature_collection(messages: Iterable[WarningMessage]) -> dict[str, object]:
    """All areas of the warnings that have a shape."""
    features = [
        feature
        for message in messages
        for info in message.infos
        for area in info.areas
        if (feature := area_feature(message, info, area)) is not None
    ]
    return {"type": "FeatureCollection", "features": features}


def area_feature(message: WarningMessage, info: Info, area: Area) -> dict[str, object] | None:
    """One area with what a map needs to show it; None where it has no shape."""
    geometry = area_geometry(area)
    if geometry is None:
        return None
    properties = {
        "identifier": message.identifier,
        "sender": message.sender,
        "event": info.event,
        "headline": info.headline,
        "severity": info.severity,
        "language": info.language,
        "area": area.description,
    }
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def area_geometry(area: Area) -> dict[str, object] | None:
    """The shapes of an area as one geometry; None where it has none that can be read."""
    rings: list[Ring] = []
    dots: list[Position] = []
    for text in area.polygons:
        outline = _outline(points(read_polygon(text)))
        if len(set(outline)) >= _CORNERS_MIN:
            rings += _cut(outline)
        else:
            dots += dict.fromkeys((_within(lon), lat) for lon, lat in outline)
    for text in area.circles:
        reading = read_circle(text)
        if reading.numbers and reading.numbers[2] > 0:
            rings += _circle(reading)
        else:
            dots += [(_within(lon), lat) for lon, lat in _outline(points(reading))]
    return _geometry([_closed(ring) for ring in rings], [_rounded(dot) for dot in dots])


def _geometry(rings: list[Ring], dots: list[Position]) -> dict[str, object] | None:
    parts: list[dict[str, object]] = []
    if len(rings) == 1:
        parts.append({"type": "Polygon", "coordinates": [rings[0]]})
    elif rings:
        parts.append({"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]})
    if len(dots) == 1:
        parts.append({"type": "Point", "coordinates": dots[0]})
    elif dots:
        parts.append({"type": "MultiPoint", "coordinates": dots})
    if len(parts) > 1:
        return {"type": "GeometryCollection", "geometries": parts}
    return parts[0] if parts else None


def _outline(corners: list[Point]) -> Ring:
    """The corners as longitude, latitude, without the repeated last one."""
    ring = [(lon, lat) for lat, lon in corners]
    return ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring


def _circle(reading: ShapeReading) -> list[Ring]:
    """A circle of the given radius on the sphere, also round a pole."""
    centres = _outline(points(reading))
    if not centres:
        return []
    lon, lat = centres[0]
    angle = min(reading.numbers[2] / EARTH_RADIUS_KM, math.pi)
    north, south = math.radians(90 - lat) <= angle, math.radians(90 + lat) <= angle
    if north and south:
        return [list(_WORLD)]
    ring = [_reached(lon, lat, angle, 2 * math.pi * step / CIRCLE_CORNERS) for step in range(CIRCLE_CORNERS)]
    if north or south:
        pole = 90.0 if north else -90.0
        edge = sorted((_within(x), y) for x, y in ring)
        first, last = edge[0][1], edge[-1][1]
        return [[(-180.0, first), *edge, (180.0, last), (180.0, pole), (-180.0, pole)]]
    return _cut(ring)


def _reached(lon: float, lat: float, angle: float, bearing: float) -> Position:
    """The point reached from another over an angle of the great circle."""
    phi = math.radians(lat)
    sine = math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * math.cos(bearing)
    across = math.sin(bearing) * math.sin(angle) * math.cos(phi)
    along = math.cos(angle) - math.sin(phi) * sine
    return lon + math.degrees(math.atan2(across, along)), math.degrees(math.asin(max(-1.0, min(1.0, sine))))


def _cut(ring: Ring) -> list[Ring]:
    """The ring in one piece, or in one piece on either side of the 180th meridian."""
    whole = _unwrapped(ring)
    lowest, highest = min(lon for lon, _ in whole), max(lon for lon, _ in whole)
    if lowest >= -180 and highest <= 180:
        return [whole]
    pieces: list[Ring] = []
    for turn in (-360.0, 0.0, 360.0):
        moved = [(lon + turn, lat) for lon, lat in whole]
        piece = _kept(_kept(moved, -180.0, 1), 180.0, -1)
        if len(set(piece)) >= _CORNERS_MIN:
            pieces.append(piece)
    return pieces


def _unwrapped(ring: Ring) -> Ring:
    """The ring with longitudes that run on over 180°; unchanged where it goes round a pole."""
    found: Ring = []
    for lon, lat in (*ring, ring[0]):
        last = found[-1][0] if found else lon
        found.append((lon - 360 * round((lon - last) / 360), lat))
    return found[:-1] if found[-1][0] == found[0][0] else ring


def _kept(ring: Ring, edge: float, side: int) -> Ring:
    """The part of a ring on one side of a meridian (Sutherland and Hodgman, 1974)."""
    kept: Ring = []
    for (lon, lat), (next_lon, next_lat) in zip(ring, (*ring[1:], *ring[:1]), strict=True):
        inside, next_inside = (lon - edge) * side >= 0, (next_lon - edge) * side >= 0
        if inside:
            kept.append((lon, lat))
        if inside != next_inside:
            kept.append((edge, lat + (next_lat - lat) * (edge - lon) / (next_lon - lon)))
    return kept


def _closed(ring: Ring) -> Ring:
    doubled = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True))
    turned = ring if doubled >= 0 else ring[::-1]
    return [_rounded(position) for position in (*turned, turned[0])]


def _rounded(position: Position) -> Position:
    return round(position[0], _DIGITS), round(position[1], _DIGITS)


def _within(lon: float) -> float:
    if -180 <= lon <= 180:
        return lon
    return (lon + 180) % 360 - 180
