"""Checkpoint bodies (c2sp.org/tlog-checkpoint): origin, tree size, root hash, other logs' extension lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tocsin.ledger import note
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.merkle import EMPTY_ROOT, HASH_BYTES
from tocsin.ledger.note import Note, Sign, VerifierKey
from tocsin.ledger.octets import from_base64, to_base64

_SIZE = re.compile(r"0|[1-9][0-9]{0,15}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A signed tree head before signing. Our own logs write no extension lines."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()


def body(checkpoint: Checkpoint) -> str:
    """The note text; raises `Malformed` where a part would not read back as itself."""
    lines = (checkpoint.origin, str(checkpoint.size), to_base64(checkpoint.root), *checkpoint.extensions)
    text = "\n".join(lines) + "\n"
    if parse_body(text) != checkpoint:
        raise Malformed("checkpoint_form")
    return text


def parse_body(text: str) -> Checkpoint:
    lines = text.split("\n")
    if len(lines) < 4 or lines.pop() != "" or "" in lines:
        raise Malformed("checkpoint_form")
    origin, size, root, *extensions = lines
    if _SIZE.fullmatch(size) is None:
        raise Malformed("checkpoint_size", "/size", ascii(size))
    octets = from_base64(root, "/root")
    if len(octets) != HASH_BYTES or (size == "0" and octets != EMPTY_ROOT):
        raise Malformed("checkpoint_root", "/root", root)
    return Checkpoint(origin, int(size), octets, tuple(extensions))


def parse(data: bytes) -> tuple[Checkpoint, Note]:
    """The checkpoint of a signed note, and the note, whose signatures are still to be verified."""
    signed = note.parse(data)
    return parse_body(signed.text), signed


def sign(checkpoint: Checkpoint, key: VerifierKey, signer: Sign) -> bytes:
    """A signed note with the log's signature line alone."""
    text = body(checkpoint)
    return note.encode(Note(text, (note.sign(text, key, signer),)))
