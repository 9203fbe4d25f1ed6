"""C2SP signed notes and verifier keys (c2sp.org/signed-note), key types Ed25519 and timestamped cosignature.

Signing and checking raw signatures are functions the caller passes in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, TypeAlias

from tocsin.ledger.malformed import Malformed
from tocsin.ledger.octets import from_base64, to_base64

ED25519: Final = 0x01
COSIGNATURE: Final = 0x04
PUBLIC_KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64
MAX_NOTE_BYTES: Final = 64 * 1024
MAX_SIGNATURES: Final = 64

_KEY_ID_BYTES = 4
_DASH = "— "

Sign: TypeAlias = Callable[[bytes], bytes]
Verify: TypeAlias = Callable[[bytes, bytes, bytes], bool]
"""(32-byte public key, message, 64-byte signature) -> whether it holds."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A named public key with its signature type; its id follows from the three."""

    name: str
    algorithm: int
    public: bytes

    @property
    def id(self) -> bytes:
        return key_id(self.name, self.algorithm, self.public)

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{to_base64(bytes((self.algorithm,)) + self.public)}"


@dataclass(frozen=True, slots=True)
class NoteSignature:
    """One signature line: key name, 4-byte key id, and the rest as its type defines it."""

    name: str
    key_id: bytes
    signature: bytes

    def __str__(self) -> str:
        return f"{_DASH}{self.name} {to_base64(self.key_id + self.signature)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """`text` ends in a newline; the blank line after it belongs to neither part."""

    text: str
    signatures: tuple[NoteSignature, ...]


def key_id(name: str, algorithm: int, public: bytes) -> bytes:
    return sha256(name.encode("utf-8") + b"\n" + bytes((algorithm,)) + public).digest()[:_KEY_ID_BYTES]


def is_key_name(name: str) -> bool:
    return name != "" and not any(
        character.isspace() or character == "+" or character < " " for character in name
    )


def parse_verifier_key(text: str, where: str = "") -> VerifierKey:
    """A vkey of type Ed25519 or cosignature whose key id is the computed one."""
    name, _, rest = text.partition("+")
    id_hex, _, encoded = rest.partition("+")
    if not is_key_name(name):
        raise Malformed("vkey_name", where, ascii(name))
    material = from_base64(encoded, where)
    if len(material) != 1 + PUBLIC_KEY_BYTES or material[0] not in (ED25519, COSIGNATURE):
        raise Malformed("vkey_type", where, text)
    key = VerifierKey(name, material[0], material[1:])
    if id_hex != key.id.hex():
        raise Malformed("vkey_id", where, id_hex)
    return key


def parse(data: bytes) -> Note:
    """A signed note in its only spelling, with at least one signature line. Nothing is verified."""
    if len(data) > MAX_NOTE_BYTES:
        raise Malformed("note_too_large", "", str(len(data)))
    try:
        document = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed("note_not_utf8", "", str(error.start)) from None
    if any(character < " " and character != "\n" for character in document):
        raise Malformed("note_control_character")
    body, blank, tail = document.rpartition("\n\n")
    if not blank or not tail.endswith("\n"):
        raise Malformed("note_form")
    lines = tail[:-1].split("\n")
    if len(lines) > MAX_SIGNATURES:
        raise Malformed("note_signature_count", "", str(len(lines)))
    return Note(body + "\n", tuple(_signature_line(line, f"/signatures/{n}") for n, line in enumerate(lines)))


def _signature_line(line: str, where: str) -> NoteSignature:
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not space or not is_key_name(name):
        raise Malformed("note_signature_line", where, ascii(line))
    octets = from_base64(encoded, where)
    if len(octets) <= _KEY_ID_BYTES:
        raise Malformed("note_signature_line", where, ascii(line))
    return NoteSignature(name, octets[:_KEY_ID_BYTES], octets[_KEY_ID_BYTES:])


def encode(note: Note) -> bytes:
    return (note.text + "\n" + "".join(map(str, note.signatures))).encode("utf-8")


def sign(text: str, key: VerifierKey, signer: Sign) -> NoteSignature:
    """An Ed25519 signature line over `text`; cosignatures are made in `cosignature`."""
    return NoteSignature(key.name, key.id, signer(text.encode("utf-8")))


def is_by(signature: NoteSignature, key: VerifierKey) -> bool:
    """Whether the line claims this key, by name and id."""
    return signature.name == key.name and signature.key_id == key.id


def verify(note: Note, keys: Iterable[VerifierKey], verifier: Verify) -> frozenset[VerifierKey]:
    """The Ed25519 keys among `keys` that signed. Lines of others are ignored, a false line is `Malformed`."""
    text = note.text.encode("utf-8")
    signed = set()
    for key in keys:
        for n, line in enumerate(note.signatures):
            if key.algorithm == ED25519 and is_by(line, key):
                if len(line.signature) != SIGNATURE_BYTES or not verifier(key.public, text, line.signature):
                    raise Malformed("note_signature_false", f"/signatures/{n}", key.name)
                signed.add(key)
    return frozenset(signed)
