<<<<<<< HEAD
"""Proofs that need no server: signature checks, the certificate of a decision and its verification."""
=======
"""Decision certificates and their offline verification (docs/ledger.md), without Django or a store."""
>>>>>>> main
