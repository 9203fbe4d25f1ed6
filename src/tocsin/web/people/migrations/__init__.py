"""Changes of the people tables, named by hand."""
