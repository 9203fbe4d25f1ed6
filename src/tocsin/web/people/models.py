"""People and posts. A post is what a person is in one ledger: member, role and the key that signs.

Nothing here has legal effect: what a person may do follows from the charter's role and the key's enrolment.
"""

from __future__ import annotations

from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Person(AbstractBaseUser):
    """Someone who signs in. Names are kept in both languages of the interface."""

    login = models.CharField(max_length=64, unique=True)
    email = models.EmailField(blank=True)
    name_en = models.CharField(max_length=120)
    name_ru = models.CharField(max_length=120)
    language = models.CharField(max_length=2, blank=True)
    theme = models.CharField(max_length=5, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    is_active = models.BooleanField(default=True)
    administers = models.BooleanField(default=False)
    """May manage people and keys of the installation without a shell."""

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name_en", "name_ru"]
    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    def name(self, language: str) -> str:
        """The person's name as written in the language."""
        return self.name_ru if language == "ru" else self.name_en

    def __str__(self) -> str:
        return self.login


class Post(models.Model):
    """What a person is in one ledger."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="posts")
    ledger = models.CharField(max_length=64)
    member = models.CharField(max_length=2, blank=True)
    role = models.CharField(max_length=64)
    key = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "ledger"], name="one_post_a_ledger"),
        ]
        ordering: ClassVar = ["member", "role"]

    def __str__(self) -> str:
        return f"{self.person_id}@{self.ledger}: {self.member or '-'} {self.role}"


class Draft(models.Model):
    """An unsent form, seen by the people of one member (or of the organisation) on one track."""

    ledger = models.CharField(max_length=64)
    member = models.CharField(max_length=2, blank=True)
    track = models.CharField(max_length=16)
    command = models.CharField(max_length=64)
    subject = models.CharField(max_length=140, blank=True)
    """Case or decision it concerns, as the form's address names it."""
    values = models.JSONField()
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="drafts")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["-changed_at"]
        indexes: ClassVar = [models.Index(fields=["ledger", "member", "track"], name="drafts_of_a_track")]

    def __str__(self) -> str:
        return f"{self.command} {self.subject}"
