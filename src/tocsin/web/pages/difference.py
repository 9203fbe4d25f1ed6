"""Word-level differences between two versions of a text, as runs of kept, added and removed words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

WORDS = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
MOST_WORDS = 20_000
"""Beyond that a text is shown as a whole, old and new: comparing would take too long."""
Run = tuple[str, str]
"""(kept | added | removed, text)"""


def runs(old: str, new: str) -> list[Run]:
    """The runs that lead from the old text to the new one."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    if len(before) + len(after) > MOST_WORDS:
        return [("removed", old), ("added", new)]
    return list(_joined(_raw(before, after)))


def _raw(before: list[str], after: list[str]) -> Iterator[Run]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            yield "kept", "".join(before[start:end])
            continue
        if end > start:
            yield "removed", "".join(before[start:end])
        if new_end > new_start:
            yield "added", "".join(after[new_start:new_end])


def _joined(found: Iterator[Run]) -> Iterator[Run]:
    held: Run | None = None
    for kind, text in found:
        if held is not None and held[0] == kind:
            held = (kind, held[1] + text)
            continue
        if held is not None:
            yield held
        held = (kind, text)
    if held is not None:
        yield held
