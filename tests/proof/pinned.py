"""Good certificates in the eyes of somebody who knows the ledger: its key, its root, its witnesses."""

from __future__ import annotations

from functools import cache

from tests.proof.good import good_vectors, policy_text, witness
from tests.proof.scribe import Scribe, hand
from tests.proof.vector import Vector
from tocsin.ledger.note import ED25519, VerifierKey

DEMO = "pact.example/demo"


def log_key(name: str = "log") -> str:
    """The verifier key of the demo ledger of the tests, or one like it."""
    return str(VerifierKey(DEMO, ED25519, hand(name).public))


def root() -> str:
    """The leaf hash of entry 0 of most ledgers of the tests."""
    return Scribe().found()


@cache
def pinned_vectors() -> dict[str, Vector]:
    """All of them by name."""
    north = f"witness north {witness('north')}\nquorum north\n"
    west = f"witness west {witness('west')}\nquorum west\n"
    known = f"log {log_key()}\n{north}"
    unknown = f"log {log_key('somebody else')}\n{north}"
    rows = (
        _row("pinned-log", "The log is known.", trust="log", log_key=log_key()),
        _row("pinned-root", "The founding roster is known.", trust="organisation", root=root()),
        _row("pinned-both", "Both are known.", trust="organisation", log_key=log_key(), root=root()),
        _row(
            "required-log", "The log is known, as is required.", trust="log", log_key=log_key(), require="log"
        ),
        _row(
            "required-less",
            "More is known than is required.",
            trust="organisation",
            root=root(),
            require="log",
        ),
        _row("witnessed", "A witness is known.", of="cosigned", policy=north),
        _row("witnessed-known-log", "A witness and the log are known.", of="cosigned", policy=known),
        _row("pinned-other-log", "Another log is expected.", "log_pinned", log_key=log_key("somebody else")),
        _row("pinned-other-root", "Another founding is expected.", "root_pinned", root="0" * 64),
        _row("required-root", "The founding must be known, and is not.", "trust", require="organisation"),
        _row(
            "required-root-not-log",
            "The log alone is not enough.",
            "trust",
            require="organisation",
            log_key=log_key(),
        ),
        _row("not-witnessed", "Another witness is expected.", "witnessed", of="cosigned", policy=west),
        _row("not-witnessed-at-all", "A witness is expected.", "witnessed", policy=policy_text()),
        _row("witnessed-other-log", "Witnesses of another log.", "witnessed", of="cosigned", policy=unknown),
    )
    return {row.name: row for row in rows}


def _row(
    name: str, told: str, *failed: str, of: str = "consensus", trust: str = "self-declared", **options: str
) -> Vector:
    return Vector(name, told, good_vectors()[of].data, failed, options, trust, of)
