"""A decision in effect: mandate, consents, orders, notices owed, offers, reports, movements, withdrawal."""
