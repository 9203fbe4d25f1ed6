"""Keys beyond what a founding entry can carry: enrolled one by one by the ledger's administrator."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.bootstrap.people import NamedSeat
from tocsin.engine.answers import Fault, Prepared, Receipt
from tocsin.engine.engine import Engine
from tocsin.ledger import envelope
from tocsin.ledger.envelope import Envelope, Signature, pre_authentication_encoding
from tocsin.ledger.octets import to_base64


def enrol(engine: Engine, administrator: NamedSeat, seats: Iterable[NamedSeat]) -> None:
    """Enrol the keys of these seats; raises LookupError with the code where the charter does not let it."""
    for seat in seats:
        data = {
            "key": seat.signer.key,
            "member": seat.member,
            "role": seat.role,
            "algorithm": "ed25519",
            "public": to_base64(seat.signer.public),
            "custody": seat.signer.custody,
        }
        key = administrator.signer.key
        prepared = engine.prepare("key.enrol", data, key)
        if not isinstance(prepared, Prepared):
            raise LookupError(prepared.code)
        encoding = pre_authentication_encoding(prepared.payload)
        signature = Signature(key, administrator.signer.sign(encoding))
        answer = engine.submit(envelope.encode(Envelope(prepared.payload, (signature,))))
        if not isinstance(answer, Receipt):
            raise LookupError(answer.code if isinstance(answer, Fault) else answer.checks[0].code)
