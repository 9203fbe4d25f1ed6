"""Warnings that came to this installation: kept as they came, read, followed along their references."""
