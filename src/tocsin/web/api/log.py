"""The log for members and witnesses, as c2sp.org/tlog-tiles: checkpoint, tiles, entry bundles.

Each of them sees every leaf; what is restricted lies in bodies, which are not served here. Whole tiles never
change; the checkpoint and partial tiles are asked for anew each time.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from tocsin.engine.ports import Store
from tocsin.ledger import tiles
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.tiles import WIDTH, Tile
from tocsin.web.api.answers import api
from tocsin.web.people.access import Access

WHOLE = {"Cache-Control": "private, max-age=31536000, immutable"}
PARTIAL = {"Cache-Control": "private, no-cache"}
OCTETS = "application/octet-stream"


@api("GET", sees=("ledger",))
def checkpoint(request: HttpRequest, access: Access) -> HttpResponse:
    """The newest signed checkpoint."""
    note = access.engine.store.head().checkpoint
    return HttpResponse(note, content_type="text/plain; charset=utf-8", headers=PARTIAL)


@api("GET", sees=("ledger",))
def tile(request: HttpRequest, access: Access, within: str) -> HttpResponse:
    """A tile or an entry bundle, up to the width that the tree has now."""
    store = access.engine.store
    try:
        wanted = tiles.parse_path(f"tile/{within}")
    except Malformed:
        raise Http404 from None
    if not tiles.is_served(wanted, store.head().size):
        raise Http404
    content = tiles.hashes(wanted, store.node) if wanted.level is not None else _bundle(store, wanted)
    return HttpResponse(content, content_type=OCTETS, headers=WHOLE if wanted.width == WIDTH else PARTIAL)


def _bundle(store: Store, wanted: Tile) -> bytes:
    first = wanted.index * WIDTH
    return tiles.bundle(store.leaves(first, first + wanted.width))
