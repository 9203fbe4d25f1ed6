"""Mends what keeps a warning from being XML at all but leaves no doubt what was meant.

Bare ampersands, HTML's named characters, control characters, undeclared prefixes, several documents in
one file. Tags are never touched: a file whose elements do not close stays refused.
"""

from __future__ import annotations

import re
from html.entities import html5

from tocsin.adapters.warnings.values import Finding
from tocsin.adapters.warnings.xml_source import DOCUMENT_END, UNDEFINED_PREFIX

BUNDLE = "tocsin-bundle"
"""The element put around a text that is no single document; it is no wrapper of the warnings."""

_CONTROLS = dict.fromkeys((*range(1, 9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), " ")
_SUSPECT = re.compile(
    r"<!\[CDATA\[|<!--|<\?(?:xml\s)?|&(?!(?:amp|lt|gt|quot|apos);)(?:#(?:(\d{1,7})|x([0-9a-f]{1,6}));|(\w{1,32});)?",
    re.IGNORECASE,
)
_CLOSINGS = {"<!": "-->", "<?": "?>"}
_MENDS_MAX = 10_000
_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]{0,60}):[A-Za-z_]|\s([A-Za-z_][\w.-]{0,60}):[\w.-]{1,60}\s*=")
_DECLARED = re.compile(r"xmlns:([\w.-]{1,61})\s*=")
_CAP = "urn:oasis:names:tc:emergency:cap:1.2"


def mend(text: str, fault: int) -> tuple[str, tuple[Finding, ...]] | None:
    """A text that may be read instead, and what was done to it; None where nothing can be mended.

    `fault` is libxml2's code of the fault that ended the first reading.
    """
    findings: list[Finding] = []
    clean = text.translate(_CONTROLS)
    if clean != text:
        findings.append(Finding("control_characters"))
    mended = _mended(clean)
    if mended is None:
        return None
    clean, references, declarations = mended
    if references:
        findings.append(Finding("bare_ampersand", "", (("count", str(references)),)))
    several = fault == DOCUMENT_END or declarations > 0
    prefixes = _undeclared(clean) if fault == UNDEFINED_PREFIX else ()
    if several:
        findings.append(Finding("several_documents"))
    if prefixes:
        findings.append(Finding("undeclared_prefix", "", (("value", " ".join(prefixes)),)))
    if several or prefixes:
        spaces = "".join(f' xmlns:{prefix}="{_meant_by(prefix)}"' for prefix in prefixes)
        clean = f"<{BUNDLE}{spaces}>{clean}</{BUNDLE}>"
    return (clean, tuple(findings)) if findings else None


def _mended(text: str) -> tuple[str, int, int] | None:
    """The text with its references made good, how many were, and how many XML declarations were dropped."""
    parts: list[str] = []
    references = declarations = end = 0
    position = 0
    while match := _SUSPECT.search(text, position):
        found, start, position = match.group(), match.start(), match.end()
        if found[0] == "&":
            replacement = _reference(match)
            if replacement != found:
                parts += (text[end:start], replacement)
                end = position
                references += 1
        else:
            closing = "]]>" if found.startswith("<![") else _CLOSINGS[found[:2]]
            position = text.find(closing, position)
            if position < 0:
                return None
            if found[:5].lower() == "<?xml" and found[5:].isspace():
                parts.append(text[end:start])
                end = position + len(closing)
                declarations += 1
        if references + declarations > _MENDS_MAX:
            return None
    parts.append(text[end:])
    return "".join(parts), references, declarations


def _reference(match: re.Match[str]) -> str:
    """A reference that XML knows, or the character that HTML means by it, or the ampersand itself."""
    decimal, hexadecimal, name = match.groups()
    if decimal or hexadecimal:
        number = int(decimal) if decimal else int(hexadecimal, 16)
        allowed = number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number < 0x110000
        return match.group() if allowed and number not in (0xFFFE, 0xFFFF) else "\ufffd"
    if name and f"{name};" in html5:
        return "".join(f"&#{ord(letter)};" for letter in html5[f"{name};"])
    return f"&amp;{match.group()[1:]}" if not name else match.group()


def _undeclared(text: str) -> tuple[str, ...]:
    used = {match[1] or match[2] for match in _PREFIX.finditer(text)}
    declared = {match[1] for match in _DECLARED.finditer(text)} | {"xml", "xmlns"}
    return tuple(sorted(used - declared))[:20]


def _meant_by(prefix: str) -> str:
    return _CAP if "cap" in prefix.lower() or "alert" in prefix.lower() else f"urn:undeclared:{prefix}"
