"""Reads entries of Atom (RFC 4287) and RSS (0.9x, 1.0, 2.0) feeds that hold no whole CAP alert.

The line comes from the entry's own fields and from CAP elements beside them (as NWS, MeteoAlarm and the
WMO write them); the link to the alert is kept and never followed. GeoRSS gives shapes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from tocsin.adapters.warnings.cap import AlertReader
from tocsin.adapters.warnings.elements import Texts, paired, text_within
from tocsin.adapters.warnings.faults import Budget
from tocsin.adapters.warnings.gdacs import GDACS, GdacsFields, gdacs_fields
from tocsin.adapters.warnings.georss import GEO_NAMESPACES, georss_shapes
from tocsin.adapters.warnings.schema import is_cap
from tocsin.adapters.warnings.times import Form, read_time
from tocsin.adapters.warnings.values import Area, Info, Notes, Pair, WarningMessage
from tocsin.adapters.warnings.xml_source import check_depth

FEED_ROOTS = {"feed": "atom", "entry": "atom", "rss": "rss", "RDF": "rss", "channel": "rss"}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_PAIRS = ("geocode", "parameter", "eventCode")
_ALIASES = {"message_type": "msgType", "messageType": "msgType"}
_TIMES = ("updated", "published", "modified", "issued", "created", "pubDate", "date", "lastBuildDate")
_TEXTS = ("summary", "description", "content", "encoded")
_FEED_FORMS = (Form.CAP, Form.RFC3339, Form.MAIL)


@dataclass(frozen=True, slots=True)
class FeedHead:
    """What the feed says for all its entries."""

    kind: str
    sender: str | None = None
    language: str | None = None


@dataclass(slots=True)
class Entry:
    """The parts of an entry by where they come from."""

    own: Texts
    cap: Texts
    pairs: dict[str, list[Pair]]
    gdacs: GdacsFields | None
    link: str | None
    polygons: list[str]
    circles: list[str]


def read_head(entry: etree._Element, kind: str) -> FeedHead:
    """The fields of the feed that stand before or around an entry."""
    sender: str | None = None
    language: str | None = None
    for holder in (entry.getparent(), entry.getroottree().getroot()):
        if holder is None:
            continue
        language = language or holder.get(_XML_LANG)
        for child in holder.iterchildren("{*}author", "{*}link", "{*}language", "{*}channel"):
            name = _local(child)
            if name == "language":
                language = language or _text(child)
            elif name == "channel":
                sender = sender or _text(child.find("{*}link"))
            elif name == "author":
                sender = _author(child) or sender
            else:
                sender = sender or (_text(child) if kind == "rss" else None)
    return FeedHead(kind, sender, language)


def read_entry(
    element: etree._Element, number: int, head: FeedHead, file: str, wrapper: str, budget: Budget
) -> WarningMessage:
    """The warning that an entry's own fields tell of."""
    return EntryReader(element, number, head, budget).message(file, wrapper)


class EntryReader(AlertReader):
    """Reads one entry; the CAP elements in it are read as in an alert, with findings at the entry's path."""

    def __init__(self, element: etree._Element, number: int, head: FeedHead, budget: Budget) -> None:
        super().__init__(element, Notes(), budget)
        self.element = element
        self.head = head
        self.path = f"{_local(element)}[{number}]"
        self.entry = self._sorted()

    def message(self, file: str, wrapper: str) -> WarningMessage:
        """The warning as far as the entry tells it."""
        entry, cap = self.entry, self.entry.cap
        info = self._info()
        identifier = self._identifier()
        self._say_what_is_missing(info)
        return WarningMessage(
            file,
            True,
            "gdacs" if entry.gdacs else self.head.kind,
            wrapper,
            identifier,
            self._sender(),
            self.time(cap, "sent", self.path) if "sent" in cap else self._feed_time(),
            self.word(cap, "status", self.path),
            self.word(cap, "msgType", self.path),
            self.word(cap, "scope", self.path),
            self.references(cap),
            (info,) if info else (),
            self.notes.all(),
            note=self.text(cap, "note"),
            incidents=self.text(cap, "incidents"),
            link=entry.link,
        )

    def _sorted(self) -> Entry:
        check_depth(self.element)
        own: Texts = {}
        cap: Texts = {}
        pairs: dict[str, list[Pair]] = {}
        gdacs: list[etree._Element] = []
        shaped = False
        for child in self.element:
            source, name = _origin(child.tag)
            if source == "cap":
                self._take_cap(child, cap, pairs)
            elif source == "gdacs":
                gdacs.append(child)
            elif source == "geo":
                shaped = True
            else:
                text = _author(child) if name == "author" else _text(child)
                own.setdefault(name, []).append(text or "")
        fields = gdacs_fields(gdacs, self.notes, self.path) if gdacs else None
        shapes = georss_shapes(self.element) if shaped else ([], [])
        return Entry(own, cap, pairs, fields, self._link(fields), *shapes)

    def _take_cap(self, child: etree._Element, cap: Texts, pairs: dict[str, list[Pair]]) -> None:
        """Takes a CAP element, and those inside it where an entry nests them."""
        _, name = _origin(child.tag)
        if name in _PAIRS:
            parts: Texts = {"valueName": [], "value": []}
            for part in child:
                parts.setdefault(_origin(part.tag)[1], []).append(part.text or "")
            found = paired(parts["valueName"], parts["value"])
            pairs.setdefault(name, []).extend([pair for pair in found if pair.value])
        elif not len(child):
            cap.setdefault(name, []).append(child.text or "")
        else:
            for part in child:
                self._take_cap(part, cap, pairs)

    def _link(self, gdacs: GdacsFields | None) -> str | None:
        """The address of the alert, else of the page about it."""
        if gdacs and gdacs.link:
            return gdacs.link
        found: list[tuple[int, str]] = []
        for link in self.element.iterchildren("{*}link", "{*}enclosure"):
            address = link.get("href") or link.get("url") or _text(link)
            if address and link.get("rel", "alternate") != "self":
                about_cap = "cap" in link.get("type", "")
                plain = _local(link) == "link" and link.get("rel", "alternate") == "alternate"
                found.append((0 if about_cap else 1 if plain else 2, address.strip()))
        return min(found, key=lambda choice: choice[0])[1] if found else None

    def _own(self, *names: str) -> str | None:
        for name in names:
            for text in self.entry.own.get(name, ()):
                if text.strip():
                    return text.strip()
        return None

    def _identifier(self) -> str | None:
        entry = self.entry
        found = self.text(entry.cap, "identifier") or self._own("id", "guid") or self.element.get(_ABOUT)
        if found or not entry.link:
            if not found:
                self.notes.add("missing_element", f"{self.path}/id", name="id")
            return found
        self.notes.add("identifier_from_link", self.path, value=entry.link)
        return entry.link

    def _sender(self) -> str | None:
        return self.text(self.entry.cap, "sender") or self._own("author", "creator") or self.head.sender

    def _feed_time(self) -> str | None:
        for name in _TIMES:
            raw = self._own(name)
            if raw is None:
                continue
            reading = read_time(raw)
            if reading.form not in _FEED_FORMS:
                self.time({name: [raw]}, name, self.path)
            return reading.text
        self.notes.add("missing_element", f"{self.path}/updated", name="updated")
        return None

    def _info(self) -> Info | None:
        """What is expected, or None where the entry says nothing at all."""
        entry, cap, gdacs = self.entry, self.entry.cap, self.entry.gdacs
        headline = self.text(cap, "headline") or self._own("title")
        description = self.text(cap, "description") or self._own(*_TEXTS)
        area = self._area()
        if not (headline or description or area or cap or gdacs):
            return None
        own_language = self.element.get(_XML_LANG) or self.head.language
        expires = self.time(cap, "expires", self.path)
        return Info(
            self.language(cap, self.path) or own_language,
            self.words(cap, "category", self.path) or (gdacs.categories if gdacs else ()),
            self.text(cap, "event") or (gdacs.event if gdacs else None),
            self.word(cap, "urgency", self.path),
            self.word(cap, "severity", self.path) or (gdacs.severity if gdacs else None),
            self.word(cap, "certainty", self.path),
            headline,
            self.time(cap, "onset", self.path) or (gdacs.onset if gdacs else None),
            expires,
            (area,) if area else (),
            self.time(cap, "effective", self.path),
            self.words(cap, "responseType", self.path),
            sender_name=self.text(cap, "senderName"),
            event_codes=tuple(entry.pairs.get("eventCode", ())),
            description=description,
            instruction=self.text(cap, "instruction"),
            web=self.text(cap, "web"),
            contact=self.text(cap, "contact"),
            parameters=(*entry.pairs.get("parameter", ()), *(gdacs.parameters if gdacs else ())),
        )

    def _area(self) -> Area | None:
        cap, gdacs = self.entry.cap, self.entry.gdacs
        shapes = {
            "polygon": cap.get("polygon", []) + self.entry.polygons,
            "circle": cap.get("circle", []) + self.entry.circles,
        }
        polygons = self._shapes(shapes, "polygon", self.path)
        circles = self._shapes(shapes, "circle", self.path)
        codes = (*self.entry.pairs.get("geocode", ()), *(gdacs.geocodes if gdacs else ()))
        description = "; ".join(self.texts(cap, "areaDesc")) or (gdacs.area if gdacs else None) or None
        if not (description or polygons or circles or codes):
            return None
        return Area(description, polygons, circles, codes)

    def _say_what_is_missing(self, info: Info | None) -> None:
        if self.entry.link:
            self.notes.add("link_not_followed", self.path, link=self.entry.link)
        elif info is None:
            self.notes.add("empty_entry", self.path)
        else:
            self.notes.add("entry_without_alert", self.path)


@lru_cache(maxsize=512)
def _origin(tag: str) -> tuple[str, str]:
    """Whose element it is ("cap", "gdacs", "geo" or "feed"), and its bare name as CAP spells it."""
    namespace, _, name = tag.rpartition("}")
    if is_cap(namespace[1:]):
        return "cap", _ALIASES.get(name, name)
    if namespace[1:] == GDACS:
        return "gdacs", name
    return "geo" if namespace[1:] in GEO_NAMESPACES else "feed", name


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: etree._Element | None) -> str | None:
    if element is None:
        return None
    text = text_within(element) if len(element) else element.text or ""
    return text.strip() or None


def _author(element: etree._Element) -> str | None:
    """RFC 4287 section 3.2: an address says best who it is, then the name."""
    for name in ("{*}email", "{*}name", "{*}uri"):
        if text := _text(element.find(name)):
            return text
    return None if len(element) else _text(element)
