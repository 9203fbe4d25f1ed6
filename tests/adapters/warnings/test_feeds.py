"""Feeds and wrappers: whole alerts inside them, entries that only point, and empty ones."""

from __future__ import annotations

import base64

import pytest

from tests.adapters.warnings.samples import CAP_12, alert, codes, read, read_one
from tocsin.adapters.warnings.values import Finding, Pair, WarningMessage

EDXL = "urn:oasis:names:tc:emergency:EDXL:DE:1.0"
ATOM = "http://www.w3.org/2005/Atom"
GDACS = "http://www.gdacs.org"


def atom(entries: str, *, head: str = "<id>f</id><title>F</title>") -> str:
    return f'<feed xmlns="{ATOM}" xmlns:cap="{CAP_12}">{head}{entries}</feed>'


def entry(inside: str = "", *, identifier: str = "e-1") -> str:
    return (
        f"<entry><id>{identifier}</id><title>Wind</title><updated>2026-05-01T06:00:00Z</updated>"
        f'<link href="https://example.kg/{identifier}.cap" type="application/cap+xml"/>{inside}</entry>'
    )


def rss(items: str, *, more: str = "") -> str:
    return (
        f'<rss version="2.0" xmlns:cap="{CAP_12}" {more}><channel><title>T</title>'
        f"<link>https://example.kg/</link><language>ky</language>{items}</channel></rss>"
    )


def links(message: WarningMessage) -> list[str]:
    return [dict(f.params)["link"] for f in message.findings if f.code == "link_not_followed"]


def test_a_whole_alert_in_an_entry_is_given_as_such() -> None:
    message = read_one(atom(entry(f'<content type="text/xml">{alert()}</content>')))
    assert (message.format, message.wrapper, message.identifier, codes(message)) == (
        "cap-1.2",
        "atom",
        "KG-1",
        [],
    )


@pytest.mark.parametrize("wrap", [lambda x: f"<![CDATA[{x}]]>", lambda x: x.replace("<", "&lt;")])
def test_an_alert_that_lies_as_text_in_an_entry_is_read(wrap: object) -> None:
    assert callable(wrap)
    text = "<?xml version='1.0'?>" + alert()
    message = read_one(atom(entry(f'<content type="text">{wrap(text)}</content>')))
    assert (message.format, message.wrapper, codes(message)) == ("cap-1.2", "atom", ["alert_as_text"])


def test_a_hostile_text_in_an_entry_costs_only_itself() -> None:
    bomb = "<!DOCTYPE a [<!ENTITY b 'c'>]>" + alert()
    first, second = read(atom(entry(f"<content><![CDATA[{bomb}]]></content>") + entry(identifier="e-2")))
    assert (first.format, first.identifier) == ("atom", "e-1")
    assert codes(first) == ["link_not_followed", "embedded_refused"]
    assert codes(second) == ["link_not_followed"]


def test_an_entry_that_only_links_gives_its_own_fields() -> None:
    head = "<id>f</id><author><name>Office</name><email>o@example.kg</email></author>"
    message = read_one(atom(entry("<summary>Strong wind</summary>"), head=head))
    (info,) = message.infos
    assert (message.format, message.wrapper, message.accepted) == ("atom", "atom", True)
    assert (message.identifier, message.sender, message.sent) == (
        "e-1",
        "o@example.kg",
        "2026-05-01T06:00:00Z",
    )
    assert (message.status, message.msg_type, message.scope) == (None, None, None)
    assert (info.headline, info.description, info.event, info.areas) == ("Wind", "Strong wind", None, ())
    assert message.findings == (
        Finding("link_not_followed", "entry[1]", (("link", "https://example.kg/e-1.cap"),)),
    )


def test_cap_elements_beside_the_fields_of_an_entry_are_read() -> None:
    inside = (
        "<cap:geocode><valueName>EMMA_ID</valueName><value>KG001</value></cap:geocode>"
        "<cap:geocode><cap:valueName>X</cap:valueName><cap:value>1</cap:value></cap:geocode>"
        "<cap:areaDesc>Valley</cap:areaDesc><cap:event>Gale</cap:event><cap:sent>2026-05-01T12:00:00+06:00</cap:sent>"
        "<cap:expires>2026-05-02T12:00:00+06:00</cap:expires><cap:severity>Severe</cap:severity>"
        "<cap:message_type>Update</cap:message_type><cap:status>Actual</cap:status>"
        "<cap:identifier>KG-7</cap:identifier><cap:polygon></cap:polygon><cap:category>Met</cap:category>"
    )
    message = read_one(atom(entry(inside)))
    (info,) = message.infos
    assert (message.identifier, message.sent, message.msg_type) == (
        "KG-7",
        "2026-05-01T12:00:00+06:00",
        "Update",
    )
    assert (info.event, info.severity, info.categories, info.expires) == (
        "Gale",
        "Severe",
        ("Met",),
        "2026-05-02T12:00:00+06:00",
    )
    assert info.areas[0].description == "Valley"
    assert info.areas[0].geocodes == (Pair("EMMA_ID", "KG001"), Pair("X", "1"))
    assert codes(message) == ["link_not_followed"]


def test_shapes_of_georss_become_those_of_cap() -> None:
    inside = (
        '<g:point xmlns:g="http://www.georss.org/georss">41.5 74.5</g:point>'
        '<g:polygon xmlns:g="http://www.georss.org/georss">41 74 41 75 42 75 41 74</g:polygon>'
        '<g:circle xmlns:g="http://www.georss.org/georss">41 74 2500</g:circle>'
        '<g:box xmlns:g="http://www.georss.org/georss">41 74 42 75</g:box>'
    )
    (area,) = read_one(atom(entry(inside))).infos[0].areas
    assert area.circles == ("41.5,74.5 0", "41,74 2.5")
    assert area.polygons == ("41,74 41,75 42,75 41,74", "41,74 41,75 42,75 42,74 41,74")


def test_an_entry_without_link_or_without_anything_is_not_lost() -> None:
    bare, empty = read(atom("<entry><id>a</id><title>t</title></entry><entry/>"))
    assert codes(bare) == ["entry_without_alert", "missing_element"]
    assert "empty_entry" in codes(empty)
    assert bare.accepted
    assert empty.accepted


def test_items_of_rss_are_read() -> None:
    item = (
        "<item><title>Flood</title><link>https://example.kg/1</link><guid>g-1</guid>"
        "<pubDate>Fri, 01 May 2026 12:00:00 +0600</pubDate><cap:severity>Minor</cap:severity></item>"
    )
    message = read_one(rss(item))
    assert (message.format, message.wrapper, message.identifier) == ("rss", "rss", "g-1")
    assert (message.sent, message.sender) == ("2026-05-01T12:00:00+06:00", "https://example.kg/")
    assert (message.infos[0].language, message.infos[0].severity) == ("ky", "Minor")
    assert links(message) == ["https://example.kg/1"]


def test_an_item_without_identifier_is_known_by_its_link() -> None:
    message = read_one(rss("<item><title>Flood</title><link>https://example.kg/1</link></item>"))
    assert message.identifier == "https://example.kg/1"
    assert "identifier_from_link" in codes(message)


def test_rss_10_keeps_its_items_beside_the_channel() -> None:
    text = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><link>https://example.kg/</link>'
        '</channel><item rdf:about="r-1"><title>Flood</title><dc:date>2026-05-01T12:00+06:00</dc:date></item>'
        "</rdf:RDF>"
    )
    message = read_one(text)
    assert (message.format, message.identifier, message.sender) == ("rss", "r-1", "https://example.kg/")
    assert (message.sent, codes(message)) == (
        "2026-05-01T12:00:00+06:00",
        ["entry_without_alert", "untidy_time"],
    )


def gdacs_item(level: str = "Orange", kind: str = "FL") -> str:
    return (
        "<item><title>Orange flood alert</title><guid>FL1</guid>"
        "<pubDate>Fri, 01 May 2026 12:00:00 GMT</pubDate><link>https://example.int/report</link>"
        '<geo:Point xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"><geo:lat>41.5</geo:lat>'
        "<geo:long>74.5</geo:long></geo:Point>"
        '<georss:point xmlns:georss="http://www.georss.org/georss">41.5 74.5</georss:point>'
        f"<g:eventtype>{kind}</g:eventtype><g:alertlevel>{level}</g:alertlevel>"
        "<g:country>Kyrgyzstan</g:country><g:fromdate>Thu, 30 Apr 2026 00:00:00 GMT</g:fromdate>"
        "<g:todate>Fri, 01 May 2026 00:00:00 GMT</g:todate>"
        "<g:iso3>KGZ</g:iso3><g:glide/><g:cap>https://example.int/cap.xml</g:cap>"
        "<g:resources><g:resource><g:title>x</g:title></g:resource></g:resources></item>"
    )


def test_an_item_of_gdacs_tells_event_severity_and_place() -> None:
    message = read_one(rss(gdacs_item(), more=f'xmlns:g="{GDACS}"'))
    (info,) = message.infos
    assert (message.format, message.wrapper, message.identifier) == ("gdacs", "rss", "FL1")
    assert message.sent == "2026-05-01T12:00:00+00:00"
    assert (info.event, info.categories, info.severity) == ("Flood", ("Met",), "Severe")
    assert (info.onset, info.expires) == ("2026-04-30T00:00:00+00:00", None)
    assert info.areas[0].description == "Kyrgyzstan"
    assert info.areas[0].circles == ("41.5,74.5 0",)
    assert info.areas[0].geocodes == (Pair("ISO 3166-1 alpha-3", "KGZ"),)
    assert Pair("gdacs:todate", "Fri, 01 May 2026 00:00:00 GMT") in info.parameters
    assert links(message) == ["https://example.int/cap.xml"]


def test_a_level_or_kind_gdacs_may_invent_later_is_kept() -> None:
    message = read_one(rss(gdacs_item("Purple", "XX"), more=f'xmlns:g="{GDACS}"'))
    assert (message.infos[0].severity, message.infos[0].event, message.infos[0].categories) == (
        None,
        "XX",
        ("Other",),
    )
    assert codes(message).count("unknown_value") == 2


@pytest.mark.parametrize(
    ("text", "form", "wrapper"),
    [
        (atom(""), "atom", "atom"),
        (rss(""), "rss", "rss"),
        (rss("", more=f'xmlns:g="{GDACS}"'), "gdacs", "rss"),
        ('<i:alerts xmlns:i="http://example.gov/feed"/>', None, "alerts"),
    ],
)
def test_an_empty_feed_is_one_accepted_line(text: str, form: str | None, wrapper: str) -> None:
    message = read_one(text)
    assert (message.accepted, message.format, message.wrapper) == (True, form, wrapper)
    assert codes(message) == ["empty_feed"]


@pytest.mark.parametrize(
    ("before", "after", "wrapper"),
    [
        ("<alerts>", "</alerts>", "alerts"),
        ("<alerts><item>", "</item></alerts>", "alerts"),
        ('<i:alerts xmlns:i="http://example.gov/feed">', "</i:alerts>", "alerts"),
        ("<s:Envelope xmlns:s='urn:s'><s:Body><r>", "</r></s:Body></s:Envelope>", "Envelope"),
        (
            f'<EDXLDistribution xmlns="{EDXL}"><contentObject><xmlContent><embeddedXMLContent>',
            "</embeddedXMLContent></xmlContent></contentObject></EDXLDistribution>",
            "edxl-de",
        ),
    ],
)
def test_alerts_in_any_wrapper_are_read(before: str, after: str, wrapper: str) -> None:
    found = read(before + alert("KG-1") + alert("KG-2", namespace="") + after)
    assert [(message.identifier, message.wrapper) for message in found] == [
        ("KG-1", wrapper),
        ("KG-2", wrapper),
    ]


def test_edxl_may_carry_an_alert_as_base64() -> None:
    packed = base64.b64encode(
        b"\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>\n" + alert().encode()
    ).decode()
    text = (
        '<EDXLDistribution xmlns="urn:oasis:names:tc:emergency:EDXL:DE:1.0"><contentObject><nonXMLContent>'
        f"<mimeType>application/cap+xml</mimeType><contentData>{packed[:70]}\n{packed[70:]}</contentData>"
        "</nonXMLContent></contentObject></EDXLDistribution>"
    )
    message = read_one(text)
    assert (message.identifier, message.wrapper, codes(message)) == ("KG-1", "edxl-de", ["alert_as_text"])


def test_edxl_inside_an_entry_is_one_warning_and_no_more() -> None:
    inside = f'<EDXLDistribution xmlns="{EDXL}"><contentObject>{alert()}</contentObject></EDXLDistribution>'
    message = read_one(atom(entry(f"<content>{inside}</content>")))
    assert (message.identifier, message.wrapper, codes(message)) == ("KG-1", "atom", [])


def test_a_hostile_document_in_edxl_is_refused_by_name() -> None:
    packed = base64.b64encode(b"<!DOCTYPE a []><alert/>").decode()
    text = f'<EDXLDistribution xmlns="{EDXL}"><contentObject><contentData>{packed}</contentData>'
    text += "</contentObject></EDXLDistribution>"
    message = read_one(text)
    assert (message.accepted, codes(message)) == (False, ["embedded_refused"])


def test_edxl_without_any_warning_is_no_warning() -> None:
    text = f'<EDXLDistribution xmlns="{EDXL}"><contentObject/></EDXLDistribution>'
    assert codes(read_one(text)) == ["no_warning"]


def test_an_alert_beside_the_entries_of_a_feed_is_not_lost() -> None:
    message = read_one(atom(alert()))
    assert (message.identifier, message.wrapper, codes(message)) == ("KG-1", "atom", ["alert_outside_entry"])


def test_an_identifier_that_comes_twice_is_noted_at_the_second() -> None:
    first, second = read(f"<alerts>{alert()}{alert()}</alerts>")
    assert (codes(first), codes(second)) == ([], ["duplicate_identifier"])


def test_what_merely_is_called_alert_is_no_warning() -> None:
    assert codes(read_one("<page><alert>Mind the gap</alert></page>")) == ["no_warning"]
