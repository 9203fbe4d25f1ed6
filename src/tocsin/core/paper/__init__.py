"""A text on its way to a decision: versions, opening, positions, signatures, outcome.

One thing whether it lies in a case, a meeting or a norm (INTERFACE section 5, stream `decision/<id>`).
"""
