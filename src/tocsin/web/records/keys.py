"""Lost keys: a key of the roster is revoked, or replaced by a new one in the server's custody.

Both are commands of the ledger, prepared, signed by the administrator's own key and submitted like any other.
An administrator whose key this site does not hold signs them on the pages of the command itself.
"""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tocsin.bootstrap.custody import SERVER, new_server_key
from tocsin.bootstrap.data_folder import Installation
from tocsin.core.roster.state import Key
from tocsin.core.values import Refusal
from tocsin.engine.answers import Fault, Prepared, Receipt
from tocsin.engine.ports import Signer
from tocsin.ledger import envelope
from tocsin.ledger.envelope import Envelope, Signature, pre_authentication_encoding
from tocsin.web.commands.reasons import fault_text, reasons_of
from tocsin.web.frame.flash import flash
from tocsin.web.frame.installed import installation
from tocsin.web.frame.show import show
from tocsin.web.people.access import Access, granted
from tocsin.web.people.models import Post
from tocsin.web.people.sessions import forget
from tocsin.web.records.administration import administering
from tocsin.wording import say

MAX_REASON = 200
ACTS = ("revoke", "replace")


@require_http_methods(["GET", "POST"])
@administering
def change(request: HttpRequest, key: str, act: str) -> HttpResponse:
    """Revoke or replace a key: asked first, then done."""
    access = granted(request)
    held = access.engine.refresh().roster.holding(key)
    if held is None or held.to_index >= 0 or act not in ACTS or key == access.key or held.role == "system":
        raise Http404
    signer = installation().signer(access.ledger.name, access.key)
    if act == "replace" and held.custody != SERVER:
        raise Http404
    if signer is None:
        return HttpResponseRedirect(reverse("command", args=["key.revoke"]))
    context = {"key": held, "act": act, "whose": {"member": held.member, "role": held.role}}
    if request.method == "GET":
        return show(request, "records/key.html", context)
    wrong = _carry_out(access, signer, held, act, request.POST.get("reason", "").strip()[:MAX_REASON])
    if wrong:
        return show(request, "records/key.html", {**context, "wrong": wrong}, status=409)
    forget()
    flash(request, "good", say(access.language, f"office-key-done-{act}"))
    return HttpResponseRedirect(reverse("office"))


def _carry_out(access: Access, signer: Signer, held: Key, act: str, reason: str) -> str:
    """Do it; empty, or the sentence why not. A new key is enrolled before the old one ends."""
    made = ""
    if act == "replace":
        opened = installation()
        assert isinstance(opened, Installation)
        new = new_server_key(opened, access.ledger.name)
        made = new.key
        wrong = _submitted(access, signer, "key.enrol", _enrolment(held, made, new.public))
        if wrong:
            return wrong
    wrong = _submitted(
        access, signer, "key.revoke", {"key": held.key, **({"reason": reason} if reason else {})}
    )
    if not wrong:
        Post.objects.filter(ledger=access.ledger.name, key=held.key).update(key=made)
    return wrong


def _enrolment(held: Key, key: str, public: bytes) -> dict[str, Any]:
    return {
        "key": key,
        "member": held.member,
        "role": held.role,
        "algorithm": "ed25519",
        "public": b64encode(public).decode("ascii"),
        "custody": SERVER,
    }


def _submitted(access: Access, signer: Signer, command: str, data: dict[str, Any]) -> str:
    """Prepare, sign, submit; empty, or the sentence why not."""
    answer: Prepared | Refusal | Fault | Receipt = access.engine.prepare(command, data, access.key)
    if isinstance(answer, Prepared):
        signature = Signature(signer.key, signer.sign(pre_authentication_encoding(answer.payload)))
        answer = access.engine.submit(
            envelope.encode(Envelope(answer.payload, (signature,))), answer.event["id"]
        )
    if isinstance(answer, Refusal):
        return " ".join(row.text for row in reasons_of(access.language, access.texts, answer.checks))
    return fault_text(access.language, answer) if isinstance(answer, Fault) else ""
