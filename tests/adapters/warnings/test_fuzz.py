"""Whatever octets come, there is an answer and no exception."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.adapters.warnings.samples import CAP_12, alert
from tocsin.adapters.warnings.areas import feature_collection
from tocsin.adapters.warnings.as_json import Phrases, as_line, plain
from tocsin.adapters.warnings.codes import FINDINGS
from tocsin.adapters.warnings.read import read_warnings
from tocsin.adapters.warnings.timeline import current
from tocsin.adapters.warnings.times import instant

FEED = (
    f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:cap="{CAP_12}"><id>f</id><entry><id>e</id>'
    '<title>t</title><updated>2026-05-01T06:00:00Z</updated><link href="x"/><cap:event>Gale</cap:event>'
    "<cap:geocode><valueName>a</valueName><value>1</value></cap:geocode>"
    '<g:point xmlns:g="http://www.georss.org/georss">1 2</g:point>'
    f"<content>{alert('KG-2').replace('<', '&lt;')}</content></entry></feed>"
)
GDACS = (
    '<rss xmlns:g="http://www.gdacs.org"><channel><link>l</link><item><guid>1</guid>'
    "<g:eventtype>FL</g:eventtype><g:alertlevel>Red</g:alertlevel>"
    "<g:fromdate>Fri, 01 May 2026 12:00:00 GMT</g:fromdate></item></channel></rss>"
)
CHAIN = (
    f"<?xml version='1.0' encoding='utf-8'?><alerts>{alert('A')}"
    f"{alert('B', kind='Cancel', references='a,A,2026')}</alerts>"
)
SEEDS = (
    alert(),
    CHAIN,
    FEED,
    GDACS,
)
PIECES = (
    *(
        "<",
        ">",
        "&",
        "</",
        "/>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?xml ",
        "?>",
        "&amp;",
        "&nbsp;",
        "&#0;",
        "&x;",
    ),
    *(
        "<!DOCTYPE a>",
        "\0",
        "\ufeff",
        " ",
        "=",
        '"',
        "xmlns:p='u'",
        "<p:a/>",
        "<alert>",
        "</alert>",
        "<entry>",
        "1e999",
    ),
    *("-", ",", "nan", "+14:00", "T24:00:00", "é", "я", "<info>", "<area>", "<circle>", "</info>", "9" * 50),
)

edits = st.lists(
    st.tuples(st.integers(0, 3000), st.integers(0, 40), st.sampled_from(PIECES)), min_size=1, max_size=6
)


def check(data: bytes) -> None:
    """An answer of at least one line that says why where it is no warning, fit to print and to show."""
    found = read_warnings(data, "x")
    assert found
    for message in found:
        assert message.accepted or message.findings
        assert all(finding.code in FINDINGS for finding in message.findings)
        json.dumps(as_line(message, Phrases(plain)), ensure_ascii=False, allow_nan=False).encode("utf-8")
    moment = instant("2026-05-02T00:00:00Z")
    assert moment is not None
    current(found, moment)
    json.dumps(feature_collection(found), allow_nan=False)


@settings(max_examples=400)
@given(st.sampled_from(SEEDS), edits, st.sampled_from(("utf-8", "utf-16", "cp1251")))
def test_a_warning_changed_anywhere_gives_an_answer(
    seed: str, changes: list[tuple[int, int, str]], encoding: str
) -> None:
    text = seed
    for place, length, piece in changes:
        start = place % (len(text) + 1)
        text = text[:start] + piece + text[start + length :]
    check(text.encode(encoding, "replace"))


@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), max_size=8))
def test_octets_changed_anywhere_give_an_answer(seed: str, changes: list[tuple[int, int]]) -> None:
    data = bytearray(seed.encode())
    for place, octet in changes:
        data[place % len(data)] = octet
    check(bytes(data))


@given(st.binary(max_size=300))
def test_any_octets_give_an_answer(data: bytes) -> None:
    check(data)


@given(st.text(max_size=100))
def test_any_text_in_any_field_gives_an_answer(text: str) -> None:
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    check(
        alert(safe, sender=safe, sent=safe, status=safe, kind=safe, references=safe).encode(
            "utf-8", "replace"
        )
    )
    check(alert().replace("41,74 41,75 42,75 41,74", safe).encode("utf-8", "replace"))
