"""Building a decision certificate (INTERFACE section 5) from leaves, proofs, checkpoint, files and text.

All that stands in it besides is recomputed from the leaves by the functions that verify it, and nothing is
issued that does not verify.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.ledger.malformed import Malformed
from tocsin.ledger.octets import to_base64
from tocsin.ledger.origin import parse as parse_origin
from tocsin.proof import charter, entries, openings, procedure, roster
from tocsin.proof.entries import Entry
from tocsin.proof.form import FORMAT, Enclosed, encode
from tocsin.proof.outcome import result_of
from tocsin.proof.verdict import Check
from tocsin.proof.verify import verify


@dataclass(frozen=True, slots=True)
class Material:
    """What a ledger holds of a decision: leaves in index order, with proofs in the checkpoint's tree."""

    decision: str
    enclosed: Sequence[Enclosed]
    checkpoint: str
    files: Mapping[str, bytes]
    """The charter revision under which it was decided, with LF line ends."""
    text: Mapping[str, str]


class NotIssued(Exception):
    """A certificate that would not verify: the check that fails. The ledger or its bodies are at fault."""

    def __init__(self, check: Check) -> None:
        self.code = "certificate-not-issued"
        self.where = ""
        self.params: Mapping[str, object] = {"check": check.code, "detail": check.detail}
        super().__init__(check.code, check.detail)


def build_certificate(material: Material) -> bytes:
    """The certificate; raises `NotIssued` where it would not verify, `Malformed` where a leaf has no form."""
    data = encode(_value(material))
    verdict = verify(data)
    for check in verdict.checks:
        if not check.ok:
            raise NotIssued(check)
    return data


def _value(material: Material) -> dict[str, object]:
    rows = _rows(material)
    streams = entries.streams(material.decision, rows)
    log = rows[0].event.log
    keys = roster.recompute(streams.roster, parse_origin(log).kind)
    files = {name: content.decode("utf-8") for name, content in material.files.items()}
    norms = charter.norms_of(files, streams.decision[0].event.charter)
    followed = procedure.follow(openings.openings_of(norms, streams.decision), streams.decision)
    return {
        "format": FORMAT,
        "kind": parse_origin(log).kind,
        "organisation": norms.charter.organisation,
        "decision": material.decision,
        "log": keys.log,
        "charter": {"id": norms.charter.id, "revision": norms.charter.revision, "files": files},
        "roster": keys.as_json(),
        "text": dict(material.text),
        "entries": [_entry(row) for row in material.enclosed],
        "checkpoint": material.checkpoint,
        "policy": keys.policy,
        "result": result_of(followed).as_json(),
    }


def _rows(material: Material) -> tuple[Entry, ...]:
    if not material.enclosed:
        raise Malformed("count", "/entries", "0")
    return entries.read_entries(material.enclosed)


def _entry(row: Enclosed) -> dict[str, object]:
    proof = [to_base64(octets) for octets in row.proof]
    return {"index": row.index, "leaf": row.leaf.decode("utf-8"), "proof": proof}
