"""Keys that this site holds: the site's and the log's, demo delegations', and single key files.

A key is an Ed25519 seed of 32 octets (RFC 8032). Files are readable by their owner only and are
replaced whole, so that a crash leaves the old or the new one.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tocsin.ledger.malformed import Malformed
from tocsin.ledger.octets import from_base64, sha256_hex, to_base64

FORMAT = "tocsin-keys/1"
SEED_BYTES = 32
_OWNER_ONLY = 0o600


class KeyFileError(Exception):
    """A key file that cannot be used: which, and why (`code`)."""

    def __init__(self, code: str, path: Path) -> None:
        self.code = code
        self.where = str(path)
        self.params: dict[str, object] = {}
        super().__init__(code, str(path))


@dataclass(frozen=True, slots=True)
class SeedSigner:
    """An Ed25519 key whose seed is at hand."""

    seed: bytes = field(repr=False)
    custody: str
    public: bytes
    key: str
    _private: Ed25519PrivateKey = field(repr=False, compare=False)

    def sign(self, message: bytes) -> bytes:
        """A raw Ed25519 signature."""
        return self._private.sign(message)


def seed_signer(seed: bytes, custody: str) -> SeedSigner:
    """The signer of a seed of 32 octets."""
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public = private.public_key().public_bytes_raw()
    return SeedSigner(seed, custody, public, sha256_hex(public), private)


def new_signer(custody: str) -> SeedSigner:
    """A key made by chance."""
    return seed_signer(secrets.token_bytes(SEED_BYTES), custody)


def derived_signer(secret: str, name: str, custody: str) -> SeedSigner:
    """A key that follows from a secret and a name: for replays that must give the same bytes each time."""
    return seed_signer(sha256(f"tocsin key\n{secret}\n{name}".encode()).digest(), custody)


class SeedKeyring:
    """Signers by key id."""

    def __init__(self, signers: Iterable[SeedSigner] = ()) -> None:
        self._signers = {row.key: row for row in signers}

    def signer(self, key: str) -> SeedSigner | None:
        """The signer with that key id."""
        return self._signers.get(key)

    def signers(self) -> tuple[SeedSigner, ...]:
        """All of them, by key id."""
        return tuple(self._signers[key] for key in sorted(self._signers))

    def add(self, signer: SeedSigner) -> None:
        """Hold another key."""
        self._signers[signer.key] = signer


def write_keys(path: Path, keyring: SeedKeyring) -> None:
    """Write the keys to a file that only its owner can read, replacing it whole."""
    rows = [{"seed": to_base64(row.seed), "custody": row.custody} for row in keyring.signers()]
    text = json.dumps({"format": FORMAT, "keys": rows}, indent=1) + "\n"
    fresh = path.with_name(path.name + ".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, _OWNER_ONLY)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        os.fchmod(descriptor, _OWNER_ONLY)
        file.write(text)
        file.flush()
        os.fsync(descriptor)
    fresh.replace(path)
    _sync_folder(path.parent)


def read_keys(path: Path) -> SeedKeyring:
    """The keys of a file; raises KeyFileError where it is open to others or not a key file."""
    try:
        if path.stat().st_mode & 0o077:
            raise KeyFileError("keys-open-to-others", path)
        value = json.loads(path.read_text(encoding="ascii"))
        if value["format"] != FORMAT:
            raise KeyFileError("keys-format", path)
        return SeedKeyring(seed_signer(from_base64(row["seed"]), row["custody"]) for row in value["keys"])
    except FileNotFoundError:
        raise KeyFileError("keys-missing", path) from None
    except (OSError, ValueError, KeyError, TypeError, Malformed) as problem:
        raise KeyFileError("keys-unreadable", path) from problem


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
