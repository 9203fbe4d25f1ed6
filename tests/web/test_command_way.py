"""The way of a command in the browser, without JavaScript: fill in, see exactly what is signed, sign."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest

from tests.web.house import Guest, new_id
from tocsin.bootstrap.data_folder import Installation

Guests = Callable[[str], Guest]
DUTY = "crc-duty-officer"


def sealed_in(page: str) -> str:
    found = re.search(r'name="sealed" value="([^"]+)"', page)
    assert found, page[:2000]
    return unescape(found[1])


def fill(guest: Guest, address: str, **values: object) -> str:
    answer = guest.client.post(address, {"step": "check", **values})
    assert answer.status_code in (200, 409), answer.content[:500]
    return str(answer.content.decode())


def sign(guest: Guest, address: str, page: str, **values: object) -> str:
    answer = guest.client.post(address, {"step": "sign", "sealed": sealed_in(page), **values})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return str(answer.headers["Location"])


def receive_signal(guest: Guest, title: str) -> str:
    page = fill(guest, "/do/signal.receive", channel="telephone", title=title, received_from="Duty line")
    return sign(guest, "/do/signal.receive", page, channel="telephone", title=title)


def test_a_signal_is_entered_in_three_steps(guest: Guests) -> None:
    title = f"Flood {new_id()}"
    page = fill(
        guest(DUTY), "/do/signal.receive", channel="telephone", title=title, received_from="Duty line"
    )
    assert title in page
    assert "&quot;type&quot;:&quot;signal.received/1&quot;" in page
    place = sign(guest(DUTY), "/do/signal.receive", page)
    shown = guest(DUTY).page(place)
    assert title in shown
    assert "Signal entered: entry №" in shown
    assert "Signal entered" not in guest(DUTY).page(place)


def test_sent_twice_it_is_entered_once(guest: Guests) -> None:
    title = f"Twice {new_id()}"
    values = {"channel": "cable", "title": title, "received_from": "Cable"}
    page = fill(guest(DUTY), "/do/signal.receive", **values)
    first = sign(guest(DUTY), "/do/signal.receive", page)
    assert sign(guest(DUTY), "/do/signal.receive", page) == first
    assert guest(DUTY).page("/signals").count(title) == 1


def test_what_is_missing_is_told_beside_its_field(guest: Guests) -> None:
    page = fill(guest(DUTY), "/do/signal.receive", channel="telephone", title="", received_from="x")
    field = page[page.index('id="field-title"') :]
    assert "This is needed." in field[:600]
    assert 'aria-invalid="true"' in field[:300]
    assert 'value="x"' in page


def test_a_refusal_names_the_article_and_the_field(guest: Guests) -> None:
    lawyer = guest("secretariat-lawyer")
    address = "/do/appeal.make?case=quake"
    refused = guest("kg-permanent-representative").client.post(
        address,
        {"step": "check", "article": "charter:99", "asks": "assistance", "text_sha256.en": "Help."},
    )
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "is not in force on the date" in page
    assert "Choose an article in force." in page
    assert "has no power for this" in lawyer.page(address)


def test_an_action_that_is_barred_tells_why(guest: Guests) -> None:
    page = guest("kz-permanent-representative").page("/decisions/quake-mission")
    barred = page[page.index("not possible now, and why") :]
    assert "needed: open for positions" in barred


def test_a_position_is_stated_on_exactly_the_text_shown(guest: Guests) -> None:
    envoy = guest("by-permanent-representative")
    inbox = envoy.page("/inbox")
    assert "Exactly this text" in inbox
    assert "до 600 человек" in inbox
    address = "/do/position.state?case=quake&decision=quake-forces"
    values = {"position": "yes", "on_instruction_of": "Minsk", "channel": "system"}
    page = fill(envoy, address, **values)
    assert "до 600 человек" in page
    assert "Minsk" in page
    sign(envoy, address, page, **values)
    board = envoy.page("/decisions/quake-forces")
    row = board[board.index('<th scope="row">Belarus') :]
    assert "✓ yes" in row[:300]
    assert "own key" in row[:400]
    assert "Exactly this text" not in envoy.page("/inbox")


def test_what_was_prepared_is_signed_by_nobody_else(guest: Guests) -> None:
    title = f"Mine {new_id()}"
    page = fill(guest(DUTY), "/do/signal.receive", channel="cable", title=title, received_from="x")
    answer = guest("kz-defence-duty-officer").client.post(
        "/do/signal.receive", {"step": "sign", "sealed": sealed_in(page), "title": title}
    )
    assert "prepared for someone else" in answer.content.decode()
    forged = guest(DUTY).client.post("/do/signal.receive", {"step": "sign", "sealed": "x.y:z"})
    assert "prepared for someone else" in forged.content.decode()
    assert title not in guest(DUTY).page("/signals")


def test_a_changed_form_comes_back_as_it_was_typed(guest: Guests) -> None:
    answer = guest(DUTY).client.post(
        "/do/signal.receive", {"step": "edit", "title": "Half a title", "channel": "cable"}
    )
    page = answer.content.decode()
    assert 'value="Half a title"' in page
    assert re.search(r'value="cable" checked', page)


def test_a_draft_is_seen_by_its_own_track_only(guest: Guests) -> None:
    envoy, minister = guest("tj-permanent-representative"), guest("tj-foreign-ministry")
    defence, neighbour = guest("tj-defence-duty-officer"), guest("kg-permanent-representative")
    answer = envoy.client.post(
        "/do/view.state?case=quake", {"step": "draft", "text": "Not yet sent", "kind": "view"}
    )
    place = answer.headers["Location"]
    assert "Not yet sent" in envoy.page(place)
    assert "Not yet sent" in minister.page(place)
    assert "State a view" in minister.page("/inbox")
    for other in (defence, neighbour):
        assert other.status(place) == 404
    draft = place.rpartition("=")[2]
    neighbour.client.post("/do/view.state", {"step": "drop", "draft": draft})
    assert envoy.status(place) == 200
    envoy.client.post("/do/view.state", {"step": "drop", "draft": draft})
    assert envoy.status(place) == 404


def test_a_sent_draft_is_gone_and_both_tracks_see_the_act(guest: Guests) -> None:
    envoy, defence = guest("am-permanent-representative"), guest("am-defence-duty-officer")
    text = f"We support {new_id()}"
    values = {"text": text, "kind": "support", "channel": "system"}
    place = envoy.client.post("/do/view.state?case=quake", {"step": "draft", **values}).headers["Location"]
    draft = place.rpartition("=")[2]
    page = fill(envoy, "/do/view.state?case=quake", draft=draft, **values)
    sign(envoy, "/do/view.state?case=quake", page, draft=draft)
    assert envoy.status(place) == 404
    assert text in defence.page("/cases/quake")


def test_a_file_is_attached_and_can_be_fetched(house: Installation, guest: Guests) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    content = f"a report {new_id()}".encode()
    sent = SimpleUploadedFile("report <1>.txt", content, "text/plain")
    page = fill(guest(DUTY), "/do/case.attach?case=quake", file=sent, note="n")
    place = sign(guest(DUTY), "/do/case.attach?case=quake", page)
    shown = guest(DUTY).page(place)
    assert "report &lt;1&gt;.txt" in shown
    digest = re.findall(r"/bodies/([0-9a-f]{64})\?name=report", shown)[-1]
    answer = guest(DUTY).client.get(f"/bodies/{digest}")
    assert answer.content == content
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert guest("observer").status(f"/bodies/{digest}") == 404


@pytest.mark.parametrize("command", ["no.such", "outcome.declare", "roster.found", "mandate.end", "x" * 300])
def test_an_unknown_command_has_no_form(guest: Guests, command: str) -> None:
    assert guest("secretary-general").status(f"/do/{command}") == 404


def test_a_form_from_elsewhere_is_refused(house: Installation) -> None:
    careful = Guest(DUTY, enforce_csrf_checks=False)
    careful.client.handler.enforce_csrf_checks = True
    answer = careful.client.post("/do/signal.receive", {"step": "check", "title": "x"})
    assert answer.status_code == 403
    assert "not sent from a page of your session" in answer.content.decode()
