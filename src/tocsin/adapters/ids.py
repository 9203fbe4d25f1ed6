"""Where event ids come from: chance, or a seed, so that a replay writes the same bytes each time."""

from __future__ import annotations

import uuid
from hashlib import sha256


class RandomIds:
    """Random UUIDs (RFC 9562 version 4)."""

    def uuid(self) -> str:
        """A new UUID in lower-case text."""
        return str(uuid.uuid4())


class SeededIds:
    """UUIDs that follow from a seed and a count, in the form of version 8 (RFC 9562 section 5.8)."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._count = 0

    def uuid(self) -> str:
        """The next UUID of the seed."""
        octets = bytearray(sha256(f"{self._seed}/{self._count}".encode()).digest()[:16])
        octets[6] = (octets[6] & 0x0F) | 0x80
        octets[8] = (octets[8] & 0x3F) | 0x80
        self._count += 1
        return str(uuid.UUID(bytes=bytes(octets)))
