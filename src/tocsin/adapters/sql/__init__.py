"""The SQL store: hand-written statements on the product's own SQLite engine, kept portable to PostgreSQL."""
