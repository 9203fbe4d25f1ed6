"""A charter as a command names it: the id of a shipped one, or the path of a folder."""

from __future__ import annotations

from pathlib import Path

from tocsin.bootstrap.shipped import shipped_charter, shipped_charters
from tocsin.core.charter.read import MAX_FILE, MAX_FILES


class CharterPlaceError(Exception):
    """No charter can be read there; `code` says why, `where` is what was named."""

    def __init__(self, code: str, where: str, **params: object) -> None:
        self.code = code
        self.where = where
        self.params = params
        super().__init__(code, where)


def charter_files(named: str) -> dict[str, bytes]:
    """Its files by name; raises CharterPlaceError."""
    if named in shipped_charters():
        return shipped_charter(named)
    folder = Path(named)
    if not folder.is_dir():
        code = "charter-not-a-folder" if folder.exists() else "charter-unknown"
        raise CharterPlaceError(code, named, known=", ".join(shipped_charters()))
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix == ".toml" and path.is_file())
        if not found:
            raise CharterPlaceError("charter-empty-folder", named)
        return {path.name: _octets(path) for path in found[: MAX_FILES + 1]}
    except OSError as problem:
        raise CharterPlaceError("charter-unreadable", named, reason=problem.strerror or "") from problem


def _octets(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_FILE + 1)
