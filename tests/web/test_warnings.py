"""Warnings in the running service: brought in, followed, shown to whom they concern, received as signals."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from tests.web.served import Served, fresh

Sign = Callable[..., Served]
DUTY, AUDITOR, OBSERVER = "crc-duty-officer", "auditor", "observer"


def cap(
    identifier: str, *, headline: str = "Flood", kind: str = "Alert", refers: str = "", hours: int = 5
) -> bytes:
    """A warning sent now, or an hour later where it speaks of another."""
    now = datetime.now(UTC).replace(microsecond=0)
    sent = now - timedelta(hours=6 if not refers else 1)
    about = f"<references>{refers}</references>" if refers else ""
    return f"""<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>{identifier}</identifier>
<sender>met@example.org</sender><sent>{stamp(sent)}</sent><status>Actual</status><msgType>{kind}</msgType>
<scope>Public</scope>{about}<info><language>en-US</language><category>Met</category><event>Flood</event>
<urgency>Expected</urgency><severity>Severe</severity><certainty>Likely</certainty>
<expires>{stamp(now + timedelta(hours=hours))}</expires><headline>{headline}</headline>
<area><areaDesc>Lake {identifier}</areaDesc><polygon>42,74 43,74 43,75 42,74</polygon></area></info></alert>""".encode()


def stamp(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S+00:00")


def reference(content: bytes) -> str:
    text = content.decode()

    def part(name: str) -> str:
        return text.partition(f"<{name}>")[2].partition("<")[0]

    return ",".join(part(name) for name in ("sender", "identifier", "sent"))


def upload(person: Served, *contents: bytes, name: str = "warning.xml", text: str = "") -> str:
    """Send files and text; the page that follows."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    files = [SimpleUploadedFile(name, content) for content in contents]
    answer = person.client.post("/warnings", {"files": files, "text": text})
    assert answer.status_code == 302, answer.content
    return page(person, "/warnings")


def page(person: Served, path: str) -> str:
    answer = person.client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return str(answer.content.decode())


def row(identifier: str) -> Any:
    from tocsin.web.warnings.models import ReceivedWarning

    return ReceivedWarning.objects.get(identifier=identifier)


def rows() -> int:
    from tocsin.web.warnings.models import ReceivedWarning

    return int(ReceivedWarning.objects.count())


def state(person: Served, identifier: str) -> str:
    text = page(person, f"/warnings/{row(identifier).pk}")
    words = ("in force", "superseded", "cancelled", "expired", "message")
    stamps = text.partition('id="warning-title"')[2].partition("</section>")[0]
    return next(word for word in words if f"{word}</span>" in stamps)


def in_areas(person: Served) -> set[str]:
    answer = person.client.get("/warnings/areas.json")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/geo+json"
    return {feature["properties"]["identifier"] for feature in answer.json()["features"]}


@pytest.fixture
def duty(person: Sign) -> Served:
    return person(DUTY)


def test_an_uploaded_warning_is_kept_and_shown_whole(duty: Served) -> None:
    name = fresh("flood")
    assert "1 warning received." in upload(duty, cap(name, headline="River rises"))
    text = page(duty, f"/warnings/{row(name).pk}")
    for words in (
        "River rises",
        "Lake " + name,
        "met@example.org",
        "severe",
        "42,74 43,74 43,75 42,74",
        "in force",
    ):
        assert words in text
    assert duty.client.get(f"/bodies/{row(name).body}").status_code == 200


def test_markup_in_a_warning_stays_text(duty: Served) -> None:
    name = fresh("markup")
    upload(duty, cap(name, headline="&lt;script&gt;alert(1)&lt;/script&gt;"))
    text = page(duty, f"/warnings/{row(name).pk}")
    assert "&lt;script&gt;alert(1)" in text
    assert "<script>alert(1)" not in text


def test_pasted_text_is_read_too(duty: Served) -> None:
    name = fresh("paste")
    assert "1 warning received." in upload(duty, text=cap(name).decode())
    assert row(name).way == "paste"


def test_a_warning_known_already_is_kept_as_it_first_came(duty: Served) -> None:
    name = fresh("twice")
    content = cap(name)
    upload(duty, content)
    assert "1 warning was here already." in upload(
        duty, content.replace(b"Flood</headline>", b"Calm</headline>")
    )
    assert row(name).said.count("Calm") == 0


def test_an_update_supersedes_and_a_cancellation_cancels(duty: Served) -> None:
    first, second, third = fresh("first"), fresh("second"), fresh("third")
    original = cap(first)
    upload(duty, original)
    assert state(duty, first) == "in force"
    assert first in in_areas(duty)
    update = cap(second, kind="Update", refers=reference(original))
    upload(duty, update)
    assert (state(duty, first), state(duty, second)) == ("superseded", "in force")
    areas = in_areas(duty)
    assert first not in areas
    assert second in areas
    later = datetime.now(UTC) + timedelta(minutes=1)
    cancel = cap(third, kind="Cancel", refers=reference(update)).replace(
        b"<sent>" + reference(cap(third, refers="x")).rpartition(",")[2].encode(),
        b"<sent>" + stamp(later).encode(),
    )
    upload(duty, cancel)
    assert (state(duty, second), state(duty, third)) == ("cancelled", "message")
    assert not {second, third} & in_areas(duty)


def test_an_expired_warning_says_so_and_leaves_the_map(duty: Served) -> None:
    name = fresh("old")
    upload(duty, cap(name, hours=-1))
    assert state(duty, name) == "expired"
    assert name not in in_areas(duty)
    assert name in page(duty, "/warnings?state=expired")
    assert name not in page(duty, "/warnings?state=in_force")


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><alert>&x;</alert>',
        b"<a>" * 200 + b"</a>" * 200,
        b"PK\x03\x04 and more",
        b"\x00\x01\x02",
        b"hello",
        b"",
        b'<alert xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/></alert>',
    ],
)
def test_a_hostile_file_gives_one_calm_sentence(duty: Served, content: bytes) -> None:
    before = rows()
    text = upload(duty, content, name="../../x\u202elmx.exe")
    assert text.count("not taken.") == 1
    assert "xlmx.exe: not taken." in text
    assert "Traceback" not in text
    assert "root:" not in text
    assert rows() == before


def test_good_files_are_kept_beside_a_bad_one(duty: Served) -> None:
    name = fresh("beside")
    text = upload(duty, b"rubbish", cap(name))
    assert "1 warning received." in text
    assert text.count("not taken.") == 1


def test_too_many_files_are_refused_as_a_whole(duty: Served) -> None:
    before = rows()
    assert "at most 20 at a time" in upload(duty, *(cap(fresh("many")) for _ in range(21)))
    assert rows() == before
    assert "Nothing was sent" in upload(duty)


def test_a_file_beyond_what_the_record_keeps_is_refused(duty: Served) -> None:
    name = fresh("large")
    padded = cap(name).replace(b"</alert>", b" " * (33 * 1024 * 1024) + b"</alert>")
    assert "larger than 32 MB" in upload(duty, padded)


def test_only_who_sees_signals_sees_warnings_and_only_who_receives_them_uploads(
    duty: Served, person: Sign
) -> None:
    name = fresh("hidden")
    upload(duty, cap(name))
    paths = ("/warnings", "/warnings/areas.json", f"/warnings/{row(name).pk}")
    observer, auditor = person(OBSERVER), person(AUDITOR)
    assert [observer.client.get(path).status_code for path in paths] == [404] * 3
    assert [auditor.client.get(path).status_code for path in paths] == [200] * 3
    assert 'type="file"' not in page(auditor, "/warnings")
    assert "Receive as signal" not in page(auditor, paths[2])
    before = rows()
    for other in (observer, auditor):
        assert other.client.post("/warnings", {"text": cap(fresh("no")).decode()}).status_code == 404
    assert rows() == before


@pytest.mark.parametrize("path", ["/warnings/0", "/warnings/99999999999999999999999", "/warnings/x"])
def test_a_warning_that_is_not_there_is_not_found(duty: Served, path: str) -> None:
    assert duty.client.get(path).status_code == 404


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=9999", "page=x", "state=nonsense", "page=²"])
def test_a_strange_address_still_gives_a_list(duty: Served, query: str) -> None:
    assert "<h1>Warnings</h1>" in page(duty, f"/warnings?{query}")


def test_a_warning_is_received_as_a_signal_with_its_file_as_evidence(duty: Served) -> None:
    name = fresh("signal")
    upload(duty, cap(name, headline=f"Flood of {name}"))
    text = page(duty, f"/warnings/{row(name).pk}")
    address = text.partition('href="/do/signal.receive?')[2].partition('"')[0].replace("&amp;", "&")
    given = {key: value[0] for key, value in parse_qs(address).items()}
    assert given["evidence"] == row(name).body
    assert 'value="' + given["title"] + '"' in page(duty, f"/do/signal.receive?{address}")
    shown = {key: value for key, value in given.items() if key != "evidence"}
    duty.fill(f"/do/signal.receive?{address}", **shown)
    from tocsin.web.frame.installed import ledger_named

    ledger = ledger_named("")
    assert ledger is not None
    signal = next(s for s in ledger.engine.refresh().signals.values() if s.title == f"Flood of {name}")
    assert (signal.channel, signal.received_from) == ("feed", "met@example.org")
    assert signal.warning == reference(row_content(duty, name))
    assert signal.evidence == row(name).body
    assert f"Flood of {name}" in page(duty, f"/warnings/{row(name).pk}").partition('id="signal-of-it"')[2]


def row_content(person: Served, name: str) -> bytes:
    return bytes(person.client.get(f"/bodies/{row(name).body}").content)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_pages_are_whole_and_hold_nothing_inline(person: Sign, language: str) -> None:
    name = fresh("whole")
    upload(person(DUTY), cap(name))
    reader = person(DUTY, language=language)
    for path in ("/warnings", f"/warnings/{row(name).pk}"):
        answer = reader.client.get(path)
        text = answer.content.decode()
        assert f'<html lang="{language}"' in text
        assert " style=" not in text
        assert "<style" not in text
        assert " onclick=" not in text
        assert "warnings-page-" not in text
    assert ("Действует до" if language == "ru" else "Expires") in text


@pytest.fixture
def watch(demo: Path) -> Iterator[Any]:
    """The worker's watched folder, empty."""
    from tocsin.bootstrap.data_folder import open_installation
    from tocsin.web import worker
    from tocsin.web.frame.installed import install, installation

    before = installation()
    opened = open_installation(demo)
    found = worker.watch_of(opened)
    yield found
    install(before)
    opened.close()
    for path in found.folder.iterdir():
        if not path.is_dir():
            path.unlink()


def names(folder: Path) -> str:
    return "\n".join(sorted(path.name for path in folder.iterdir())) if folder.exists() else ""


def test_the_watched_folder_is_read_by_the_worker(duty: Served, watch: Any) -> None:
    good, bad = fresh("folder"), fresh("bad")
    (watch.folder / f"{good}.xml").write_bytes(cap(good))
    (watch.folder / f"{bad}.xml").write_bytes(b"<!DOCTYPE a []><alert/>")
    assert watch.look() == 0
    assert watch.look() == 2
    assert good in names(watch.folder / "read")
    assert bad in names(watch.folder / "refused")
    reasons = next((watch.folder / "refused").glob(f"*{bad}*.reason.txt")).read_text(encoding="utf-8")
    assert len(reasons.splitlines()) == 2
    assert "from the watched folder" in page(duty, f"/warnings/{row(good).pk}")
    assert row(good).way == "folder"
    assert watch.look() == 0


def test_a_file_still_being_written_is_left(watch: Any) -> None:
    name = fresh("slow")
    path, content = watch.folder / "slow.xml", cap(name)
    path.write_bytes(content[:100])
    watch.look()
    path.write_bytes(content[:200])
    assert watch.look() == 0
    path.write_bytes(content)
    assert watch.look() == 0
    assert watch.look() == 1
    assert row(name).sender == "met@example.org"


def test_links_and_pipes_are_put_aside_unopened_and_hidden_files_left(tmp_path: Path, watch: Any) -> None:
    outside = tmp_path / "outside.xml"
    outside.write_bytes(cap(fresh("outside")))
    (watch.folder / "link.xml").symlink_to(outside)
    os.mkfifo(watch.folder / "pipe.xml")
    (watch.folder / ".unfinished").write_bytes(outside.read_bytes())
    (watch.folder / "sub").mkdir(exist_ok=True)
    before = rows()
    watch.look()
    began = time.monotonic()
    assert watch.look() == 2
    assert time.monotonic() - began < 5
    assert rows() == before
    assert outside.exists()
    assert (watch.folder / ".unfinished").exists()
    assert "link.xml" in names(watch.folder / "refused")


def test_a_strange_name_is_only_shown(watch: Any) -> None:
    name = fresh("strange")
    (watch.folder / "x..\\..%2f\u202e;rm -rf ~\n.xml").write_bytes(cap(name))
    (watch.folder / os.fsdecode(b"\xff\xfe.xml")).write_bytes(cap(fresh("octets")))
    watch.look()
    assert watch.look() == 2
    assert row(name).file_name.isprintable()
    aside = names(watch.folder / "read")
    assert aside.isascii()
    assert " " not in aside


def test_a_look_never_raises(watch: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> int:
        raise PermissionError

    monkeypatch.setattr(watch, "look", broken)
    watch.pass_time()
    monkeypatch.undo()
    assert watch.look() == 0
