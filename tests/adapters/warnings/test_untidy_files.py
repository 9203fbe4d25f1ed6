"""Files in any encoding, mislabelled or slightly broken, still give their warnings and say what was odd."""

from __future__ import annotations

import pytest

from tests.adapters.warnings.samples import CAP_12, alert, codes, read, read_one
from tocsin.adapters.warnings.values import Finding

HEADLINE = "Сель в нижней долине"
TEXT = alert().replace("Mudflow in the lower valley", HEADLINE)


def declared(encoding: str, text: str = TEXT) -> str:
    return f'<?xml version="1.0" encoding="{encoding}"?>\n{text}'


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        declared("UTF-8").encode(),
        b"\xef\xbb\xbf" + declared("utf-8").encode(),
        declared("windows-1251").encode("cp1251"),
        declared("KOI8-R").encode("koi8-r"),
        declared("iso-8859-5").encode("iso8859-5"),
        declared("gb2312").encode("gb2312"),
        declared("UTF-16").encode("utf-16"),
        declared("UTF-16").encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        declared("UTF-32").encode("utf-32"),
    ],
)
def test_every_encoding_that_is_declared_or_shows_itself_is_read(data: bytes) -> None:
    message = read_one(data)
    assert (message.infos[0].headline, codes(message)) == (HEADLINE, [])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (declared("UTF-16").encode(), "encoding_mismatch"),
        (b"\xef\xbb\xbf" + declared("windows-1251").encode(), "encoding_mismatch"),
        (declared("klingon-8").encode(), "unknown_encoding"),
        (declared("us-ascii").encode(), "encoding_guessed"),
        (declared("rot13").encode(), "unknown_encoding"),
    ],
)
def test_a_wrong_declaration_is_noted_and_the_octets_believed(data: bytes, code: str) -> None:
    message = read_one(data)
    assert (message.infos[0].headline, codes(message)) == (HEADLINE, [code])


def test_octets_that_are_no_utf8_are_read_as_windows_1252() -> None:
    message = read_one(declared("utf-8", alert(sender="José")).encode("cp1252"))
    assert message.sender == "José"
    assert codes(message) == ["encoding_guessed"]


def test_a_letter_cut_by_the_end_of_a_block_is_whole() -> None:
    text = alert(more=f"<note>{'я' * 200_001}</note>")
    assert read_one(text).note == "я" * 200_001
    assert read_one("<!-- -->" + text).note == "я" * 200_001


def test_half_a_letter_in_utf_16_is_refused() -> None:
    message = read_one(TEXT.encode("utf-16")[:-1])
    assert (message.accepted, codes(message)) == (False, ["undecodable"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\n \n" + declared("utf-8"), ["space_before_declaration"]),
        (TEXT.replace("Leave the", "Leave & the"), ["bare_ampersand"]),
        (TEXT.replace("Leave the", "Leave&nbsp;the&#11;"), ["bare_ampersand"]),
        (TEXT.replace("Leave", "Leave\x0b"), ["control_characters"]),
        (
            TEXT.replace("<alert xmlns=", "<cap:alert xmlns=").replace("</alert", "</cap:alert"),
            ["undeclared_prefix"],
        ),
        (declared("utf-8") + "trailing words", ["several_documents"]),
    ],
)
def test_what_leaves_no_doubt_is_mended(text: str, found: list[str]) -> None:
    message = read_one(text)
    assert (message.accepted, message.identifier, message.infos[0].headline) == (True, "KG-1", HEADLINE)
    assert [code for code in codes(message) if code != "mixed_namespaces"] == found
    assert message.wrapper is None


def test_mending_says_exactly_what_was_meant() -> None:
    text = alert().replace(
        "Leave the river bed.", "A & B, <![CDATA[C & D]]>, &lt;E&gt;, caf&eacute; &#38; &amp;"
    )
    assert read_one(text).infos[0].description == "A & B, C & D, <E>, café & &"


def test_documents_one_after_the_other_are_all_read() -> None:
    found = read(declared("utf-8", alert("A")) + "\n" + declared("utf-8", alert("B")))
    assert [(message.identifier, message.wrapper) for message in found] == [("A", None), ("B", None)]
    assert all(codes(message) == ["several_documents"] for message in found)


def test_a_wrapper_that_breaks_off_keeps_what_was_complete() -> None:
    whole, rest = read(f"<alerts>{alert('A')}{alert('B')[:-20]}")
    assert (whole.identifier, whole.accepted, codes(whole)) == ("A", True, [])
    assert (rest.accepted, codes(rest)) == (False, ["not_well_formed"])


@pytest.mark.parametrize(
    "text",
    [alert()[:-1], alert()[:300], alert().replace("</info>", ""), alert().replace("<event>", "<event>&xxe;")],
)
def test_a_single_alert_that_is_not_whole_is_refused(text: str) -> None:
    message = read_one(text)
    assert (message.accepted, codes(message)) == (False, ["not_well_formed"])


def test_a_refusal_says_where_the_file_breaks() -> None:
    (finding,) = read_one(f'<alert xmlns="{CAP_12}">\n<a>\n</b></alert>').findings
    assert finding == Finding(
        "not_well_formed",
        "",
        (
            ("line", "3"),
            ("column", "5"),
            ("reason", "Opening and ending tag mismatch: a line 2 and b"),
        ),
    )


def test_what_was_odd_with_the_file_stands_at_every_warning() -> None:
    found = read(declared("UTF-16", f"<alerts>{alert('A')}{alert('B')}</alerts>").encode())
    assert [codes(message) for message in found] == [["encoding_mismatch"], ["encoding_mismatch"]]
