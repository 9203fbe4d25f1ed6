"""A decision as a paper to download: PDF or DOCX, and the certificate that proves it."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tocsin.bootstrap.certificates import certificate_of
from tocsin.bootstrap.papers import MEDIA_TYPES, paper_bytes
from tocsin.engine.certificates import NoCertificate
from tocsin.proof.certificate import NotIssued
from tocsin.web.frame.installed import installation
from tocsin.web.people.access import Access, granted, seeing
from tocsin.wording.decision_paper import decision_paper
from tocsin.wording.decision_subject import decision_subject


@require_safe
@seeing("positions")
def page(request: HttpRequest, decision: str, form: str) -> HttpResponse:
    """The paper in the reader's language; a role that does not see positions has none."""
    access = granted(request)
    if form not in MEDIA_TYPES:
        raise Http404
    subject = decision_subject(access.engine, decision, _certificate_digest(access, decision))
    if subject is None:
        raise Http404
    texts = access.ledger.texts(access.language, str(subject.decision["charter"]))
    made = paper_bytes(decision_paper(access.language, texts, subject), form)
    answer = HttpResponse(made, content_type=MEDIA_TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{subject.decision["decision"]}.{form}"'
    return answer


def _certificate_digest(access: Access, decision: str) -> str:
    """SHA-256 of the certificate, empty while there is none."""
    try:
        made = certificate_of(access.engine, installation().keyring(access.ledger.name), decision)
    except (NoCertificate, NotIssued):
        return ""
    return hashlib.sha256(made).hexdigest()
