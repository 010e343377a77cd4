"""Pages of lists that may be long: rows are counted only so far, and found by their order before they are read."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.formats import number_format
from django.utils.functional import cached_property

MOST_COUNTED = 10_000
"""Rows that are counted. More are said to be more: counting a hundred thousand takes longer than showing fifty."""
MOST_READ = 1_000
"""Rows that are counted where letters are looked for: each has to be read for it."""
DEEPEST = 1_000_000


class LongPaginator(Paginator):
    """Pages of a query set whose rows are counted up to `most_counted`, or as far as the page that is asked for.

    `has_more` says whether there are more rows than `count`. A page's rows are found in two statements: which they are,
    from the columns that filter and order, and then what is shown of them.
    """

    def __init__(
        self,
        rows: "QuerySet[Any]",
        per_page: int,
        *,
        asked: str = "1",
        most_counted: int = MOST_COUNTED,
        whole: "QuerySet[Any] | None" = None,
    ) -> None:
        super().__init__(rows, per_page)
        self.rows = rows
        # What is shown of a row is read by its key alone: filtering it again would cost as much as finding it.
        self.whole = rows if whole is None else whole
        page = int(asked) if asked.isdecimal() and len(asked) < 7 else 1
        # One page further, so that there is a way on.
        self.most = min(max(most_counted, (page + 1) * per_page), DEEPEST)

    @cached_property
    def _counted(self) -> int:
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
        chosen = list(self.rows.values_list("pk", flat=True)[start : min(start + self.per_page, self.count)])
        found = {row.pk: row for row in self.whole.order_by().filter(pk__in=chosen)}
        return [found[pk] for pk in chosen if pk in found]


def grouped(number: int) -> str:
    """A number as people read it: 10,000."""
    return number_format(number, use_l10n=True, force_grouping=True)
