"""Canonical bytes, envelope, Merkle tree and checkpoint; signature checks come in as a function.

The lowest room: it knows nothing of charters, cases or the world.
"""
