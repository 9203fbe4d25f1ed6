"""Side-by-side benchmarks: each row from one run, ours and the peer on the same machine."""
