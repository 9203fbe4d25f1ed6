"""Warnings in the running service: taken in, followed along their references, shown, received as signals."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.conftest import SignIn
from tocsin.bootstrap.data_folder import Installation

DUTY = "crc-duty-officer"


@pytest.fixture(autouse=True)
def _nothing_before(demo: Path) -> None:
    from tocsin.web.warnings.models import WarningFile

    WarningFile.objects.all().delete()


def alert(identifier: str = "", *, kind: str = "Alert", references: str = "", hours: int = 6) -> bytes:
    """A warning sent just now that holds for some hours."""
    now = datetime.now(tz=UTC).replace(microsecond=0)
    sent = now - timedelta(minutes=5 if kind == "Alert" else 1)
    named = f"<references>{references}</references>" if references else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>{identifier or uuid4().hex}</identifier>
<sender>met@example.org</sender><sent>{sent.isoformat()}</sent><status>Actual</status><msgType>{kind}</msgType>
<scope>Public</scope>{named}<info><language>en</language><category>Met</category><event>Flood</event>
<urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty>
<expires>{(now + timedelta(hours=hours)).isoformat()}</expires><headline>Flood on the river</headline>
<area><areaDesc>Almaty</areaDesc><polygon>43,76 43,77 44,77 43,76</polygon></area></info></alert>""".encode()


def sent_at(body: bytes) -> str:
    return body.split(b"<sent>")[1].split(b"</sent>")[0].decode()


def upload(body: bytes, name: str = "w.xml") -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, body)}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_an_uploaded_warning_is_in_force_and_on_the_map(sign_in: SignIn, language: str) -> None:
    client = sign_in(DUTY, language)
    assert client.post("/warnings", upload(alert())).status_code == 302
    page = client.get("/warnings")
    assert [row.state for row in page.context["warnings"]] == ["in_force"]
    assert "Flood on the river" in page.content.decode()
    feature = client.get("/map/areas.json").json()["features"][0]
    assert feature["geometry"]["type"] == "Polygon"
    assert feature["geometry"]["coordinates"][0][0] == [76.0, 43.0]
    assert "Almaty" in client.get("/map").content.decode()


def test_a_pasted_cancellation_ends_the_warning_it_names(sign_in: SignIn) -> None:
    client, first = sign_in(DUTY), alert("one")
    client.post("/warnings", upload(first))
    cancel = alert("two", kind="Cancel", references=f"met@example.org,one,{sent_at(first)}")
    client.post("/warnings", {"paste": cancel.decode()})
    states = {row.identifier: row.state for row in client.get("/warnings").context["warnings"]}
    assert states == {"one": "cancelled", "two": "message"}
    assert client.get("/map/areas.json").json()["features"] == []


def test_an_expired_warning_says_so(sign_in: SignIn) -> None:
    client = sign_in(DUTY)
    client.post("/warnings", upload(alert(hours=-1)))
    assert [row.state for row in client.get("/warnings").context["warnings"]] == ["expired"]


def test_the_same_file_again_changes_nothing(sign_in: SignIn) -> None:
    client, body = sign_in(DUTY), alert()
    client.post("/warnings", upload(body))
    client.post("/warnings", upload(body, "again.xml"))
    assert len(client.get("/warnings").context["warnings"]) == 1


@pytest.mark.parametrize(
    "body", [b" ", b"no warning", b"<html/>", b"\x00\xff" * 40, b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"]
)
def test_what_is_no_warning_is_refused_in_words(sign_in: SignIn, body: bytes) -> None:
    client = sign_in(DUTY)
    page = client.post("/warnings", upload(body), follow=True)
    assert page.status_code == 200
    assert "note-bad" in page.content.decode()
    assert page.context["warnings"] == []


def test_a_warning_is_received_as_a_signal_with_its_evidence(sign_in: SignIn, opened: Installation) -> None:
    client, body = sign_in(DUTY), alert("for-a-signal")
    client.post("/warnings", upload(body))
    row = client.get("/warnings").context["warnings"][0]
    begun = client.post(f"/warnings/{row.sha256}/{row.place}/receive")
    assert begun.status_code == 302
    form = client.get(begun.headers["Location"]).content.decode()
    assert "Flood on the river" in form
    assert row.reference in form
    engine = opened.engine()
    assert engine is not None
    assert engine.body(row.sha256) == body


def test_who_may_not_enter_signals_only_looks(sign_in: SignIn) -> None:
    sign_in(DUTY).post("/warnings", upload(alert()))
    row = sign_in(DUTY).get("/warnings").context["warnings"][0]
    for login in ("secretariat-lawyer", "secretary-general", "auditor", "observer"):
        client = sign_in(login)
        page = client.get("/warnings")
        if page.status_code == 200 and not page.context["may"]:
            assert client.post("/warnings", upload(alert())).status_code == 404
            assert client.post(f"/warnings/{row.sha256}/{row.place}/receive").status_code == 404
    assert sign_in("administrator").get("/warnings").status_code == 404
    assert sign_in().get("/warnings").status_code == 302


def test_the_watched_folder_is_taken_in_and_cleared(sign_in: SignIn, opened: Installation) -> None:
    from tocsin.web.warnings.keeping import FOLDER, look_through

    folder = opened.data / FOLDER
    look_through(opened)
    (folder / "good.xml").write_bytes(alert())
    (folder / "bad.xml").write_bytes(b"no warning")
    (folder / "later.xml.part").write_bytes(alert())
    (folder / "link.xml").symlink_to("/etc/hostname")
    assert look_through(opened) == 1
    assert (folder / "read" / "good.xml").exists()
    assert (folder / "refused" / "bad.xml").exists()
    assert (folder / "later.xml.part").exists()
    assert (folder / "link.xml").is_symlink()
    (folder / "link.xml").unlink()
    assert len(sign_in(DUTY).get("/warnings").context["warnings"]) == 1


def test_the_table_of_the_map_has_what_the_map_has(sign_in: SignIn, played: str) -> None:
    page = sign_in("secretariat-lawyer").get(f"{played}/map")
    hosts = page.context["map_layers"]["cases"]
    assert len(hosts) == len([row for row in page.context["map_cases"] if row["host"]])
    text = page.content.decode()
    assert all(row["title"] in text for row in page.context["map_cases"])
