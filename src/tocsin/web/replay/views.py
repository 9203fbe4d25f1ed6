"""The list of scenarios and replays, the start of a replay, and its controls.

In a demo anyone may start a replay; elsewhere whoever administers the installation. A replay is watched by
everybody with a post, and nobody acts in it.
"""

from __future__ import annotations

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from tocsin.bootstrap.data_folder import Installation
from tocsin.bootstrap.stages import replay_stage, shipped_scenario, shipped_scenarios
from tocsin.exercise.play import Performance
from tocsin.exercise.read import read_scenario
from tocsin.exercise.scenario import Scenario, words_in
from tocsin.web.frame.flash import flash
from tocsin.web.frame.installed import (
    Ledger,
    installation,
    ledger_named,
    player_of,
    seat_player,
    written,
)
from tocsin.web.frame.show import show
from tocsin.web.people.access import Access, granted
from tocsin.web.people.sessions import MEMORY
from tocsin.web.replay.player import SPEEDS, Player
from tocsin.wording import say

MOST_REPLAYS = 40
"""Replays that an installation keeps; beyond that old ones must go first."""


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Scenarios that can be played, and replays that were."""
    access = granted(request)
    context = {
        "scenarios": [_shown(name, access) for name in shipped_scenarios()],
        "replays": [_replay(row) for row in _replays()],
        "may_start": may_start(access),
    }
    return show(request, "pages/replays.html", context)


def may_start(access: Access) -> bool:
    """Whether this person may begin and steer replays."""
    default = ledger_named("")
    return access.person.administers or (default is not None and default.kind == "demo")


def _shown(name: str, access: Access) -> dict[str, Any]:
    scenario = read_scenario(shipped_scenario(name))
    return {
        "id": name,
        "title": words_in(scenario.title, access.language),
        "about": words_in(scenario.about, access.language),
        "invented": scenario.invented,
        "relative": scenario.relative,
    }


def _replays() -> list[Ledger]:
    found = (ledger_named(name) for name in installation().names())
    return [row for row in found if row is not None and row.kind == "replay"]


def _replay(ledger: Ledger) -> dict[str, Any]:
    player = player_of(ledger.name)
    return {
        "name": ledger.name,
        "size": ledger.engine.store.size(),
        "at": ledger.engine.refresh().received_at,
        "standing": player.standing() if player is not None else None,
    }


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """A new replay of a shipped scenario, playing from its beginning."""
    access = granted(request)
    name = request.POST.get("scenario", "")
    if name not in shipped_scenarios() or not may_start(access):
        raise Http404
    if len(_replays()) >= MOST_REPLAYS:
        flash(request, "warn", say(access.language, "web-replay-too-many", limit=MOST_REPLAYS))
        return HttpResponseRedirect(reverse("replays"))
    player = begin(read_scenario(shipped_scenario(name)))
    player.play(_speed(request))
    return HttpResponseRedirect(f"/{player.ledger}/")


def begin(scenario: Scenario) -> Player:
    """A fresh ledger for the scenario, and its player standing at the beginning."""
    opened = cast(Installation, installation())
    player = Player(Performance(scenario, replay_stage(opened, scenario)), written)
    seat_player(player.ledger, player)
    MEMORY.empty()
    return player


@require_POST
def control(request: HttpRequest) -> HttpResponse:
    """Play, pause, step to the next event, or go to the end."""
    access = granted(request)
    player = player_of(access.ledger.name)
    if not isinstance(player, Player) or not may_start(access):
        raise Http404
    match request.POST.get("do", ""):
        case "play":
            player.play(_speed(request))
        case "pause":
            player.pause()
        case "step":
            player.step()
        case "end":
            player.finish()
        case _:
            raise Http404
    asked = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(asked if safe and asked.startswith("/") else reverse("situation"))


def _speed(request: HttpRequest) -> int:
    asked = request.POST.get("speed", "")
    return int(asked) if asked.isascii() and asked.isdigit() and int(asked[:9]) in SPEEDS else SPEEDS[3]
