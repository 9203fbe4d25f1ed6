"""Side-by-side benchmarks: each row from one run, ours and the peer on the same machine.

A module is a benchmark by its name; its `run(quick)` gives rows.
"""
