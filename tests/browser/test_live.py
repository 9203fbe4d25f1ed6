"""What happens while one looks: updates without reload, what is typed stays, replays, and all without JavaScript."""

from __future__ import annotations

import secrets
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def enter_signal(page: Page, title: str) -> None:
    page.goto("/do/signal.receive")
    page.check('input[name="channel"][value="cable"]')
    page.fill("#field-title", title)
    page.fill("#field-received-from", "Duty line")
    page.click('button[value="check"]')
    page.click('button[value="sign"]')
    expect(page.locator("h1")).to_have_text(title)


def test_a_page_shows_what_others_enter_without_a_reload(open_as: Open) -> None:
    watching, writing = open_as("auditor", "/signals"), open_as("crc-duty-officer")
    watching.evaluate("window.stayed = true")
    title = f"Signal {secrets.token_hex(4)}"
    enter_signal(writing, title)
    expect(watching.get_by_text(title)).to_be_visible()
    assert watching.evaluate("window.stayed")


def test_what_is_being_typed_stays_where_it_is(open_as: Open) -> None:
    envoy, duty = open_as("kz-permanent-representative", "/inbox"), open_as("kz-defence-duty-officer")
    envoy.evaluate("window.stayed = true")
    envoy.check('input[name="position"][value="abstain"]')
    field = envoy.locator('input[name="on_instruction_of"]').first
    field.click()
    field.type("Astana, by tel")
    duty.goto("/do/case.record_fact?case=quake")
    duty.check('input[name="standing"][value="reported"]')
    duty.fill("#field-text", f"A bridge is down {secrets.token_hex(4)}")
    duty.fill("#field-source", "Patrol")
    with envoy.expect_response(lambda answer: "x-tocsin-live" in answer.request.headers):
        duty.click('button[value="check"]')
        duty.click('button[value="sign"]')
    envoy.wait_for_timeout(500)
    field.type("ephone")
    assert field.input_value() == "Astana, by telephone"
    expect(field).to_be_focused()
    assert envoy.locator('input[name="position"][value="abstain"]').first.is_checked()
    assert envoy.evaluate("window.stayed")


def test_a_position_is_stated_from_the_inbox(open_as: Open) -> None:
    page = open_as("am-permanent-representative", "/inbox")
    expect(page.get_by_text("Exactly this text")).to_be_visible()
    page.locator('input[name="position"][value="yes"]').first.check()
    page.locator('input[name="on_instruction_of"]').first.fill("Yerevan")
    page.locator('form.quick button[value="check"]').first.click()
    expect(page.get_by_text("This is exactly what you sign")).to_be_visible()
    page.click('button[value="sign"]')
    row = page.locator("tr", has=page.get_by_role("rowheader", name="Armenia")).first
    expect(row).to_contain_text("yes")
    expect(row).to_contain_text("own key")


def test_all_that_is_essential_works_without_scripts(open_as: Open) -> None:
    page = open_as("crc-duty-officer", java_script_enabled=False)
    title = f"Without scripts {secrets.token_hex(4)}"
    enter_signal(page, title)
    page.click("a.btn:has-text('Acknowledge the signal')")
    page.click('button[value="check"]')
    page.click('button[value="sign"]')
    expect(page.locator(".answer")).to_contain_text("acknowledged")
    page.locator("details.menu summary").click()
    page.click('button[name="language"][value="ru"]')
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    page.locator("details.menu summary").click()
    page.click('button[name="language"][value="en"]')


def test_a_refusal_stands_beside_its_field(open_as: Open) -> None:
    page = open_as("kg-permanent-representative", "/do/view.state?case=quake")
    page.check('input[name="kind"][value="view"]')
    page.fill("#field-text", "   ")
    page.click('button[value="check"]')
    expect(page.locator(".field.has-wrong")).to_contain_text("This is needed")


def test_a_replay_runs_at_a_chosen_speed_with_its_clock(open_as: Open) -> None:
    page = open_as("auditor", "/replays")
    part = page.locator("section", has=page.locator("#scenario-csto-2022-09-armenia"))
    part.locator("select").select_option("21600")
    part.locator("button").click()
    expect(page.locator(".banner")).to_contain_text("Replay of past events")
    expect(page.locator("#replay-bar strong")).to_contain_text("2022")
    expect(page.locator(".row-list").first).to_contain_text("Armenia", timeout=30_000)
    page.click('#replay-bar button[value="pause"]')
    stands = page.locator("#replay-bar strong").inner_text()
    page.wait_for_timeout(1200)
    page.reload()
    assert page.locator("#replay-bar strong").inner_text() == stands
    page.click('#replay-bar button[value="end"]')
    expect(page.locator("#replay-bar")).to_contain_text("finished")
    expect(page.get_by_text("You are watching")).to_have_count(0)
    page.goto(page.url.rstrip("/") + "/inbox")
    expect(page.get_by_text("You are watching this ledger")).to_be_visible()
