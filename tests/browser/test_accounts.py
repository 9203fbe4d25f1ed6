"""A real installation: the one-time link of `init`, a password, a second factor, sign-in with both."""

from __future__ import annotations

import base64
import hmac
import os
import re
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE, free_port, wait_for

PASSWORD = "four words are better"
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def code_of(secret: str, at: float) -> str:
    """The code of an authenticator app (RFC 6238, SHA-1, six digits, 30 seconds)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(at) // 30), "sha1")
    place = digest[-1] & 15
    number = struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


@pytest.fixture
def real(tmp_path: Path, browser: Browser) -> Iterator[tuple[Page, str]]:
    """A page of a fresh live installation, and its one-time link."""
    data, port = tmp_path / "data", free_port()
    environ = {**os.environ, "TOCSIN_DATA": str(data), "PYTHONPATH": os.pathsep.join(sys.path)}
    words = ["init", "--data", str(data), "--charter", "csto", "--origin", "csto.example/live"]
    made = subprocess.run(
        [sys.executable, "-c", "from tocsin.cli.main import run; run()", *words],
        env=environ,
        capture_output=True,
        text=True,
        check=True,
    )
    link = re.search(r"/welcome/\S+", made.stdout)
    assert link, made.stdout
    server = subprocess.Popen([sys.executable, "-m", "tocsin.web.serve", "127.0.0.1", str(port)], env=environ)
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        page = browser.new_context(base_url=f"http://127.0.0.1:{port}", locale="en-GB").new_page()
        page.set_default_timeout(15_000)
        yield page, link[0]
        page.context.close()
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def test_from_the_one_time_link_to_a_sign_in_with_two_factors(real: tuple[Page, str]) -> None:
    page, link = real
    page.goto(link)
    page.fill("#id_password", "short")
    page.fill("#id_again", "short")
    page.click("main button")
    expect(page.locator(".wrong").first).to_be_visible()
    page.fill("#id_password", PASSWORD)
    page.fill("#id_again", PASSWORD)
    page.click("main button")
    page.goto("/account/second-factor/totp/activate/")
    secret = page.locator("#authenticator_secret").input_value()
    page.fill("#id_code", code_of(secret, time.time()))
    page.click("main form[method=post] button[type=submit]")
    expect(page).to_have_url(re.compile("recovery-codes"))

    page.click("details.menu summary")
    page.click("text=Sign out")
    answer = page.goto(link)
    assert answer is not None
    assert answer.status == 410

    page.goto("/sign-in")
    page.fill("#id_login", "administrator")
    page.fill("#id_password", "wrong wrong wrong")
    page.click("main button[type=submit]")
    expect(page.locator("main .note-bad, main .wrong").first).to_be_visible()
    page.fill("#id_login", "administrator")
    page.fill("#id_password", PASSWORD)
    page.click("main button[type=submit]")
    expect(page).to_have_url(re.compile("second-factor/authenticate"))
    assert page.request.get("/api/me").status == 401
    page.fill("#id_code", code_of(secret, time.time() + 30))
    page.click("main form button[type=submit] >> nth=0")
    expect(page.locator(".menu summary")).to_contain_text("Administrator")
    assert page.request.get("/api/me").json()["role"] == "administrator"
    assert page.locator(".banner").count() == 0
