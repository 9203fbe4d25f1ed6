"""The record: the ledger's entries, the newest first, and each with its signer and its proof.

Every leaf is open to whoever sees the ledger; what is restricted lies in bodies, which are not shown here.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tocsin.core.catalogue import BY_EVENT
from tocsin.engine.projection import index_place
from tocsin.web.commands.choices import Choices
from tocsin.web.commands.subject import subject_of
from tocsin.web.commands.words import rows_of
from tocsin.web.frame.language import instant, zone_of
from tocsin.web.frame.names import event_name
from tocsin.web.frame.show import ledger_context, show
from tocsin.web.pages.reading import Document, listing, read
from tocsin.web.people.access import Access, granted, seeing
from tocsin.web.records.proving import prove

PAGE = 50
SCAN = 500
MOST_SCANNED = 20_000
"""Entries looked through for one page of a filtered list; the page then goes on from there."""
CORRECTED = "case.entry_corrected/1"
STREAM = re.compile(r"(roster|charter|[a-z]+/[A-Za-z0-9._-]{1,64})")
CASE = re.compile(r"[A-Za-z0-9._-]{1,64}")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are wanted; empty means all."""

    case: str = ""
    stream: str = ""
    type: str = ""

    def takes(self, document: Document) -> bool:
        """Whether an entry is wanted."""
        return self.stream in ("", document["stream"]) and self.type in ("", document["type"])

    @property
    def query(self) -> str:
        """As it stands in an address."""
        named = {"case": self.case, "stream": self.stream, "type": self.type}
        return urlencode({name: value for name, value in named.items() if value})


@require_safe
@seeing("ledger")
def page(request: HttpRequest) -> HttpResponse:
    """Entries, the newest first, a page at a time."""
    access = granted(request)
    wanted = _filter(request)
    before = request.GET.get("before", "")
    after = index_place(int(before)) if before.isascii() and before.isdigit() and len(before) < 13 else ""
    entries, older = entries_of(access, wanted, after)
    corrected = corrections(access, [row["case"] for row in entries])
    context = {
        "entries": [{**row, "corrected": row["leaf"] in corrected} for row in entries],
        "older": older,
        "filter": wanted,
        "first": after == "",
        "size": access.engine.store.size(),
        "cases": _cases(access),
        "types": sorted(
            ((type, event_name(access.language, type)) for type in BY_EVENT), key=lambda row: row[1]
        ),
    }
    return show(request, "records/record.html", context)


def _filter(request: HttpRequest) -> Filter:
    case, stream, type = (request.GET.get(name, "").strip() for name in ("case", "stream", "type"))
    return Filter(
        case if CASE.fullmatch(case) else "",
        stream if STREAM.fullmatch(stream) else "",
        type if type in BY_EVENT else "",
    )


def entries_of(access: Access, wanted: Filter, after: str) -> tuple[list[Document], int | None]:
    """One page of entries, and the index from which the next page goes on, None at the beginning."""
    found: list[Document] = []
    for _ in range(MOST_SCANNED // SCAN):
        rows = listing(
            access.engine, "entries", subject=wanted.case or None, after=after, limit=SCAN, newest_first=True
        )
        for row in rows:
            if wanted.takes(row):
                found.append(row)
                if len(found) == PAGE:
                    return found, row["index"] or None
        if len(rows) < SCAN:
            return found, None
        after = index_place(rows[-1]["index"])
    return found, int(after)


def corrections(access: Access, cases: list[str]) -> dict[str, dict[str, Any]]:
    """Leaf of each corrected entry of these cases, with the reason and the correction's index."""
    found: dict[str, dict[str, Any]] = {}
    for case in dict.fromkeys(filter(None, cases)):
        for row in listing(access.engine, "entries", subject=case, limit=MOST_SCANNED):
            if row["type"] == CORRECTED:
                found[row["data"]["entry"]] = {"index": row["index"], "reason": row["data"]["reason"]}
    return found


def _cases(access: Access) -> list[tuple[str, str]]:
    if not access.sees("cases"):
        return []
    return [
        (row["case"], row["title"]) for row in listing(access.engine, "cases", limit=500, newest_first=True)
    ]


@require_safe
@seeing("ledger")
def detail(request: HttpRequest, index: int) -> HttpResponse:
    """One entry: what was signed, by whom, and the proof of its place."""
    access = granted(request)
    document = read(access.engine, "entries", index_place(index)) if index < 10**12 else None
    if document is None:
        raise Http404
    proof = prove(access.engine, index)
    corrects = (
        access.engine.store.index_of_leaf(bytes.fromhex(_corrected(document)))
        if _corrected(document)
        else None
    )
    context = {
        "entry": document,
        "rows": words_of(request, access, document),
        "payload": readable(proof.payload),
        "proof": proof,
        "correction": corrections(access, [document["case"]]).get(document["leaf"]),
        "corrects": corrects,
        "earlier": index - 1 if index else None,
        "later": index + 1 if index + 1 < access.engine.store.size() else None,
    }
    return show(request, "records/entry.html", context, revision=document["charter"])


def _corrected(document: Document) -> str:
    return str(document["data"]["entry"]) if document["type"] == CORRECTED else ""


def words_of(request: HttpRequest, access: Access, document: Document) -> list[Any]:
    """What was signed, in words."""
    zone = zone_of(request, access.charter.zone)
    subject = subject_of(access.engine.refresh(), {"case": document["case"]})
    on = instant(access.engine.now(), zone).date()
    choices = Choices(access.charter, access.texts, access.language, on, subject)
    words = {**ledger_context(request, document["charter"]), "lang": access.language}
    return rows_of(words, document["type"], document["data"], choices)


def readable(payload: bytes) -> str:
    """The payload set out over lines; its bytes are the same without the blanks."""
    return json.dumps(msgspec.json.decode(payload), ensure_ascii=False, indent=2)
