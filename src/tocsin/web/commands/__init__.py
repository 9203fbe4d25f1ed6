"""The way of a command in the browser: form from the catalogue, what will be signed, signature, submission."""
