"""Files with warnings as they came to a ledger; the octets are a body of the ledger's store.

A row has no legal effect: what a warning means for a case is said by the signal that is received from it.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class WarningFile(models.Model):
    """One file with one or several warnings."""

    ledger = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    source = models.CharField(max_length=16)
    """How it came: upload, paste, folder."""
    login = models.CharField(max_length=64, blank=True)
    """Who brought it; empty for the folder."""
    received_at = models.BigIntegerField()
    """Milliseconds since 1970 UTC."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ledger", "sha256"], name="one_row_a_warning_file"),
        ]
        ordering: ClassVar = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.sha256[:12]})"
