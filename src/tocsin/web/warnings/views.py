"""The page of warnings: what was received and how it stands; upload, paste, and the way to a signal."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tocsin.bootstrap.received import ReceivedWarning
from tocsin.core.charter.vocabulary import OWN
from tocsin.web.commands import drafts
from tocsin.web.frame.flash import flash
from tocsin.web.frame.show import ledger_now, show
from tocsin.web.people.access import Access, granted, seeing
from tocsin.web.warnings.keeping import MAX_BYTES, held, keep
from tocsin.wording import say

POWER = "signal.receive"
SHOWN = 200
LIVE = "in_force"
MAX_TITLE = 200
NAMES = ("paste", "file")


@require_http_methods(["GET", "POST"])
@seeing("signals")
def page(request: HttpRequest) -> HttpResponse:
    """The list, and taking in what was uploaded or pasted."""
    access = granted(request)
    if request.method == "POST":
        return _take(request, access)
    rows = standing(access)
    wanted = request.GET.get("state", "")
    states = sorted({row.state for row in rows})
    shown = [row for row in rows if wanted in ("", row.state)]
    context = {
        "warnings": shown[:SHOWN],
        "more": max(0, len(shown) - SHOWN),
        "states": states,
        "wanted": wanted if wanted in states else "",
        "may": may_receive(access),
        "limit": MAX_BYTES // (1024 * 1024),
    }
    return show(request, "records/warnings.html", context)


def standing(access: Access) -> list[ReceivedWarning]:
    """Warnings of the ledger, those in force first."""
    rows = held(access.engine, ledger_now(access.ledger), access.language)
    return sorted(rows, key=lambda row: (row.state != LIVE, -(row.sent_at or 0)))


def may_receive(access: Access) -> bool:
    """Whether the person may enter signals, and so bring warnings in."""
    return bool(access.key) and bool({POWER, OWN + POWER} & access.role.may)


def _take(request: HttpRequest, access: Access) -> HttpResponse:
    if not may_receive(access):
        raise Http404
    sent, pasted = request.FILES.get("file"), request.POST.get("paste", "")
    if sent is not None:
        taken = keep(access.engine, sent.name or "", sent.read(MAX_BYTES + 1), "upload", access.person.login)
    else:
        taken = keep(
            access.engine, "pasted.xml", pasted.encode("utf-8", "replace"), "paste", access.person.login
        )
    if taken.refused:
        key = f"map-warning-{taken.refused.replace('_', '-')}"
        flash(request, "bad", say(access.language, key, limit=MAX_BYTES // (1024 * 1024)))
    else:
        flash(
            request, "good", say(access.language, "map-warning-known" if taken.known else "map-warning-kept")
        )
    return HttpResponseRedirect(reverse("warnings"))


@require_POST
@seeing("signals")
def receive(request: HttpRequest, sha256: str, place: int) -> HttpResponse:
    """A form of `signal.receive`, filled in from a warning; the person reads, changes and signs it."""
    access = granted(request)
    rows = held(access.engine, ledger_now(access.ledger), access.language)
    found = next((row for row in rows if (row.sha256, row.place) == (sha256, place)), None)
    if found is None or not may_receive(access):
        raise Http404
    typed = QueryDict(mutable=True)
    typed["channel"] = "feed"
    typed["title"] = (found.headline or found.identifier)[:MAX_TITLE]
    typed["received_from"] = (found.sender or say(access.language, "map-warning-unknown-sender"))[:MAX_TITLE]
    typed["warning"] = found.reference[:MAX_TITLE]
    typed["kept.evidence"] = found.sha256
    draft = drafts.keep(access, POWER, "", typed, ())
    return HttpResponseRedirect(drafts.address(draft))


@require_safe
@seeing("signals")
def areas(request: HttpRequest) -> HttpResponse:
    """Areas of the warnings in force, as GeoJSON."""
    rows = [row for row in standing(granted(request)) if row.state == LIVE][:SHOWN]
    features: list[Any] = [feature for row in rows for feature in row.features]
    return JsonResponse({"type": "FeatureCollection", "features": features})
