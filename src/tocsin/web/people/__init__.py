"""People, the posts they hold in each ledger, their sessions and unsent forms: tables, no events."""
