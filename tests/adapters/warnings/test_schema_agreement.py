"""Warnings made at random, sound and spoilt: those that fail the schema of OASIS have a finding."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.adapters.warnings.samples import CAP_10, CAP_11, CAP_12, alert, read_one

pytestmark = pytest.mark.conformance

SCHEMAS = {
    CAP_10: "google-cap-library/cap10.xsd",
    CAP_11: "google-cap-library/cap11.xsd",
    CAP_12: "oasis/CAP-v1.2.xsd",
}
PAIR = "<valueName>n</valueName><value>v</value>"
FULL_INFO = (
    "<info><language>en</language><category>Met</category><event>Mudflow</event>"
    "<responseType>Prepare</responseType><urgency>Expected</urgency><severity>Severe</severity>"
    "<certainty>Likely</certainty><audience>all</audience>"
    f"<eventCode>{PAIR}</eventCode><effective>2026-05-01T12:00:00+06:00</effective>"
    "<onset>2026-05-02T06:00:00+06:00</onset><expires>2026-05-02T18:00:00+06:00</expires>"
    "<senderName>s</senderName><headline>h</headline><description>d</description><instruction>i</instruction>"
    f"<web>https://example.kg/</web><contact>c</contact><parameter>{PAIR}</parameter>"
    "<resource><resourceDesc>r</resourceDesc><mimeType>text/plain</mimeType><size>3</size>"
    "<uri>https://example.kg/r</uri><digest>0</digest></resource>"
    f"<area><areaDesc>a</areaDesc><polygon>1,1 1,2 2,2 1,1</polygon><circle>1,1 1</circle>"
    f"<geocode>{PAIR}</geocode><altitude>1</altitude><ceiling>2</ceiling></area></info>"
)
SPOILT = (
    *(
        " ",
        "x",
        "-1",
        "1.5",
        "Actual",
        "Met",
        "Draft",
        "Observed",
        "Very Likely",
        "Avoid",
        "CBRNE",
        "EN-us",
        "e",
    ),
    *("en_US", "2026-05-01T12:00:00+06:00", "2026-05-01T12:00:00Z", "2026-05-01T12:00:00.5+06:00"),
    *(
        "2026-02-29T12:00:00+06:00",
        "2026-05-01T12:00:00+14:30",
        "2026-05-01T24:00:00+06:00",
        "http://[",
        "%zz",
    ),
    *(
        "a b",
        "1e5",
        "+7",
        "\u00a0Actual",
        "http://h:x/",
        "n=v",
        "2026-05-01T12:00:00,06:00",
        "-2026-05-01T12:00:00Z",
    ),
)


@cache
def schema(conformance_data: Path, namespace: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(conformance_data / "cap" / "xsd" / SCHEMAS[namespace])))


def spoil(root: etree._Element, act: str, place: int, other: int, text: str) -> None:
    """Changes one thing at one place."""
    elements = list(root.iter())
    element = elements[place % len(elements)]
    parent = element.getparent()
    match act:
        case "text":
            element.text = text
        case "empty":
            element.text = None
        case "pad":
            element.text = f"\n{element.text or ''} "
        case "attribute":
            element.set(("id", "{http://www.w3.org/XML/1998/namespace}lang")[other % 2], text)
        case "child":
            etree.SubElement(element, str(elements[other % len(elements)].tag)).text = text
        case "rename":
            element.tag = str(element.tag) + "X"
        case "tail" if parent is not None:
            element.tail = text
        case "remove" if parent is not None:
            parent.remove(element)
        case "double" if parent is not None:
            parent.append(deepcopy(element))
        case "move" if parent is not None and elements[other % len(elements)] not in element.iter():
            elements[other % len(elements)].append(element)
        case _:
            pass


acts = st.sampled_from(
    ("text", "empty", "pad", "attribute", "child", "rename", "tail", "remove", "double", "move", "nothing")
)
spoilings = st.lists(
    st.tuples(acts, st.integers(0, 200), st.integers(0, 200), st.sampled_from(SPOILT)), min_size=1, max_size=3
)


@settings(max_examples=400)
@given(namespace=st.sampled_from((CAP_10, CAP_11, CAP_12)), spoilt=spoilings)
def test_what_fails_the_schema_has_a_finding(
    conformance_data: Path, namespace: str, spoilt: list[tuple[str, int, int, str]]
) -> None:
    root = etree.fromstring(alert(namespace=namespace, info=FULL_INFO))
    for spoiling in spoilt:
        spoil(root, *spoiling)
    message = read_one(etree.tostring(root))
    passes = schema(conformance_data, namespace).validate(etree.fromstring(etree.tostring(root)))
    assert passes or message.findings


@pytest.mark.parametrize("namespace", [CAP_11, CAP_12])
def test_a_sound_warning_has_no_finding_and_passes(conformance_data: Path, namespace: str) -> None:
    text = alert(namespace=namespace, info=FULL_INFO)
    assert read_one(text).findings == ()
    assert schema(conformance_data, namespace).validate(etree.fromstring(text))
