"""What stands over the reports of a file, and the count of what went into it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from factcheck.reports.lines import Report


@dataclass(frozen=True)
class Cover:
    """What a file of reports is: its title, what was asked for in words, when it was made and by whom, and where.

    `of_one` says that the file was asked for as the report of one article. A selection of many may hold one report, or
    none, and keeps the form of many: who reads it with a program asks for the same and gets the same form.
    `columns` are those asked for of a table; empty means all.
    """

    title: str
    scope: str
    made_at: datetime
    made_by: str
    zone_name: str
    of_one: bool = False
    columns: tuple[str, ...] = ()


class Counted:
    """Reports on their way into a file, with the number of reports and claims that went by.

    `passed` is told after each report how many claims there were so far; what it raises ends the writing.
    """

    def __init__(self, reports: Iterable[Report], passed: Callable[[int], None] = lambda claims: None) -> None:
        self._reports = reports
        self._passed = passed
        self.reports = 0
        self.claims = 0

    def __iter__(self) -> Iterator[Report]:
        for report in self._reports:
            yield report
            # Counted when the next one is asked for: then this one is written.
            self.reports += 1
            self.claims += len(report.claims)
            self._passed(self.claims)
