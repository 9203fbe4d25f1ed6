"""C2SP tiles and entry bundles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ledger import merkle, tiles
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.merkle import Frontier
from tocsin.ledger.tiles import Tile

some_tiles = st.builds(Tile, st.none() | st.integers(0, 63), st.integers(0, 10**12), st.integers(1, 256))


@given(some_tiles)
def test_a_path_comes_back(tile: Tile) -> None:
    assert tiles.parse_path(tiles.path(tile)) == tile


def test_paths_are_those_of_the_norm() -> None:
    assert tiles.path(Tile(0, 1234067)) == "tile/0/x001/x234/067"
    assert tiles.path(Tile(None, 0, 5)) == "tile/entries/000.p/5"
    assert tiles.path(Tile(2, 999)) == "tile/2/999"
    assert tiles.path(Tile(2, 1000, 255)) == "tile/2/x001/000.p/255"


@pytest.mark.parametrize(
    "text",
    [
        "tile/0/0",
        "tile/00/000",
        "tile/64/000",
        "tile/0/x000/000",
        "tile/0/001/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/05",
        "tile/0/000/",
        "/tile/0/000",
        "tile/entries/../000",
        "tile/0/٠٠٠",
        "tile/0/000\n",
    ],
)
def test_another_path_is_refused(text: str) -> None:
    with pytest.raises(Malformed, match="tile_path"):
        tiles.parse_path(text)


def test_a_tree_of_70000_has_the_tiles_the_norm_counts() -> None:
    all_tiles = tiles.tiles_of(70_000)
    full = [tile for tile in all_tiles if tile.level == 0 and tile.width == 256]
    assert len(full) == 273
    partial = [(tile.level, tile.width) for tile in all_tiles if tile.width < 256]
    assert partial == [(None, 112), (0, 112), (1, 17), (2, 1)]
    assert len([tile for tile in all_tiles if tile.level == 1]) == 2
    assert [tile for tile in tiles.tiles_of(256) if tile.level is not None] == [Tile(0, 0), Tile(1, 0, 1)]
    assert tiles.tiles_of(0) == []


@given(st.integers(1, 200_000), some_tiles)
def test_what_is_listed_is_served_and_nothing_wider(size: int, other: Tile) -> None:
    listed = tiles.tiles_of(size)
    assert all(tiles.is_served(tile, size) for tile in listed)
    widest = {(tile.level, tile.index): tile.width for tile in listed}
    assert tiles.is_served(other, size) == (other.width <= widest.get((other.level, other.index), 0))


def test_proofs_come_from_tiles_alone() -> None:
    size = 700
    leaves = [merkle.leaf_hash(str(n).encode()) for n in range(size)]
    nodes = merkle.nodes_of(leaves)
    served = {
        (tile.level, tile.index): tiles.split_hashes(tiles.hashes(tile, nodes))
        for tile in tiles.tiles_of(size)
        if tile.level is not None
    }
    from_tiles = tiles.nodes_from_tiles(lambda level, index: served[level, index])
    root = merkle.root(merkle.extend(Frontier(), leaves))
    assert merkle.root(merkle.frontier_of(size, from_tiles)) == root
    for index in (0, 255, 256, 511, 600, 699):
        proof = merkle.inclusion_proof(index, size, from_tiles)
        assert merkle.verify_inclusion(leaves[index], index, size, proof, root)
    for first in (1, 256, 300, 512, 699):
        assert merkle.consistency_proof(first, size, from_tiles) == merkle.consistency_proof(
            first, size, nodes
        )


def test_a_tile_too_narrow_for_a_proof_is_noticed() -> None:
    narrow = tiles.nodes_from_tiles(lambda _level, _index: [bytes(32)] * 3)
    with pytest.raises(Malformed, match="tile_length"):
        merkle.frontier_of(4, narrow)


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=12))
def test_a_bundle_comes_back(entries: list[bytes]) -> None:
    content = tiles.bundle(entries)
    assert tiles.split_bundle(content) == entries
    if entries[-1]:
        with pytest.raises(Malformed, match="bundle_cut"):
            tiles.split_bundle(content[:-1])


@pytest.mark.parametrize("content", [b"", b"\x00", b"\x00\x05abc", b"\x00\x00" * 257])
def test_an_untidy_bundle_is_refused(content: bytes) -> None:
    with pytest.raises(Malformed):
        tiles.split_bundle(content)


@pytest.mark.parametrize("content", [b"", bytes(31), bytes(33), bytes(32 * 257)])
def test_an_untidy_tile_is_refused(content: bytes) -> None:
    with pytest.raises(Malformed, match="tile_length"):
        tiles.split_hashes(content)


def test_an_entry_over_its_length_field_is_refused() -> None:
    assert tiles.split_bundle(tiles.bundle([b"x" * 65535])) == [b"x" * 65535]
    with pytest.raises(Malformed, match="bundle_entry_too_large"):
        tiles.bundle([b"x" * 65536])


def test_an_entry_bundle_has_no_hashes() -> None:
    with pytest.raises(Malformed, match="tile_path"):
        tiles.hashes(Tile(None, 0), merkle.nodes_of([bytes(32)]))
