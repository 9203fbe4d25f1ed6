"""Labels and hints of fields: the command's own words first, else those of the field's name."""

from __future__ import annotations

from tocsin.wording import Language, has, say


def _keys(command: str, name: str) -> tuple[str, ...]:
    plain = name.replace(".", "-").replace("_", "-")
    verb = command.replace(".", "-").replace("_", "-")
    last = name.rpartition(".")[2].replace("_", "-")
    return (f"field-{verb}-{plain}", f"field-{plain}", f"field-{last}")


def label(language: Language, command: str, name: str) -> str:
    """The label of a field; its name where the catalogue has none."""
    for key in _keys(command, name):
        if has(language, key):
            return say(language, key)
    return name


def hint(language: Language, command: str, name: str) -> str:
    """What stands under the label, often nothing."""
    for key in _keys(command, name):
        if has(language, f"{key}.hint"):
            return say(language, f"{key}.hint")
        if has(language, key):
            return ""
    return ""
