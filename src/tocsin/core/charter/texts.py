"""The words of a charter: names and plain sentences for its ids, one file a language.

Norm: docs/charter-vocabulary.md "Texts". A file has one table a kind; an entry is a name, or a table
of forms such as `name`, `genitive`, `short`, `plain`, `body`. Every id of the charter has an entry in
every language file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tocsin.core.charter.findings import Notes
from tocsin.core.charter.model import Charter
from tocsin.core.charter.rows import MAX_ROWS, MAX_TEXT

FORMS = frozenset({"name", "genitive", "short", "plain", "body", "note"})
KINDS = (
    "organisation",
    "member",
    "organ",
    "matter",
    "rule",
    "act",
    "article",
    "procedure",
    "step",
    "content",
    "component",
    "purpose",
    "unit",
    "region",
    "centre",
    "duty",
    "recipient",
    "role",
)
REQUIRED_FORMS: Mapping[str, frozenset[str]] = MappingProxyType(
    {"rule": frozenset({"name", "plain"}), "organisation": frozenset({"name", "short"})}
)
CASED_LANGUAGES = frozenset({"ru"})
"""Languages in which members and organs need the genitive too."""
CASED_KINDS = frozenset({"member", "organ"})

Entries = Mapping[str, Mapping[str, Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of one language; the id of an article is `act:article`, of a matter `organ:matter`."""

    language: str
    entries: Entries

    def name(self, kind: str, key: str) -> str:
        """The name, or the bare id where the charter has no words for it."""
        return self.form(kind, key, "name") or key

    def genitive(self, kind: str, key: str) -> str:
        """The name in the genitive, in a language without cases the name."""
        return self.form(kind, key, "genitive") or self.name(kind, key)

    def plain(self, kind: str, key: str) -> str:
        """The sentence that explains it, empty if there is none."""
        return self.form(kind, key, "plain")

    def short(self, kind: str, key: str) -> str:
        """The short name, else the name."""
        return self.form(kind, key, "short") or self.name(kind, key)

    def form(self, kind: str, key: str, form: str) -> str:
        """One form of an entry; a matter or step `a:b` without an entry of its own falls back to `b`."""
        table = self.entries.get(kind, {})
        entry = table.get(key)
        if entry is None and kind in FALLING_BACK:
            entry = table.get(key.rpartition(":")[2])
        return (entry or {}).get(form, "")


FALLING_BACK = frozenset({"matter", "step"})


def texts_of(data: Mapping[str, object], language: str, file: str, notes: Notes) -> Texts:
    """The texts of one parsed file; wrong entries are noted and left out."""
    entries: dict[str, Mapping[str, Mapping[str, str]]] = {}
    for kind, table in data.items():
        if kind not in KINDS or not isinstance(table, dict) or len(table) > MAX_ROWS:
            notes.error("unknown_key", file, (kind,), word=kind[:80])
            continue
        entries[kind] = MappingProxyType(dict(_entries(kind, table, file, notes)))
    return Texts(language, MappingProxyType(entries))


def _entries(
    kind: str, table: dict[str, object], file: str, notes: Notes
) -> Iterator[tuple[str, Mapping[str, str]]]:
    for key, value in table.items():
        forms = {"name": value} if isinstance(value, str) else value
        if not isinstance(forms, dict) or not all(isinstance(text, str) for text in forms.values()):
            notes.error("wrong_value", file, (kind, key), expected="text")
            continue
        for form, text in forms.items():
            if form not in FORMS:
                notes.error("unknown_key", file, (kind, key, form), word=form[:80])
            if not text.strip() or len(text) > MAX_TEXT:
                notes.error("wrong_value", file, (kind, key, form), expected="text")
        yield key, MappingProxyType(dict(forms))


def needed_texts(charter: Charter) -> dict[str, frozenset[str]]:
    """The ids each kind needs words for."""
    named: dict[str, set[str]] = {
        "organisation": {charter.organisation},
        "member": {row.member for row in charter.members},
        "organ": {row.id for row in charter.organs},
        "matter": {f"{row.organ}:{row.id}" for row in charter.matters},
        "rule": {row.id for row in charter.rules},
        "act": {row.id for row in charter.acts},
        "article": {f"{act.id}:{row.id}" for act in charter.acts for row in act.articles},
        "procedure": {row.id for row in charter.procedures},
        "step": {f"{row.id}:{step.id}" for row in charter.procedures for step in row.steps},
        "content": {word for row in charter.matters for word in row.requires},
        "component": {row.id for row in charter.components},
        "purpose": {word for row in charter.components for word in row.purposes},
        "unit": {figure.unit for row in charter.components for figure in row.figures},
        "region": {row.id for row in charter.regions},
        "centre": {row.id for row in charter.centres},
        "duty": {row.id for row in charter.duties},
        "recipient": {row.to for row in charter.duties},
        "role": {row.id for row in charter.roles},
    }
    return {kind: frozenset(ids) for kind, ids in named.items()}


def check_texts(charter: Charter, texts: Texts, file: str, notes: Notes) -> None:
    """Note every id without words, and every entry that names nothing."""
    for kind, ids in needed_texts(charter).items():
        table = texts.entries.get(kind, {})
        forms = REQUIRED_FORMS.get(kind, frozenset({"name"}))
        if kind in CASED_KINDS and texts.language in CASED_LANGUAGES:
            forms = forms | {"genitive"}
        for key in sorted(ids):
            for form in sorted(forms):
                if not texts.form(kind, key, form):
                    notes.error("missing_text", file, (kind, key, form), kind=kind, name=key, form=form)
        known = ids | ({key.rpartition(":")[2] for key in ids} if kind in FALLING_BACK else frozenset())
        for key in table:
            if key not in known:
                notes.error("stray_text", file, (kind, key), kind=kind, name=key)
