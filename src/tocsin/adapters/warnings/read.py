"""Reads the warnings of one file, whatever it is: CAP, CAP in EDXL-DE or any wrapper, feeds, GDACS, rubbish.

The file is the only thing read. Whatever happens there is at least one answer: warnings, one accepted
line for an empty feed, or one refusal that says why. Time and size are bounded; what was read within
the bounds counts.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from tocsin.adapters.warnings.cap import read_alert
from tocsin.adapters.warnings.elements import namespace_of
from tocsin.adapters.warnings.embedded import embedded_documents
from tocsin.adapters.warnings.encoding import CHUNK, Octets, detect, texts
from tocsin.adapters.warnings.faults import (
    LIMITS,
    BoundReachedError,
    Budget,
    Clock,
    Limits,
    MalformedError,
    RefusedError,
)
from tocsin.adapters.warnings.feeds import FEED_ROOTS, FeedHead, read_entry, read_head
from tocsin.adapters.warnings.gdacs import GDACS
from tocsin.adapters.warnings.mend import BUNDLE, mend
from tocsin.adapters.warnings.schema import is_cap
from tocsin.adapters.warnings.values import Finding, WarningMessage
from tocsin.adapters.warnings.xml_source import XmlSource

_BLOCK = 1_048_576
_PACKED = (
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
)
_EDXL_ROOTS = frozenset(("EDXLDistribution", "DEDistribution"))
_EMPTY_WRAPPERS = frozenset(("alerts",))
_ALERT_PARTS = frozenset(("identifier", "sender", "sent", "status", "msgType", "scope", "info"))
_ENTRIES = frozenset(("entry", "item"))
_WRAPPER_MAX = 64


def read_file(path: str, *, clock: Clock = time.monotonic, limits: Limits = LIMITS) -> list[WarningMessage]:
    """The warnings of a file; a path that cannot be read gives one refusal. Never raises, never waits."""
    budget = Budget(limits.seconds, clock)
    try:
        data = _octets(path, budget, limits)
    except RefusedError as refusal:
        return [_refused(path, refusal.finding)]
    except (FileNotFoundError, NotADirectoryError):
        return [_refused(path, Finding("missing_file"))]
    except OSError as fault:
        return [_refused(path, Finding("unreadable_file", "", (("reason", fault.strerror or ""),)))]
    return _read(data, path, budget, limits)


def read_warnings(
    data: bytes, name: str, *, clock: Clock = time.monotonic, limits: Limits = LIMITS
) -> list[WarningMessage]:
    """The warnings in the octets of a file called `name`; at least one value, see `read_file`."""
    return _read(data, name, Budget(limits.seconds, clock), limits)


def _octets(path: str, budget: Budget, limits: Limits) -> Octets:
    """The file's octets, one more than the limit at most. Only a regular file is opened."""
    try:
        kind = os.stat(path)
    except ValueError:
        raise RefusedError("missing_file") from None
    _regular(kind)
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY)
    with os.fdopen(handle, "rb", buffering=0) as file:
        kind = os.fstat(handle)
        _regular(kind)
        data = bytearray(min(max(kind.st_size, _BLOCK), limits.octets) + 1)
        length = 0
        with memoryview(data) as view:
            while length < len(data) and not budget.over():
                count = file.readinto(view[length : length + _BLOCK])
                if not count:
                    break
                length += count
    del data[length:]
    return data


def _regular(kind: os.stat_result) -> None:
    if stat.S_ISDIR(kind.st_mode):
        raise RefusedError("is_directory")
    if not stat.S_ISREG(kind.st_mode):
        raise RefusedError("not_a_file")


def _read(data: Octets, name: str, budget: Budget, limits: Limits) -> list[WarningMessage]:
    if not data[:_BLOCK].strip() and not data.strip():
        return [_refused(name, Finding("empty_file"))]
    if data.startswith(_PACKED):
        return [_refused(name, Finding("compressed"))]
    encoding = detect(data)
    notes = list(encoding.findings)
    reader = DocumentReader(name, budget, limits)
    bound = "octets" if len(data) > limits.octets else ""
    try:
        reader.read(texts(data, encoding, notes, limits.octets))
    except RefusedError as refusal:
        return [_refused(name, refusal.finding)]
    except BoundReachedError as reached:
        bound = reached.bound
    except MalformedError as fault:
        if not bound:
            return _mended(data, reader, fault, notes)
    if bound:
        return _truncated(reader, bound, notes)
    return [_noted(message, notes) for message in reader.found or [reader.nothing()]]


def _mended(
    data: Octets, reader: DocumentReader, fault: MalformedError, notes: list[Finding]
) -> list[WarningMessage]:
    """What reading the mended text gives, else what stood complete before the fault, and the fault."""
    second = _second_reading(data, reader, fault)
    if second is not None:
        mended, findings = second
        return [_noted(message, [*notes, *findings]) for message in mended]
    return [_noted(message, notes) for message in reader.found] + [_refused(reader.name, fault.finding)]


def _second_reading(
    data: Octets, reader: DocumentReader, fault: MalformedError
) -> tuple[list[WarningMessage], list[Finding]] | None:
    if len(data) > reader.limits.mended:
        return None
    found = mend("".join(texts(data, detect(data), [])), fault.code)
    if found is None or reader.budget.over():
        return None
    text, findings = found
    second = DocumentReader(reader.name, reader.budget, reader.limits)
    try:
        second.read(text[start : start + CHUNK] for start in range(0, len(text), CHUNK))
    except (RefusedError, MalformedError):
        return None
    except BoundReachedError as reached:
        return _truncated(second, reached.bound, []), list(findings)
    return (second.found, list(findings)) if any(message.accepted for message in second.found) else None


def _truncated(reader: DocumentReader, bound: str, notes: list[Finding]) -> list[WarningMessage]:
    finding = Finding("truncated", "", (("bound", bound), ("count", str(len(reader.found)))))
    if not reader.found:
        return [_refused(reader.name, finding)]
    *others, last = (_noted(message, notes) for message in reader.found)
    return [*others, _noted(last, [finding])]


def _refused(name: str, finding: Finding) -> WarningMessage:
    return WarningMessage(name, False, findings=(finding,))


def _noted(message: WarningMessage, findings: list[Finding]) -> WarningMessage:
    return replace(message, findings=(*message.findings, *findings)) if findings else message


class DocumentReader:
    """Collects the warnings of one XML document."""

    def __init__(self, name: str, budget: Budget, limits: Limits, *, inside: str | None = None) -> None:
        self.name = name
        self.budget = budget
        self.limits = limits
        self.found: list[WarningMessage] = []
        self._inside = inside
        self._head: FeedHead | None = None
        self._held = 0
        self._entries = 0
        self._seen: set[tuple[str | None, str | None]] = set()
        self._root: etree._Element | None = None
        self._findings: list[Finding] = []

    def read(self, pieces: Iterable[str]) -> None:
        """Reads the document to its end into `found`; raises what `XmlSource` raises."""
        source = XmlSource(pieces, self.budget, self.limits)
        self._findings = source.findings
        for element in source:
            name = _local(element)
            around = _around(element)
            if name == "alert":
                if _is_alert(element) and not ("alert" in around and _inside_alert(element)):
                    self._alert(element, around)
                    if self._held == 0:
                        source.release(element)
            elif name == "contentObject" or (around or (name,))[0] in FEED_ROOTS:
                self._holder(element, around)
                source.release(element)
        self._root = source.root

    def nothing(self) -> WarningMessage:
        """The answer for a document without any warning: an empty feed is a good answer, all else is none."""
        if self._root is None:
            return _refused(self.name, Finding("no_warning", "", (("root", ""),)))
        name = _local(self._root)
        kind = FEED_ROOTS.get(name)
        if kind is None and name not in _EMPTY_WRAPPERS:
            return _refused(self.name, Finding("no_warning", "", (("root", name[:_WRAPPER_MAX]),)))
        form = "gdacs" if kind == "rss" and GDACS in self._root.nsmap.values() else kind
        return WarningMessage(
            self.name, True, form, kind or name, findings=(*self._findings, Finding("empty_feed"))
        )

    def _alert(self, element: etree._Element, around: tuple[str, ...]) -> None:
        message = read_alert(element, self.name, self._wrapper(around), self.budget)
        key = (message.sender, message.identifier)
        if message.identifier and key in self._seen:
            message = _noted(message, [Finding("duplicate_identifier", "alert/identifier")])
        self._seen.add(key)
        in_feed = bool(around) and around[0] in FEED_ROOTS
        if "contentObject" in around or (in_feed and not _ENTRIES.isdisjoint(around)):
            self._held += 1
        elif in_feed:
            message = _noted(message, [Finding("alert_outside_entry", "alert")])
        self._take(message)

    def _holder(self, element: etree._Element, around: tuple[str, ...]) -> None:
        """An entry, item or content object has ended; alerts in it were taken already."""
        entry = _local(element) in _ENTRIES
        self._entries += entry
        held = self._held
        if entry or _ENTRIES.isdisjoint(around):
            self._held = 0
        if held:
            return
        embedded, refusals = self._embedded(element, around or (_local(element),))
        for message in embedded:
            self._take(message)
        if entry and not embedded:
            self._take(_noted(self._entry(element, around), refusals))
        elif refusals and not embedded:
            self._take(WarningMessage(self.name, False, findings=tuple(refusals)))

    def _entry(self, element: etree._Element, around: tuple[str, ...]) -> WarningMessage:
        kind = FEED_ROOTS[around[0] if around else _local(element)]
        if self._head is None:
            self._head = read_head(element, kind)
        return read_entry(element, self._entries, self._head, self.name, kind, self.budget)

    def _embedded(
        self, element: etree._Element, around: tuple[str, ...]
    ) -> tuple[list[WarningMessage], list[Finding]]:
        """Warnings that lie in the element as text; documents inside documents are read one level deep."""
        found: list[WarningMessage] = []
        refusals: list[Finding] = []
        if self._inside is not None:
            return found, refusals
        for data in embedded_documents(element):
            inner = DocumentReader(self.name, self.budget, self.limits, inside=self._wrapper(around))
            try:
                inner.read(texts(data, detect(data), refusals))
            except (RefusedError, MalformedError) as fault:
                refusals.append(Finding("embedded_refused", _local(element), (("code", fault.finding.code),)))
            found += [_noted(message, [Finding("alert_as_text", _local(element))]) for message in inner.found]
        return found, refusals

    def _take(self, message: WarningMessage) -> None:
        if len(self.found) >= self.limits.warnings:
            raise BoundReachedError("warnings")
        self.found.append(_noted(message, self._findings))

    def _wrapper(self, around: tuple[str, ...]) -> str | None:
        """What the warning lies in: the outermost element, by the name of its format where it has one."""
        if self._inside is not None or not around:
            return self._inside
        return "edxl-de" if around[0] in _EDXL_ROOTS else FEED_ROOTS.get(around[0], around[0][:_WRAPPER_MAX])


def _around(element: etree._Element) -> tuple[str, ...]:
    """The bare names of the elements around one, the outermost first."""
    names = [_local(outer) for outer in element.iterancestors()]
    if names and names[-1] == BUNDLE:
        names.pop()
    return tuple(reversed(names))


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _is_alert(element: etree._Element) -> bool:
    """Whether an element called alert is one of CAP: by its namespace, else by what lies in it."""
    if is_cap(namespace_of(element)):
        return True
    return len(_ALERT_PARTS.intersection(_local(child) for child in element)) > 1


def _inside_alert(element: etree._Element) -> bool:
    return any(_local(outer) == "alert" and _is_alert(outer) for outer in element.iterancestors())
