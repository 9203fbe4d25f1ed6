"""The wiring: the only place that builds the engine from settings and picks adapters."""
