"""Pages and API of Tocsin, in English and Russian. Shows what the engine says; decides nothing itself."""
