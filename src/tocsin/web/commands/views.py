"""The three steps: fill in, see exactly what will be signed, sign and send.

A page never decides: what may be done says `explain`, what an event says `prepare`, and `submit` is the one
write door. A form that is not sent can be kept as a draft for the member and track.
"""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tocsin.core.values import Check, Refusal
from tocsin.engine.answers import Fault, Prepared, Receipt
from tocsin.ledger import envelope
from tocsin.ledger.envelope import PAYLOAD_TYPE, Envelope, Signature, pre_authentication_encoding
from tocsin.web.commands import drafts
from tocsin.web.commands.fields import spec_named
from tocsin.web.commands.form import CommandForm
from tocsin.web.commands.reasons import fault_text, field_of_fault, reasons_of
from tocsin.web.commands.sealing import Sealed, seal, unseal
from tocsin.web.commands.subject import subject_of
from tocsin.web.commands.texts import fixed_text, text_of
from tocsin.web.commands.words import rows_of
from tocsin.web.frame.flash import flash
from tocsin.web.frame.installed import installation, written
from tocsin.web.frame.language import zone_of
from tocsin.web.frame.names import power_name
from tocsin.web.frame.show import ledger_context, show
from tocsin.web.people.access import Access, granted
from tocsin.web.people.sessions import forget
from tocsin.wording import say

NOT_TYPED = frozenset({"csrfmiddlewaretoken", "step", "sealed"})
POWERS_BY_RECORD = {"position.state": "position.record"}


@require_http_methods(["GET", "POST"])
def command(request: HttpRequest, name: str) -> HttpResponse:
    """One command, at whichever step."""
    access = granted(request)
    spec = spec_named(name)
    if spec is None:
        raise Http404
    subject = subject_of(access.engine.refresh(), request.GET)
    zone = zone_of(request, access.charter.zone)
    form = CommandForm(access, spec, subject, zone)
    if request.method == "GET":
        return _first(request, form)
    match request.POST.get("step", "check"):
        case "sign":
            return _sign(request, form)
        case "request":
            return _request(access, request.POST.get("sealed", ""))
        case "edit":
            form.bind(request.POST, request.FILES)
            form.wrong.clear()
            return _page(request, form)
        case "draft":
            return _keep(request, form)
        case "drop":
            drafts.drop(access, request.POST.get("draft", ""))
            return HttpResponseRedirect(reverse("inbox"))
    return _check(request, form)


def _first(request: HttpRequest, form: CommandForm) -> HttpResponse:
    access, kept = form.access, request.GET.get("draft", "")
    draft = drafts.find(access, kept) if kept else None
    if kept and draft is None:
        raise Http404
    if draft is not None:
        form.bind(drafts.typed(draft), request.FILES)
        form.wrong.clear()
    return _page(request, form, draft=draft)


def _gate(form: CommandForm) -> tuple[Check, ...]:
    """What stands before any form of the command."""
    access = form.access
    if not access.key:
        return (Check("key_in_force", False),)
    found = access.engine.explain(form.spec.name, None, access.key, form.subject.needs)
    return (Check("key_in_force", False),) if isinstance(found, Fault) else found


def _page(request: HttpRequest, form: CommandForm, **more: Any) -> HttpResponse:
    access = form.access
    gate = _gate(form)
    unmet = [row for row in gate if not row.met]
    fixed = fixed_text(form.spec.name, form.subject)
    context = {
        "form": form,
        "fields": form.shown(),
        "command": form.spec.name,
        "title": title_of(form),
        "subject": form.subject,
        "barred": reasons_of(access.language, access.texts, unmet),
        "text": text_of(access.engine, fixed) if fixed else None,
        **more,
    }
    return show(request, "commands/form.html", context, status=409 if more.get("refused") else 200)


def title_of(form: CommandForm) -> str:
    """What the form does, in the words of its role: the Secretariat records, a member states."""
    name = form.spec.name
    wanted = POWERS_BY_RECORD.get(name, name) if not form.access.member else name
    return power_name(form.access.language, wanted)


def _check(request: HttpRequest, form: CommandForm) -> HttpResponse:
    access = form.access
    data = form.bind(request.POST, request.FILES)
    if data is None:
        return _page(request, form)
    answer = access.engine.prepare(form.spec.name, data, access.key)
    if isinstance(answer, Fault):
        return _page(request, form, fault=_told(form, answer))
    if isinstance(answer, Refusal):
        return _page(request, form, refused=_refused(form, answer))
    return _review(request, form, data, answer)


def _told(form: CommandForm, fault: Fault) -> str:
    """A fault beside its field where it names one; the sentence for the top of the page otherwise."""
    text = fault_text(form.access.language, fault)
    field = field_of_fault(fault)
    if field:
        form.wrong.setdefault(field, []).append(text)
    return text


def _refused(form: CommandForm, refusal: Refusal) -> list[Any]:
    rows = reasons_of(form.access.language, form.access.texts, refusal.checks)
    for row in rows:
        for field in _fields_of_reason(row):
            form.wrong.setdefault(field, []).append(row.text)
    return rows


def _fields_of_reason(row: Any) -> list[str]:
    if row.code == "contents_complete":
        lacking = row.parameters.get("lacking", [])
        return ["measure." + ("ends_at" if word == "stay" else word) for word in lacking]
    if row.code == "article_in_force":
        return ["article", "articles"]
    return [row.field] if row.field else []


def _review(
    request: HttpRequest, form: CommandForm, data: dict[str, Any], prepared: Prepared
) -> HttpResponse:
    access = form.access
    words = {**ledger_context(request), "lang": access.language}
    signer = installation().signer(access.ledger.name, access.key)
    typed = [
        (key, value) for key in request.POST for value in request.POST.getlist(key) if key not in NOT_TYPED
    ]
    files = [(f"kept.{name}", str(data[name])) for name in request.FILES if name in data]
    context = {
        "form": form,
        "title": title_of(form),
        "command": form.spec.name,
        "subject": form.subject,
        "event": prepared.event,
        "rows": rows_of(words, prepared.event["type"], prepared.event["data"], form.choices),
        "payload": prepared.payload.decode(),
        "texts": [text_of(access.engine, row.sha256) for row in prepared.texts if row.content is not None],
        "sealed": seal(access, prepared.payload, prepared.event["id"]),
        "typed": [*typed, *files],
        "by_server": signer is not None,
    }
    return show(request, "commands/review.html", context)


def _sign(request: HttpRequest, form: CommandForm) -> HttpResponse:
    access = form.access
    sealed = unseal(access, request.POST.get("sealed", ""))
    if sealed is None:
        return _page(request, form, fault=say(access.language, "web-prepared-too-old"))
    signed = _signed_here(access, sealed) or _signed_elsewhere(request)
    if signed is None:
        return _page(request, form, fault=say(access.language, "web-no-signature"))
    answer = access.engine.submit(signed, sealed.event_id)
    if isinstance(answer, Receipt):
        return _done(request, form, answer)
    form.bind(request.POST, request.FILES)
    form.wrong.clear()
    if isinstance(answer, Refusal):
        return _page(request, form, refused=_refused(form, answer))
    return _page(request, form, fault=_told(form, answer))


def _request(access: Access, sealed: str) -> HttpResponse:
    """What the person's own signer needs, as a file: the bytes to sign, and nothing that signs."""
    found = unseal(access, sealed)
    if found is None:
        raise Http404
    value = {"payload": b64encode(found.payload).decode(), "payloadType": PAYLOAD_TYPE}
    name = f"tocsin-request-{found.event_id}.json"
    disposition = f'attachment; filename="{name}"'
    return JsonResponse(value, headers={"Content-Disposition": disposition})


def _signed_here(access: Access, sealed: Sealed) -> bytes | None:
    """The envelope, signed by the signer port where the key is in the server's custody (demo, exercises)."""
    signer = installation().signer(access.ledger.name, access.key)
    if signer is None:
        return None
    signature = Signature(signer.key, signer.sign(pre_authentication_encoding(sealed.payload)))
    return envelope.encode(Envelope(sealed.payload, (signature,)))


def _signed_elsewhere(request: HttpRequest) -> bytes | None:
    """The envelope that the person's own signer has made, sent as a file."""
    sent = request.FILES.get("envelope")
    return sent.read() if sent is not None else None


def _done(request: HttpRequest, form: CommandForm, receipt: Receipt) -> HttpResponse:
    access = form.access
    written(access.ledger.name)
    if form.spec.name in ("key.revoke", "key.enrol"):
        forget()
    drafts.drop(access, request.POST.get("draft", ""))
    key = "command-" + form.spec.name.replace(".", "-").replace("_", "-")
    done = say(access.language, f"{key}.done")
    flash(request, "good", say(access.language, "web-entered", done=done, index=receipt.index))
    return HttpResponseRedirect(_destination(receipt))


def _destination(receipt: Receipt) -> str:
    kind, _, id = receipt.stream.partition("/")
    if kind == "decision":
        return reverse("decision", args=[id])
    if kind in ("case", "signal"):
        return reverse(kind, args=[id])
    return reverse("situation")


def _keep(request: HttpRequest, form: CommandForm) -> HttpResponse:
    draft = drafts.keep(form.access, form.spec.name, form.subject.address, request.POST, NOT_TYPED)
    flash(request, "good", say(form.access.language, "web-draft-kept"))
    return HttpResponseRedirect(drafts.address(draft))
