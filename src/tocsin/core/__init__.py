"""The pure core: a charter, facts and a time give what may happen next.

No input or output, no clock, no randomness, no signatures: everything a function needs
is an argument, and everything it says is a value.
"""
