"""A decision's certificate from a running installation: what the engine gathers, as the proof builds it."""

from __future__ import annotations

from tocsin.engine.certificates import gather
from tocsin.engine.engine import Engine
from tocsin.engine.ports import Keyring
from tocsin.proof.certificate import Material, build_certificate
from tocsin.proof.form import Enclosed


def certificate_of(engine: Engine, keyring: Keyring, decision: str) -> bytes:
    """The certificate of a declared decision.

    Raises NoCertificate, NotIssued or NotHeld, each with a code and the place, where there is none to give.
    """
    dossier = gather(engine.store, engine.charters, keyring, decision)
    return build_certificate(
        Material(
            decision=decision,
            enclosed=[Enclosed(row.index, row.leaf, row.proof) for row in dossier.leaves],
            checkpoint=dossier.checkpoint.decode("utf-8"),
            files=dossier.files,
            text=dossier.text,
        )
    )
