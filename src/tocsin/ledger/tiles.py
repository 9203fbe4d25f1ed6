"""Tiles and entry bundles of a log served as static files (c2sp.org/tlog-tiles).

A tile holds up to 256 node hashes of one level of the tree in steps of eight; a bundle up to 256 leaves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tocsin.ledger.malformed import Malformed
from tocsin.ledger.merkle import HASH_BYTES, Nodes, nodes_of

WIDTH: Final = 256
HEIGHT: Final = 8
MAX_LEVEL: Final = 63
MAX_ENTRY_BYTES: Final = 0xFFFF

_PATH = re.compile(
    r"tile/(?P<level>entries|0|[1-9][0-9]?)/(?P<index>(?:x[0-9]{3}/){0,5}[0-9]{3})(?:\.p/(?P<width>[1-9][0-9]{0,2}))?"
)


@dataclass(frozen=True, slots=True)
class Tile:
    """`level` None is an entry bundle; `width` below 256 is a partial tile."""

    level: int | None
    index: int
    width: int = WIDTH


def path(tile: Tile) -> str:
    """Relative to the log's prefix, such as `tile/0/x001/x234/067.p/5`."""
    level = "entries" if tile.level is None else str(tile.level)
    digits = f"{tile.index:03}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[n : n + 3] for n in range(0, len(digits), 3)]
    name = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
    return f"tile/{level}/{name}" + (f".p/{tile.width}" if tile.width < WIDTH else "")


def parse_path(text: str) -> Tile:
    match = _PATH.fullmatch(text)
    if match is None:
        raise Malformed("tile_path", "", ascii(text))
    level = None if match["level"] == "entries" else int(match["level"])
    tile = Tile(level, int(match["index"].replace("x", "").replace("/", "")), int(match["width"] or WIDTH))
    if path(tile) != text or (level or 0) > MAX_LEVEL:
        raise Malformed("tile_path", "", ascii(text))
    return tile


def width_at(level: int | None, index: int, size: int) -> int:
    """Hashes or entries that a tree of `size` leaves has in this tile, from 0 to 256."""
    complete = size >> (HEIGHT * (level or 0))
    return max(0, min(WIDTH, complete - index * WIDTH))


def is_served(tile: Tile, size: int) -> bool:
    """Whether a log of `size` leaves has this tile: any partial one up to its present width."""
    return 1 <= tile.width <= width_at(tile.level, tile.index, size)


def hashes(tile: Tile, nodes: Nodes) -> bytes:
    """The content of a tile that is served; not for entry bundles."""
    if tile.level is None:
        raise Malformed("tile_path", "", path(tile))
    first = tile.index * WIDTH
    return b"".join(nodes(HEIGHT * tile.level, n) for n in range(first, first + tile.width))


def split_hashes(content: bytes) -> list[bytes]:
    if not content or len(content) % HASH_BYTES or len(content) > WIDTH * HASH_BYTES:
        raise Malformed("tile_length", "", str(len(content)))
    return [content[n : n + HASH_BYTES] for n in range(0, len(content), HASH_BYTES)]


def bundle(entries: Iterable[bytes]) -> bytes:
    """Entries, each with its length before it as two big-endian octets."""
    parts = []
    for entry in entries:
        if len(entry) > MAX_ENTRY_BYTES:
            raise Malformed("bundle_entry_too_large", "", str(len(entry)))
        parts.append(len(entry).to_bytes(2, "big") + entry)
    return b"".join(parts)


def split_bundle(content: bytes) -> list[bytes]:
    entries: list[bytes] = []
    position = 0
    while position < len(content):
        start = position + 2
        position = start + int.from_bytes(content[position:start], "big")
        if start > len(content) or position > len(content):
            raise Malformed("bundle_cut", f"/{len(entries)}", str(len(content)))
        entries.append(content[start:position])
    if not 1 <= len(entries) <= WIDTH:
        raise Malformed("bundle_length", "", str(len(entries)))
    return entries


def tiles_of(size: int) -> list[Tile]:
    """Every tile and bundle of a log of `size` leaves, each in its widest form."""
    tiles: list[Tile] = []
    for level in (None, *range(MAX_LEVEL + 1)):
        count = size >> (HEIGHT * (level or 0))
        if count == 0:
            break
        tiles += [Tile(level, n, width_at(level, n, size)) for n in range(-(-count // WIDTH))]
    return tiles


def nodes_from_tiles(read: Callable[[int, int], Sequence[bytes]]) -> Nodes:
    """Node hashes from tiles, given by level and index: a client's way to any proof."""

    def node(level: int, index: int) -> bytes:
        tile_level, above = divmod(level, HEIGHT)
        first = index << above
        tile = read(tile_level, first // WIDTH)
        start = first % WIDTH
        part = tile[start : start + (1 << above)]
        if len(part) != 1 << above:
            raise Malformed("tile_length", path(Tile(tile_level, first // WIDTH)), str(len(tile)))
        return nodes_of(part)(above, 0)

    return node
