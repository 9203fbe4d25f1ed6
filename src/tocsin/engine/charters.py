"""Charter revisions in a ledger's body store: the manifest under the revision, each file under its digest.

INTERFACE section 2: the revision is the SHA-256 of the RFC 8785 form of file names and digests, so the
manifest is a body like any other, and whoever holds the bodies holds every revision once in force.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256

from tocsin.core.charter.model import Charter
from tocsin.core.charter.revision import revision_files
from tocsin.engine.ports import NotHeld, Store
from tocsin.ledger import canonical
from tocsin.ledger.malformed import Malformed

MAX_MANIFEST_BYTES = 64 * 1024

ReadCharter = Callable[[Mapping[str, bytes]], Charter]


class StoredCharters:
    """The Charters port over a store's bodies; what was read once stays in memory."""

    def __init__(self, store: Store, read: ReadCharter) -> None:
        self._store = store
        self._read = read
        self._known: dict[str, Charter] = {}

    def charter(self, revision: str) -> Charter:
        """The charter; raises NotHeld where the revision is not here or not whole."""
        known = self._known.get(revision)
        if known is None:
            known = self._known[revision] = self._read(self.files(revision))
        return known

    def files(self, revision: str) -> dict[str, bytes]:
        """Its files with LF line ends; raises NotHeld."""
        manifest = self._store.body(revision)
        if manifest is None:
            raise NotHeld("charter_not_held", revision)
        try:
            named = canonical.parse_canonical(manifest, MAX_MANIFEST_BYTES)
        except Malformed:
            raise NotHeld("charter_not_held", revision) from None
        if not isinstance(named, dict):
            raise NotHeld("charter_not_held", revision)
        return {name: self._file(revision, str(digest)) for name, digest in named.items()}

    def _file(self, revision: str, digest: str) -> bytes:
        content = self._store.body(digest)
        if content is None:
            raise NotHeld("charter_not_held", revision)
        return content


def keep_charter(store: Store, files: Mapping[str, bytes]) -> str:
    """Put the files of a charter into the body store; the revision they make."""
    kept = revision_files(files)
    digests = {name: sha256(content).hexdigest() for name, content in kept.items()}
    for name, content in kept.items():
        store.put_body(digests[name], content)
    manifest = canonical.encode(digests)
    revision = sha256(manifest).hexdigest()
    store.put_body(revision, manifest)
    return revision
