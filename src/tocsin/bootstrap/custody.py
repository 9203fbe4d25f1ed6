"""New keys in the server's custody, for the faces: made here, held by this site, enrolled by a command."""

from __future__ import annotations

from tocsin.adapters.keys import SeedSigner, new_signer
from tocsin.bootstrap.data_folder import Installation

SERVER = "server"


def new_server_key(opened: Installation, ledger: str) -> SeedSigner:
    """A new key of a ledger, held from now on; it signs nothing until it is enrolled."""
    signer = new_signer(SERVER)
    opened.keep_key(ledger, signer)
    return signer
