"""The record: entries of the ledger in order, and each with its proof, its signer and what was signed."""

from __future__ import annotations

from base64 import b64decode
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tocsin.engine.projection import index_place
from tocsin.web.commands.choices import Choices
from tocsin.web.commands.subject import subject_of
from tocsin.web.commands.words import rows_of
from tocsin.web.frame.language import instant, zone_of
from tocsin.web.frame.show import ledger_context, show
from tocsin.web.pages.reading import Document, listing, read
from tocsin.web.people.access import Access, granted, seeing

PAGE = 50


@require_safe
@seeing("ledger")
def page(request: HttpRequest) -> HttpResponse:
    """Entries, the newest first, a page at a time."""
    access = granted(request)
    size = access.engine.store.size()
    before = request.GET.get("before", "")
    end = min(int(before), size) if before.isdigit() and len(before) < 13 else size
    start = max(0, end - PAGE)
    after = index_place(start - 1) if start else ""
    rows = listing(access.engine, "entries", after=after, limit=end - start) if end > start else []
    context = {"entries": list(reversed(rows)), "size": size, "older": start, "head": checkpoint_of(access)}
    return show(request, "pages/record.html", context)


def checkpoint_of(access: Access) -> str:
    """The signed checkpoint as it stands."""
    return access.engine.store.head().checkpoint.decode()


@require_safe
@seeing("ledger")
def detail(request: HttpRequest, index: int) -> HttpResponse:
    """One entry."""
    access = granted(request)
    document = read(access.engine, "entries", index_place(index)) if index < 10**12 else None
    if document is None:
        raise Http404
    leaf = next(iter(access.engine.store.leaves(index, index + 1)))
    context = {
        "entry": document,
        "rows": words_of(request, access, document),
        "leaf": leaf.decode("utf-8", "replace"),
        "payload": payload_of(leaf),
        "size": access.engine.store.size(),
    }
    return show(request, "pages/entry.html", context, revision=document["charter"])


def words_of(request: HttpRequest, access: Access, document: Document) -> list[Any]:
    """What was signed, in words."""
    zone = zone_of(request, access.charter.zone)
    subject = subject_of(access.engine.refresh(), {"case": document["case"]})
    on = instant(access.engine.now(), zone).date()
    choices = Choices(access.charter, access.texts, access.language, on, subject)
    words = {**ledger_context(request, document["charter"]), "lang": access.language}
    return rows_of(words, document["type"], document["data"], choices)


def payload_of(leaf: bytes) -> str:
    """The payload in a leaf, as it was signed."""
    envelope = msgspec.json.decode(leaf)["envelope"]
    return b64decode(envelope["payload"]).decode("utf-8", "replace")
