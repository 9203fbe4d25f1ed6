"""Pages of warnings: all that came, one of them whole, their areas for the map, and the way in for files."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from tocsin.bootstrap.warnings import MAX_FILE_BYTES, said_of
from tocsin.core.charter.vocabulary import OWN
from tocsin.web.frame.flash import flash
from tocsin.web.frame.show import ledger_now, show
from tocsin.web.pages.reading import listing
from tocsin.web.people.access import Access, granted, seeing
from tocsin.web.warnings import reading
from tocsin.web.warnings.keeping import Came, Outcome, keep
from tocsin.web.warnings.models import ReceivedWarning
from tocsin.web.warnings.sentences import sentence, shown_findings, shown_infos, shown_stand
from tocsin.wording import Language, say

POWER = "signal.receive"
MAX_FILES = 20
MAX_BYTES = MAX_FILE_BYTES
SECONDS = 6.0
"""For all files of one upload; what is left over is told and can be sent again."""
A_PAGE = 50
MOST_TOLD = 4
ID_MAX = 2**63 - 1


@require_http_methods(["GET", "HEAD", "POST"])
@seeing("signals")
def page(request: HttpRequest) -> HttpResponse:
    """The list, and the way in."""
    access = granted(request)
    if request.method == "POST":
        return _receive(request, access)
    known = reading.standings(access.ledger.name, ledger_now(access.ledger))
    state = request.GET.get("state", "")
    state = state if state in reading.STATES else ""
    wanted = known.in_state(state)
    number = request.GET.get("page", "")
    start = (int(number) - 1) * A_PAGE if number.isascii() and number.isdigit() and len(number) < 6 else 0
    start = max(start, 0)
    found = reading.lines(access.ledger.name, wanted[start : start + A_PAGE], known, access.language)
    context = {
        "lines": [{"line": row, **shown_stand(row.stand)} for row in found],
        "tabs": _tabs(known, state),
        "state": state,
        "earlier": start // A_PAGE if start else 0,
        "later": start // A_PAGE + 2 if len(wanted) > start + A_PAGE else 0,
        "may_receive": may_receive(access),
        "max_files": MAX_FILES,
        "max_megabytes": MAX_BYTES // 1_000_000,
    }
    return show(request, "warnings/list.html", context)


@require_safe
@seeing("signals")
def detail(request: HttpRequest, id: int) -> HttpResponse:
    """One warning, whole."""
    access = granted(request)
    name, language = access.ledger.name, access.language
    row = ReceivedWarning.objects.filter(ledger=name, pk=id).first() if id <= ID_MAX else None
    if row is None:
        raise Http404
    known = reading.standings(name, ledger_now(access.ledger))
    by = known.ended_by(id)
    said = said_of(row.said)
    reference = reading.reference_of(row)
    signals = [doc for doc in listing(access.engine, "signals") if reference and doc["warning"] == reference]
    context = {
        "row": row,
        "said": said,
        "title": reading.title_of(row, language),
        "stand": known.of(id),
        **shown_stand(known.of(id)),
        "ended_by": reading.lines(name, [by] if by is not None else [], known, language),
        "ended": reading.lines(name, known.ended(id)[:A_PAGE], known, language),
        "infos": shown_infos(language, said),
        "findings": shown_findings(language, said),
        "signals": signals,
        "may_receive": may_receive(access),
        "query": reading.signal_query(row, language),
    }
    return show(request, "warnings/warning.html", context)


@require_safe
@seeing("signals")
def areas(request: HttpRequest) -> HttpResponse:
    """Areas of the warnings in force, as GeoJSON."""
    access = granted(request)
    now = ledger_now(access.ledger)
    known = reading.standings(access.ledger.name, now)
    found = reading.map_areas(access.ledger.name, known, access.language, now)
    return JsonResponse(found, content_type="application/geo+json", json_dumps_params={"ensure_ascii": False})


def may_receive(access: Access) -> bool:
    """Whether the person may bring warnings in: those who may enter signals."""
    return bool(access.key and {POWER, OWN + POWER} & set(access.role.may))


def _tabs(known: reading.Standings, state: str) -> list[dict[str, Any]]:
    rows = [("", len(known.ids)), *((name, len(known.in_state(name))) for name in reading.STATES)]
    return [
        {"state": name, "count": count, "is_current": name == state, **_tab_text(name)}
        for name, count in rows
        if count or name in ("", state)
    ]


def _tab_text(name: str) -> dict[str, str]:
    return {"key": f"warnings-page-tab-{name.replace('_', '-') or 'all'}"}


def _receive(request: HttpRequest, access: Access) -> HttpResponse:
    if not may_receive(access):
        raise Http404
    language = access.language
    files = [*request.FILES.getlist("files")]
    text = request.POST.get("text", "").strip()
    if not files and not text:
        flash(request, "warn", say(language, "warnings-page-nothing-sent"))
    elif len(files) > MAX_FILES:
        flash(request, "bad", say(language, "warnings-page-too-many", limit=MAX_FILES))
    elif sum(file.size or 0 for file in files) > MAX_BYTES:
        flash(request, "bad", say(language, "warnings-page-too-much", limit=MAX_BYTES // 1_000_000))
    else:
        _tell(request, language, list(_kept(access, files, text)))
    return HttpResponseRedirect(reverse("warnings"))


def _kept(access: Access, files: list[Any], text: str) -> Iterator[Outcome]:
    end = time.monotonic() + SECONDS
    if text:
        pasted = say(access.language, "warnings-page-pasted")
        yield keep(access.ledger, Came(pasted, text.encode(errors="replace"), "paste", access.person))
    for file in files:
        came = Came(file.name or "", file.read(), "upload", access.person)
        yield keep(access.ledger, came, max(0.0, end - time.monotonic()))


def _tell(request: HttpRequest, language: Language, outcomes: list[Outcome]) -> None:
    """One sentence for all that was kept, one for each file of which something must be told."""
    new, known = sum(row.new for row in outcomes), sum(row.known for row in outcomes)
    if new:
        flash(request, "good", say(language, "warnings-page-kept", count=new))
    if known:
        flash(request, "warn", say(language, "warnings-page-known", count=known))
    told = [(row, one) for row in outcomes for one in row.told[:1]]
    for outcome, one in told[: MOST_TOLD - bool(new) - bool(known)]:
        key = "warnings-page-refused" if outcome.is_refused else "warnings-page-remark"
        said = say(language, key, name=outcome.name, reason=sentence(language, one.code, one.params))
        flash(request, "bad" if outcome.is_refused else "warn", said)
    left = len(told) - (MOST_TOLD - bool(new) - bool(known))
    if left > 0:
        flash(request, "bad", say(language, "warnings-page-more-told", count=left))
