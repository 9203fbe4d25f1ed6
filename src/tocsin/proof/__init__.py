"""Decision certificates and their offline verification (docs/certificates.md), without Django or a store."""
