"""A stranger checks a certificate on the page, without signing in, by the server's verifier."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import io, sys
from pathlib import Path

import pytest
from tocsin.bootstrap.certificates import certificate_of
from tocsin.bootstrap.demo import create_demo
from tocsin.bootstrap.demo_cases import play_demo_cases
from tocsin.web.start import start

opened = create_demo(Path(sys.argv[1]), play_demo_cases)
start(opened, hosts=("testserver",))
from django.test import Client
from django.core.files.uploadedfile import SimpleUploadedFile

made = certificate_of(opened.engine("demo"), opened.keyring("demo"), "kz-2022-forces")
client = Client(headers={"accept-language": sys.argv[2]})
for data in (made, made.replace(b"AM", b"AN", 1), b"", b"\\x00\\xff" * 50):
    answer = client.post("/verify", {"certificate": SimpleUploadedFile("c.json", data)})
    text = answer.content.decode()
    print(answer.status_code, "\\u2713 " + sys.argv[3] in text)
print(client.post("/verify").status_code, client.get("/verify").status_code, client.get("/charter").status_code)
"""


def run(data: Path, language: str, good: str) -> list[str]:
    words = [sys.executable, "-c", SCRIPT, str(data), language, good]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=110)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.split("\n")[:5]


@pytest.mark.slow
def test_a_certificate_holds_and_any_other_file_does_not(tmp_path: Path) -> None:
    answers = run(tmp_path / "demo", "ru", "Свидетельство действительно.")
    assert answers == ["200 True", "200 False", "200 False", "200 False", "200 200 302"]


@pytest.mark.slow
def test_the_page_speaks_english_too(tmp_path: Path) -> None:
    assert run(tmp_path / "demo", "en", "The certificate holds.")[0] == "200 True"
