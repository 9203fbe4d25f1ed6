"""A draft is prepared only with a text that a certificate can stand on."""

from __future__ import annotations

import pytest

from tests.engine.house import build
from tests.engine.story import CASE, open_case
from tocsin.core.texts import text_body
from tocsin.engine.answers import Fault, Prepared

RU = "Текст"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b'{"ru":"' + RU.encode() + b'"}', "text_last_line"),
        (b'{"ru":"' + RU.encode() + b'\\n\\n"}', "text_last_line"),
        (b'{"ru":"' + RU.encode() + b' \\n"}', "text_trailing_space"),
        (b'{"ru":"' + RU.encode() + b'\\r\\n"}', "text_carriage_return"),
        ('{"ru":"и\u0306\\n"}'.encode(), "text_not_nfc"),
        (text_body({"en": "Text"}), "text_languages"),
        (text_body({"en": "Text", "ru": RU}), "text_languages"),
        (b'["ru"]', "text_languages"),
        (RU.encode(), "json_syntax"),
    ],
)
def test_another_spelling_is_a_fault_before_anything_is_signed(body: bytes, code: str) -> None:
    answer = wish(body)
    assert isinstance(answer, Fault)
    assert answer.code == code or (code == "json_syntax" and answer.where.startswith("/text_sha256"))


def test_the_one_spelling_is_prepared() -> None:
    assert isinstance(wish(text_body({"ru": RU})), Prepared)


def wish(body: bytes) -> object:
    house = build()
    open_case(house)
    data = {
        "decision": "csc-1",
        "case": CASE,
        "organ": "csc",
        "matter": "procedural",
        "title": "О порядке",
        "text_sha256": house.engine.put_body(body),
    }
    return house.engine.prepare("decision.draft", data, house.key("", "secretariat-lawyer"))
