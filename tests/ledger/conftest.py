"""Samples the ledger tests share: an event of each shape, and a signer that needs no cryptography."""

from __future__ import annotations

from hashlib import sha256

import pytest

from tocsin.ledger.event import Event


@pytest.fixture
def stated() -> Event:
    """Armenia states its position."""
    return Event(
        log="odkb-csto.org/replay-kazakhstan-2022",
        charter=sha256(b"charter").hexdigest(),
        stream="decision/kz-2022-01",
        seen=11,
        type="case.position_stated/1",
        at=1641417900000,
        member="AM",
        role="permanent-representative",
        key=sha256(b"a public key").hexdigest(),
        prev="",
        id="5b1e4c1c-0000-4000-8000-00000000000a",
        data={"decision": "kz-2022-01", "text_sha256": sha256(b"text").hexdigest(), "position": "yes"},
    )
