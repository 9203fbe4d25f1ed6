"""Shapes of GeoRSS (simple and GML) and of W3C geo in CAP's writing; a point is a circle of radius 0."""

from __future__ import annotations

from lxml import etree

_NAMES = ("point", "polygon", "box", "circle", "pos", "posList", "Point", "lat")
_W3C = "http://www.w3.org/2003/01/geo/wgs84_pos#"
GEO_NAMESPACES = ("http://www.georss.org/georss", "http://www.opengis.net/gml", _W3C)
_TAGS = tuple(f"{{{source}}}{name}" for source in GEO_NAMESPACES for name in _NAMES)
_BOX_NUMBERS = 4
_METRES = 1000


def georss_shapes(element: etree._Element) -> tuple[list[str], list[str]]:
    """Polygons and circles in an entry, as CAP texts; the same point is given once."""
    polygons: list[str] = []
    circles: list[str] = []
    for part in element.iter(*_TAGS):
        name = str(part.tag).rpartition("}")[2]
        numbers = (part.text or "").replace(",", " ").split()
        if name in ("polygon", "posList"):
            polygons.append(_pairs(numbers))
        elif name == "box" and len(numbers) == _BOX_NUMBERS:
            south, west, north, east = numbers
            polygons.append(f"{south},{west} {south},{east} {north},{east} {north},{west} {south},{west}")
        elif name == "circle" and len(numbers) == _BOX_NUMBERS - 1:
            circles.append(f"{numbers[0]},{numbers[1]} {_kilometres(numbers[2])}")
        elif name in ("point", "pos") and len(numbers) == len(("lat", "lon")):
            circles.append(f"{numbers[0]},{numbers[1]} 0")
        elif name == "lat":
            circles.extend(_beside(part))
    return polygons, list(dict.fromkeys(circles))


def _beside(lat: etree._Element) -> list[str]:
    """The point of a latitude and the longitude that stands beside it."""
    parent = lat.getparent()
    lon = parent.findtext(f"{{{_W3C}}}long") if parent is not None else None
    return [f"{(lat.text or '').strip()},{lon.strip()} 0"] if lon else []


def _pairs(numbers: list[str]) -> str:
    if len(numbers) % 2:
        return " ".join(numbers)
    return " ".join(f"{lat},{lon}" for lat, lon in zip(numbers[::2], numbers[1::2], strict=True))


def _kilometres(metres: str) -> str:
    try:
        return f"{float(metres) / _METRES:g}"
    except ValueError:
        return metres
