"""A release moves the fragments into the changelog and loses none."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.gather_changes import MARK, gather


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "changes").mkdir()
    (tmp_path / "CHANGELOG.md").write_text(
        f"# Changelog\n\n{MARK}\n## 0.1.0 (2026-11-24)\n\n- First.\n", encoding="utf-8"
    )
    (tmp_path / "changes/README.md").write_text("How.\n", encoding="utf-8")
    return tmp_path


def test_fragments_become_a_section_in_the_order_of_their_days(root: Path) -> None:
    (root / "changes/2026-12-02-b.md").write_text("Second\nthing.\n", encoding="utf-8")
    (root / "changes/2026-12-01-a.md").write_text("Первое.\n", encoding="utf-8")
    assert gather(root, "0.2.0", "2026-12-03") == 2
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## 0.2.0 (2026-12-03)\n\n- Первое.\n- Second thing.\n\n## 0.1.0" in text
    assert text.index(MARK) < text.index("## 0.2.0")
    assert [path.name for path in (root / "changes").iterdir()] == ["README.md"]


def test_a_changelog_without_its_place_is_left_alone(root: Path) -> None:
    (root / "changes/2026-12-01-a.md").write_text("First.\n", encoding="utf-8")
    (root / "CHANGELOG.md").write_text("# Changelog\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="no section Unreleased"):
        gather(root, "0.2.0", "2026-12-03")
    assert (root / "changes/2026-12-01-a.md").exists()
