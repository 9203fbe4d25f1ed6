"""A signal of a crisis situation: received, acknowledged, assessed, merged or closed."""
