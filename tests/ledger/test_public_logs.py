"""The C2SP texts' own examples, and a small public log: notes, checkpoints, tiles, proofs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tocsin.ledger import checkpoint, cosignature, merkle, note, policy, tiles
from tocsin.ledger.merkle import Frontier
from tocsin.ledger.note import ED25519
from tocsin.proof.signatures import verify_ed25519

pytestmark = pytest.mark.conformance


def specification(conformance_data: Path, name: str) -> str:
    return (conformance_data / "vectors" / "tlog" / "c2sp-specs" / f"{name}.md").read_text()


def notes_in(text: str) -> list[bytes]:
    blocks = re.findall(r"^```\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [block.encode() for block in blocks if "\n— " in block and "[...]" not in block]


def test_the_example_key_verifies_the_example_note(conformance_data: Path) -> None:
    text = specification(conformance_data, "signed-note")
    (vkey,) = re.findall(r"^    (example\.com/foo\+\S+)$", text, re.MULTILINE)
    key = note.parse_verifier_key(vkey)
    assert (str(key), key.algorithm) == (vkey, ED25519)
    signed = [note.parse(data) for data in notes_in(text)]
    assert [note.verify(one, [key], verify_ed25519) == {key} for one in signed] == [False, True]


@pytest.mark.parametrize("name", ["tlog-checkpoint", "tlog-cosignature"])
def test_example_checkpoints_are_read(conformance_data: Path, name: str) -> None:
    found = notes_in(specification(conformance_data, name))
    assert found
    for data in found:
        head, signed = checkpoint.parse(data)
        assert (head.origin, head.size) == ("example.com/behind-the-sofa", 20852163)
        assert checkpoint.body(head) == signed.text
        assert note.encode(signed) == data


def test_the_example_cosignature_carries_its_time(conformance_data: Path) -> None:
    text = specification(conformance_data, "tlog-cosignature")
    _, signed = checkpoint.parse(notes_in(text)[0])
    (message,) = re.findall(r"^    (cosignature/v1\n(?:    .*\n)+)", text, re.MULTILINE)
    expected = message.replace("\n    ", "\n").encode()
    assert cosignature.message(cosignature.timestamp(signed.signatures[1]), signed.text) == expected


def test_the_example_policy_is_read_with_keys_filled_in(conformance_data: Path) -> None:
    text = specification(conformance_data, "tlog-policy")
    (example,) = [block for block in re.findall(r"^```\n(.*?)^```$", text, re.M | re.S) if "X-and-Y" in block]
    numbers = iter(range(1, 100))

    def filled(match: re.Match[str]) -> str:
        algorithm = ED25519 if match[1] == "log " else note.COSIGNATURE
        return match[1] + str(note.VerifierKey("a.example", algorithm, next(numbers).to_bytes(32, "big")))

    parsed = policy.parse(re.sub(r"(log |witness \S+ )<vkey>", filled, example).encode())
    assert (len(parsed.logs), len(parsed.witnesses), parsed.quorum) == (1, 6, "X-and-Y")
    assert policy.reaches_quorum(parsed, {"X1", "X3", "Y2"})
    assert not policy.reaches_quorum(parsed, {"X1", "Y1", "Y2", "Y3"})


def public_log(conformance_data: Path) -> Path:
    return conformance_data / "vectors" / "tlog" / "tessera_log"


def test_every_checkpoint_of_the_public_log_follows_from_its_entries(conformance_data: Path) -> None:
    folder = public_log(conformance_data)
    newest, _ = checkpoint.parse((folder / "checkpoint").read_bytes())
    bundle = folder / tiles.path(tiles.Tile(None, 0, newest.size))
    entries = tiles.split_bundle(bundle.read_bytes())
    assert len(entries) == newest.size
    leaves = [merkle.leaf_hash(entry) for entry in entries]
    for size in range(newest.size + 1):
        head, signed = checkpoint.parse((folder / f"checkpoint.{size}").read_bytes())
        assert head.size == size
        assert head.root == merkle.root(merkle.extend(Frontier(), leaves[:size]))
        assert checkpoint.body(head) == signed.text


def test_tiles_of_the_public_log_are_the_ones_we_would_serve(conformance_data: Path) -> None:
    folder = public_log(conformance_data)
    served = sorted(path for path in (folder / "tile").rglob("*") if path.is_file())
    assert served
    for path in served:
        tile = tiles.parse_path(path.relative_to(folder).as_posix())
        entries = tiles.split_bundle((folder / tiles.path(tiles.Tile(None, 0, tile.width))).read_bytes())
        if tile.level is None:
            assert tiles.bundle(entries) == path.read_bytes()
        else:
            nodes = merkle.nodes_of([merkle.leaf_hash(entry) for entry in entries])
            assert tiles.hashes(tile, nodes) == path.read_bytes()


def test_the_public_log_proves_its_growth_from_its_tiles(conformance_data: Path) -> None:
    folder = public_log(conformance_data)
    newest, _ = checkpoint.parse((folder / "checkpoint").read_bytes())
    content = (folder / tiles.path(tiles.Tile(0, 0, newest.size))).read_bytes()
    nodes = tiles.nodes_from_tiles(lambda _level, _index: tiles.split_hashes(content))
    for size in range(1, newest.size + 1):
        head, _ = checkpoint.parse((folder / f"checkpoint.{size}").read_bytes())
        proof = merkle.consistency_proof(size, newest.size, nodes)
        assert merkle.verify_consistency(size, newest.size, head.root, newest.root, proof)
        inclusion = merkle.inclusion_proof(size - 1, newest.size, nodes)
        assert merkle.verify_inclusion(nodes(0, size - 1), size - 1, newest.size, inclusion, newest.root)
