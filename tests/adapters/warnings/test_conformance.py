"""Public warnings and XML attacks: an answer in time, nothing lost, nothing hostile taken."""

from __future__ import annotations

import json
import os
import re
import time
from pathlib import Path

import pytest
from lxml import etree

from tests.adapters.warnings.samples import codes
from tocsin.adapters.warnings.as_json import Phrases, as_line, plain
from tocsin.adapters.warnings.codes import FINDINGS
from tocsin.adapters.warnings.read import read_file
from tocsin.adapters.warnings.schema import NAMESPACES
from tocsin.adapters.warnings.values import WarningMessage

pytestmark = pytest.mark.conformance

SECONDS = 2.0
WARNING_ENDINGS = {".xml", ".cap", ".atom", ".rss"}
IDENTIFIER = re.compile(r"<(?:\w+:)?identifier(?:\s[^>]*)?>([^<]*)</")
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[-+]\d\d:\d\d)")
SCHEMAS = {
    "cap-1.0": "google-cap-library/cap10.xsd",
    "cap-1.1": "google-cap-library/cap11.xsd",
    "cap-1.2": "oasis/CAP-v1.2.xsd",
}


def folder() -> Path:
    return Path(os.environ.get("TOCSIN_CONFORMANCE_DATA", "/nonexistent"))


def files(*parts: str) -> list[Path]:
    return sorted(path for part in parts for path in (folder() / part).rglob("*") if path.is_file())


def warning_files() -> list[Path]:
    """Files that services sent or that follow them, without the schemas."""
    return [
        path for path in files("cap", "gdacs") if path.suffix in WARNING_ENDINGS and "xsd" not in path.parts
    ]


def attack_files() -> list[Path]:
    return files("vectors/xml")


def name_of(path: Path) -> str:
    return str(path.relative_to(folder()))


def answer(path: Path) -> list[WarningMessage]:
    """The warnings of a file, given in time and with well-formed lines."""
    began = time.process_time()
    found = read_file(str(path))
    assert time.process_time() - began < SECONDS
    assert found
    for message in found:
        line = json.loads(json.dumps(as_line(message, Phrases(plain)), ensure_ascii=False, allow_nan=False))
        assert line["file"] == str(path)
        times = [line["sent"], *(info[name] for info in line["info"] for name in ("onset", "expires"))]
        assert all(text is None or RFC3339.fullmatch(text) for text in times)
        for finding in message.findings:
            assert FINDINGS[finding.code] == tuple(name for name, _ in finding.params)
        assert message.accepted or message.findings
    return found


def test_the_material_is_there(conformance_data: Path) -> None:
    assert conformance_data == folder()
    assert len(warning_files()) > 20
    assert len(attack_files()) > 50


@pytest.mark.parametrize("path", files("cap", "gdacs", "vectors/xml", "feeds", "edxl"), ids=name_of)
def test_every_file_gets_an_answer(path: Path) -> None:
    answer(path)


@pytest.mark.parametrize("path", attack_files(), ids=name_of)
def test_every_attack_is_refused(path: Path) -> None:
    (message,) = answer(path)
    assert not message.accepted
    assert len(message.findings) <= 2


def hostile(path: Path) -> bool:
    return b"<!DOCTYPE" in path.read_bytes()[:65_536]


@pytest.mark.parametrize("path", warning_files(), ids=name_of)
def test_every_warning_sent_is_accepted_with_its_identifiers(path: Path) -> None:
    found = answer(path)
    if hostile(path):
        assert [codes(message) for message in found] == [["doctype"]]
        return
    assert all(message.accepted for message in found)
    whole = [message for message in found if (message.format or "").startswith("cap")]
    text = path.read_text(encoding="latin-1")
    if "http://www.gdacs.org" not in text:
        assert sorted(message.identifier or "" for message in whole) == sorted(
            map(str.strip, IDENTIFIER.findall(text))
        )
    entries = len(re.findall(r"<(?:\w+:)?(?:entry|item)[\s>]", text))
    if entries:
        assert len(found) == max(entries, len(whole))


@pytest.mark.parametrize("path", files("gdacs"), ids=name_of)
def test_every_item_of_gdacs_tells_what_and_where(path: Path) -> None:
    for message in answer(path):
        (info,) = message.infos
        assert message.format == "gdacs"
        assert message.identifier
        assert message.sent
        assert info.event
        assert info.severity
        assert info.onset
        assert info.areas[0].circles
        assert codes(message) == ["link_not_followed"]


@pytest.mark.parametrize("path", [path for path in warning_files() if not hostile(path)], ids=name_of)
def test_findings_agree_with_the_schemas(path: Path) -> None:
    """What fails its schema has a finding; what has none passes."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.parse(str(path), parser).getroot()
    alerts = [found for found in root.iter("{*}alert") if etree.QName(found).namespace in NAMESPACES]
    read = [message for message in answer(path) if (message.format or "").startswith("cap")]
    assert len(alerts) == len(read)
    for element, message in zip(alerts, read, strict=True):
        assert message.format is not None
        schema = etree.XMLSchema(etree.parse(str(folder() / "cap" / "xsd" / SCHEMAS[message.format])))
        passes = schema.validate(etree.fromstring(etree.tostring(element, with_tail=False)))
        assert passes or message.findings, schema.error_log
