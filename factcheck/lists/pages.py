"""Pages of lists that may be long: rows are counted only so far, and found by their order before they are read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.utils.formats import number_format
from django.utils.functional import cached_property

from factcheck.lists.among import Among

MOST_COUNTED = 10_000
"""Rows that are counted. More are said to be more: counting a hundred thousand takes longer than showing fifty."""
MOST_READ = 1_000
"""Rows that are counted where letters are looked for: each has to be read for it."""
FEWEST_READ = 200
"""Rows that are counted where one letter or two are looked for: many rows have them."""
MOST_MERGED = 1_000
"""Rows up to which streams are merged: further on, ordering the whole list takes less time."""
DEEPEST = 1_000_000


@dataclass(frozen=True)
class Part:
    """Rows of a list that come one after another: those of one query set, or of several, each by an index of its own.

    Of several, `merged` has all of them in their order; only the first of each are put into it.
    """

    streams: Sequence["QuerySet[Any]"]
    merged: "QuerySet[Any] | None" = None

    def keys(self, start: int, stop: int) -> list[Any]:
        """The primary keys of these rows of the part."""
        if self.merged is None:
            rows = self.streams[0]
        else:
            rows = self.merged.filter(reduce(or_, (Q(Among("pk", stream[:stop])) for stream in self.streams)))
        return list(rows.values_list("pk", flat=True)[start:stop])

    def count(self) -> int:
        return sum(stream.order_by().count() for stream in self.streams)


class LongPaginator(Paginator):
    """Pages of a query set whose rows are counted up to `most_counted`, or as far as the page that is asked for.

    `has_more` says whether there are more rows than `count`. A page's rows are found in two statements: which they are,
    from the columns that filter and order, and then what is shown of them. Where no index has the order of the whole
    list, `parts` give the same rows in the same order. Where few are counted because each has to be read for it, they
    are counted by finding them.
    """

    def __init__(
        self,
        rows: "QuerySet[Any]",
        per_page: int,
        *,
        asked: str = "1",
        most_counted: int = MOST_COUNTED,
        whole: "QuerySet[Any] | None" = None,
        parts: Iterable[Part] = (),
    ) -> None:
        super().__init__(rows, per_page)
        self.rows = rows
        # What is shown of a row is read by its key alone: filtering it again would cost as much as finding it.
        self.whole = rows if whole is None else whole
        self.parts = tuple(parts)
        page = int(asked) if asked.isdecimal() and len(asked) < 7 else 1
        # One page further, so that there is a way on.
        self.most = min(max(most_counted, (page + 1) * per_page), DEEPEST)

    @cached_property
    def _found(self) -> list[Any] | None:
        """The keys of all rows that are counted, in their order, where they are not to be read twice."""
        if self.most > MOST_READ or self.parts:
            return None
        return list(self.rows.values_list("pk", flat=True)[: self.most + 1])

    @cached_property
    def _counted(self) -> int:
        if self._found is not None:
            return len(self._found)
        return self.rows.order_by().values("pk")[: self.most + 1].count()

    @property
    def count(self) -> int:
        return min(self._counted, self.most)

    @property
    def has_more(self) -> bool:
        """Whether there are more rows than were counted."""
        return self._counted > self.most

    def rows_of(self, number: int) -> list[Any]:
        """The rows of a page in their order."""
        start = (number - 1) * self.per_page
        chosen = self._keys(start, min(start + self.per_page, self.count))
        found = {row.pk: row for row in self.whole.order_by().filter(pk__in=chosen)}
        return [found[pk] for pk in chosen if pk in found]

    def _keys(self, start: int, stop: int) -> list[Any]:
        if self._found is not None:
            return self._found[start:stop]
        if not self.parts or (stop > MOST_MERGED and any(part.merged is not None for part in self.parts)):
            return list(self.rows.values_list("pk", flat=True)[start:stop])
        chosen: list[Any] = []
        for part in self.parts:
            here = part.keys(start, stop)
            chosen += here
            if len(here) >= stop - start:
                break
            # The part ends here or before: the next one goes on from there.
            length = start + len(here) if here or not start else part.count()
            start, stop = max(0, start - length), stop - length
        return chosen


def grouped(number: int) -> str:
    """A number as people read it: 10,000."""
    return number_format(number, use_l10n=True, force_grouping=True)
