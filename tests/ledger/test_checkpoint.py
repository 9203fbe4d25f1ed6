"""Checkpoint bodies and their cosignatures."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ledger import checkpoint, cosignature, note
from tocsin.ledger.checkpoint import Checkpoint
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.merkle import EMPTY_ROOT
from tocsin.ledger.note import COSIGNATURE, ED25519, Note, NoteSignature, VerifierKey
from tocsin.ledger.octets import to_base64

ROOT = sha256(b"root").digest()
HEAD = Checkpoint("odkb-csto.org/live", 15, ROOT)
LOG = VerifierKey(HEAD.origin, ED25519, b"\x07" * 32)
WITNESS = VerifierKey("am.odkb-csto.org", COSIGNATURE, b"\x08" * 32)

line = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
heads = st.builds(
    Checkpoint,
    line,
    st.integers(1, 2**53 - 1),
    st.binary(min_size=32, max_size=32),
    st.lists(line, max_size=2).map(tuple),
)


def toy_sign(key: VerifierKey, message: bytes) -> bytes:
    return sha256(key.public + message).digest() * 2


def toy_verify(public: bytes, message: bytes, signature: bytes) -> bool:
    return signature == sha256(public + message).digest() * 2


@given(heads)
def test_a_body_comes_back(head: Checkpoint) -> None:
    assert checkpoint.parse_body(checkpoint.body(head)) == head


def test_the_body_is_three_lines() -> None:
    assert checkpoint.body(HEAD) == f"odkb-csto.org/live\n15\n{to_base64(ROOT)}\n"
    assert checkpoint.body(Checkpoint("a/demo", 0, EMPTY_ROOT)).split("\n")[1] == "0"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a/live\n15\n",
        f"\n15\n{to_base64(ROOT)}\n",
        f"a/live\n015\n{to_base64(ROOT)}\n",
        f"a/live\n+15\n{to_base64(ROOT)}\n",
        f"a/live\n１５\n{to_base64(ROOT)}\n",
        f"a/live\n-1\n{to_base64(ROOT)}\n",
        f"a/live\n15\n{to_base64(ROOT[:31])}\n",
        f"a/live\n15\n{ROOT.hex()}\n",
        f"a/live\n15\n{to_base64(ROOT)}",
        f"a/live\n15\n{to_base64(ROOT)}\n\n",
        f"a/live\n15\n{to_base64(ROOT)}\n\nx\n",
        f"a/live\n0\n{to_base64(ROOT)}\n",
        f"a/live\n{10**17}\n{to_base64(ROOT)}\n",
    ],
)
def test_an_untidy_body_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        checkpoint.parse_body(text)


@pytest.mark.parametrize(
    "head", [Checkpoint("a\nb", 1, ROOT), Checkpoint("", 1, ROOT), Checkpoint("a", 1, ROOT, ("",))]
)
def test_a_body_that_would_read_otherwise_is_not_written(head: Checkpoint) -> None:
    with pytest.raises(Malformed):
        checkpoint.body(head)


def test_a_signed_checkpoint_verifies_and_a_changed_one_does_not() -> None:
    data = checkpoint.sign(HEAD, LOG, lambda message: toy_sign(LOG, message))
    head, signed = checkpoint.parse(data)
    assert head == HEAD
    assert note.verify(signed, [LOG], toy_verify) == {LOG}
    _, changed = checkpoint.parse(data.replace(b"\n15\n", b"\n16\n"))
    with pytest.raises(Malformed, match="note_signature_false"):
        note.verify(changed, [LOG], toy_verify)


def test_a_cosigner_signs_the_time_and_the_whole_body() -> None:
    text = checkpoint.body(HEAD)
    assert cosignature.message(1679315147, text) == f"cosignature/v1\ntime 1679315147\n{text}".encode()
    cosigned = cosignature.sign(text, 1679315147, WITNESS, lambda message: toy_sign(WITNESS, message))
    assert cosigned.signature[:8] == (1679315147).to_bytes(8, "big")
    assert cosignature.verify(Note(text, (cosigned,)), WITNESS, toy_verify) == 1679315147
    assert cosignature.verify(Note(text, ()), WITNESS, toy_verify) is None
    assert cosignature.verify(Note(text, (cosigned,)), LOG, toy_verify) is None


def test_the_latest_cosignature_of_a_witness_counts() -> None:
    text = checkpoint.body(HEAD)
    lines = [
        cosignature.sign(text, at, WITNESS, lambda message: toy_sign(WITNESS, message)) for at in (5, 9, 7)
    ]
    assert cosignature.verify(Note(text, tuple(lines)), WITNESS, toy_verify) == 9


@pytest.mark.parametrize("spoil", [0, 7, 8, 71])
def test_a_changed_cosignature_is_refused(spoil: int) -> None:
    text = checkpoint.body(HEAD)
    good = cosignature.sign(text, 5, WITNESS, lambda message: toy_sign(WITNESS, message))
    octets = bytearray(good.signature)
    octets[spoil] ^= 1
    with pytest.raises(Malformed):
        cosignature.verify(
            Note(text, (NoteSignature(good.name, good.key_id, bytes(octets)),)), WITNESS, toy_verify
        )


def test_cosignatures_are_bounded_in_time_and_length() -> None:
    with pytest.raises(Malformed, match="cosignature_time"):
        cosignature.message(2**63, "a\n")
    with pytest.raises(Malformed, match="cosignature_key"):
        cosignature.sign("a\n", 5, LOG, lambda message: toy_sign(LOG, message))
    with pytest.raises(Malformed, match="cosignature_length"):
        cosignature.timestamp(NoteSignature("w", b"abcd", b"x" * 71))
