"""Warnings received. The file itself is a body in the ledger's store; a row is one warning of it.

Nothing here has legal effect, and every row can be made anew by reading its file again.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class ReceivedWarning(models.Model):
    """One warning; sender, identifier and time sent are what others refer to it by (CAP 1.2 section 3.2.1)."""

    ledger = models.CharField(max_length=64)
    sender = models.TextField(blank=True)
    identifier = models.TextField()
    sent = models.CharField(max_length=64, blank=True)
    """RFC 3339 with the offset it came with."""
    status = models.CharField(max_length=64, blank=True)
    message_type = models.CharField(max_length=64, blank=True)
    format = models.CharField(max_length=16, blank=True)
    refers_to = models.JSONField(default=list)
    expires = models.JSONField(default=list)
    """The end of each part, null where it has none."""
    said = models.TextField()
    """The whole warning as `bootstrap.warnings` writes it."""
    body = models.CharField(max_length=64)
    """SHA-256 of the file."""
    file_name = models.CharField(max_length=120, blank=True)
    way = models.CharField(max_length=8)
    """upload, paste or folder."""
    received_at = models.BigIntegerField()
    """Milliseconds since 1970."""
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["ledger", "sender", "identifier", "sent"], name="one_row_a_warning"
            ),
        ]
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.sender},{self.identifier},{self.sent}"
