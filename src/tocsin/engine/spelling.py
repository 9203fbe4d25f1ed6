"""A text to be voted on comes in the organ's authentic languages and in its one spelling, or is not prepared.

INTERFACE section 5 "Text voted on". A decision on another spelling could be taken and never certified, so the
site that helps to prepare it says so at once; what was signed elsewhere is the verifier's to judge.
"""

from __future__ import annotations

from tocsin.core.calendar import day_of
from tocsin.core.scope import needs
from tocsin.core.texts import authentic_languages, require_text
from tocsin.core.values import Command
from tocsin.engine.answers import Fault, NamedBody
from tocsin.engine.certificates import MAX_TEXT_BYTES
from tocsin.engine.ports import Charters
from tocsin.engine.state import State
from tocsin.ledger import canonical
from tocsin.ledger.malformed import Malformed

VOTED_ON = frozenset({"decision.draft", "decision.amend"})


def text_fault(
    command: Command, state: State, charters: Charters, texts: tuple[NamedBody, ...]
) -> Fault | None:
    """What is wrong with the text of a draft; None where nothing is, or the command brings no such text."""
    if command.name not in VOTED_ON:
        return None
    scope = state.scope(needs(command.data))
    charter = charters.charter(state.revision_for(scope))
    paper = scope.file.paper(command.data.decision) if scope.file is not None else None
    organ = paper.organ if paper is not None else getattr(command.data, "organ", "")
    languages = authentic_languages(charter, organ, day_of(command.at, charter.zone))
    content = next((row.content for row in texts if row.sha256 == command.data.text_sha256), None)
    if not languages or content is None:
        return None
    try:
        require_text(_by_language(content), languages)
    except Malformed as problem:
        return Fault(problem.code, f"/text_sha256{problem.where}", ", ".join(languages))
    return None


def _by_language(content: bytes) -> dict[str, str]:
    text = canonical.parse_canonical(content, MAX_TEXT_BYTES, 1)
    if not isinstance(text, dict) or not all(isinstance(words, str) for words in text.values()):
        raise Malformed("text_languages")
    return {language: str(words) for language, words in text.items()}
