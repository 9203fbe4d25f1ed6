"""Documents tell what is: links lead somewhere, commands exist, terms have both languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tests.tidy.tree import PACKAGE, ROOT, short, tracked_files
from tocsin.cli.frame.commands import names

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CALL = re.compile(r"(?:^|[`\s])(?:\./)?tocsin ([a-z][a-z-]*)")
FRAGMENT = re.compile(r"\d{4}-\d{2}-\d{2}-[a-z0-9-]+\.md")


def pages() -> Iterator[tuple[str, str]]:
    for path in tracked_files():
        if path.suffix == ".md":
            yield short(path), path.read_text(encoding="utf-8")


def test_links_lead_somewhere() -> None:
    lost = []
    for name, text in pages():
        for target in LINK.findall(text):
            file = target.partition("#")[0]
            if "://" not in target and file and not (ROOT / name).parent.joinpath(file).exists():
                lost.append(f"{name}: {target}")
    assert lost == []


def test_anchors_exist() -> None:
    lost = []
    for name, text in pages():
        for target in LINK.findall(text):
            file, _, anchor = target.partition("#")
            page = (ROOT / name).parent.joinpath(file) if file else ROOT / name
            if anchor and "://" not in target and anchor not in anchors(page.read_text(encoding="utf-8")):
                lost.append(f"{name}: {target}")
    assert lost == []


def anchors(text: str) -> set[str]:
    """The anchors of the headings of a page, as forges make them."""
    headings = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_commands_that_newcomers_are_shown_exist() -> None:
    known = set(names())
    unknown = [
        f"{name}: tocsin {word}"
        for name, text in pages()
        if name.startswith(("README", "CONTRIBUTING"))
        for block in re.findall(r"^(?: {4}|\$ ).*tocsin.*$|`[^`\n]*tocsin [^`\n]*`", text, flags=re.MULTILINE)
        for word in CALL.findall(block)
        if word not in known
    ]
    assert unknown == []


def glossary_rows() -> list[list[str]]:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows][2:]


def test_every_term_has_both_languages_once() -> None:
    rows = glossary_rows()
    assert len(rows) > 40
    assert [row for row in rows if len(row) != 4 or not row[0] or not row[1]] == []
    assert [term for term, count in Counter(row[0] for row in rows).items() if count > 1] == []


def test_words_the_glossary_forbids_are_not_used() -> None:
    forbidden = [
        word for row in glossary_rows() for word in re.findall(r"«([^»]+)»", row[2].partition("never")[2])
    ]
    assert forbidden
    pattern = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in forbidden), flags=re.IGNORECASE)
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted((PACKAGE / "wording" / "ru").glob("*.ftl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if pattern.search(line)
    ]
    assert found == []


def test_changelog_fragments_are_named_by_day_and_subject() -> None:
    fragments = [path.name for path in tracked_files() if short(path).startswith("changes/")]
    assert [name for name in fragments if name != "README.md" and not FRAGMENT.fullmatch(name)] == []
