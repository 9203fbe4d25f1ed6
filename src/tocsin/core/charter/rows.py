"""A cursor over one TOML table that gives typed values and notes what is wrong, without stopping.

Each getter takes its key out; `done` notes every key nobody asked for. A wrong value is noted and
replaced by a harmless one, so that one reading finds all errors of a file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime
from fractions import Fraction

from tocsin.core.charter.findings import KeyPath, Notes
from tocsin.core.charter.model import Source, Span, Standing
from tocsin.core.charter.vocabulary import UNSPECIFIED

MAX_ROWS = 500
MAX_TEXT = 4_000
MAX_LIST = 500
MAX_NUMBER = 2**53 - 1

ID = re.compile(r"[a-z][a-z0-9-]{0,63}")
ARTICLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9().-]{0,31}")
MEMBER = re.compile(r"[A-Z]{2}")
REFERENCE = re.compile(f"{ID.pattern}(:{ARTICLE.pattern})?")
DURATION = re.compile(r"PT[1-9][0-9]{0,5}H|P[1-9][0-9]{0,4}D")
SHARE = re.compile(r"([1-9][0-9]{0,9})/([1-9][0-9]{0,9})")
COUNT = re.compile(r"[1-9][0-9]{0,3}")


class Row:
    """One table of a charter file, read key by key."""

    __slots__ = ("data", "file", "notes", "path")

    def __init__(self, data: dict[str, object], file: str, path: KeyPath, notes: Notes) -> None:
        self.data = dict(data)
        self.file = file
        self.path = path
        self.notes = notes

    def error(self, code: str, key: str, **params: str) -> None:
        """Note an error at a key of this row."""
        self.notes.error(code, self.file, (*self.path, key) if key else self.path, **params)

    def text(self, key: str, default: str | None = None) -> str:
        """A string; without a default the key must be there and not empty."""
        value = self._take(key, default)
        if isinstance(value, str) and len(value) <= MAX_TEXT and (value or default is not None):
            return value
        if value is not None:
            self.error("wrong_value", key, expected="text")
        return default or ""

    def id(self, key: str) -> str:
        """An id of a row: a lower-case letter, then lower-case letters, digits and hyphens."""
        return self._matching(key, ID, "id", None)

    def article(self, key: str) -> str:
        """The number of an article, such as `16.1` or `2(2)`."""
        return self._matching(key, ARTICLE, "article", None)

    def member(self, key: str, default: str | None = None) -> str:
        """An ISO 3166 alpha-2 code."""
        return self._matching(key, MEMBER, "member", default)

    def word(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """One word of a closed list."""
        value = self.text(key, default)
        if value and value not in allowed and value != default:
            self.error("unknown_word", key, word=value[:80], allowed=" ".join(sorted(allowed)))
        return value

    def words(self, key: str, allowed: Collection[str] | None = None) -> tuple[str, ...]:
        """A list of words, in the file's order, each once."""
        return tuple(self._words(key, allowed))

    def references(self, key: str) -> tuple[str, ...]:
        """A list of `act` or `act:article`."""
        return tuple(self._patterned(key, REFERENCE, "reference"))

    def ids(self, key: str) -> tuple[str, ...]:
        """A list of ids."""
        return tuple(self._patterned(key, ID, "id"))

    def members(self, key: str) -> tuple[str, ...]:
        """A list of member codes."""
        return tuple(self._patterned(key, MEMBER, "member"))

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        value = self._take(key, default)
        if isinstance(value, bool):
            return value
        self.error("wrong_value", key, expected="flag")
        return default

    def number(self, key: str) -> int | None:
        """A whole number from 0, or None where the key is missing."""
        value = self.data.pop(key, None)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_NUMBER:
            return value
        self.error("wrong_value", key, expected="number")
        return None

    def day(self, key: str) -> date | None:
        """A date without a time, or None where the key is missing."""
        value = self.data.pop(key, None)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.error("wrong_value", key, expected="date")
        return None

    def span(self) -> Span:
        """The period `from` (included) to `to` (excluded)."""
        start, end = self.day("from"), self.day("to")
        if start is not None and end is not None and end <= start:
            self.error("empty_period", "to", start=start.isoformat(), end=end.isoformat())
            return Span(start, None)
        return Span(start, end)

    def source(self) -> Source:
        """`standing`, `source` and `remark`; a statement without standing is unverified."""
        known = {word.value for word in Standing}
        word = self.word("standing", known, Standing.UNVERIFIED.value)
        standing = Standing(word) if word in known else Standing.UNVERIFIED
        return Source(standing, self.text("source", ""), self.text("remark", ""))

    def share(self, key: str) -> Fraction:
        """A share `n/d` above 0 and at most 1."""
        value = self.text(key)
        match = SHARE.fullmatch(value)
        if match and int(match[1]) <= int(match[2]):
            return Fraction(int(match[1]), int(match[2]))
        if value:
            self.error("wrong_value", key, expected="share")
        return Fraction(1)

    def quorum(self, key: str) -> str:
        """A share `n/d`, a count, or `unspecified`."""
        value = self.text(key, UNSPECIFIED)
        match = SHARE.fullmatch(value)
        share = match is not None and int(match[1]) <= int(match[2])
        if not (share or COUNT.fullmatch(value) or value == UNSPECIFIED):
            self.error("wrong_value", key, expected="quorum")
            return UNSPECIFIED
        return value

    def time_limit(self, key: str) -> str:
        """`PTnH`, `PnD`, `at-once` or `unspecified`."""
        value = self.text(key, UNSPECIFIED)
        if not (DURATION.fullmatch(value) or value in {UNSPECIFIED, "at-once"}):
            self.error("wrong_value", key, expected="time_limit")
            return UNSPECIFIED
        return value

    def rows(self, key: str) -> Iterator[Row]:
        """The tables of an array of tables, in order."""
        value = self.data.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.error("wrong_value", key, expected="tables")
            return
        if len(value) > MAX_ROWS:
            self.error("too_many", key, limit=str(MAX_ROWS), found=str(len(value)))
            return
        for number, item in enumerate(value):
            yield Row(item, self.file, (*self.path, key, number), self.notes)

    def done(self) -> None:
        """Note every key that no getter took."""
        for key in self.data:
            self.error("unknown_key", key, word=key[:80])

    def _take(self, key: str, default: object) -> object:
        if key not in self.data and default is None:
            self.error("missing_key", key, word=key)
        return self.data.pop(key, default)

    def _matching(self, key: str, pattern: re.Pattern[str], expected: str, default: str | None) -> str:
        value = self.text(key, default)
        if value and not pattern.fullmatch(value):
            self.error("wrong_value", key, expected=expected)
        return value

    def _patterned(self, key: str, pattern: re.Pattern[str], expected: str) -> Iterator[str]:
        for value in self._words(key, None):
            if pattern.fullmatch(value):
                yield value
            else:
                self.error("wrong_value", key, expected=expected)

    def _words(self, key: str, allowed: Collection[str] | None) -> Iterator[str]:
        value = self.data.pop(key, [])
        if not isinstance(value, list) or len(value) > MAX_LIST or not all(isinstance(v, str) for v in value):
            self.error("wrong_value", key, expected="list")
            return
        for word in dict.fromkeys(value):
            if allowed is not None and word not in allowed:
                self.error("unknown_word", key, word=word[:80], allowed=" ".join(sorted(allowed)))
            else:
                yield word
        if len(set(value)) < len(value):
            self.error("duplicate", key, word=next(w[:80] for w in value if value.count(w) > 1))
