"""Strict base64."""

from __future__ import annotations

import base64
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ledger.malformed import Malformed
from tocsin.ledger.octets import from_base64, is_sha256_hex, to_base64


def accepted(text: str) -> bytes | None:
    try:
        return from_base64(text)
    except Malformed:
        return None


@given(st.binary(max_size=200))
def test_octets_come_back_and_the_text_is_the_standard_one(octets: bytes) -> None:
    assert to_base64(octets) == base64.b64encode(octets).decode()
    assert from_base64(to_base64(octets)) == octets


@given(st.text("AQg/+=-_ \n\u0430\u0000", max_size=14))
def test_only_text_that_re_encodes_to_itself_is_accepted(text: str) -> None:
    octets = accepted(text)
    if octets is None:
        assert all(to_base64(guess) != text for guess in guesses(text))
    else:
        assert to_base64(octets) == text


def guesses(text: str) -> list[bytes]:
    try:
        return [base64.b64decode(text)]
    except ValueError:
        return []


def test_every_short_text_is_judged_by_its_own_re_encoding() -> None:
    valid = {to_base64(bytes(octets)) for size in range(3) for octets in product(range(256), repeat=size)}
    alphabet = "AQgw/+=\n"
    for size in range(6):
        for letters in product(alphabet, repeat=size):
            text = "".join(letters)
            if size < 5:
                expected = text in valid or (size == 4 and not set(text) & set("=\n"))
                assert (accepted(text) is not None) == expected, text
            else:
                assert accepted(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "AA",
        "AAA",
        "AAAAA",
        "AB==",
        "AAB=",
        "AA=A",
        "====",
        "AAAA====",
        "AA==AAAA",
        "AA==\n",
        "A-__",
        "AAAA=",
        "Ааа=",
    ],
)
def test_untidy_text_is_refused(text: str) -> None:
    with pytest.raises(Malformed) as caught:
        from_base64(text, "/sig")
    assert (caught.value.code, caught.value.where) == ("base64_form", "/sig")


def test_a_digest_is_64_lower_case_hexadecimal_digits() -> None:
    assert is_sha256_hex("0123456789abcdef" * 4)
    for wrong in ("", "A" * 64, "a" * 63, "a" * 65, "g" * 64, "a" * 64 + "\n"):
        assert not is_sha256_hex(wrong)
