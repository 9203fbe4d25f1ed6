"""C2SP trust policies and their quorum."""

from __future__ import annotations

from hashlib import sha256
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ledger import cosignature, policy
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.note import COSIGNATURE, ED25519, Note, VerifierKey

LOG = VerifierKey("odkb-csto.org/live", ED25519, bytes(32))
WITNESSES = {
    name: VerifierKey(f"{name.lower()}.example", COSIGNATURE, bytes([n]) * 32)
    for n, name in enumerate(["X1", "X2", "X3", "Y1", "Y2", "Y3"], 1)
}
LINES = [f"log {LOG}", *(f"witness {name} {key} https://{name}.example" for name, key in WITNESSES.items())]


def read(*lines: str) -> policy.Policy:
    return policy.parse("".join(f"{line}\n" for line in lines).encode())


EXAMPLE = read(
    "# two organisations",
    "",
    *LINES,
    "  group X-witnesses\t2 X1 X2 X3 ",
    "group Y-witnesses any Y1 Y2 Y3",
    "group X-and-Y all X-witnesses Y-witnesses",
    "quorum X-and-Y",
)


def test_the_example_of_the_norm() -> None:
    assert EXAMPLE.logs == (LOG,)
    assert [witness.key for witness in EXAMPLE.witnesses] == list(WITNESSES.values())
    assert [group.threshold for group in EXAMPLE.groups] == [2, 1, 2]
    for size in range(7):
        for names in combinations(WITNESSES, size):
            enough = sum(name[0] == "X" for name in names) >= 2 and any(name[0] == "Y" for name in names)
            assert policy.reaches_quorum(EXAMPLE, names) == enough, names


@given(st.sets(st.sampled_from(sorted(WITNESSES))), st.sampled_from(sorted(WITNESSES)))
def test_one_more_cosigner_never_breaks_a_quorum(names: set[str], more: str) -> None:
    assert policy.reaches_quorum(EXAMPLE, names | {more}) >= policy.reaches_quorum(EXAMPLE, names)


def test_a_quorum_may_be_one_witness_or_none() -> None:
    one = read(*LINES, "quorum Y2")
    assert policy.reaches_quorum(one, {"Y2"})
    assert not policy.reaches_quorum(one, {"X1", "Y1"})
    assert policy.reaches_quorum(read("quorum none"), ())


def test_names_are_octets() -> None:
    key = WITNESSES["X1"]
    parsed = read(f"witness К {key}", "quorum К")
    assert parsed.quorum == "К".encode().decode("latin-1")
    assert policy.reaches_quorum(parsed, {parsed.quorum})
    with pytest.raises(Malformed, match="policy_name_unknown"):
        read(f"witness К {key}", "quorum K")


def test_a_key_name_beyond_ascii_is_read_as_text() -> None:
    key = VerifierKey("свидетель", COSIGNATURE, bytes(32))
    assert read(f"witness w {key}", "quorum w").witnesses[0].key == key
    with pytest.raises(Malformed, match="vkey_name"):
        policy.parse(b"witness w \xff+00000000+AA== \nquorum none\n")


def test_cosigners_of_a_checkpoint_are_named_with_their_times() -> None:
    def toy_verify(public: bytes, message: bytes, signature: bytes) -> bool:
        return signature == sha256(public + message).digest() * 2

    def cosigned(name: str, at: int) -> object:
        key = WITNESSES[name]
        return cosignature.sign("a\n", at, key, lambda message: sha256(key.public + message).digest() * 2)

    signed = Note("a\n", (cosigned("X3", 30), cosigned("Y1", 20)))  # type: ignore[arg-type]
    assert policy.cosigners(EXAMPLE, signed, toy_verify) == {"X3": 30, "Y1": 20}


X1 = WITNESSES["X1"]


@pytest.mark.parametrize(
    ("lines", "code", "where"),
    [
        ([], "policy_quorum_missing", ""),
        (["quorum none", "quorum none"], "policy_quorum_twice", "line 2"),
        (["quorum X1", *LINES], "policy_name_unknown", "line 1"),
        (["quorum"], "policy_line", "line 1"),
        (["quorum none x"], "policy_line", "line 1"),
        (["qourum none"], "policy_line", "line 1"),
        (["quorum none # comment"], "policy_line", "line 1"),
        ([*LINES, LINES[0]], "policy_twice", "line 8"),
        ([*LINES, f"log {VerifierKey('other', ED25519, LOG.public)}"], "policy_twice", "line 8"),
        ([*LINES, f"witness Z {VerifierKey('z', COSIGNATURE, X1.public)}"], "policy_twice", "line 8"),
        ([*LINES, f"witness X1 {VerifierKey('z', COSIGNATURE, bytes(32))}"], "policy_twice", "line 8"),
        ([f"witness none {X1}"], "policy_name_reserved", "line 1"),
        ([f"witness X1 {LOG}"], "policy_key_type", "line 1"),
        ([f"log {X1}"], "policy_key_type", "line 1"),
        (["log odkb-csto.org/live"], "vkey_type", "line 1"),
        ([f"log {LOG} https://a https://b"], "policy_line", "line 1"),
        ([*LINES, "group none any X1"], "policy_name_reserved", "line 8"),
        ([*LINES, "group X1 any Y1"], "policy_twice", "line 8"),
        ([*LINES, "group G any"], "policy_line", "line 8"),
        ([*LINES, "group G any none"], "policy_name_unknown", "line 8"),
        ([*LINES, "group G any G"], "policy_name_unknown", "line 8"),
        ([*LINES, "group G any X1 X1"], "policy_member_twice", "line 8"),
        ([*LINES, "group G any X1", "group H any X1"], "policy_member_twice", "line 9"),
        ([*LINES, "group G 0 X1"], "policy_threshold", "line 8"),
        ([*LINES, "group G 2 X1"], "policy_threshold", "line 8"),
        ([*LINES, "group G 01 X1"], "policy_threshold", "line 8"),
        ([*LINES, "group G some X1"], "policy_threshold", "line 8"),
    ],
)
def test_an_untidy_policy_is_refused_with_its_line(lines: list[str], code: str, where: str) -> None:
    with pytest.raises(Malformed) as caught:
        read(*lines)
    assert (caught.value.code, caught.value.where) == (code, where)


@pytest.mark.parametrize(
    "data", [b"quorum none", b"quorum none\r\n", b"quorum\x0bnone\n", b"quorum none\n\x00"]
)
def test_characters_and_the_last_line_are_checked(data: bytes) -> None:
    with pytest.raises(Malformed):
        policy.parse(data)


def test_size_and_number_are_bounded() -> None:
    keys = [VerifierKey("l", ED25519, n.to_bytes(32, "big")) for n in range(policy.MAX_EACH + 1)]
    assert len(read(*(f"log {key}" for key in keys[:-1]), "quorum none").logs) == policy.MAX_EACH
    with pytest.raises(Malformed, match="policy_too_long"):
        read(*(f"log {key}" for key in keys), "quorum none")
    with pytest.raises(Malformed, match="policy_too_long"):
        policy.parse(b"#" * policy.MAX_POLICY_BYTES + b"\nquorum none\n")
