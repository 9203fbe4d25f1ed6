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
from tocsin.adapters.warnings.times import Form, Reading, read_time
from tocsin.adapters.warnings.values import Notes, Pair
from tocsin.adapters.warnings.xml_source import check_depth

Texts = dict[str, list[str]]
Elements = dict[str, list[etree._Element]]

SPACE = " \t\r\n"
"""White space as XML knows it."""

_LANGUAGE = re.compile(r"(?:[a-z]{2,3}|[ix])(?:-[a-z0-9]{1,8})*", re.ASCII | re.IGNORECASE)
_INTEGER = re.compile(r"[-+]?\d+", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
_NAME = r"[\w.~!$&'()*+,;=-]|%[0-9a-f]{2}"
_LETTER = rf"{_NAME}|@"
_HOST = rf"//(?:(?:{_NAME}|:)*@)?(?:{_NAME})*(?::\d{{0,5}})?(?=[/?#]|\Z)"
_ADDRESS = re.compile(
    rf"(?:[a-z][a-z0-9+.-]*:(?:{_HOST}|(?!//))|{_HOST}|(?:{_LETTER})*+(?=[/?#]|\Z)(?!//))"
    rf"(?:{_LETTER}|[:/])*(?:\?(?:{_LETTER}|[:/?])*)?(?:\#(?:{_LETTER}|[:/?])*)?",
    re.ASCII | re.IGNORECASE,
)
"""RFC 3986 section 4.1, a little narrower: no literal addresses in brackets."""
_ADDRESS_MAX = 4_000
_RESTRICTED = re.compile(r"[\s,<&]")


_NESTED, _PAIR = Kind.NESTED, Kind.PAIR
_HAS_ATTRIBUTES = etree.XPath("boolean(descendant-or-self::*/@*)")
_BLANKS_MAX = 200
_BLANK_LENGTH_MAX = 100
_BLANK: set[str | None] = {None, ""}


class ElementReader:
    """Reads values of elements and notes what is amiss; one reader a warning."""

    def __init__(self, element: etree._Element, notes: Notes, budget: Budget) -> None:
        self.namespace = namespace = namespace_of(element)
        self.schema = schema_for(namespace)
        self.notes = notes
        self.budget = budget
        self.signed = False
        self._blank = _BLANK
        self._attributed = _HAS_ATTRIBUTES(element)

    def children(self, element: etree._Element, shape: Shape, path: str) -> tuple[Texts, Elements]:
        """The texts of simple children and the elements of others, by bare name, in document order."""
        texts: Texts = {}
        nested: Elements = {}
        by_tag, blank, last = shape.by_tag, self._blank, -1
        if element.text not in blank:
            self._check_blank(element.text, path)
        for child in element:
            field = by_tag.get(child.tag) or self._stranger(child, shape, path)
            if field is not None:
                name, order = field.name, field.order
                if order <= last and not (field.many and order == last):
                    self._check_place(field, last, name in texts or name in nested, child, path)
                last = order
                if field.kind is not _NESTED and not len(child):
                    text = child.text or ""
                    if name in texts:
                        texts[name].append(text)
                    else:
                        texts[name] = [text]
                elif field.kind is _NESTED or field.kind is _PAIR:
                    nested.setdefault(name, []).append(child)
                else:
                    texts.setdefault(name, []).append(self._mixed(child, f"{path}/{name}"))
            if child.tail not in blank:
                self._check_blank(child.tail, path)
        for name in shape.needed:
            if name not in texts and name not in nested:
                self.notes.add("missing_element", f"{path}/{name}", name=name)
        if self._attributed:
            self._check_attributes(element, path)
        return texts, nested

    def pair(self, element: etree._Element, path: str) -> tuple[Pair, ...]:
        """The pairs in an element of valueName and value; some services put several into one."""
        if self.schema.pairs_as_text:
            self.notes.add("markup_in_text", path)
        texts, _ = self.children(element, self.schema.pair, path)
        names, values = texts.get("valueName", ()), texts.get("value", ())
        if len(names) == len(values) == 1:
            return (Pair(names[0].strip(), values[0].strip()),)
        return paired(names, values)

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
        raws = texts.get(name)
        if raws is None:
            return None
        if raws[0] in self.schema.words[name]:
            return raws[0]
        return self._odd_word(raws[0], name, f"{path}/{name}")

    def words(self, texts: Texts, name: str, path: str) -> tuple[str, ...]:
        """The words of a closed list, in order."""
        allowed = self.schema.words[name]
        found = [
            raw if raw in allowed else self._odd_word(raw, name, f"{path}/{name}")
            for raw in texts.get(name, ())
        ]
        return tuple([word for word in found if word])

    def time(self, texts: Texts, name: str, path: str) -> str | None:
        """A time in RFC 3339, or None with a finding that holds what was written."""
        raw = self._value(texts, name, path)
        if raw is None:
            return None
        reading = read_time(raw)
        if reading.form is not Form.CAP:
            self._note_time(reading, raw, f"{path}/{name}")
        return reading.text

    def _note_time(self, reading: Reading, raw: str, path: str) -> None:
        if reading.text is None:
            code = "time_without_offset" if reading.form is Form.NO_OFFSET else "bad_time"
            self.notes.add(code, path, value=raw)
        else:
            self.notes.add("untidy_time", path, value=raw, read=reading.text)

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
        if name not in texts:
            return None
        kind = self.schema.kinds[name]
        if kind is Kind.TEXT:
            return self.text(texts, name)
        raw = self._value(texts, name, path)
        if raw and not (_INTEGER if kind is Kind.INTEGER else _DECIMAL).fullmatch(raw):
            self.notes.add("bad_number", f"{path}/{name}", value=raw)
        return raw

    def _value(self, texts: Texts, name: str, path: str) -> str | None:
        """The text without white space around it, which is a finding: some validators mind it."""
        found = texts.get(name)
        if not found:
            return None
        text = found[0].strip(SPACE)
        if not text:
            self.notes.add("empty_value", f"{path}/{name}", name=name)
            return None
        if len(text) != len(found[0]):
            self.notes.add("padded_value", f"{path}/{name}", name=name, value=text)
        return text

    def _odd_word(self, raw: str, name: str, path: str) -> str | None:
        text = raw.strip()
        if not text:
            self.notes.add("empty_value", path, name=name)
            return None
        code = "padded_value" if text in self.schema.words[name] else "unknown_value"
        self.notes.add(code, path, name=name, value=text)
        return text

    def _mixed(self, element: etree._Element, path: str) -> str:
        check_depth(element)
        self.notes.add("markup_in_text", path)
        return text_within(element)

    def _check_place(
        self, field: Field, last: int, repeated: bool, element: etree._Element, path: str
    ) -> None:
        if field.order < last:
            self.notes.add("out_of_order", f"{path}/{field.name}", name=field.name)
        if repeated and not field.many:
            value = " ".join(text_within(element).split())
            self.notes.add("repeated_element", f"{path}/{field.name}", name=field.name, value=value)

    def _check_blank(self, text: str | None, path: str) -> None:
        """Text between elements; the blanks that were seen are remembered, as they come again and again."""
        words = (text or "").strip(SPACE)
        if words:
            self.notes.add("stray_text", path, value=words)
        elif len(self._blank) < _BLANKS_MAX and len(text or "") <= _BLANK_LENGTH_MAX:
            self._blank.add(text)

    def _check_attributes(self, element: etree._Element, path: str) -> None:
        for holder in (element, *element):
            for name in holder.keys():  # noqa: SIM118 - an element is no dict
                if name not in ATTRIBUTES_ALLOWED and not str(holder.tag).startswith(f"{{{XMLDSIG}}}"):
                    where = f"{path}/@{name[:100]}"
                    self.notes.add("unexpected_attribute", where, name=name, value=holder.get(name) or "")

    def _stranger(self, element: etree._Element, shape: Shape, path: str) -> Field | None:
        """The field that an element outside the table is meant for, if any."""
        namespace, _, name = str(element.tag).rpartition("}")
        namespace = namespace[1:]
        if namespace == XMLDSIG and not self.signed:
            self.signed = True
            self.notes.add("signature_not_verified", f"{path}/{name}")
        if namespace == XMLDSIG:
            return None
        check_depth(element)
        field = shape.by_name.get(name)
        if field is not None:
            if not self.notes.has("mixed_namespaces"):
                self.notes.add("mixed_namespaces", f"{path}/{name}", value=namespace)
            return field
        field = shape.by_lower.get(name.lower())
        if field is not None:
            self.notes.add("misspelt_element", f"{path}/{name}", name=field.name)
        else:
            value = " ".join(text_within(element).split())
            self.notes.add("unknown_element", f"{path}/{name}", name=name, value=value)
        return field


def paired(names: Sequence[str], values: Sequence[str]) -> tuple[Pair, ...]:
    """Pairs of names and values; further values belong to the last name."""
    last = names[-1] if names else ""
    return tuple(
        Pair((last if name is None else name).strip(), (value or "").strip())
        for name, value in zip_longest(names, values)
    )


def namespace_of(element: etree._Element) -> str:
    """The namespace of an element, or "" where it has none."""
    tag = str(element.tag)
    return tag[1 : tag.index("}")] if tag[0] == "{" else ""


def text_within(element: etree._Element) -> str:
    """All text in an element, markup left out."""
    return "".join([str(part) for part in element.itertext()])
