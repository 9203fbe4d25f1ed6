"""Addresses of the pages and of the API; every one of them also lies under `/<ledger>/`."""

from __future__ import annotations

from allauth.mfa import urls as mfa_urls
from django.urls import URLPattern, URLResolver, include, path

from tocsin.web.api import log
from tocsin.web.api import urls as api_urls
from tocsin.web.commands import views as commands
from tocsin.web.pages import bodies, case, decision, inbox, papers, signals, situation
from tocsin.web.people import account_urls
from tocsin.web.people import views as people
from tocsin.web.records import urls as records_urls
from tocsin.web.replay import views as replay
from tocsin.web.warnings import urls as warning_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("", situation.page, name="situation"),
    path("inbox", inbox.page, name="inbox"),
    path("signals", signals.page, name="signals"),
    path("signals/<str:signal>", signals.detail, name="signal"),
    path("warnings", include(warning_urls)),
    path("cases/<str:case>", case.page, name="case"),
    path("decisions/<str:decision>", decision.page, name="decision"),
    path("decisions/<str:decision>/paper.<str:form>", papers.page, name="decision_paper"),
    path("bodies/<str:sha256>", bodies.page, name="body"),
    path("replays", replay.page, name="replays"),
    path("replays/start", replay.start, name="replay_start"),
    path("replays/control", replay.control, name="replay_control"),
    path("do/<str:name>", commands.command, name="command"),
    path("", include(records_urls)),
    path("api/", include(api_urls)),
    path("log/checkpoint", log.checkpoint),
    path("log/tile/<path:within>", log.tile),
    path("sign-in", people.sign_in, name="sign_in"),
    path("sign-out", people.sign_out, name="sign_out"),
    path("welcome/<str:token>", people.welcome, name="welcome"),
    path("preferences", people.preferences, name="preferences"),
    path("account/", include(account_urls)),
    path("account/second-factor/", include(mfa_urls)),
]

handler400 = "tocsin.web.frame.faults.bad_request"
handler403 = "tocsin.web.frame.faults.forbidden"
handler404 = "tocsin.web.frame.faults.not_found"
handler500 = "tocsin.web.frame.faults.unexpected"
