"""Every vector gets the verdict that its table tells, and the folder holds what the scribe writes."""

from __future__ import annotations

import pytest

from tests.proof.vector import Vector
from tests.proof.vectors import FOLDER, TABLE, all_vectors, files
from tocsin.ledger.malformed import Malformed
from tocsin.proof.verdict import Verdict
from tocsin.proof.verify import verify

VECTORS = all_vectors()


def verdict_on(row: Vector) -> Verdict:
    """The verdict under the vector's pins."""
    policy = row.options.get("policy")
    return verify(
        row.data,
        log_key=row.options.get("log_key"),
        root=row.options.get("root"),
        policy=policy.encode() if policy is not None else None,
        require=row.options.get("require"),
    )


@pytest.mark.parametrize("name", VECTORS)
def test_a_vector_gets_its_verdict(name: str) -> None:
    row = VECTORS[name]
    verdict = verdict_on(row)
    assert tuple(check.code for check in verdict.checks if not check.ok) == row.failed
    assert verdict.valid == (not row.failed)
    assert verdict.trust == row.trust
    assert verdict.outcome is None or verdict.valid


def test_the_folder_holds_what_the_scribe_writes() -> None:
    there = {path.name: path.read_bytes() for path in FOLDER.glob("*.json")}
    assert sorted(there) == sorted(files())
    assert [name for name, content in files().items() if there[name] != content] == []
    assert there[TABLE].endswith(b"]\n")


def test_every_check_has_a_vector_that_fails_it() -> None:
    made = {check.code for row in VECTORS.values() for check in verdict_on(row).checks}
    assert made - {code for row in VECTORS.values() for code in row.failed} == set()


def test_an_edit_makes_the_vector_of_its_base() -> None:
    for row in VECTORS.values():
        text = VECTORS[row.of].data.decode() if row.of else ""
        for old, new in row.edits:
            assert text.count(old) == 1
            text = text.replace(old, new)
        assert not row.of or text.encode() == row.data


@pytest.mark.parametrize(
    "pins",
    [
        {"log_key": "nonsense"},
        {"log_key": ""},
        {"root": "AB"},
        {"policy": b"quorum nobody\n"},
        {"require": "self-declared"},
    ],
)
def test_pins_without_form_are_refused(pins: dict[str, str]) -> None:
    with pytest.raises(Malformed):
        verify(VECTORS["consensus"].data, **pins)  # type: ignore[arg-type]
