"""The engine: `prepare` and `submit` (the one write door), replay, timers, projection, and their ports."""
