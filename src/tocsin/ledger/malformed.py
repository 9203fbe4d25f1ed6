"""The one error of this room: bytes or values that do not have the form the norm asks for.

It carries values, not sentences: a code, the place (a JSON pointer, or the name of a part) and a detail.
The faces turn them into Russian and English.
"""

from __future__ import annotations

_DETAIL_MAX = 120


class Malformed(Exception):
    """What is wrong (`code`), where (a pointer, "" for the whole), and the value or limit (`detail`)."""

    def __init__(self, code: str, where: str = "", detail: str = "") -> None:
        self.code = code
        self.where = where
        self.detail = detail if len(detail) <= _DETAIL_MAX else detail[:_DETAIL_MAX] + "…"
        super().__init__(code, where, self.detail)

    def at(self, where: str) -> Malformed:
        """The same fault seen from an enclosing part, its place prefixed."""
        return Malformed(self.code, where + self.where, self.detail)
