"""The charter as people read it, as of a day, in any revision that was once in force; with its findings."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tocsin.check.charter import check_charter
from tocsin.core.charter.findings import Finding
from tocsin.core.charter.model import Charter, Procedure, Role, Source, Step
from tocsin.core.charter.texts import Texts
from tocsin.core.charter.vocabulary import OWN
from tocsin.engine.engine import Engine
from tocsin.web.frame.language import instant, zone_of
from tocsin.web.frame.names import owner_name, power_name
from tocsin.web.frame.show import ledger_now, show
from tocsin.web.people.access import Access, granted, seeing
from tocsin.wording import Language, date_text, say
from tocsin.wording.charters import Outline, limit_text, outline

FIRST_OF_ARCHIVE = (1980, 1, 1, 0, 0, 0)
"""A ZIP file cannot say an earlier time; always this one, so that the same revision gives the same bytes."""
TABLES = (
    "members",
    "chairs",
    "organs",
    "matters",
    "acts",
    "procedures",
    "consents",
    "duties",
    "components",
    "centres",
)


@require_safe
@seeing("charter")
def page(request: HttpRequest) -> HttpResponse:
    """The charter as of a day."""
    access = granted(request)
    norms = access.engine.refresh().norms
    revision = _revision(access, request.GET.get("revision", "") or norms.current)
    charter, texts = access.engine.charters.charter(revision), access.ledger.texts(access.language, revision)
    today = instant(ledger_now(access.ledger), zone_of(request, charter.zone)).date()
    asked = request.GET.get("on", "")
    day = _day(asked)
    on = day or today
    files = access.engine.charters.files(revision)
    context = {
        "outline": _without_steps(access.language, outline(access.language, charter, texts, on)),
        "on": on,
        "wrong_day": bool(asked) and day is None,
        "revision": revision,
        "revisions": list(reversed(norms.revisions)),
        "standing": list(_standings(charter).items()),
        "files": sorted((name, len(body)) for name, body in files.items()),
        "procedures": [_procedure(access, texts, row) for row in charter.procedures if row.span.holds(on)],
        "memberships": [_membership(access.language, row, on) for row in charter.members],
        "roles": [_role(access.language, texts, row) for row in charter.roles],
        "findings": [_finding(access.language, row) for row in findings_of(access.engine, revision)],
    }
    return show(request, "records/charter.html", context, revision=revision)


def _without_steps(language: Language, whole: Outline) -> Outline:
    """The procedure stands on the page as steps of its own."""
    title = say(language, "charter-section-procedures")
    return replace(whole, sections=tuple(row for row in whole.sections if row.title != title))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _revision(access: Access, asked: str) -> str:
    """A revision that was once in force here."""
    known = {row.revision for row in access.engine.refresh().norms.revisions}
    if asked not in known:
        raise Http404
    return asked


@lru_cache(maxsize=16)
def findings_of(engine: Engine, revision: str) -> tuple[Finding, ...]:
    """What `charter check` finds in a revision."""
    return tuple(check_charter(engine.charters.files(revision)))


def _standings(charter: Charter) -> dict[str, int]:
    """How many statements are verified, reported, unverified."""
    found = Counter(source.standing.value for source in _sources(charter))
    return {word: found[word] for word in ("verified", "reported", "unverified") if found[word]}


def _sources(charter: Charter) -> Iterator[Source]:
    for table in TABLES:
        for row in getattr(charter, table):
            yield row.source
            yield from (part.source for part in (*getattr(row, "articles", ()), *getattr(row, "steps", ())))


def _procedure(access: Access, texts: Texts, row: Procedure) -> dict[str, Any]:
    return {
        "name": texts.name("procedure", row.id),
        "steps": [_step(access.language, texts, row, step) for step in row.steps],
    }


def _step(language: Language, texts: Texts, procedure: Procedure, step: Step) -> dict[str, Any]:
    actors = ", ".join(
        say(language, "charter-page-unspecified")
        if actor == "unspecified"
        else owner_name(language, texts, actor)
        for actor in step.actors
    )
    return {
        "name": texts.name("step", f"{procedure.id}:{step.id}"),
        "actors": actors,
        "limit": limit_text(language, step.time_limit),
        "basis": step.basis,
        "optional": step.optional,
        "standing": step.source.standing.value,
    }


def _membership(language: Language, row: Any, on: date) -> dict[str, Any]:
    begins, ends = row.span.from_on, row.span.to_on
    return {
        "member": row.member,
        "begins": date_text(language, begins) if begins else "—",
        "ends": date_text(language, ends) if ends else "—",
        "now": row.span.holds(on),
    }


def _role(language: Language, texts: Texts, role: Role) -> dict[str, Any]:
    return {
        "name": texts.name("role", role.id),
        "of": say(language, f"charter-page-of-{role.of}"),
        "may": sorted(_power(language, power) for power in role.may),
        "sees": ", ".join(sorted(say(language, f"charter-page-sees-{word}") for word in role.sees)),
    }


def _power(language: Language, power: str) -> str:
    if power.startswith(OWN):
        return say(language, "charter-page-own", power=power_name(language, power.removeprefix(OWN)))
    return power_name(language, power)


def _finding(language: Language, row: Finding) -> dict[str, str]:
    key, params = f"charter-finding-{row.code.replace('_', '-')}", dict(row.params)
    return {
        "severity": row.severity.value,
        "text": say(language, key, **params),
        "remedy": say(language, f"{key}.next", **params),
        "place": ":".join(filter(None, (row.file, str(row.line or "")))),
    }


@require_safe
@seeing("charter")
def file(request: HttpRequest, revision: str, name: str) -> HttpResponse:
    """One file of a revision, as it is."""
    access = granted(request)
    body = access.engine.charters.files(_revision(access, revision)).get(name)
    if body is None:
        raise Http404
    return _download(body, name, "application/toml")


@require_safe
@seeing("charter")
def archive(request: HttpRequest, revision: str) -> HttpResponse:
    """All files of a revision in one ZIP file."""
    access = granted(request)
    files = access.engine.charters.files(_revision(access, revision))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(files):
            packed.writestr(zipfile.ZipInfo(name, FIRST_OF_ARCHIVE), files[name])
    return _download(held.getvalue(), f"charter-{revision[:12]}.zip", "application/zip")


def _download(body: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(body, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
