"""Reads XML in a stream without ever trusting it: no DTD, no entities, no other file, bounds on everything.

A document type declaration is refused before the parser sees it, in whatever encoding it came. The
parser is lxml's (libxml2) without network, without huge trees; finished elements are given one by one
and then cleared, so that the tree never grows with the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from tocsin.adapters.warnings.faults import LIMITS, Budget, Limits, MalformedError, RefusedError
from tocsin.adapters.warnings.schema import XINCLUDE
from tocsin.adapters.warnings.values import Finding

DOCUMENT_END = 5
"""libxml2: something stands after the root element."""
UNDEFINED_PREFIX = 201
_OVER_LIMITS = (110, 114)
_ODD_NAMESPACE = 99
_XINCLUDE_TAGS = tuple(f"{{{name}}}" for name in XINCLUDE)
_GIVEN = ("{*}alert", "{*}entry", "{*}item", "{*}contentObject", *(f"{name}*" for name in _XINCLUDE_TAGS))
_DECLARATION = re.compile(r"[\ufeff\s]*(<\?xml\s.*?\?>)?", re.DOTALL)
_PROLOG = re.compile(r"(?:\s++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_UNFINISHED = re.compile(r"<(?:\?.*|!-?|!--.*)?", re.DOTALL)
"""What may still become a comment or an instruction; any other "<!" before the root is a DTD."""
_NAMESPACE_MAX = 2_000
_LONG_NAMESPACE = re.compile(rf"xmlns[^\"'<>]{{0,100}}[\"'][^\"']{{{_NAMESPACE_MAX}}}")
_CARRIED = _NAMESPACE_MAX + 200
_TOO_DEEP = etree.XPath("boolean(" + "/".join("*" * LIMITS.depth) + ")")


def check_depth(element: etree._Element) -> None:
    """Refuses content that is nested deeper than any warning has a reason to be."""
    if len(element) and _TOO_DEEP(element):
        raise RefusedError("too_deep")


class XmlSource:
    """The elements of interest of one document, in the order in which they end."""

    def __init__(self, pieces: Iterable[str], budget: Budget, limits: Limits = LIMITS) -> None:
        self._pieces = iter(pieces)
        self._budget = budget
        self._limits = limits
        self._parser = etree.XMLPullParser(
            events=("end",),
            tag=_GIVEN,
            encoding="utf-8",
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        self._tail = ""
        self._markup = 0
        self._end = (1, 1)
        self.root: etree._Element | None = None
        self.findings: list[Finding] = []

    def __iter__(self) -> Iterator[etree._Element]:
        """Raises RefusedError, MalformedError (after all that was complete) or BoundReachedError."""
        yield from self._fed(self._prolog())
        for piece in self._pieces:
            yield from self._fed(piece)
        yield from self._ended()

    def release(self, element: etree._Element) -> None:
        """Frees what stands before a given element beside it; the element itself goes with the next."""
        parent = element.getparent()
        if parent is not None:
            while parent[0] is not element:
                del parent[0]

    def _prolog(self) -> str:
        """The text up to and with the start of the root element, without the XML declaration."""
        text = ""
        for piece in self._pieces:
            text += piece
            if "\0" in piece:
                raise RefusedError("nul_character")
            rest = text[_prolog_end(text) :]
            if rest and not _UNFINISHED.fullmatch(rest):
                if rest.startswith("<!"):
                    raise RefusedError("doctype")
                break
            if len(text) > self._limits.prolog:
                raise RefusedError("prolog_too_long")
        if not text.lstrip("\ufeff \t\r\n").startswith("<"):
            raise RefusedError("not_xml" if text.strip() else "empty_file")
        return self._undeclared(text)

    def _undeclared(self, text: str) -> str:
        """Blanks out the XML declaration, which speaks of octets that are text by now."""
        start = _DECLARATION.match(text)
        assert start is not None
        if start[1] and start.start(1) > 0 and text[: start.start(1)].strip("\ufeff"):
            self.findings.append(Finding("space_before_declaration"))
        return re.sub(r"[^\n]", " ", start[0]) + text[start.end() :]

    def _fed(self, piece: str) -> Iterator[etree._Element]:
        self._budget.check()
        self._check(piece)
        fault: Exception | None = None
        try:
            self._parser.feed(piece.encode("utf-8"))
        except etree.XMLSyntaxError as error:
            fault = self._malformed(error)
        yield from self._finished()
        if fault is not None:
            raise fault

    def _ended(self) -> Iterator[etree._Element]:
        fault: Exception | None = None
        try:
            self._seen(self._parser.close())
        except etree.XMLSyntaxError as error:
            fault = self._malformed(error)
        yield from self._finished()
        if fault is not None:
            raise fault

    def _finished(self) -> Iterator[etree._Element]:
        for _, element in self._parser.read_events():
            assert isinstance(element, etree._Element)
            self._budget.check()
            if self.root is None:
                self._seen(element.getroottree().getroot())
            if element.tag.startswith(_XINCLUDE_TAGS):
                raise RefusedError("external_reference")
            self._markup = 0
            yield element

    def _seen(self, root: etree._Element) -> None:
        self.root = root
        if root.getroottree().docinfo.internalDTD is not None:
            raise RefusedError("doctype")

    def _check(self, piece: str) -> None:
        """The bounds that the parser does not know."""
        if "\0" in piece:
            raise RefusedError("nul_character")
        self._markup += piece.count("<") + piece.count("=")
        if self._markup > self._limits.markup:
            raise self._stopped() or RefusedError("too_much_markup")
        if _LONG_NAMESPACE.search(self._tail + piece):
            raise RefusedError("namespace_too_long")
        self._tail = piece[-_CARRIED:]
        line, column = self._end
        lines = piece.count("\n")
        self._end = (line + lines, len(piece) - piece.rfind("\n") if lines else column + len(piece))

    def _stopped(self) -> Exception | None:
        """The fault at which the parser had stopped; it tells of some only when it is closed."""
        try:
            self._parser.close()
        except etree.XMLSyntaxError as error:
            fault = self._malformed(error)
            at_end = isinstance(fault, MalformedError) and fault.place == self._end
            return None if at_end else fault
        return None

    def _malformed(self, error: etree.XMLSyntaxError) -> Exception | None:
        """Why the text is no XML; None where all it lacks is a namespace that is a proper URI."""
        faults = [entry for entry in self._parser.feed_error_log if entry.type != _ODD_NAMESPACE]
        faults.sort(key=lambda entry: -entry.level)
        if not faults:
            unlogged = len(self._parser.feed_error_log) == 0
            return MalformedError(0, (error.msg or "").strip(), *error.position) if unlogged else None
        fault = faults[0]
        if fault.type in _OVER_LIMITS:
            return RefusedError("too_deep" if "depth" in fault.message else "part_too_long")
        return MalformedError(fault.type, fault.message.strip(), fault.line, fault.column)


def _prolog_end(text: str) -> int:
    """Where comments, processing instructions and space end at the start of a document."""
    found = _PROLOG.match(text, 1 if text.startswith("\ufeff") else 0)
    assert found is not None
    return found.end()
