"""Remembers which names have come, in bounded memory: eight bytes a name and half of the table free.

A name is kept as 64 bits of BLAKE2b; that two of four million names collide has a chance below one in a
million. Beyond the limit no name is taken.
"""

from __future__ import annotations

from array import array
from hashlib import blake2b

LIMIT = 4_000_000


class Seen:
    """A set of names that only grows, as an open-addressed table of hashes."""

    __slots__ = ("_count", "_mask", "_table")

    def __init__(self) -> None:
        self._table = array("Q", bytes(8 * 1024))
        self._mask = 1023
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, name: str) -> bool:
        """Take the name in; whether it is new. Raises OverflowError beyond LIMIT names."""
        digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        if not self._insert(int.from_bytes(digest, "little") or 1):
            return False
        self._count += 1
        if self._count > LIMIT:
            raise OverflowError(LIMIT)
        if 2 * self._count > self._mask:
            self._grow()
        return True

    def _insert(self, key: int) -> bool:
        table, mask = self._table, self._mask
        place = key & mask
        while table[place]:
            if table[place] == key:
                return False
            place = (place + 1) & mask
        table[place] = key
        return True

    def _grow(self) -> None:
        old = self._table
        size = 2 * (self._mask + 1)
        self._table, self._mask = array("Q", bytes(8 * size)), size - 1
        for key in old:
            if key:
                self._insert(key)
