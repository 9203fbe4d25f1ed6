"""The build hook: what is built again and when, and that a build without its web interface fails."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

import hatch_build
import pytest
from hatch_build import BUILT, FONTS, FRONTEND, NEEDED, STAMP, WebBuildHook, is_current, sources_digest

DONE = ["sh", "-c", "exit 0"]
FAILED = ["sh", "-c", "echo no such module; exit 1"]
SCRIPT = """
echo "$1" >>node_modules/calls
mkdir -p ../static/built/.vite
echo {} >../static/built/.vite/manifest.json
"""
PRODUCES = ["sh", "-c", SCRIPT, "npm"]


class AbortedError(Exception):
    """What the build tool makes of `abort`."""


class App:
    """The part of hatchling's application that the hook uses."""

    def abort(self, message: str) -> NoReturn:
        raise AbortedError(message)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with web sources and with the fonts that npm would have brought."""
    (tmp_path / FRONTEND / "src").mkdir(parents=True)
    (tmp_path / FRONTEND / "src/main.ts").write_text("1", encoding="ascii")
    for family, styles in hatch_build.PAPER_FONTS.items():
        home = tmp_path / FRONTEND / "node_modules/@expo-google-fonts" / family
        for style in styles:
            (home / style).mkdir(parents=True)
            name = "".join(word.capitalize() for word in family.split("-"))
            (home / style / f"{name}_{style}.ttf").write_bytes(b"font")
        (home / "LICENSE_FONT").write_text("OFL", encoding="ascii")
    return tmp_path


def build(root: Path, monkeypatch: pytest.MonkeyPatch, npm: list[str]) -> None:
    monkeypatch.setattr(hatch_build, "npm_command", lambda: npm)
    app: Any = App()
    hook: Any = WebBuildHook
    hook(str(root), {}, None, None, str(root), "wheel", app).initialize("standard", {})


def calls(root: Path) -> list[str]:
    return (root / FRONTEND / "node_modules/calls").read_text(encoding="ascii").split()


def test_a_build_runs_npm_and_brings_the_fonts(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(root, monkeypatch, PRODUCES)
    assert calls(root) == ["ci", "run"]
    assert [path for path in NEEDED if not (root / path).is_file()] == []
    assert len(list((root / FONTS).glob("*.ttf"))) == 6
    assert is_current(root)


def test_what_is_current_is_not_built_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(root, monkeypatch, PRODUCES)
    build(root, monkeypatch, FAILED)
    (root / FRONTEND / "src/main.ts").write_text("2", encoding="ascii")
    assert not is_current(root)
    build(root, monkeypatch, PRODUCES)
    assert calls(root) == ["ci", "run", "ci", "run"]


def test_a_failing_step_ends_the_build_and_says_why(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AbortedError, match="npm ci ended with 1:\nno such module"):
        build(root, monkeypatch, FAILED)
    assert not (root / STAMP).exists()


def test_a_build_that_leaves_no_index_fails(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AbortedError, match=r"manifest\.json missing"):
        build(root, monkeypatch, DONE)
    assert not (root / STAMP).exists()


def test_an_index_that_was_lost_is_built_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(root, monkeypatch, PRODUCES)
    (root / BUILT / ".vite/manifest.json").unlink()
    build(root, monkeypatch, PRODUCES)
    assert is_current(root)
    assert calls(root) == ["ci", "run", "ci", "run"]


def test_the_digest_sees_names_and_bytes_but_not_what_npm_brought(root: Path) -> None:
    first = sources_digest(root)
    (root / FRONTEND / "node_modules/x.js").write_text("x", encoding="ascii")
    assert sources_digest(root) == first
    (root / FRONTEND / "src/main.ts").rename(root / FRONTEND / "src/other.ts")
    assert sources_digest(root) != first


def test_the_wheels_node_comes_first_and_an_unwritable_home_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/nonexistent")
    environment = hatch_build.node_environment(tmp_path)
    assert environment["PATH"].startswith(str(hatch_build.node_home() / "bin"))
    assert environment["HOME"] == str(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert hatch_build.node_environment(tmp_path / "other")["HOME"] == str(tmp_path)
