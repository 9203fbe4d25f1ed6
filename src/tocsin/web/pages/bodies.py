"""Files and texts by their digest, for whoever sees cases; always as a download, never run by a browser."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tocsin.web.people.access import granted, seeing

DIGEST = re.compile(r"[0-9a-f]{64}")


@require_safe
@seeing("cases", "signals")
def page(request: HttpRequest, sha256: str) -> HttpResponse:
    """The content of a body."""
    access = granted(request)
    content = access.engine.body(sha256) if DIGEST.fullmatch(sha256) else None
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{sha256[:12]}"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
