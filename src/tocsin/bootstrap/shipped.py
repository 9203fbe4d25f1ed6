"""Charters that come with the program: each a folder of files under `tocsin.charters`."""

from __future__ import annotations

from importlib import resources


def shipped_charters() -> tuple[str, ...]:
    """Their ids, sorted."""
    folder = resources.files("tocsin.charters")
    return tuple(sorted(row.name for row in folder.iterdir() if row.joinpath("charter.toml").is_file()))


def shipped_charter(charter: str) -> dict[str, bytes]:
    """The files of a shipped charter; raises LookupError for an id that is none."""
    if charter not in shipped_charters():
        raise LookupError(charter)
    folder = resources.files("tocsin.charters").joinpath(charter)
    return {row.name: row.read_bytes() for row in folder.iterdir() if row.name.endswith(".toml")}
