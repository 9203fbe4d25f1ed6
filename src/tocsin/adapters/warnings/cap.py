"""Reads one CAP alert element (1.0, 1.1, 1.2), however untidy, and says what is amiss with it.

Every breach of the OASIS schema gives a finding, and so do contradictions the schema cannot see. A
signature (XML-DSig) is not verified, which is a finding too. Nothing a link or reference names is read.
"""

from __future__ import annotations

from lxml import etree

from tocsin.adapters.warnings.elements import ElementReader, Elements, Texts
from tocsin.adapters.warnings.faults import Budget
from tocsin.adapters.warnings.references import parse_reference, split_references
from tocsin.adapters.warnings.schema import NAMESPACES
from tocsin.adapters.warnings.shapes import ShapeReading, read_circle, read_polygon
from tocsin.adapters.warnings.times import instant
from tocsin.adapters.warnings.values import Area, Finding, Info, Notes, Pair, Resource, WarningMessage

_CALLS_FOR_INFO = frozenset(("Alert", "Update"))
_ANSWERS = frozenset(("Update", "Cancel", "Ack", "Error"))


def read_alert(element: etree._Element, file: str, wrapper: str | None, budget: Budget) -> WarningMessage:
    """The warning in an alert element, not accepted where it holds nothing."""
    reader = AlertReader(element, Notes(), budget)
    reader.check_namespace()
    texts, nested = reader.children(element, reader.schema.alert, "alert")
    if not (nested or any(texts.get(name) for name in ("identifier", "sender", "sent"))):
        return WarningMessage(file, False, wrapper=wrapper, findings=(Finding("empty_alert", "alert"),))
    infos = tuple(
        [
            reader.info(child, f"alert/info[{number}]")
            for number, child in enumerate(nested.get("info", ()), 1)
        ]
    )
    head = {name: reader.word(texts, name, "alert") for name in ("status", "msgType", "scope")}
    sent = reader.time(texts, "sent", "alert")
    references = reader.references(texts)
    reader.check_whole(texts, head, sent, infos)
    return WarningMessage(
        file,
        True,
        reader.schema.format,
        wrapper,
        reader.name(texts, "identifier"),
        reader.name(texts, "sender"),
        sent,
        head["status"],
        head["msgType"],
        head["scope"],
        references,
        infos,
        reader.notes.all(),
        reader.text(texts, "source"),
        reader.text(texts, "restriction"),
        reader.text(texts, "addresses"),
        reader.texts(texts, "code"),
        reader.text(texts, "note"),
        reader.text(texts, "incidents"),
        signed=reader.signed,
    )


class AlertReader(ElementReader):
    """Reads the parts of one alert and keeps what was found amiss."""

    def check_namespace(self) -> None:
        """Says where the version had to be guessed."""
        if self.namespace not in NAMESPACES:
            form = self.schema.format
            if self.namespace:
                self.notes.add("unknown_namespace", "alert", value=self.namespace, format=form)
            else:
                self.notes.add("missing_namespace", "alert", format=form)

    def info(self, element: etree._Element, path: str) -> Info:
        """One info block."""
        self.budget.check()
        texts, nested = self.children(element, self.schema.info, path)
        areas = tuple(
            [
                self.area(child, f"{path}/area[{number}]")
                for number, child in enumerate(nested.get("area", ()), 1)
            ]
        )
        if not areas:
            self.notes.add("no_area", path)
        resources = tuple(
            self.resource(child, f"{path}/resource[{number}]")
            for number, child in enumerate(nested.get("resource", ()), 1)
        )
        onset, expires = self.time(texts, "onset", path), self.time(texts, "expires", path)
        effective = self.time(texts, "effective", path)
        self._check_order(expires, (onset, effective), path)
        return Info(
            self.language(texts, path),
            self.words(texts, "category", path),
            self.filled(texts, "event", path),
            self.word(texts, "urgency", path),
            self.word(texts, "severity", path),
            self.word(texts, "certainty", path),
            self.text(texts, "headline"),
            onset,
            expires,
            areas,
            effective,
            self.words(texts, "responseType", path) if "responseType" in texts else (),
            self.text(texts, "audience"),
            self.pairs(texts, nested, "eventCode", path),
            self.text(texts, "senderName"),
            self.text(texts, "description"),
            self.text(texts, "instruction"),
            self.address(texts, "web", path),
            self.text(texts, "contact"),
            self.pairs(texts, nested, "parameter", path),
            resources,
        )

    def area(self, element: etree._Element, path: str) -> Area:
        """One area block."""
        self.budget.check()
        texts, nested = self.children(element, self.schema.area, path)
        return Area(
            self.filled(texts, "areaDesc", path),
            self._shapes(texts, "polygon", path),
            self._shapes(texts, "circle", path),
            self.pairs(texts, nested, "geocode", path),
            self.number(texts, "altitude", path),
            self.number(texts, "ceiling", path),
        )

    def resource(self, element: etree._Element, path: str) -> Resource:
        """One resource block; a size or address that cannot be right is kept with a finding."""
        texts, _ = self.children(element, self.schema.resource, path)
        return Resource(
            self.text(texts, "resourceDesc"),
            self.text(texts, "mimeType"),
            self.number(texts, "size", path),
            self.address(texts, "uri", path),
            self.text(texts, "derefUri"),
            self.text(texts, "digest"),
        )

    def references(self, texts: Texts) -> tuple[str, ...]:
        """The references, taken apart also where they are separated untidily."""
        raw = " ".join(texts.get("references", ()))
        found, tidy = split_references(raw)
        if not tidy and self.schema.format != "cap-1.0":
            whole = all(parse_reference(text) for text in found)
            self.notes.add("untidy_references" if whole else "bad_reference", "alert/references", value=raw)
        return found

    def check_whole(
        self, texts: Texts, head: dict[str, str | None], sent: str | None, infos: tuple[Info, ...]
    ) -> None:
        """What the schema cannot see: parts that another part calls for, and times that contradict."""
        kind, scope = head["msgType"], head["scope"]
        if not infos and kind in _CALLS_FOR_INFO:
            self.notes.add("no_info", "alert")
        if kind in _ANSWERS and not self.text(texts, "references"):
            self.notes.add("missing_references", "alert/references", kind=kind or "")
        if scope == "Restricted" and not self.text(texts, "restriction"):
            self.notes.add("missing_restriction", "alert/restriction")
        if scope == "Private" and not self.text(texts, "addresses"):
            self.notes.add("missing_addresses", "alert/addresses")
        began = instant(sent)
        for number, info in enumerate(infos, 1):
            ended = instant(info.expires)
            if began and ended and ended <= began:
                self.notes.add(
                    "expires_before_sent",
                    f"alert/info[{number}]/expires",
                    expires=info.expires or "",
                    sent=sent or "",
                )

    def _check_order(self, expires: str | None, starts: tuple[str | None, ...], path: str) -> None:
        ended = instant(expires)
        for start in starts:
            began = instant(start)
            if ended and began and ended < began:
                self.notes.add(
                    "expires_before_start", f"{path}/expires", expires=expires or "", start=start or ""
                )
                return

    def _shapes(self, texts: Texts, name: str, path: str) -> tuple[str, ...]:
        raws = texts.get(name)
        if not raws:
            return ()
        read = read_polygon if name == "polygon" else read_circle
        return tuple(
            self.shape(read(raw), f"{path}/{name}[{number}]")
            for number, raw in enumerate(raws, 1)
            if raw.strip()
        )

    def shape(self, reading: ShapeReading, path: str) -> str:
        """Notes what was found amiss with a shape and gives its text."""
        self.budget.check()
        for code in reading.codes:
            self.notes.add(code, path, value=reading.text)
        return reading.text

    def pairs(self, texts: Texts, nested: Elements, name: str, path: str) -> tuple[Pair, ...]:
        """Pairs, also where CAP 1.0's text form stands in a later version or the other way round."""
        elements, written = nested.get(name), texts.get(name)
        if elements is None and written is None:
            return ()
        place = f"{path}/{name}"
        found = [pair for element in elements or () for pair in self.pair(element, place)]
        for raw in written or ():
            label, _, value = raw.partition("=")
            found.append(Pair(label.strip(), value.strip()))
            if not self.schema.pairs_as_text:
                self.notes.add("pair_as_text", f"{path}/{name}", value=raw)
        return tuple(found)
