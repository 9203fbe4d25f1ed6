"""Record, verification and charter as people see them."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.conftest import SignIn
from tocsin.bootstrap.certificates import certificate_of
from tocsin.bootstrap.data_folder import Installation
from tocsin.web.records.proving import prove

LAWYER = "secretariat-lawyer"
NOTHING = "0" * 64
LANGUAGES = pytest.mark.parametrize("language", ["en", "ru"])


@pytest.fixture
def certificate(opened: Installation, played: str) -> bytes:
    """The certificate of an adopted decision of the demo."""
    engine = opened.engine("played")
    assert engine is not None
    rows = engine.store.rows("decisions", limit=500)
    adopted = next(row.id for row in rows if json.loads(row.document)["stage"] == "adopted")
    return certificate_of(engine, opened.keyring("played"), adopted)


@LANGUAGES
@pytest.mark.parametrize("path", ["/record", "/record/0", "/record/5", "/charter", "/verify"])
def test_every_page_answers_whole_in_both_languages(
    sign_in: SignIn, path: str, language: str, played: str
) -> None:
    answer = sign_in(LAWYER, language).get(f"{played}{path}")
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()


@pytest.mark.parametrize("path", ["/record", "/record/0", "/charter"])
def test_who_is_not_signed_in_is_asked_to(sign_in: SignIn, path: str, played: str) -> None:
    answer = sign_in().get(f"{played}{path}")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/played/sign-in")


def test_the_record_shows_the_newest_first_and_pages_back_to_the_beginning(
    sign_in: SignIn, opened: Installation, played: str
) -> None:
    client, address, seen = sign_in(LAWYER), f"{played}/record", []
    while address:
        context = client.get(address).context
        seen += [row["index"] for row in context["entries"]]
        address = f"{played}/record?before={context['older']}" if context["older"] is not None else ""
    engine = opened.engine("played")
    assert engine is not None
    assert seen == list(reversed(range(engine.store.size())))


def test_the_record_is_filtered_by_type_stream_and_case(sign_in: SignIn, played: str) -> None:
    client = sign_in(LAWYER)
    appeals = client.get(f"{played}/record?type=case.appeal_made/1").context["entries"]
    assert appeals
    assert {row["type"] for row in appeals} == {"case.appeal_made/1"}
    stream, case = appeals[0]["stream"], appeals[0]["case"]
    assert {row["stream"] for row in client.get(f"{played}/record?stream={stream}").context["entries"]} == {
        stream
    }
    assert {row["case"] for row in client.get(f"{played}/record?case={case}").context["entries"]} == {case}


@pytest.mark.parametrize(
    "query", ["before=x", "before=%00", "case='--", "stream=../..", "type=nothing/1", "before=²"]
)
def test_a_filter_that_says_nothing_is_left_out(sign_in: SignIn, query: str, played: str) -> None:
    answer = sign_in(LAWYER).get(f"{played}/record?{query}")
    assert answer.status_code == 200
    assert answer.context["entries"]


def test_an_entry_is_proven_on_the_spot(sign_in: SignIn, played: str) -> None:
    proof = sign_in(LAWYER).get(f"{played}/record/7").context["proof"]
    assert proof.holds
    assert proof.included
    assert proof.signed_by_log
    assert len(proof.signatures) == 1


def test_the_founding_entry_shows_all_its_signatures(opened: Installation, played: str) -> None:
    engine = opened.engine("played")
    assert engine is not None
    proof = prove(engine, 0)
    assert len(proof.signatures) > 1
    assert all(row.holds for row in proof.signatures)


def test_an_entry_beyond_the_end_is_not_found(sign_in: SignIn, played: str) -> None:
    client = sign_in(LAWYER)
    assert client.get(f"{played}/record/999999").status_code == 404
    assert client.get(f"{played}/record/99999999999999999999").status_code == 404


@LANGUAGES
def test_a_certificate_is_verified_without_sign_in(
    sign_in: SignIn, certificate: bytes, language: str, played: str
) -> None:
    sent = {"certificate": SimpleUploadedFile("decision.json", certificate)}
    told = sign_in(language=language).post(f"{played}/verify", sent).context["told"]
    assert told.valid
    assert told.kind
    assert all(ok for ok, _ in told.checks)


def test_a_changed_certificate_does_not_hold(sign_in: SignIn, certificate: bytes, played: str) -> None:
    changed = certificate.replace(b'"adopted"', b'"adoptes"', 1)
    assert changed != certificate
    told = (
        sign_in()
        .post(f"{played}/verify", {"certificate": SimpleUploadedFile("x.json", changed)})
        .context["told"]
    )
    assert not told.valid


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"{}", b"[" * 100_000, b'{"a":1e999}', b"<html>"])
def test_a_hostile_file_gives_one_calm_answer(sign_in: SignIn, body: bytes, played: str) -> None:
    answer = sign_in().post(f"{played}/verify", {"certificate": SimpleUploadedFile("x.json", body)})
    assert answer.status_code in (200, 400)
    assert "Traceback" not in answer.content.decode()
    told = answer.context.get("told")
    assert told is None or not told.valid


def test_a_certificate_is_compared_with_the_published_root(
    sign_in: SignIn, certificate: bytes, played: str
) -> None:
    client = sign_in()
    known = client.get(f"{played}/verify").context["known"]

    def told(root: str) -> object:
        return client.post(
            f"{played}/verify", {"certificate": SimpleUploadedFile("x", certificate), "root": root}
        ).context

    assert told(known["root"])["told"].valid  # type: ignore[index]
    assert not told("0" * 64)["told"].valid  # type: ignore[index]
    assert told("no digest")["wrong"]  # type: ignore[index]


def test_the_form_without_a_file_says_what_to_do(sign_in: SignIn, played: str) -> None:
    answer = sign_in().post(f"{played}/verify", {})
    assert answer.status_code == 400
    assert "No file was chosen" in answer.content.decode()


def test_the_charter_is_shown_as_of_a_day(sign_in: SignIn, played: str) -> None:
    client = sign_in(LAWYER)
    names = {
        day: [row["name"] for row in client.get(f"{played}/charter?on={day}").context["procedures"]]
        for day in ("2022-01-05", "2024-01-05")
    }
    assert all(names.values())
    assert client.get(f"{played}/charter?on=never").context["wrong_day"]


def test_the_charter_can_be_taken_along(sign_in: SignIn, played: str) -> None:
    client = sign_in(LAWYER)
    revision = client.get(f"{played}/charter").context["revision"]
    packed = client.get(f"{played}/charter/{revision}.zip")
    assert "charter.toml" in zipfile.ZipFile(io.BytesIO(packed.content)).namelist()
    assert client.get(f"{played}/charter/{revision}/charter.toml").status_code == 200
    assert client.get(f"{played}/charter/{revision}/../x").status_code == 404
    assert client.get(f"{played}/charter/{NOTHING}/charter.toml").status_code == 404
    assert client.get(f"{played}/charter?revision=" + "0" * 64).status_code == 404
