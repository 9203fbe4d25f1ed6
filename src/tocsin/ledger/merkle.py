"""The Merkle tree of RFC 9162 section 2.1 over SHA-256: growing, proving and checking.

A `Frontier` holds the roots of the perfect subtrees of a tree, so that appending hashes O(log n) nodes.
Proofs are built from `nodes(level, index)`, the hash over leaves [index*2^level, (index+1)*2^level).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, TypeAlias

from tocsin.ledger.malformed import Malformed

HASH_BYTES: Final = 32
EMPTY_ROOT: Final = sha256(b"").digest()

Nodes: TypeAlias = Callable[[int, int], bytes]
Node: TypeAlias = tuple[int, int, bytes]


def leaf_hash(entry: bytes) -> bytes:
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """A tree of `size` leaves by the roots of its perfect subtrees, the largest first."""

    size: int = 0
    roots: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.size.bit_count() != len(self.roots) or any(len(root) != HASH_BYTES for root in self.roots):
            raise Malformed("frontier_form", "", f"{self.size} {len(self.roots)}")


def append(frontier: Frontier, leaf: bytes) -> tuple[Frontier, list[Node]]:
    """The grown tree, and the subtrees that became perfect, as (level, index, hash) from the leaf up."""
    nodes = [(0, frontier.size, leaf)]
    roots = list(frontier.roots)
    position = frontier.size
    current = leaf
    while position & 1:
        position >>= 1
        current = node_hash(roots.pop(), current)
        nodes.append((len(nodes), position, current))
    roots.append(current)
    return Frontier(frontier.size + 1, tuple(roots)), nodes


def extend(frontier: Frontier, leaves: Iterable[bytes]) -> Frontier:
    """As repeated `append`, for leaf hashes in bulk and without the nodes."""
    size = frontier.size
    roots = list(frontier.roots)
    for leaf in leaves:
        current = leaf
        position = size
        while position & 1:
            current = sha256(b"\x01" + roots.pop() + current).digest()
            position >>= 1
        roots.append(current)
        size += 1
    return Frontier(size, tuple(roots))


def root(frontier: Frontier) -> bytes:
    if not frontier.roots:
        return EMPTY_ROOT
    result = frontier.roots[-1]
    for left in reversed(frontier.roots[:-1]):
        result = node_hash(left, result)
    return result


def perfect_subtrees(size: int) -> list[tuple[int, int]]:
    """(level, index) of the perfect subtrees of a tree, the largest first."""
    return _range_subtrees(0, size)


def frontier_of(size: int, nodes: Nodes) -> Frontier:
    return Frontier(size, tuple(nodes(level, index) for level, index in perfect_subtrees(size)))


def nodes_of(leaves: Sequence[bytes]) -> Nodes:
    """Node hashes of a tree held in memory."""
    levels = [list(leaves)]
    while len(levels[-1]) > 1:
        below = levels[-1]
        levels.append([node_hash(below[n], below[n + 1]) for n in range(0, len(below) - 1, 2)])
    return lambda level, index: levels[level][index]


def _range_subtrees(start: int, end: int) -> list[tuple[int, int]]:
    """[start, end) where `start` is a multiple of the largest power of two within the range."""
    parts = []
    while start < end:
        level = (end - start).bit_length() - 1
        parts.append((level, start >> level))
        start += 1 << level
    return parts


def _range_hash(start: int, end: int, nodes: Nodes) -> bytes:
    hashes = [nodes(level, index) for level, index in _range_subtrees(start, end)]
    result = hashes.pop()
    while hashes:
        result = node_hash(hashes.pop(), result)
    return result


def _split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion_proof(index: int, size: int, nodes: Nodes) -> list[bytes]:
    """RFC 9162 section 2.1.3.1: hashes from the leaf's sibling up."""
    if not 0 <= index < size:
        raise Malformed("proof_range", "", f"{index} {size}")
    start, end = 0, size
    proof = []
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            proof.append(_range_hash(middle, end, nodes))
            end = middle
        else:
            proof.append(_range_hash(start, middle, nodes))
            start = middle
    return proof[::-1]


def consistency_proof(first: int, second: int, nodes: Nodes) -> list[bytes]:
    """RFC 9162 section 2.1.4.1, between trees of `first` and `second` leaves, 0 < first <= second."""
    if not 0 < first <= second:
        raise Malformed("proof_range", "", f"{first} {second}")
    start, end = 0, second
    proof = []
    while first != end:
        middle = start + _split(end - start)
        if first <= middle:
            proof.append(_range_hash(middle, end, nodes))
            end = middle
        else:
            proof.append(_range_hash(start, middle, nodes))
            start = middle
    if start:
        proof.append(_range_hash(start, end, nodes))
    return proof[::-1]


def root_from_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """The root that `proof` leads to (RFC 9162 section 2.1.3.2), or None where its length does not fit."""
    if not 0 <= index < size:
        return None
    position, last = index, size - 1
    result = leaf
    for sibling in proof:
        if last == 0:
            return None
        if position & 1 or position == last:
            result = node_hash(sibling, result)
            while not position & 1 and position:
                position >>= 1
                last >>= 1
        else:
            result = node_hash(result, sibling)
        position >>= 1
        last >>= 1
    return result if last == 0 else None


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    return _are_hashes(leaf, root, *proof) and root_from_inclusion(leaf, index, size, proof) == root


def verify_consistency(first: int, second: int, root1: bytes, root2: bytes, proof: Sequence[bytes]) -> bool:
    """RFC 9162 section 2.1.4.2. From an empty tree nothing follows, so `first` must be above 0."""
    if not _are_hashes(*proof) or not 0 < first <= second:
        return False
    if first == second:
        return not proof and root1 == root2
    if not proof:
        return False
    path = list(proof) if first & (first - 1) else [root1, *proof]
    position, last = first - 1, second - 1
    while position & 1:
        position >>= 1
        last >>= 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not position & 1 and position:
                position >>= 1
                last >>= 1
        else:
            new = node_hash(new, sibling)
        position >>= 1
        last >>= 1
    return old == root1 and new == root2 and last == 0


def _are_hashes(*hashes: bytes) -> bool:
    return all(len(value) == HASH_BYTES for value in hashes)
