"""Moves the fragments of `changes/` into CHANGELOG.md under a version: `gather_changes.py 0.2.0 [DAY]`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
MARK = "## Unreleased\n\nSee [changes/](changes/README.md).\n"


def gather(root: Path, version: str, day: str) -> int:
    """Writes the new section, removes the fragments, and gives their number."""
    fragments = sorted(path for path in (root / "changes").glob("*.md") if path.name != "README.md")
    entries = [" ".join(path.read_text(encoding="utf-8").split()) for path in fragments]
    section = f"{MARK}\n## {version} ({day})\n\n" + "".join(f"- {entry}\n" for entry in entries)
    changelog = root / "CHANGELOG.md"
    text = changelog.read_text(encoding="utf-8")
    if MARK not in text:
        raise SystemExit("CHANGELOG.md has no section Unreleased where the new one could go")
    changelog.write_text(text.replace(MARK, section), encoding="utf-8")
    for path in fragments:
        path.unlink()
    return len(fragments)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    today = datetime.now(UTC).date().isoformat()
    gather(ROOT, sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else today)
