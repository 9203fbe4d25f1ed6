"""The API for programs: commands are prepared and submitted, lists and details read; OpenAPI 3.1."""
