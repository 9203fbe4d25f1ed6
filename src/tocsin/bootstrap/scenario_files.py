"""A scenario as a command names it: the id of a shipped one, or the path of a file or its folder."""

from __future__ import annotations

from pathlib import Path

from tocsin.bootstrap.stages import FILE, shipped_scenario, shipped_scenarios
from tocsin.exercise.read import MAX_FILE


class ScenarioPlaceError(Exception):
    """No scenario can be read there; `code` says why, `where` is what was named."""

    def __init__(self, code: str, where: str, **params: object) -> None:
        self.code = code
        self.where = where
        self.params = params
        super().__init__(code, where)


def scenario_file(named: str) -> tuple[str, bytes]:
    """The name of the file for findings, and its bytes (one more than allowed at most)."""
    if named in shipped_scenarios():
        return f"{named}/{FILE}", shipped_scenario(named)
    path = Path(named)
    try:
        if path.is_dir():
            path = path / FILE
        if not path.is_file():
            raise ScenarioPlaceError("replay-unknown", named, known=", ".join(shipped_scenarios()))
        with path.open("rb") as file:
            return str(path), file.read(MAX_FILE + 1)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise ScenarioPlaceError("replay-unreadable", named, reason=reason) from problem
