"""Files that mean harm, and paths that are no files: one refusal each, at once, and nothing else touched."""

from __future__ import annotations

import gzip
import io
import os
import socket
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.adapters.warnings.samples import alert, codes, read, read_one
from tocsin.adapters.warnings.read import read_file, read_warnings

SECONDS = 2.0
XXE = '<!DOCTYPE alert [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    "<!DOCTYPE a [" + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9)) + "]><a>&a9;</a>"
)


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.xml", alert())
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (XXE + alert().replace("Mudflow<", "&x;<"), "doctype"),
        (f"<?xml version='1.0'?><!-- - > -->\n<?pi <!DOCTYPE?>{XXE}{alert()}", "doctype"),
        (f"<!---->{XXE}{alert()}", "doctype"),
        (f"{' ' * 200_000}{XXE}{alert()}", "doctype"),
        (LAUGHS, "doctype"),
        ("<!doctype html><html><body>" + alert() + "</body></html>", "doctype"),
        ('<!ENTITY a "b">', "doctype"),
        (alert().replace("<info>", f"{XXE}<info>"), "not_well_formed"),
        (
            alert().replace(
                "<info>", '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="/etc/passwd"/><info>'
            ),
            "external_reference",
        ),
        ("<a>" * 1_000_000, "too_deep"),
        (f"<a>{'<b>' * 300}{'</b>' * 300}{alert()}</a>", "too_deep"),
        (alert().replace("Mudflow<", "<x>" * 100 + "</x>" * 100 + "<"), "too_deep"),
        (alert().replace("</info>", "<x>" * 100 + "</x>" * 100 + "</info>"), "too_deep"),
        ("<a>" + "<b/>" * 2_000_000, "too_much_markup"),
        ("<a " + " ".join(f'b{n}=""' for n in range(500_000)) + "/>", "too_much_markup"),
        (f"<a xmlns:p='{'n' * 1_000_000}'>{'<p:b/>' * 100_000}</a>", "namespace_too_long"),
        ("<!--" + "x" * 1_000_000 + "-->" + alert(), "prolog_too_long"),
        (f"<a>{'x' * 20_000_000}</a>", "part_too_long"),
        (f"<a b='{'x' * 20_000_000}'/>", "part_too_long"),
        (f"<{'x' * 1_000_000}/>", "part_too_long"),
        ("<a>" + "<p:b/>" * 250_000 + "</a>", "not_well_formed"),
        ("<" * 290_000, "not_well_formed"),
        ("<a>" + "&" * 7_000_000, "not_well_formed"),
        ("<a>" + "<![CDATA[" * 200_000, "not_well_formed"),
        (alert().replace("valley", "val\0ley"), "nul_character"),
        ("\0" * 5000, "nul_character"),
        ("<html><head/><body><p>Service unavailable</p></body></html>", "no_warning"),
        ('{"alert": {"identifier": "KG-1"}}', "not_xml"),
        ("identifier,sender\nKG-1,a", "not_xml"),
        ("", "empty_file"),
        (" \n\t", "empty_file"),
        (b"\xef\xbb\xbf", "empty_file"),
        (b"\xff\xfe", "empty_file"),
        (gzip.compress(alert().encode()), "compressed"),
        (zipped(), "compressed"),
        (alert().encode("cp037"), "not_xml"),
        (XXE.encode("utf-16") + alert().encode("utf-16-le"), "doctype"),
        (alert().encode("utf-7").replace(b"<", b"+ADw-"), "not_xml"),
        (os.urandom(4096), ""),
    ],
)
def test_a_hostile_file_is_refused_at_once(data: str | bytes, code: str) -> None:
    began = time.process_time()
    assert not read_one(data).accepted
    assert time.process_time() - began < SECONDS
    (message,) = read_warnings(data.encode() if isinstance(data, str) else data, "a", clock=lambda: 0.0)
    assert not message.accepted
    assert codes(message) == [code] or (not code and len(message.findings) == 1)
    assert (message.format, message.identifier, message.infos) == (None, None, ())


def test_no_word_of_another_file_appears(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    opened: list[object] = []
    monkeypatch.setattr(socket, "socket", lambda *a, **_: opened.append(a))
    for text in (
        f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret}">]>{alert(sender="&x;")}',
        alert(sender=f'<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="{secret}" parse="text"/>'),
        f'<?xml-stylesheet href="{secret}"?>{alert()}',
        alert().replace(
            "<alert",
            f'<alert xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="urn:x {secret}"',
        ),
    ):
        assert "the secret" not in repr(read(text))
    assert opened == []


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_folder(path: Path) -> None:
    path.mkdir()


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(path))


def make_nothing(path: Path) -> None:
    del path


def make_loop(path: Path) -> None:
    path.symlink_to(path)


def make_link_to_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (make_pipe, "not_a_file"),
        (make_folder, "is_directory"),
        (make_socket, "not_a_file"),
        (make_nothing, "missing_file"),
        (make_loop, "unreadable_file"),
        (make_link_to_device, "not_a_file"),
    ],
)
def test_a_path_that_is_no_file_is_refused_and_never_waited_for(
    make: Callable[[Path], None], code: str, tmp_path: Path
) -> None:
    path = tmp_path / "x"
    make(path)
    (message,) = read_file(str(path))
    assert (message.file, message.accepted, codes(message)) == (str(path), False, [code])


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/dev/zero", "not_a_file"),
        ("a\0b", "missing_file"),
        ("", "missing_file"),
        ("x" * 5000, "unreadable_file"),
    ],
)
def test_strange_names_are_refused(path: str, code: str) -> None:
    (message,) = read_file(path)
    assert codes(message) == [code]


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    path.write_text(alert())

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    (message,) = read_file(str(path))
    assert [(f.code, f.params) for f in message.findings] == [
        ("unreadable_file", (("reason", "Permission denied"),))
    ]
