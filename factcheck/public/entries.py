"""The list of corrections that readers see: the articles that were taken back lead it, the corrections follow."""

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from factcheck.articles.models import Article
from factcheck.corrections.models import Correction

PER_PAGE = 25

Entry = Article | Correction


class Entries:
    """Both as one sequence, so that a page of it reads no more than it shows.

    Few articles are taken back: where they fit on a page they are read at once and need not be counted.
    """

    def __init__(self, retracted: "QuerySet[Article]", corrections: "QuerySet[Correction]") -> None:
        first = list(retracted[: PER_PAGE + 1])
        self._retracted: list[Article] | QuerySet[Article] = first if len(first) <= PER_PAGE else retracted
        self._corrections = corrections
        self.retracted_count = len(first) if len(first) <= PER_PAGE else retracted.count()
        self.correction_count = corrections.count()

    def __len__(self) -> int:
        return self.retracted_count + self.correction_count

    def __getitem__(self, rows: slice) -> list[Entry]:
        start, stop, _step = rows.indices(len(self))
        before = self.retracted_count
        found: list[Entry] = []
        if start < before:
            found += self._retracted[start : min(stop, before)]
        if stop > before:
            found += self._corrections[max(start - before, 0) : stop - before]
        return found

    def page(self, number: str) -> "Page[Entry]":
        """A page of it; a number that is none gives the first or the last."""
        # The stubs ask of what is cut into pages more than the paginator does.
        return Paginator[Entry](self, PER_PAGE).get_page(number)  # type: ignore[arg-type]
