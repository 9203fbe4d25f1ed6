"""The elements of CAP 1.0, 1.1 and 1.2 as tables: order, how often, what may stand in them.

After the schemas of OASIS (CAP-v1.1 and CAP-v1.2, October 2005 and July 2010) and of incident.com (1.0).
The reader walks these tables instead of validating, so that a warning that breaks them is still read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

XMLDSIG = "http://www.w3.org/2000/09/xmldsig#"
XINCLUDE = ("http://www.w3.org/2001/XInclude", "http://www.w3.org/2003/XInclude")
ATTRIBUTES_ALLOWED = frozenset(
    f"{{http://www.w3.org/2001/XMLSchema-instance}}{name}"
    for name in ("schemaLocation", "noNamespaceSchemaLocation")
)
NAMESPACES = {
    "http://www.incident.com/cap/1.0": "cap-1.0",
    "urn:oasis:names:tc:emergency:cap:1.1": "cap-1.1",
    "urn:oasis:names:tc:emergency:cap:1.2": "cap-1.2",
}
NEWEST = "cap-1.2"
_NEARLY_CAP = re.compile(r"\bcap\W?v?(?P<version>1[._]\d)?\b", re.IGNORECASE)


class Kind(Enum):
    """What stands in an element."""

    TEXT = auto()
    WORD = auto()
    TIME = auto()
    LANGUAGE = auto()
    ADDRESS = auto()
    INTEGER = auto()
    DECIMAL = auto()
    PAIR = auto()
    NESTED = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """One element inside another."""

    name: str
    kind: Kind
    needed: bool = False
    many: bool = False
    filled: bool = False
    words: frozenset[str] = frozenset()
    order: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """The elements an element may have: by full tag, by bare name, and those it must have."""

    by_tag: dict[str, Field]
    by_name: dict[str, Field]
    by_lower: dict[str, Field]
    needed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """One version of CAP in one namespace (which may be none or a wrong one)."""

    format: str
    alert: Shape
    info: Shape
    resource: Shape
    area: Shape
    pair: Shape
    pairs_as_text: bool
    """CAP 1.0 writes a pair as the text "name=value"."""
    kinds: dict[str, Kind]
    """The kind of every field by name: no name is used for two things."""
    words: dict[str, frozenset[str]]
    """The closed lists by the name of the field."""


def version_of(namespace: str) -> str:
    """The format that a namespace stands for, guessed from its digits where it is not one of CAP's."""
    if namespace in NAMESPACES:
        return NAMESPACES[namespace]
    nearly = _NEARLY_CAP.search(namespace)
    guess = f"cap-{nearly['version'].replace('_', '.')}" if nearly and nearly["version"] else NEWEST
    return guess if guess in NAMESPACES.values() else NEWEST


def is_cap(namespace: str) -> bool:
    """Whether a namespace is CAP's or means to be."""
    return namespace in NAMESPACES or _NEARLY_CAP.search(namespace) is not None


@lru_cache(maxsize=32)
def schema_for(namespace: str) -> Schema:
    """The tables for alerts whose root stands in this namespace."""
    version = version_of(namespace)
    tables = (_alert(version), _info(version), _resource(version), _area(version), _PAIR)
    alert, info, resource, area, pair = (_shape(table, namespace) for table in tables)
    fields = alert.by_name | info.by_name | resource.by_name | area.by_name
    kinds = {name: field.kind for name, field in fields.items()}
    words = {name: field.words for name, field in fields.items() if field.words}
    return Schema(version, alert, info, resource, area, pair, version == "cap-1.0", kinds, words)


def _shape(fields: tuple[Field, ...], namespace: str) -> Shape:
    placed = tuple(
        Field(field.name, field.kind, field.needed, field.many, field.filled, field.words, order)
        for order, field in enumerate(fields)
    )
    prefix = f"{{{namespace}}}" if namespace else ""
    return Shape(
        {prefix + field.name: field for field in placed},
        {field.name: field for field in placed},
        {field.name.lower(): field for field in placed},
        tuple(field.name for field in placed if field.needed),
    )


def _word(name: str, words: str, *, needed: bool = False, many: bool = False) -> Field:
    return Field(name, Kind.WORD, needed, many, words=frozenset(words.split("|")))


def _text(name: str, *, needed: bool = False, many: bool = False, filled: bool = False) -> Field:
    return Field(name, Kind.TEXT, needed, many, filled)


_PAIR = (_text("valueName", needed=True), _text("value", needed=True))
_URGENCY = "Immediate|Expected|Future|Past|Unknown"
_SEVERITY = "Extreme|Severe|Moderate|Minor|Unknown"
_CATEGORY = "Geo|Met|Safety|Security|Rescue|Fire|Health|Env|Transport|Infra|Other"
_RESPONSE = "Shelter|Evacuate|Prepare|Execute|Monitor|Assess|None"


def _alert(version: str) -> tuple[Field, ...]:
    first = version == "cap-1.0"
    return (
        _text("identifier", needed=True, filled=True),
        _text("sender", needed=True, filled=True),
        Field("sent", Kind.TIME, needed=True),
        _word("status", "Actual|Exercise|System|Test" + ("" if first else "|Draft"), needed=True),
        _word("msgType", "Alert|Update|Cancel|Ack|Error", needed=True),
        *((_text("password"),) if first else ()),
        _text("source"),
        _word("scope", "Public|Restricted|Private", needed=not first),
        _text("restriction"),
        _text("addresses"),
        _text("code", many=True),
        _text("note"),
        _text("references"),
        _text("incidents"),
        Field("info", Kind.NESTED, many=True),
    )


def _info(version: str) -> tuple[Field, ...]:
    first, newest = version == "cap-1.0", version == NEWEST
    certainty = "Very Likely" if first else "Observed"
    return (
        Field("language", Kind.LANGUAGE),
        _word("category", _CATEGORY + ("" if first else "|CBRNE"), needed=not first, many=True),
        _text("event", needed=True, filled=True),
        *(
            ()
            if first
            else (_word("responseType", _RESPONSE + ("|Avoid|AllClear" if newest else ""), many=True),)
        ),
        _word("urgency", _URGENCY, needed=True),
        _word("severity", _SEVERITY, needed=True),
        _word("certainty", f"{certainty}|Likely|Possible|Unlikely|Unknown", needed=True),
        _text("audience"),
        Field("eventCode", Kind.PAIR, many=True),
        Field("effective", Kind.TIME),
        Field("onset", Kind.TIME),
        Field("expires", Kind.TIME),
        _text("senderName"),
        _text("headline"),
        _text("description"),
        _text("instruction"),
        Field("web", Kind.ADDRESS),
        _text("contact"),
        Field("parameter", Kind.PAIR, many=True),
        Field("resource", Kind.NESTED, many=True),
        Field("area", Kind.NESTED, many=True),
    )


def _resource(version: str) -> tuple[Field, ...]:
    return (
        _text("resourceDesc", needed=True),
        _text("mimeType", needed=version == NEWEST),
        Field("size", Kind.INTEGER),
        Field("uri", Kind.ADDRESS),
        *(() if version == "cap-1.0" else (_text("derefUri"),)),
        _text("digest"),
    )


def _area(version: str) -> tuple[Field, ...]:
    height = Kind.DECIMAL if version == NEWEST else Kind.TEXT
    return (
        _text("areaDesc", needed=True, filled=True),
        _text("polygon", many=True),
        _text("circle", many=True),
        Field("geocode", Kind.PAIR, many=True),
        Field("altitude", height),
        Field("ceiling", height),
    )
