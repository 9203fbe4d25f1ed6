"""One alert: every field arrives, every breach of the schema is named, nothing readable is refused."""

from __future__ import annotations

import pytest

from tests.adapters.warnings.samples import AREA, CAP_10, CAP_11, CAP_12, INFO, alert, codes, read, read_one
from tocsin.adapters.warnings.values import Area, Finding, Pair, Resource

RICH_INFO = (
    "<info><language>ru-KG</language><category>Geo</category><category>Safety</category><event>Сель</event>"
    "<responseType>Evacuate</responseType><urgency>Immediate</urgency><severity>Extreme</severity>"
    "<certainty>Observed</certainty><audience>Жители</audience>"
    "<eventCode><valueName>local</valueName><value>17</value></eventCode>"
    "<effective>2026-05-01T12:00:00+06:00</effective><onset>2026-05-01T13:00:00+06:00</onset>"
    "<expires>2026-05-02T12:00:00+06:00</expires><senderName>Гидромет</senderName><headline>Сель</headline>"
    "<description>Вода &amp; камни</description><instruction>Поднимитесь выше</instruction>"
    "<web>https://example.kg/a?b=1#c</web><contact>112</contact>"
    "<parameter><valueName>depth</valueName><value>2 m</value></parameter>"
    "<resource><resourceDesc>Map</resourceDesc><mimeType>image/png</mimeType><size>10</size>"
    "<uri>https://example.kg/map.png</uri></resource>"
    "<area><areaDesc>Долина</areaDesc><polygon>41,74 41,75 42,75 41,74</polygon><circle>41,74 3</circle>"
    "<geocode><valueName>SOATE</valueName><value>41702</value></geocode><altitude>10</altitude></area></info>"
)


def test_every_field_of_an_alert_arrives() -> None:
    more = "<restriction>staff</restriction><addresses>a b</addresses><code>x</code><note>n</note>"
    message = read_one(alert(info=RICH_INFO, more=more))
    (info,) = message.infos
    assert (message.format, message.wrapper, message.accepted, codes(message)) == ("cap-1.2", None, True, [])
    assert (message.identifier, message.sender) == ("KG-1", "meteo@example.kg")
    assert (message.sent, message.status) == ("2026-05-01T12:00:00+06:00", "Actual")
    assert (message.restriction, message.addresses, message.codes, message.note) == (
        "staff",
        "a b",
        ("x",),
        "n",
    )
    assert (info.language, info.categories, info.event) == ("ru-KG", ("Geo", "Safety"), "Сель")
    assert (info.response_types, info.audience, info.event_codes) == (
        ("Evacuate",),
        "Жители",
        (Pair("local", "17"),),
    )
    assert (info.effective, info.onset, info.expires) == (
        "2026-05-01T12:00:00+06:00",
        "2026-05-01T13:00:00+06:00",
        "2026-05-02T12:00:00+06:00",
    )
    assert (info.description, info.instruction, info.contact) == ("Вода & камни", "Поднимитесь выше", "112")
    assert (info.sender_name, info.web) == ("Гидромет", "https://example.kg/a?b=1#c")
    assert info.parameters == (Pair("depth", "2 m"),)
    assert info.resources == (Resource("Map", "image/png", "10", "https://example.kg/map.png", None, None),)
    assert info.areas == (
        Area("Долина", ("41,74 41,75 42,75 41,74",), ("41,74 3",), (Pair("SOATE", "41702"),), "10"),
    )


@pytest.mark.parametrize(
    ("namespace", "form", "found"),
    [
        (CAP_11, "cap-1.1", []),
        (CAP_12, "cap-1.2", []),
        ("", "cap-1.2", ["missing_namespace"]),
        ("urn:oasis:names:tc:emergency:cap:1.1 ", "cap-1.1", ["unknown_namespace"]),
        ("http://www.incident.com/cap/1.1", "cap-1.1", ["unknown_namespace"]),
        ("http://docs.oasis-open.org/emergency/CAP-v1.2.xsd", "cap-1.2", ["unknown_namespace"]),
        ("urn:oasis:names:tc:emergency:cap:9.9", "cap-1.2", ["unknown_namespace"]),
        ("urn:something:else", "cap-1.2", ["unknown_namespace"]),
    ],
)
def test_the_namespace_says_the_version_as_far_as_it_can(namespace: str, form: str, found: list[str]) -> None:
    message = read_one(alert(namespace=namespace))
    assert (message.format, codes(message), message.identifier) == (form, found, "KG-1")


def test_cap_10_writes_pairs_as_text() -> None:
    info = INFO.replace("</certainty>", "</certainty><eventCode>SAME=EQW</eventCode>").replace(
        "</polygon>", "</polygon><geocode>fips6=006037</geocode>"
    )
    message = read_one(alert(namespace=CAP_10, info=info))
    assert (message.format, codes(message)) == ("cap-1.0", [])
    assert message.infos[0].event_codes == (Pair("SAME", "EQW"),)
    assert message.infos[0].areas[0].geocodes == (Pair("fips6", "006037"),)
    later = read_one(alert(info=info))
    assert codes(later) == ["pair_as_text", "pair_as_text"]
    assert later.infos[0].event_codes == (Pair("SAME", "EQW"),)


def test_elements_under_a_prefix_or_without_the_namespace_are_read() -> None:
    prefixed = alert().replace("<", "<c:").replace("<c:/", "</c:").replace(" xmlns=", " xmlns:c=")
    assert codes(read_one(prefixed)) == []
    bare_children = alert().replace("<alert xmlns=", "<c:alert xmlns:c=").replace("</alert>", "</c:alert>")
    message = read_one(bare_children)
    assert codes(message) == ["mixed_namespaces"]
    assert message.infos[0].areas[0].description == "Lower valley"


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ("<identifier>KG-1</identifier>", "", "missing_element", "alert/identifier"),
        ("<scope>Public</scope>", "", "missing_element", "alert/scope"),
        ("<event>Mudflow</event>", "", "missing_element", "alert/info[1]/event"),
        ("<areaDesc>Lower valley</areaDesc>", "", "missing_element", "alert/info[1]/area[1]/areaDesc"),
        ("<event>Mudflow</event>", "<event> </event>", "empty_value", "alert/info[1]/event"),
        (">Severe<", ">Terrible<", "unknown_value", "alert/info[1]/severity"),
        (">Likely<", ">Very Likely<", "unknown_value", "alert/info[1]/certainty"),
        (">Severe<", ">\nSevere <", "padded_value", "alert/info[1]/severity"),
        (">Severe<", "><", "empty_value", "alert/info[1]/severity"),
        ("KG-1", "KG 1", "restricted_characters", "alert/identifier"),
        ("<language>en<", "<language>en_US<", "bad_language", "alert/info[1]/language"),
        ("<language>en<", "<language>English<", "bad_language", "alert/info[1]/language"),
        ("2026-05-02T06:00:00+06:00", "2026-05-02T06:00:00", "time_without_offset", "alert/info[1]/onset"),
        ("2026-05-02T06:00:00+06:00", "soon", "bad_time", "alert/info[1]/onset"),
        ("2026-05-02T06:00:00+06:00", "2026-05-02T00:00:00Z", "untidy_time", "alert/info[1]/onset"),
        ("42,75 41,74<", "42,75 42,74<", "polygon_not_closed", "alert/info[1]/area[1]/polygon[1]"),
        (AREA, "", "no_area", "alert/info[1]"),
        (INFO, "", "no_info", "alert"),
        ("<msgType>Alert<", "<msgType>Update<", "missing_references", "alert/references"),
        ("<scope>Public<", "<scope>Restricted<", "missing_restriction", "alert/restriction"),
        ("<scope>Public<", "<scope>Private<", "missing_addresses", "alert/addresses"),
        ("2026-05-02T18", "2026-05-02T05", "expires_before_start", "alert/info[1]/expires"),
        ("2026-05-01T12", "2026-05-03T12", "expires_before_sent", "alert/info[1]/expires"),
        ("<category>", "<color>red</color><category>", "unknown_element", "alert/info[1]/color"),
        ("category>", "Category>", "misspelt_element", "alert/info[1]/Category"),
        ("<event>Mudflow</event>", "<event>Mud<b>flow</b></event>", "markup_in_text", "alert/info[1]/event"),
        ("<event>", "<event x='1'>", "unexpected_attribute", "alert/info[1]/@x"),
        ("<info>", "<info>oh", "stray_text", "alert/info[1]"),
        ("</language>", "</language>oh", "stray_text", "alert/info[1]"),
        ("<event>", "<event>Wind</event><event>", "repeated_element", "alert/info[1]/event"),
        (
            "<category>Met</category><event>Mudflow</event>",
            "<event>Mudflow</event><category>Met</category>",
            "out_of_order",
            "alert/info[1]/category",
        ),
        (AREA, f"<web>http://[x</web>{AREA}", "bad_address", "alert/info[1]/web"),
        ("</areaDesc>", "</areaDesc><circle>41,74</circle>", "bad_circle", "alert/info[1]/area[1]/circle[1]"),
        ("</polygon>", "</polygon><altitude>high</altitude>", "bad_number", "alert/info[1]/area[1]/altitude"),
    ],
)
def test_an_untidy_alert_is_accepted_with_a_finding_at_its_place(
    old: str, new: str, code: str, path: str
) -> None:
    text = alert()
    assert old in text
    message = read_one(text.replace(old, new))
    assert message.accepted
    assert (code, path) in [(finding.code, finding.path) for finding in message.findings]


def test_what_was_written_stands_in_the_finding() -> None:
    message = read_one(alert(sent="1 May, noon"))
    assert message.sent is None
    assert message.findings == (Finding("bad_time", "alert/sent", (("value", "1 May, noon"),)),)


def test_text_with_markup_or_comments_loses_nothing() -> None:
    message = read_one(alert().replace("Mudflow</event>", "Mud<!-- x --><![CDATA[&]]><b>flow</b></event>"))
    assert message.infos[0].event == "Mud&flow"


def test_several_pairs_in_one_geocode_are_all_read() -> None:
    pairs = "<valueName>FIPS6</valueName><value>1</value><valueName>UGC</valueName><value>2</value>"
    one = f"<geocode>{pairs}</geocode>"
    two = "<geocode><valueName>UGC</valueName><value>3</value><value>4</value></geocode>"
    message = read_one(alert().replace("</polygon>", f"</polygon>{one}{two}"))
    expected = (Pair("FIPS6", "1"), Pair("UGC", "2"), Pair("UGC", "3"), Pair("UGC", "4"))
    assert message.infos[0].areas[0].geocodes == expected


def test_empty_shapes_are_passed_over() -> None:
    message = read_one(alert().replace("<polygon>", "<polygon></polygon><polygon>"))
    assert message.infos[0].areas[0].polygons == ("41,74 41,75 42,75 41,74",)
    assert codes(message) == []


def test_a_signed_alert_is_read_and_called_unverified() -> None:
    signature = (
        '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/><Object Id="a"/>'
        "<SignatureValue>x</SignatureValue></Signature>"
    )
    message = read_one(alert().replace("</alert>", f"{signature}</alert>"))
    assert message.signed
    assert [(finding.code, finding.path) for finding in message.findings] == [
        ("signature_not_verified", "alert/Signature")
    ]


def test_references_come_one_by_one() -> None:
    cited = "a@b.kg,KG-0,2026-05-01T10:00:00+06:00 a@b.kg,KG-9,2026-05-01T11:00:00+06:00"
    assert read_one(alert(kind="Update", references=cited)).references == tuple(cited.split())
    untidy = read_one(alert(kind="Update", references=cited.replace(" ", "; ")))
    assert (untidy.references, codes(untidy)) == (tuple(cited.split()), ["untidy_references"])
    bad = read_one(alert(kind="Update", references="KG-0"))
    assert (bad.references, codes(bad)) == (("KG-0",), ["bad_reference"])


def test_several_languages_keep_their_order() -> None:
    message = read_one(alert(info=INFO + INFO.replace(">en<", ">ky<")))
    assert [info.language for info in message.infos] == ["en", "ky"]


def test_findings_are_bounded_and_say_how_many_were_left_out() -> None:
    message = read_one(alert().replace("</info>", "<odd/>" * 500 + "</info>"))
    assert len(message.findings) == 51
    assert message.findings[-1] == Finding("more_findings", "", (("count", "450"),))


def test_an_alert_that_says_nothing_is_not_accepted() -> None:
    (message,) = read(f'<alert xmlns="{CAP_12}"><note>x</note></alert>')
    assert (message.accepted, codes(message)) == (False, ["empty_alert"])
