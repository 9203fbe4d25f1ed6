"""Public warnings received by this installation: kept with their file, shown with how they stand.

A warning is not an entry of the ledger; it becomes one when somebody receives it as a signal.
"""
