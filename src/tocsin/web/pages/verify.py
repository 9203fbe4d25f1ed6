"""A certificate checked on the page: by this browser with the second verifier, and by the server as a fallback."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tocsin.proof.form import MAX_BYTES
from tocsin.proof.lines import Line, check_line, first_line, subject_lines
from tocsin.proof.verdict import Verdict
from tocsin.proof.verify import verify
from tocsin.web.frame.language import language_of
from tocsin.wording import Language, say


@dataclass(frozen=True, slots=True)
class Told:
    """A verdict in words."""

    valid: bool
    first: str
    about: tuple[str, ...]
    checks: tuple[tuple[bool, str], ...]


def told(language: Language, verdict: Verdict) -> Told:
    """The verdict in the reader's language."""

    def said(line: Line) -> str:
        return say(language, line.key, **dict(line.values))

    return Told(
        valid=verdict.valid,
        first=" ".join(map(said, first_line(verdict))),
        about=tuple(map(said, subject_lines(verdict))),
        checks=tuple((check.ok, said(check_line(check))) for check in verdict.checks),
    )


@login_not_required
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The form, and after a file was sent what the server's verifier says of it."""
    language = language_of(request)
    shown: dict[str, object] = {"limit": MAX_BYTES}
    given = request.FILES.get("certificate")
    if isinstance(given, UploadedFile):
        shown["name"] = str(given.name)[:120]
        shown["told"] = told(language, verify(given.read(MAX_BYTES + 1)))
    elif request.method == "POST":
        shown["wrong"] = say(language, "web-verify-no-file")
    return render(request, "pages/verify.html", shown)
