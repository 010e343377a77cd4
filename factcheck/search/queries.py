"""Asks the index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from django.db import connection

from factcheck.search.engines import matching, newest
from factcheck.search.models import Entry
from factcheck.search.questions import Question

MOST_RANKED = 200
"""Entries of one kind that are counted and ranked, the newest; of more it is said that there are more."""
MOST_WALKED = 1_500
"""Entries of one kind that PostgreSQL looks through from the newest, before it asks its index for all that answer."""

# What a result shows; the folded words stay in the database.
_SHOWN = "id, shelf, key, kind, uid, number, article_uid, address, language, written_at, heading, body"
_COLUMNS = ", ".join(f"search_entry.{column}" for column in _SHOWN.split(", "))


@dataclass(frozen=True)
class Answers(Sequence[Entry]):
    """The entries that answer a question, of one kind or of all: the best first. A slice is one statement.

    Of a kind of which more than `MOST_RANKED` answer, only the newest are among them: `long_kinds` names such kinds.
    """

    question: Question
    ids_of: dict[str, list[int]]
    long_kinds: frozenset[str]
    kind: str = ""

    @property
    def count_of(self) -> dict[str, int]:
        """How many there are of each kind."""
        return {kind: len(ids) for kind, ids in self.ids_of.items()}

    @property
    def has_more(self) -> bool:
        """Whether more entries answer than there are here."""
        return self.kind in self.long_kinds if self.kind else bool(self.long_kinds)

    @property
    def ids(self) -> list[int]:
        """The entries, in no order."""
        return self.ids_of.get(self.kind, []) if self.kind else [pk for ids in self.ids_of.values() for pk in ids]

    def __len__(self) -> int:
        return len(self.ids)

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
        found = matching(self.question, self.ids)
        start, stop, _step = wanted.indices(len(self))
        rows = Entry.objects.raw(
            f"SELECT {_COLUMNS} FROM {found.entries} "  # noqa: S608  (our own SQL; what was typed is a parameter)
            f"ORDER BY {found.rank}, search_entry.written_at DESC, search_entry.id LIMIT %s OFFSET %s",
            [*found.parameters, *found.rank_parameters, stop - start, start],
        )
        return list(rows)


def answers(
    question: Question, kind: str = "", *, most_ranked: int = MOST_RANKED, most_walked: int = MOST_WALKED
) -> Answers:
    """Gives the answers, counted; one statement, and one for a slice. None for an empty question."""
    if not question:
        return Answers(question, {}, frozenset(), kind)
    # One more than is kept, to see whether there are more.
    found = newest(question, most_ranked + 1, most_walked)
    ids_of: dict[str, list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(found.sql, found.parameters)
        for of_kind, pk, _written_at in cursor.fetchall():
            ids_of.setdefault(of_kind, []).append(pk)
    long_kinds = frozenset(name for name, ids in ids_of.items() if len(ids) > most_ranked)
    return Answers(question, {name: ids[:most_ranked] for name, ids in ids_of.items()}, long_kinds, kind)
