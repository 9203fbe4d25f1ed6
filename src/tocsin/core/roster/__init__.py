"""The roster as a document in the ledger: keys, roles, custody, trust policy (INTERFACE section 5)."""
