"""Tables of the warnings received."""
