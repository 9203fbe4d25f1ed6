"""The API for programs: prepare and submit commands, read lists and details; OpenAPI 3.1 from the catalogue."""
