"""Pages in a real browser: nothing refused by the policy, nothing cut off, readable, usable by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
PAGES = (
    "/",
    "/inbox",
    "/signals",
    "/signals/quake-s3",
    "/cases/quake",
    "/cases/kz-2022",
    "/decisions/quake-forces",
    "/record",
    "/record/30",
    "/replays",
    "/do/signal.receive",
    "/api/docs",
)
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

CONTRAST = """() => {
  const parse = (text) => {
    const found = text.match(/[\\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    return found.length > 3 ? found : [...found, 1];
  };
  const light = ([r, g, b]) => {
    const part = (v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3]));
  const ground = (node) => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
  };
  const poor = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((part) => part.nodeType === 3 && part.textContent.trim());
    const box = node.getBoundingClientRect();
    if (!own || box.width < 2 || box.height < 2 || node.closest(".voice, .banner")) continue;
    const style = getComputedStyle(node);
    if (style.visibility === "hidden") continue;
    const back = ground(node);
    const [one, two] = [light(over(parse(style.color), back)), light(back)];
    const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && +style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) {
      poor.push(`${node.tagName}.${node.className}: ${ratio.toFixed(2)} "${node.textContent.trim().slice(0, 40)}"`);
    }
  }
  return poor;
}"""
UNNAMED = """() => {
  const nameless = [];
  for (const node of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    const named = node.labels?.length || node.getAttribute("aria-label") || node.getAttribute("aria-labelledby");
    if (!named) nameless.push(node.outerHTML.slice(0, 90));
  }
  for (const node of document.querySelectorAll("button, a[href], summary")) {
    const text = (node.textContent + (node.getAttribute("aria-label") ?? "")).trim();
    if (!text) nameless.push(node.outerHTML.slice(0, 90));
  }
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) nameless.push(`id ${id} twice`);
  for (const node of document.querySelectorAll("[aria-labelledby], [aria-describedby], label[for]")) {
    for (const name of ["aria-labelledby", "aria-describedby", "for"]) {
      for (const id of (node.getAttribute(name) ?? "").split(" ").filter(Boolean)) {
        if (!document.getElementById(id)) nameless.push(`${name} ${id} leads nowhere`);
      }
    }
  }
  if (document.querySelectorAll("h1").length !== 1) nameless.push(`${document.querySelectorAll("h1").length} h1`);
  for (const part of ["header", "main", "footer"]) {
    if (document.querySelectorAll(`body > ${part}`).length !== 1) nameless.push(`no ${part}`);
  }
  return nameless;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("locale", "width"), [("ru-RU", 1280), ("en-GB", 360)])
def test_every_page_is_whole_readable_and_named(open_as: Open, scheme: str, locale: str, width: int) -> None:
    page = open_as(
        "crc-duty-officer",
        locale=locale,
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
    )
    found: dict[str, Any] = {}
    for path in PAGES:
        page.goto(path)
        beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        poor, nameless = page.evaluate(CONTRAST), page.evaluate(UNNAMED)
        if beyond or poor or nameless:
            found[path] = (beyond, poor[:5], nameless[:5])
    assert found == {}


def test_poor_contrast_and_missing_names_are_found(open_as: Open) -> None:
    page = open_as("auditor", "/replays")
    page.evaluate("""() => {
      document.querySelector("main p").style.color = "#999";
      document.querySelector("main select").id = "main";
      document.querySelector("main button").textContent = "";
    }""")
    assert len(page.evaluate(CONTRAST)) == 1
    assert len(page.evaluate(UNNAMED)) == 2


def test_a_theme_that_was_chosen_stays(open_as: Open) -> None:
    page = open_as("by-foreign-ministry", color_scheme="light")
    assert page.evaluate("document.documentElement.dataset.bsTheme") == "light"
    page.click("details.menu summary")
    page.click('button[name="theme"][value="dark"]')
    assert page.evaluate("document.documentElement.dataset.bsTheme") == "dark"
    page.goto("/signals")
    assert page.evaluate("document.documentElement.dataset.bsTheme") == "dark"


def test_one_gets_around_by_keyboard(open_as: Open) -> None:
    page = open_as("am-foreign-ministry")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.locator("details.menu summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".menu-sheet")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".menu-sheet")).to_be_hidden()
    expect(page.locator("details.menu summary")).to_be_focused()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_a_digest_is_copied_whole(open_as: Open) -> None:
    page = open_as("auditor", "/record/30")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator("main .copy").first
    button.click()
    expect(page.locator("#voice")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == button.get_attribute("data-copy")


def test_the_clock_goes_in_the_zone_it_names(open_as: Open) -> None:
    page = open_as("auditor", timezone_id="Asia/Almaty")
    page.reload()
    first = page.locator("#clock").inner_text()
    expect(page.locator("#clock")).not_to_have_text(first)
    assert "UTC+05:00" in page.locator(".now").inner_text()
    wall = page.evaluate("new Date().toLocaleTimeString('en-GB', {hour: '2-digit', minute: '2-digit'})")
    assert page.locator("#clock").inner_text().startswith(wall[:2])
