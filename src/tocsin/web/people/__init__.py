"""People, the posts they hold in each ledger, their sessions and their unsent forms: ordinary tables, no events."""
