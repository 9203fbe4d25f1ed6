"""Scenarios that come with the program, a folder each (docs/scenario-files.md)."""
