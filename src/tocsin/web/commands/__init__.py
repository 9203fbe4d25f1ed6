"""The way of a command in the browser: form from the catalogue, what is signed, signature, submission."""
