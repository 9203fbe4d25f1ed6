"""C2SP signed notes and verifier keys."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ledger import note
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.note import COSIGNATURE, ED25519, Note, NoteSignature, VerifierKey
from tocsin.ledger.octets import to_base64

names = st.text(
    st.characters(exclude_categories=["Cs", "Z", "Cc"], exclude_characters="+"), min_size=1, max_size=9
)
keys = st.builds(
    VerifierKey, names, st.sampled_from([ED25519, COSIGNATURE]), st.binary(min_size=32, max_size=32)
)
lines = st.builds(NoteSignature, names, st.binary(min_size=4, max_size=4), st.binary(min_size=1, max_size=80))
bodies = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=30).map(
    lambda t: t + "\n"
)
notes = st.builds(Note, bodies, st.lists(lines, min_size=1, max_size=4).map(tuple))

LOG = VerifierKey("example.com/foo", ED25519, b"\x07" * 32)


def toy_sign(message: bytes) -> bytes:
    return sha256(LOG.public + message).digest() * 2


def toy_verify(public: bytes, message: bytes, signature: bytes) -> bool:
    return signature == sha256(public + message).digest() * 2


@given(keys)
def test_a_verifier_key_comes_back(key: VerifierKey) -> None:
    assert note.parse_verifier_key(str(key)) == key


@given(notes)
def test_a_note_comes_back(one: Note) -> None:
    assert note.parse(note.encode(one)) == one


@given(notes, st.data())
def test_no_second_spelling_of_a_note(one: Note, drawn: st.DataObject) -> None:
    written = bytearray(note.encode(one))
    position = drawn.draw(st.integers(0, len(written) - 1))
    written[position : position + 1] = drawn.draw(st.binary(max_size=2))
    try:
        other = note.parse(bytes(written))
    except Malformed:
        return
    assert note.encode(other) == bytes(written)


def test_the_key_id_is_that_of_the_norm() -> None:
    assert LOG.id == sha256(b"example.com/foo\n\x01" + b"\x07" * 32).digest()[:4]
    assert VerifierKey(LOG.name, COSIGNATURE, LOG.public).id != LOG.id


def test_text_may_hold_empty_lines() -> None:
    text = "one\n\ntwo\n"
    signed = Note(text, (note.sign(text, LOG, toy_sign),))
    assert note.verify(note.parse(note.encode(signed)), [LOG], toy_verify) == {LOG}


def test_lines_of_strangers_are_ignored_and_false_ones_of_a_known_key_refuse_the_note() -> None:
    good = note.sign("a\n", LOG, toy_sign)
    stranger = NoteSignature(LOG.name, b"\0\0\0\0", b"x" * 64)
    namesake = NoteSignature("other", LOG.id, b"x" * 64)
    assert note.verify(Note("a\n", (stranger, namesake, good)), [LOG], toy_verify) == {LOG}
    assert note.verify(Note("a\n", (stranger,)), [LOG], toy_verify) == frozenset()
    for false in (b"x" * 64, good.signature + b"x", b"x"):
        with pytest.raises(Malformed, match="note_signature_false") as caught:
            note.verify(Note("a\n", (good, NoteSignature(LOG.name, LOG.id, false))), [LOG], toy_verify)
        assert caught.value.where == "/signatures/1"


def test_a_cosignature_key_signs_no_plain_note() -> None:
    cosigner = VerifierKey("w", COSIGNATURE, LOG.public)
    line = NoteSignature("w", cosigner.id, toy_sign(b"a\n"))
    assert note.verify(Note("a\n", (line,)), [cosigner], toy_verify) == frozenset()


GOOD = note.encode(Note("a\n", (note.sign("a\n", LOG, toy_sign),))).decode()
LINE = GOOD.split("\n\n")[1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\n",
        "a\n\n",
        "a\n" + LINE,
        "a\n\n" + LINE.rstrip("\n"),
        GOOD + "\n",
        GOOD.replace("— ", "- "),
        GOOD.replace("— ", "—  "),
        GOOD.replace("— ", "—\u00a0"),
        GOOD.replace("foo ", "foo  "),
        GOOD.replace("foo", "fo+o"),
        GOOD.replace("foo", "fo\u2003o"),
        GOOD.replace("a\n", "a\r\n", 1),
        GOOD.replace("a", "\t", 1),
        GOOD.replace("=\n", "\n"),
        "a\n\n— example.com/foo AAAAAA==\n",
        "a\n\n— example.com/foo\n",
        "a\n\n" + LINE * (note.MAX_SIGNATURES + 1),
        "a" * note.MAX_NOTE_BYTES + "\n\n" + LINE,
    ],
)
def test_an_untidy_note_is_refused(text: str) -> None:
    assert note.parse(GOOD.encode())
    with pytest.raises(Malformed):
        note.parse(text.encode())


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Malformed, match="note_not_utf8"):
        note.parse(GOOD.encode().replace(b"a", b"\xff", 1))


def test_sixteen_signatures_are_accepted_at_least() -> None:
    assert len(note.parse(("a\n\n" + LINE * 16).encode()).signatures) == 16


def material(algorithm: int, size: int = 32) -> str:
    return to_base64(bytes([algorithm]) + b"\x07" * size)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"+{LOG.id.hex()}+{material(1)}", "vkey_name"),
        (f"a b+{LOG.id.hex()}+{material(1)}", "vkey_name"),
        (f"{LOG.name}+00000000+{material(1)}", "vkey_id"),
        (f"{LOG.name}+{LOG.id.hex().upper()}+{material(1)}", "vkey_id"),
        (f"{LOG.name}+{LOG.id.hex()}+{material(2)}", "vkey_type"),
        (f"{LOG.name}+{LOG.id.hex()}+{material(1, 31)}", "vkey_type"),
        (f"{LOG.name}+{LOG.id.hex()}", "vkey_type"),
        (f"{LOG.name}+{LOG.id.hex()}+{material(1)}+", "base64_form"),
        (LOG.name, "vkey_type"),
    ],
)
def test_an_untidy_verifier_key_is_refused(text: str, code: str) -> None:
    assert note.parse_verifier_key(str(LOG)) == LOG
    with pytest.raises(Malformed, match=code):
        note.parse_verifier_key(text)
