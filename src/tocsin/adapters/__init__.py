"""What touches the world outside: SQL store, signers, CAP reader, mail, clock, documents, files.

Only `bootstrap` imports from here; the rooms below name what they need as ports.
"""
