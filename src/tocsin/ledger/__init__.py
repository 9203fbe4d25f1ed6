"""Formats of the ledger: canonical bytes, events, envelopes, leaves, the Merkle tree, notes and checkpoints.

Pure functions of the standard library: no input or output, no clock, no randomness. Whether a signature holds
is a function the caller passes in.
"""
