"""The pages: situation, case, decision, needs you, signals, record. Each is one read of a read table."""
