"""What the demo shows: a case of the past that is finished, and one that is going on."""

from __future__ import annotations

from tocsin.bootstrap.data_folder import Installation


def play_demo_cases(opened: Installation, ledger: str) -> None:
    """Play the shipped scenarios into the demo's ledger."""
