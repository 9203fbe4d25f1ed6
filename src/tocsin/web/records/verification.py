"""Verification of a decision certificate, also for whoever is not signed in.

The browser verifies by itself where its own verifier is built in; this form is the other way, by the
server, and the words of both verdicts are the same (docs/ledger.md, wording `proof-*`).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from tocsin.ledger.malformed import Malformed
from tocsin.ledger.merkle import leaf_hash
from tocsin.proof.form import MAX_BYTES
from tocsin.proof.lines import KINDS, Line, check_line, first_line, subject_lines
from tocsin.proof.verdict import TRUSTS, Verdict
from tocsin.proof.verify import verify
from tocsin.web.frame.installed import Ledger
from tocsin.web.frame.language import language_of
from tocsin.web.frame.show import show
from tocsin.wording import Language, say

CHECKS = (
    "form", "entries", "origin", "streams", "roster", "log", "signatures", "checkpoint", "inclusion", "policy",
    "cosignatures", "charter", "revision", "electorate", "appeal", "powers", "text", "procedure", "counted",
    "closing", "declaration", "heads", "recomputed", "log_pinned", "root_pinned", "witnessed", "trust",
)  # fmt: skip
"""Codes of all checks, in the order in which they are made."""
OUTCOMES = ("adopted", "not_adopted", "undecided")
PLACE = "\ue000"
"""Stands in a sentence given to the browser where its value belongs."""


@dataclass(frozen=True, slots=True)
class Told:
    """A verdict in words."""

    valid: bool
    kind: str
    """What must be read first where the certificate is not of a live ledger; empty where it is."""
    first: str
    about: tuple[str, ...]
    checks: tuple[tuple[bool, str], ...]


@login_not_required
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The form, and after it was sent the verdict."""
    language = language_of(request)
    context: dict[str, object] = {
        "sentences": sentences(language),
        "limit": MAX_BYTES,
        "known": known_here(request.ledger),  # type: ignore[attr-defined]
        "log_key": request.POST.get("log_key", "").strip()[:400],
        "root": request.POST.get("root", "").strip()[:100],
    }
    if request.method == "POST":
        context.update(_answer(request, language, str(context["log_key"]), str(context["root"])))
    status = 400 if "wrong" in context else 200
    return show(request, "records/verify.html", context, status=status)


def _answer(request: HttpRequest, language: Language, log_key: str, root: str) -> dict[str, object]:
    sent = request.FILES.get("certificate")
    if sent is None:
        return {"wrong": say(language, "records-verify-no-file")}
    try:
        verdict = verify(sent.read(MAX_BYTES + 1), log_key=log_key or None, root=root or None)
    except Malformed as fault:
        return {"wrong": say(language, f"fault-verify-{fault.where.replace('_', '-')}")}
    return {"told": told(language, verdict), "file_name": sent.name}


def told(language: Language, verdict: Verdict) -> Told:
    """The verdict in the sentences of the reader's language."""
    first = first_line(verdict)
    return Told(
        verdict.valid,
        _said(language, first[0]) if len(first) > 1 else "",
        _said(language, first[-1]),
        tuple(_said(language, line) for line in subject_lines(verdict)),
        tuple((row.ok, _said(language, check_line(row))) for row in verdict.checks),
    )


def _said(language: Language, line: Line) -> str:
    return say(language, line.key, **dict(line.values))


def known_here(ledger: Ledger) -> dict[str, str]:
    """What this installation publishes of its own ledger, to compare certificates with."""
    roster = ledger.engine.refresh().roster
    founding = next(iter(ledger.engine.store.leaves(0, 1)))
    return {"log_key": roster.log, "root": leaf_hash(founding).hex(), "origin": str(ledger.engine.origin)}


def sentences(language: Language) -> dict[str, str]:
    """All sentences a verdict can be told in, for the verifier in the browser."""
    keys = [f"proof-check-{code.replace('_', '-')}-{end}" for code in CHECKS for end in ("holds", "fails")]
    keys += [f"proof-kind-{kind}" for kind in KINDS]
    keys += [f"proof-valid-{trust}" for trust in TRUSTS]
    keys += [f"proof-outcome-{outcome}" for outcome in OUTCOMES]
    keys += ["proof-invalid", "proof-unreadable", "proof-organisation", "proof-decision"]
    keys += ["records-verify-too-large", "records-verify-by-browser", "records-verify-failed"]
    keys += ["records-verify-holds", "records-verify-fails"]
    keys += ["records-verify-running", "proof-mark-holds", "proof-mark-fails"]
    keys += ["fault-verify-log-key", "fault-verify-root"]
    return {key: say(language, key, detail=PLACE, value=PLACE) for key in keys}
