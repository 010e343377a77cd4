"""The index: what can be found, and what has to be read again. Both can be made anew from the rest at any time."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class LexemesField(models.TextField):
    """The words as PostgreSQL searches them (`tsvector`), written as its text form; empty on SQLite."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        return "tsvector" if connection.vendor == "postgresql" else super().db_type(connection)

    def get_placeholder(self, value: Any, compiler: Any, connection: BaseDatabaseWrapper) -> str:
        return "%s::tsvector" if connection.vendor == "postgresql" else "%s"


class Entry(models.Model):
    """A text that can be found, or a part of a long one: as it is shown, and as folded words."""

    shelf = models.CharField(max_length=20)
    key = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    uid = models.UUIDField()
    number = models.PositiveIntegerField(null=True, blank=True)
    article_uid = models.UUIDField(null=True, blank=True)
    address = models.CharField(max_length=500)
    language = models.CharField(max_length=12, blank=True)
    written_at = models.DateTimeField()
    heading = models.TextField(blank=True)
    body = models.TextField(blank=True)
    heading_words = models.TextField(blank=True)
    body_words = models.TextField(blank=True)
    lexemes = LexemesField(blank=True, default="")

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["shelf", "key"], name="entries_of_a_shelf"),
            models.Index(fields=["kind", "-written_at", "id"], name="entries_newest_first"),
        ]

    def __str__(self) -> str:
        return self.heading or self.body[:80]


class Stale(models.Model):
    """That the texts of one object are to be read again; written by triggers, a row for each change."""

    shelf = models.CharField(max_length=20)
    key = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.shelf} {self.key}"
