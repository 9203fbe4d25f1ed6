"""Pages: in the reader's language, whole in both, and only what the role sees."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.web.house import Guest
from tocsin.bootstrap.data_folder import Installation
from tocsin.bootstrap.demo import demo_people
from tocsin.core.charter.query import role_named
from tocsin.web.frame.installed import ledger_named

PAGES = (
    "/",
    "/inbox",
    "/signals",
    "/signals/quake-s3",
    "/cases/quake",
    "/cases/kz-2022",
    "/decisions/quake-forces",
    "/decisions/quake-forces?version=1",
    "/record",
    "/record?before=60",
    "/record/0",
    "/record/30",
    "/do/signal.receive",
    "/do/position.state?decision=quake-forces",
    "/do/decision.open?decision=quake-forces",
    "/do/order.complete?case=quake",
    "/api/docs",
)
Guests = Callable[[str], Guest]


@pytest.mark.parametrize(
    ("header", "language", "words"),
    [
        ("ru-RU,ru;q=0.9,en;q=0.5", "ru", "от сигнала до подтверждённого решения"),
        ("en", "en", "from the alarm to a proven decision"),
        ("de,fr;q=0.8", "en", "from the alarm to a proven decision"),
        ("de, ru;q=0.1", "ru", "от сигнала"),
        ("", "en", "from the alarm"),
        ("ru;q=x, *;q=0, ;;;,,", "en", "from the alarm"),
    ],
)
def test_the_front_page_answers_anyone_in_their_language(
    house: Installation, header: str, language: str, words: str
) -> None:
    page = Guest().page("/", **{"accept-language": header})
    assert f'lang="{language}"' in page
    assert words in page


@pytest.mark.parametrize(("language", "side"), [("ru", ""), ("en", ""), ("ru", "KZ"), ("en", "KG")])
def test_every_page_is_whole_for_every_role(house: Installation, language: str, side: str) -> None:
    """Strict wording is on: a missing text would be an incident."""
    seen = set()
    for login, member, role, _, _ in demo_people(house, "demo"):
        if member != side:
            continue
        guest = Guest(login, language)
        for page in PAGES:
            status = guest.status(page)
            assert status in (200, 404), (login, page, status)
            if status == 200:
                seen.add(page)
        assert role
    assert seen == set(PAGES)


def test_a_russian_page_holds_no_english_sentence(house: Installation) -> None:
    page = Guest("crc-duty-officer", "ru").page("/cases/quake")
    text = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    body = text.partition("Учебный случай")[2]
    phrases = re.findall(r"(?<![\w.-])[A-Za-z]{3,}(?: [a-z]{2,}){2,}", body)
    assert [row for row in phrases if "mountains" not in row and not _of_the_record(row)] == []


def _of_the_record(words: str) -> bool:
    """The appeal's English text stands in the record itself."""
    appeal = (
        "To the heads", "An earthquake", "the region", "If it bursts", "The Kyrgyz Republic asks", "help with",
        "TRAINING", "the event", "has set off", "and dammed", "destroyed roads", "the town", "into", "rescue and",
    )  # fmt: skip
    return any(part in words or words in part for part in appeal) or words[0].islower()


def test_nothing_may_be_framed_cached_or_loaded_from_elsewhere(house: Installation) -> None:
    answer = Guest("auditor").client.get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', answer.content.decode())


def test_pages_hold_no_inline_script_or_style(house: Installation) -> None:
    guest = Guest("crc-duty-officer")
    for path in PAGES[:8]:
        page = guest.page(path)
        assert not re.search(r"\son[a-z]+=|\sstyle=|<style", page), path
        code = [tag for tag in re.findall(r"<script[^>]*>", page) if "application/json" not in tag]
        assert all('src="' in tag for tag in code), path


def test_every_page_says_that_it_is_a_demonstration(guest: Guests) -> None:
    for path in PAGES[:10]:
        assert "Nothing here is real" in guest("auditor").page(path)


@pytest.mark.parametrize("path", ["/cases/quake", "/decisions/quake-forces", "/signals", "/signals/quake-s3"])
def test_hidden_and_absent_look_the_same(guest: Guests, path: str) -> None:
    outsider = guest("observer")
    hidden = outsider.client.get(path)
    absent = outsider.client.get(path.rpartition("/")[0] + "/no-such-thing")
    assert hidden.status_code == absent.status_code == 404
    assert _without_tokens(hidden.content) == _without_tokens(absent.content)


def _without_tokens(page: bytes) -> bytes:
    page = re.sub(rb'value="[A-Za-z0-9]{64}"', b"", page)
    return re.sub(rb'name="next" value="[^"]*"|data-now="\d+"|\d\d:\d\d:\d\d', b"", page)


def test_whoever_is_not_signed_in_is_asked_to(nobody: Guest) -> None:
    for path in ("/inbox", "/cases/quake", "/record", "/do/case.open"):
        answer = nobody.client.get(path)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/sign-in?next=")


def test_all_of_it_lies_under_the_ledger_too(guest: Guests) -> None:
    page = guest("auditor").page("/demo/cases/quake")
    assert 'href="/demo/decisions/quake-forces"' in page
    assert guest("auditor").status("/no-such-ledger/cases/quake") == 404
    assert guest("auditor").read("/demo/api/me")["ledger"] == "demo"


def test_every_role_of_the_charter_sees_the_pages_of_its_compartments(house: Installation) -> None:
    ledger = ledger_named("demo")
    assert ledger is not None
    for login, member, role, _, _ in demo_people(house, "demo"):
        found = role_named(ledger.charter(), role)
        if member in ("", "AM") and found is not None:
            wanted = 200 if "cases" in found.sees else 404
            assert Guest(login).status("/cases/quake") == wanted, role


def test_the_language_is_kept_with_the_person(house: Installation) -> None:
    reader = Guest("kg-foreign-ministry", "en")
    assert 'lang="en"' in reader.page("/")
    answer = reader.client.post("/preferences", {"language": "ru", "next": "/inbox"})
    assert answer.headers["Location"] == "/inbox"
    assert 'lang="ru"' in Guest("kg-foreign-ministry", "en").page("/")
    reader.client.post("/preferences", {"language": "xx", "theme": "dark"})
    page = reader.page("/")
    assert 'lang="ru"' in page
    assert 'data-theme="dark"' in page


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"]
)
def test_nobody_is_led_elsewhere_after_a_choice(house: Installation, address: str) -> None:
    answer = Guest().client.post("/preferences", {"language": "ru", "next": address})
    assert answer.headers["Location"] == "/"


def test_instants_stand_in_the_readers_zone_with_the_zone(house: Installation) -> None:
    reader = Guest("auditor")
    reader.client.post("/preferences", {"zone": "Asia/Almaty"})
    assert "UTC+05:00" in reader.page("/record/30")
    reader.client.post("/preferences", {"zone": "Europe/Moscow"})
    assert "UTC+03:00" in reader.page("/record/30")
    reader.client.post("/preferences", {"zone": "../../etc/passwd"})
    assert "UTC+03:00" in reader.page("/record/30")


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK")])
def test_a_decision_is_had_as_a_paper(house: Installation, form: str, begins: bytes) -> None:
    answer = Guest("secretariat-lawyer").client.get(f"/decisions/kz-2022-forces/paper.{form}")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)


@pytest.mark.parametrize("path", ["/decisions/kz-2022-forces/paper.exe", "/decisions/none/paper.pdf"])
def test_a_paper_that_there_is_not_is_not_found(house: Installation, path: str) -> None:
    assert Guest("secretariat-lawyer").client.get(path).status_code == 404
