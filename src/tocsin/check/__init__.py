"""The checker: says of a charter, before anyone adopts it, what in it cannot work."""
