"""Replays: shipped scenarios played into ledgers of their own, at a chosen speed, with their clock shown."""
