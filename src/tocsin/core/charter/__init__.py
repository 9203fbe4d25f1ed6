"""A charter as data: its types, its reading from TOML, its answers for a date."""
