"""How the tables of warnings came to be as they are."""
