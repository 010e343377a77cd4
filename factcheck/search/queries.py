"""Asks the index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from django.db import connection

from factcheck.search.engines import matching
from factcheck.search.models import Entry
from factcheck.search.questions import Question

# What a result shows; the folded words stay in the database.
_SHOWN = "id, shelf, key, kind, uid, number, article_uid, address, language, written_at, heading, body"
_COLUMNS = ", ".join(f"search_entry.{column}" for column in _SHOWN.split(", "))


def counts_by_kind(question: Question) -> dict[str, int]:
    """Counts the entries that answer the question by kind; one statement, none for an empty question."""
    if not question:
        return {}
    found = matching(question)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT search_entry.kind, COUNT(*) FROM {found.entries} GROUP BY search_entry.kind",  # noqa: S608
            found.parameters,
        )
        return dict(cursor.fetchall())


@dataclass(frozen=True)
class Answers(Sequence[Entry]):
    """The entries that answer a question, of one kind or of all: the best first. A slice is one statement."""

    question: Question
    count_of: dict[str, int]
    kind: str = ""

    def __len__(self) -> int:
        return self.count_of.get(self.kind, 0) if self.kind else sum(self.count_of.values())

    def __iter__(self) -> Iterator[Entry]:
        return iter(self[0 : len(self)])

    @overload
    def __getitem__(self, wanted: int) -> Entry: ...

    @overload
    def __getitem__(self, wanted: slice) -> list[Entry]: ...

    def __getitem__(self, wanted: int | slice) -> Entry | list[Entry]:
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        if not self.question:
            return []
        found = matching(self.question)
        of_kind, kinds = ("AND search_entry.kind = %s", [self.kind]) if self.kind else ("", [])
        start, stop, _step = wanted.indices(len(self))
        rows = Entry.objects.raw(
            f"SELECT {_COLUMNS} FROM {found.entries} {of_kind} "  # noqa: S608  (our own SQL; what was typed is a parameter)
            f"ORDER BY {found.rank}, search_entry.written_at DESC, search_entry.id LIMIT %s OFFSET %s",
            [*found.parameters, *kinds, *found.rank_parameters, stop - start, start],
        )
        return list(rows)


def answers(question: Question, kind: str = "") -> Answers:
    """Gives the answers, counted; one statement, and one for a slice."""
    return Answers(question, counts_by_kind(question), kind)
