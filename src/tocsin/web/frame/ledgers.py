"""Which ledger a request speaks of: the first part of its path where that names one, else the default.

INTERFACE section 7: all addresses lie under `/<ledger>/…` too. The part is taken off the path and becomes
the script prefix, so that every link a page makes stays in its ledger.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix, set_script_prefix

from tocsin.web.frame.installed import Ledger, installation, ledger_named


def split_ledger(path: str) -> tuple[Ledger, str]:
    """The ledger that a path speaks of, and the path within it."""
    first, slash, rest = path.removeprefix("/").partition("/")
    if first and first in installation().names():
        found = ledger_named(first)
        if found is not None:
            return found, f"/{rest}" if slash else "/"
    default = ledger_named("")
    assert default is not None
    return default, path


class LedgerMiddleware:
    """Sets `request.ledger` and takes its name off the path."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        found, within = split_ledger(request.path_info)
        request.ledger = found  # type: ignore[attr-defined]
        if within == request.path_info:
            return self._get_response(request)
        before = get_script_prefix()
        request.path_info = within
        set_script_prefix(f"/{found.name}/")
        try:
            return self._get_response(request)
        finally:
            set_script_prefix(before)
