"""Pages for those who look things up: record, verification, charter, administration, map."""
