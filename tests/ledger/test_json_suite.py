"""JSONTestSuite and hostile strings against the strict parser."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tocsin.ledger import canonical, jcs
from tocsin.ledger.canonical import MAX_INTEGER, Json
from tocsin.ledger.malformed import Malformed

ROOM = 1_000_000

pytestmark = pytest.mark.conformance


class Found(Exception):
    """Raised by a hook of Python's own reader at the construct that is looked for."""


def found(data: bytes, **hooks: Callable[..., object]) -> bool:
    try:
        json.loads(data, **hooks)  # type: ignore[arg-type]
    except Found:
        return True
    return False


def at_float(literal: str) -> None:
    raise Found(literal)


def at_big_integer(literal: str) -> int:
    if abs(int(literal)) > MAX_INTEGER:
        raise Found(literal)
    return int(literal)


def at_duplicate(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(dict(pairs)) != len(pairs):
        raise Found
    return dict(pairs)


def has_lone_surrogate(data: bytes) -> bool:
    written = json.dumps(json.loads(data), ensure_ascii=False)
    return any("\ud800" <= character <= "\udfff" for character in written)


# Valid JSON that our form leaves out, each with what must then be seen in the file by other means.
LEFT_OUT: dict[str, Callable[[bytes], bool]] = {
    "json_float": lambda data: found(data, parse_float=at_float),
    "json_integer_range": lambda data: found(data, parse_int=at_big_integer),
    "json_duplicate_key": lambda data: found(data, object_pairs_hook=at_duplicate),
    "json_lone_surrogate": has_lone_surrogate,
}


def files(conformance_data: Path, prefix: str) -> list[Path]:
    folder = conformance_data / "vectors" / "json" / "test_parsing"
    found_files = sorted(folder.glob(f"{prefix}_*.json"))
    assert found_files
    return found_files


def test_what_must_be_refused_is_refused(conformance_data: Path) -> None:
    for file in files(conformance_data, "n"):
        for parse in (canonical.parse, canonical.parse_canonical, jcs.parse):
            with pytest.raises(Malformed):
                parse(file.read_bytes(), ROOM)


def reading(parse: Callable[[bytes, int], Json], data: bytes) -> tuple[Json, str]:
    """The value, or the code of the refusal."""
    try:
        return parse(data, ROOM), ""
    except Malformed as fault:
        return None, fault.code


def test_what_must_be_accepted_is_accepted_or_left_out_for_a_reason(conformance_data: Path) -> None:
    for file in files(conformance_data, "y"):
        data = file.read_bytes()
        value, refusal = reading(canonical.parse, data)
        if refusal:
            assert LEFT_OUT[refusal](data), (file.name, refusal)
        else:
            assert value == json.loads(data), file.name
            assert not any(seen(data) for seen in LEFT_OUT.values()), file.name


def test_with_doubles_only_repeated_keys_and_lone_surrogates_are_left_out(conformance_data: Path) -> None:
    for file in files(conformance_data, "y"):
        data = file.read_bytes()
        value, refusal = reading(jcs.parse, data)
        if refusal:
            assert refusal in {"json_duplicate_key", "json_lone_surrogate"}, file.name
            assert LEFT_OUT[refusal](data), (file.name, refusal)
        else:
            assert value == json.loads(data), file.name


def test_what_is_left_open_gives_a_value_or_a_refusal(conformance_data: Path) -> None:
    for file in files(conformance_data, "i"):
        for parse in (canonical.parse, jcs.parse):
            value, refusal = reading(parse, file.read_bytes())
            assert refusal.startswith("json_") or jcs.encode(value, 999), file.name


def test_transformations_are_read_alike_or_refused(conformance_data: Path) -> None:
    for file in sorted((conformance_data / "vectors" / "json" / "test_transform").glob("*.json")):
        try:
            value: Json = jcs.parse(file.read_bytes(), ROOM)
        except Malformed:
            continue
        assert jcs.parse(jcs.encode(value), ROOM) == value, file.name


def test_hostile_strings_survive_and_stay_themselves(conformance_data: Path) -> None:
    for file in sorted((conformance_data / "vectors" / "strings").glob("*.json")):
        strings = json.loads(file.read_bytes())
        assert strings
        for text in strings:
            data = canonical.encode({text: text})
            assert canonical.parse_canonical(data, ROOM) == {text: text}
            assert data == jcs.encode({text: text})
