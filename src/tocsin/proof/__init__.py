"""Proofs that need no server: signature checks, the certificate of a decision and its verification."""
