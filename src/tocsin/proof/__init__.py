"""Decision certificates and their offline verification (docs/ledger.md), without Django or a store."""
