"""The RFC 9162 tree: growing, proving, checking."""

from __future__ import annotations

import json
from base64 import b64decode
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ledger import merkle
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.merkle import EMPTY_ROOT, Frontier

sizes = st.integers(1, 130)


def leaves_of(size: int) -> list[bytes]:
    return [merkle.leaf_hash(str(n).encode()) for n in range(size)]


def tree_head(leaves: list[bytes]) -> bytes:
    """The definition of RFC 9162 section 2.1.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\x01" + tree_head(leaves[:k]) + tree_head(leaves[k:])).digest()


@given(st.integers(0, 130))
def test_the_root_is_that_of_the_definition(size: int) -> None:
    leaves = leaves_of(size)
    assert merkle.root(merkle.extend(Frontier(), leaves)) == tree_head(leaves)


@given(sizes, st.data())
def test_growing_one_by_one_in_bulk_and_from_stored_nodes_is_one_tree(
    size: int, drawn: st.DataObject
) -> None:
    leaves = leaves_of(size)
    stored: dict[tuple[int, int], bytes] = {}
    frontier = Frontier()
    for leaf in leaves:
        frontier, nodes = merkle.append(frontier, leaf)
        stored.update({(level, index): value for level, index, value in nodes})
    cut = drawn.draw(st.integers(0, size))
    assert frontier == merkle.extend(merkle.extend(Frontier(), leaves[:cut]), leaves[cut:])
    assert frontier == merkle.frontier_of(size, lambda level, index: stored[level, index])
    in_memory = merkle.nodes_of(leaves)
    assert all(in_memory(level, index) == value for (level, index), value in stored.items())


def test_appending_hashes_at_most_one_node_a_level() -> None:
    size = 2**40 - 1
    roots = tuple(bytes([n]) * 32 for n in range(size.bit_count()))
    frontier, nodes = merkle.append(Frontier(size, roots), b"\xff" * 32)
    assert [node[:2] for node in nodes] == [(level, size >> level) for level in range(41)]
    assert (frontier.size, len(frontier.roots)) == (2**40, 1)


@given(sizes, st.data())
def test_an_inclusion_proof_holds_for_its_leaf_place_and_tree_alone(size: int, drawn: st.DataObject) -> None:
    leaves = leaves_of(size)
    index = drawn.draw(st.integers(0, size - 1))
    root = tree_head(leaves)
    proof = merkle.inclusion_proof(index, size, merkle.nodes_of(leaves))
    assert merkle.verify_inclusion(leaves[index], index, size, proof, root)
    elsewhere = drawn.draw(st.integers(0, 200))
    assert merkle.verify_inclusion(leaves[index], elsewhere, size, proof, root) == (elsewhere == index)
    other = drawn.draw(st.integers(0, size - 1))
    assert merkle.verify_inclusion(leaves[other], index, size, proof, root) == (other == index)
    assert not merkle.verify_inclusion(leaves[index], index, size, [*proof, root], root)
    assert not merkle.verify_inclusion(leaves[index], index, size, proof[:-1], root) or not proof


@given(sizes, st.data())
def test_a_consistency_proof_holds_between_its_trees_alone(size: int, drawn: st.DataObject) -> None:
    leaves = leaves_of(size)
    first = drawn.draw(st.integers(1, size))
    old, new = tree_head(leaves[:first]), tree_head(leaves)
    proof = merkle.consistency_proof(first, size, merkle.nodes_of(leaves))
    assert merkle.verify_consistency(first, size, old, new, proof)
    elsewhere = drawn.draw(st.integers(0, 200))
    assert merkle.verify_consistency(elsewhere, size, old, new, proof) == (elsewhere == first)
    assert not merkle.verify_consistency(first, size, bytes(32), new, proof)
    assert not merkle.verify_consistency(first, size, old, bytes(32), proof)
    assert not merkle.verify_consistency(first, size, old, new, [*proof, new])
    for n in range(len(proof)):
        wrong = [*proof[:n], bytes(32), *proof[n + 1 :]]
        assert not merkle.verify_consistency(first, size, old, new, wrong)


@given(sizes)
def test_proofs_ask_for_few_nodes(size: int) -> None:
    nodes = merkle.nodes_of(leaves_of(size))
    asked: list[tuple[int, int]] = []

    def counted(level: int, index: int) -> bytes:
        asked.append((level, index))
        return nodes(level, index)

    merkle.inclusion_proof(size // 2, size, counted)
    assert len(asked) <= 2 * size.bit_length()
    asked.clear()
    merkle.consistency_proof(max(1, size // 2), size, counted)
    assert len(asked) <= 2 * size.bit_length()


@pytest.mark.parametrize(("index", "size"), [(0, 0), (5, 5), (-1, 3)])
def test_no_proof_outside_the_tree(index: int, size: int) -> None:
    with pytest.raises(Malformed, match="proof_range"):
        merkle.inclusion_proof(index, size, merkle.nodes_of(leaves_of(5)))


@pytest.mark.parametrize(("first", "second"), [(0, 3), (4, 3), (0, 0)])
def test_no_consistency_from_nothing_or_backwards(first: int, second: int) -> None:
    with pytest.raises(Malformed, match="proof_range"):
        merkle.consistency_proof(first, second, merkle.nodes_of(leaves_of(5)))
    assert not merkle.verify_consistency(first, second, EMPTY_ROOT, EMPTY_ROOT, [])


@pytest.mark.parametrize(
    ("size", "roots"), [(1, ()), (3, (bytes(32),)), (1, (bytes(31),)), (0, (bytes(32),))]
)
def test_a_frontier_fits_its_size(size: int, roots: tuple[bytes, ...]) -> None:
    with pytest.raises(Malformed, match="frontier_form"):
        Frontier(size, roots)


def test_hashes_of_another_length_never_verify() -> None:
    assert not merkle.verify_inclusion(b"", 0, 1, [], b"")
    assert not merkle.verify_inclusion(bytes(32), 0, 2, [b"short"], bytes(32))
    assert not merkle.verify_consistency(1, 2, bytes(32), merkle.node_hash(bytes(32), b"short"), [b"short"])


@pytest.mark.conformance
@pytest.mark.parametrize("kind", ["inclusion", "consistency"])
def test_the_public_vectors(conformance_data: Path, kind: str) -> None:
    files = sorted((conformance_data / "vectors" / "merkle" / kind).rglob("*.json"))
    assert files
    for file in files:
        case = json.loads(file.read_bytes())
        proof = [b64decode(part) for part in case["proof"] or []]
        if kind == "inclusion":
            leaf, root = b64decode(case["leafHash"]), b64decode(case["root"])
            holds = merkle.verify_inclusion(leaf, case["leafIdx"], case["treeSize"], proof, root)
        else:
            root1, root2 = b64decode(case["root1"]), b64decode(case["root2"])
            holds = merkle.verify_consistency(case["size1"], case["size2"], root1, root2, proof)
        assert holds is not case["wantErr"], file
