"""The lines of `alert read`: keys and their order, sentences in both languages, all findings."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import tocsin
from tests.adapters.warnings.samples import alert, read
from tocsin.adapters.warnings import as_json
from tocsin.adapters.warnings.as_json import Phrases, as_line, plain, read_lines
from tocsin.adapters.warnings.codes import CHOICES, FINDINGS
from tocsin.adapters.warnings.faults import LIMITS, Limits
from tocsin.adapters.warnings.values import Finding, WarningMessage
from tocsin.wording import LANGUAGES, Language
from tocsin.wording.findings import warning_finding_text

PACKAGE = Path(tocsin.__file__).parent
NOT_CODES = {"message_type", "in_force", "shift_jis", "euc_kr"}
KEYS = [
    "file",
    "accepted",
    "format",
    "wrapper",
    "identifier",
    "sender",
    "sent",
    "status",
    "msgType",
    "scope",
    "references",
    "info",
    "findings",
]


def test_a_line_has_the_keys_of_the_interface_in_their_order() -> None:
    geocode = "<geocode><valueName>SOATE</valueName><value>41702</value></geocode>"
    cited = "a@b.kg,KG-0,2026-05-01T10:00:00+06:00"
    text = alert(kind="Update", references=cited).replace(
        "</polygon>", f"</polygon><circle>1,2 3</circle>{geocode}"
    )
    (message,) = read(text.replace("<language>en<", "<language>e<"))
    line = as_line(message, Phrases(plain))
    assert list(line) == KEYS
    assert line == {
        "file": "a.xml",
        "accepted": True,
        "format": "cap-1.2",
        "wrapper": None,
        "identifier": "KG-1",
        "sender": "meteo@example.kg",
        "sent": "2026-05-01T12:00:00+06:00",
        "status": "Actual",
        "msgType": "Update",
        "scope": "Public",
        "references": [cited],
        "info": [
            {
                "language": "e",
                "category": ["Met"],
                "event": "Mudflow",
                "urgency": "Expected",
                "severity": "Severe",
                "certainty": "Likely",
                "headline": "Mudflow in the lower valley",
                "onset": "2026-05-02T06:00:00+06:00",
                "expires": "2026-05-02T18:00:00+06:00",
                "areas": [
                    {
                        "description": "Lower valley",
                        "polygons": ["41,74 41,75 42,75 41,74"],
                        "circles": ["1,2 3"],
                        "geocodes": [{"valueName": "SOATE", "value": "41702"}],
                    }
                ],
            }
        ],
        "findings": [
            {"code": "bad_language", "path": "alert/info[1]/language", "message": "bad language (value: e)"}
        ],
    }
    (info,) = json.loads(json.dumps(line))["info"]
    assert list(info) == [
        "language",
        "category",
        "event",
        "urgency",
        "severity",
        "certainty",
        "headline",
        "onset",
        "expires",
        "areas",
    ]


def test_files_are_read_in_order_and_named_as_given(tmp_path: Path) -> None:
    (tmp_path / "one.xml").write_text(f"<alerts>{alert('A')}{alert('B')}</alerts>")
    (tmp_path / "two.xml").write_text("nothing")
    paths = [str(tmp_path / "two.xml"), str(tmp_path / "one.xml"), str(tmp_path / "none.xml")]
    found = [(line["file"], line["accepted"], line["identifier"]) for line in read_lines(paths)]
    assert found == [
        (paths[0], False, None),
        (paths[1], True, "A"),
        (paths[1], True, "B"),
        (paths[2], False, None),
    ]


def test_the_time_before_the_first_file_counts_as_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[float] = []

    def note(path: str, *, limits: Limits) -> list[WarningMessage]:
        given.append(round(limits.seconds, 2))
        return []

    monkeypatch.setattr(as_json, "read_file", note)
    for spent in (0.0, 0.9, 30.0):
        assert list(read_lines(["a", "b"], spent=spent)) == []
    assert given == [LIMITS.seconds, LIMITS.seconds, 0.71, LIMITS.seconds, 0.3, LIMITS.seconds]


def test_a_name_that_is_no_text_can_still_be_printed(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.xml"
    Path(os.fsdecode(path)).write_text(alert())
    (line,) = read_lines([os.fsdecode(path)])
    assert json.dumps(line, ensure_ascii=False).encode("utf-8")
    assert str(line["file"]).endswith("/\ufffd.xml")


def test_no_sentence_is_formed_twice() -> None:
    asked: list[str] = []

    def say(code: str, params: object) -> str:
        asked.append(code)
        return plain(code, params)  # type: ignore[arg-type]

    phrases = Phrases(say)
    texts = [phrases.of(Finding("bad_time", "", (("value", str(n)),))) for n in range(3)]
    assert texts == ["bad time (value: 0)", "bad time (value: 1)", "bad time (value: 2)"]
    assert asked == ["bad_time"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", FINDINGS)
def test_every_finding_has_its_sentence_with_all_its_facts(lang: Language, code: str) -> None:
    choices = ("octets", "warnings", "seconds") if "bound" in FINDINGS[code] else ("",)
    phrases = Phrases(lambda said, params: warning_finding_text(lang, said, params))
    for choice in choices:
        params = tuple((name, choice if name in CHOICES else f"<{name}>") for name in FINDINGS[code])
        text = phrases.of(Finding(code, "", params))
        assert re.search("[а-яё]" if lang == "ru" else "[a-z]", text)
        for name in FINDINGS[code]:
            assert name in CHOICES or f"<{name}>" in text or (name == "count" and choice == "octets")


def test_the_page_tells_of_every_finding_and_of_no_other() -> None:
    page = PACKAGE.parent.parent / "docs" / "warnings.md"
    section = page.read_text(encoding="utf-8").partition("## Findings")[2]
    told = set(re.findall(r"`([a-z0-9]+(?:_[a-z0-9]+)+|truncated|compressed|undecodable|doctype)`", section))
    assert told == set(FINDINGS)


def test_every_code_in_the_source_is_in_the_table() -> None:
    named = set(codes_in_source())
    assert named - set(FINDINGS) == set()
    assert set(FINDINGS) - named == set()


def codes_in_source() -> Iterator[str]:
    """String constants of the room that look like a code and stand where a finding is made."""
    for path in (PACKAGE / "adapters" / "warnings").glob("*.py"):
        if path.stem in ("codes", "as_json"):
            continue
        constants = (n.value for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Constant))
        for value in constants:
            if not isinstance(value, str) or value in NOT_CODES:
                continue
            if value in FINDINGS or re.fullmatch(r"[a-z]+(_[a-z0-9]+)+", value):
                yield value


def test_reading_needs_nothing_but_lxml() -> None:
    """So that the command starts at once and the reader may run in a room of its own."""
    program = (
        "import sys; import tocsin.adapters.warnings.as_json; "
        "print([n for n in ('django', 'typer', 'socket', 'asyncio', 'urllib.request') if n in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "[]"
