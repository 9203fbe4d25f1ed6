"""Walks the children of an element along a table of `schema` and reads the single values in them.

Elements in a wrong namespace or spelling are taken by their bare name; what the tables do not know is
kept in a finding. Nothing here recurses into unknown content.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from lxml import etree

from tocsin.adapters.warnings.faults import Budget
from tocsin.adapters.warnings.schema import (
    ATTRIBUTES_ALLOWED,
    XMLDSIG,
    Field,
    Kind,
    Shape,
    schema_for,
)
from tocsin.adapters.warnings.times import Form, read_time
from tocsin.adapters.warnings.values import Notes, Pair

Texts = dict[str, list[str]]
Elements = dict[str, list[etree._Element]]

SPACE = " \t\r\n"
"""White space as XML knows it."""

_LANGUAGE = re.compile(r"(?:[a-z]{2,3}|[ix])(?:-[a-z0-9]{1,8})*", re.ASCII | re.IGNORECASE)
_INTEGER = re.compile(r"[-+]?\d+", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
_NAME = r"[\w.~!$&'()*+,;=:@/-]|%[0-9a-f]{2}"
_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:)?(?://[\w.~!$&'()*+,;=:@%-]*?(?::\d{1,5})?(?=[/?#]|\Z))?"
    rf"(?:{_NAME})*(?:\?(?:{_NAME}|\?)*)?(?:\#(?:{_NAME}|\?)*)?",
    re.ASCII | re.IGNORECASE,
)
_ADDRESS_MAX = 4_000
_RESTRICTED = re.compile(r"[\s,<&]")
_TIME_CODES = {Form.NO_OFFSET: "time_without_offset", Form.UNREADABLE: "bad_time"}


class ElementReader:
    """Reads values of elements and notes what is amiss; one reader a warning."""

    def __init__(self, namespace: str, notes: Notes, budget: Budget) -> None:
        self.namespace = namespace
        self.schema = schema_for(namespace)
        self.notes = notes
        self.budget = budget
        self.signed = False

    def children(self, element: etree._Element, shape: Shape, path: str) -> tuple[Texts, Elements]:
        """The texts of simple children and the elements of others, by bare name, in document order."""
        texts: Texts = {}
        nested: Elements = {}
        by_tag, last = shape.by_tag, 0
        if element.keys() or (element.text or "").strip(SPACE):
            self._check_outside(element, path)
        for child in element:
            field = by_tag.get(child.tag) or self._stranger(child, shape, path)
            if field is not None:
                name = field.name
                if field.order < last:
                    self.notes.add("out_of_order", f"{path}/{name}")
                last = field.order
                if not field.many and (name in texts or name in nested):
                    self.notes.add("repeated_element", f"{path}/{name}", value=child.text or "")
                if field.kind is Kind.NESTED or (field.kind is Kind.PAIR and len(child)):
                    nested.setdefault(name, []).append(child)
                else:
                    texts.setdefault(name, []).append(self._leaf(child, f"{path}/{name}"))
            tail = child.tail
            if tail is not None and tail.strip(SPACE):
                self.notes.add("stray_text", path, value=tail.strip(SPACE))
        for name in shape.needed:
            if name not in texts and name not in nested:
                self.notes.add("missing_element", f"{path}/{name}", name=name)
        return texts, nested

    def pair(self, element: etree._Element, path: str) -> tuple[Pair, ...]:
        """The pairs in an element of valueName and value; some services put several into one."""
        if self.schema.pairs_as_text:
            self.notes.add("markup_in_text", path)
        texts, _ = self.children(element, self.schema.pair, path)
        return paired(texts.get("valueName", ()), texts.get("value", ()))

    def text(self, texts: Texts, name: str) -> str | None:
        """The trimmed text, or None where it is missing or empty."""
        found = texts.get(name)
        return (found[0].strip() or None) if found else None

    def texts(self, texts: Texts, name: str) -> tuple[str, ...]:
        """All texts of that name that are not empty."""
        return tuple(text.strip() for text in texts.get(name, ()) if text.strip())

    def filled(self, texts: Texts, name: str, path: str) -> str | None:
        """A text that must not be empty."""
        text = self.text(texts, name)
        if text is None and name in texts:
            self.notes.add("empty_value", f"{path}/{name}", name=name)
        return text

    def name(self, texts: Texts, name: str) -> str | None:
        """An identifier or a sender, in which CAP forbids spaces, commas, < and &."""
        text = self.filled(texts, name, "alert")
        if text and _RESTRICTED.search(text):
            self.notes.add("restricted_characters", f"alert/{name}", value=text)
        return text

    def word(self, texts: Texts, name: str, path: str) -> str | None:
        """A word of a closed list; another is kept with a finding."""
        found = self.words(texts, name, path) if name in texts else ()
        return found[0] if found else None

    def words(self, texts: Texts, name: str, path: str) -> tuple[str, ...]:
        """The words of a closed list, in order."""
        allowed = self.schema.fields[name].words
        raws = texts.get(name, ())
        if all(raw in allowed for raw in raws):
            return tuple(raws)
        return tuple(filter(None, (self._odd_word(raw, allowed, f"{path}/{name}") for raw in raws)))

    def time(self, texts: Texts, name: str, path: str) -> str | None:
        """A time in RFC 3339, or None with a finding that holds what was written."""
        raw = self._value(texts, name, path)
        if raw is None:
            return None
        reading = read_time(raw)
        if reading.form is not Form.CAP:
            code = _TIME_CODES.get(reading.form, "untidy_time")
            self.notes.add(code, f"{path}/{name}", value=raw, read=reading.text or "")
        return reading.text

    def language(self, texts: Texts, path: str) -> str | None:
        """A language tag as it was written (RFC 5646 in form); None means CAP's default en-US is implied."""
        raw = self._value(texts, "language", path)
        if raw is not None and not _LANGUAGE.fullmatch(raw):
            self.notes.add("bad_language", f"{path}/language", value=raw)
        return raw

    def address(self, texts: Texts, name: str, path: str) -> str | None:
        """A web address as written; it is never opened."""
        text = self.text(texts, name)
        if text and (len(text) > _ADDRESS_MAX or not _ADDRESS.fullmatch(text)):
            self.notes.add("bad_address", f"{path}/{name}", value=text)
        return text

    def number(self, texts: Texts, name: str, path: str) -> str | None:
        """A number as written."""
        kind = self.schema.fields[name].kind
        raw = self._value(texts, name, path) if kind is not Kind.TEXT else self.text(texts, name)
        form = {Kind.INTEGER: _INTEGER, Kind.DECIMAL: _DECIMAL}.get(kind)
        if raw and form and not form.fullmatch(raw):
            self.notes.add("bad_number", f"{path}/{name}", value=raw)
        return raw

    def _value(self, texts: Texts, name: str, path: str) -> str | None:
        """The text without the white space that XML Schema collapses; an empty one is a finding."""
        found = texts.get(name)
        if not found:
            return None
        text = found[0].strip(SPACE)
        if not text:
            self.notes.add("empty_value", f"{path}/{name}", name=name)
        return text or None

    def _odd_word(self, raw: str, allowed: frozenset[str], path: str) -> str | None:
        if raw in allowed:
            return raw
        text = raw.strip()
        code = "empty_value" if not text else "padded_value" if text in allowed else "unknown_value"
        self.notes.add(code, path, value=text, name=path.rpartition("/")[2])
        return text or None

    def _leaf(self, element: etree._Element, path: str) -> str:
        if element.keys():
            self._check_attributes(element, path)
        if not len(element):
            return element.text or ""
        self.notes.add("markup_in_text", path)
        return "".join(element.itertext())

    def _check_outside(self, element: etree._Element, path: str) -> None:
        self._check_attributes(element, path)
        text = (element.text or "").strip(SPACE)
        if text:
            self.notes.add("stray_text", path, value=text)

    def _check_attributes(self, element: etree._Element, path: str) -> None:
        for name in element.keys():  # noqa: SIM118 - an element is no dict
            if name not in ATTRIBUTES_ALLOWED:
                self.notes.add("unexpected_attribute", f"{path}/@{name[:100]}", value=element.get(name) or "")

    def _stranger(self, element: etree._Element, shape: Shape, path: str) -> Field | None:
        """The field that an element outside the table is meant for, if any."""
        namespace, _, name = str(element.tag).rpartition("}")
        namespace = namespace[1:]
        if namespace == XMLDSIG and not self.signed:
            self.signed = True
            self.notes.add("signature_not_verified", f"{path}/{name}")
        if namespace == XMLDSIG:
            return None
        field = shape.by_name.get(name)
        if field is not None:
            if not self.notes.has("mixed_namespaces"):
                self.notes.add("mixed_namespaces", f"{path}/{name}", value=namespace)
            return field
        field = shape.by_lower.get(name.lower())
        if field is not None:
            self.notes.add("misspelt_element", f"{path}/{name}", name=field.name)
        else:
            self.notes.add("unknown_element", f"{path}/{name}", value=" ".join("".join(element.itertext()).split()))
        return field


def paired(names: Sequence[str], values: Sequence[str]) -> tuple[Pair, ...]:
    """Pairs of names and values; further values belong to the last name."""
    last = names[-1] if names else ""
    return tuple(
        Pair((last if name is None else name).strip(), (value or "").strip())
        for name, value in zip_longest(names, values)
    )
