"""The corrections of a week in plain sentences, ready to publish."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from factcheck.articles.models import Publication
from factcheck.articles.periods import Period, in_words, median_of, monday_of
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionState, CorrectionType, ErrorKind, FoundThrough, Origin

# As newspapers write numbers: up to nine in words.
NUMBERS: tuple[Promise, ...] = (
    gettext_lazy("no"),
    gettext_lazy("one"),
    gettext_lazy("two"),
    gettext_lazy("three"),
    gettext_lazy("four"),
    gettext_lazy("five"),
    gettext_lazy("six"),
    gettext_lazy("seven"),
    gettext_lazy("eight"),
    gettext_lazy("nine"),
)

TYPES: dict[CorrectionType, Promise] = {
    CorrectionType.CORRECTION: ngettext_lazy("%(number)s correction", "%(number)s corrections", "count"),
    CorrectionType.CLARIFICATION: ngettext_lazy("%(number)s clarification", "%(number)s clarifications", "count"),
    CorrectionType.UPDATE: ngettext_lazy("%(number)s update", "%(number)s updates", "count"),
    CorrectionType.EDITORS_NOTE: ngettext_lazy("%(number)s editor’s note", "%(number)s editor’s notes", "count"),
    CorrectionType.RETRACTION: ngettext_lazy("%(number)s retraction", "%(number)s retractions", "count"),
}

KINDS: dict[ErrorKind, Promise] = {
    ErrorKind.MISSPELLED: ngettext_lazy("%(number)s misspelled a name", "%(number)s misspelled names", "count"),
    ErrorKind.MISIDENTIFIED: ngettext_lazy(
        "%(number)s misidentified a person, place or thing",
        "%(number)s misidentified people, places or things",
        "count",
    ),
    ErrorKind.FIGURE: ngettext_lazy("%(number)s misstated a figure", "%(number)s misstated figures", "count"),
    ErrorKind.DATE: ngettext_lazy("%(number)s misstated a date", "%(number)s misstated dates", "count"),
    ErrorKind.MISQUOTED: ngettext_lazy("%(number)s misquoted somebody", "%(number)s misquoted somebody", "count"),
    ErrorKind.MISATTRIBUTED: ngettext_lazy(
        "%(number)s gave words or facts to the wrong source",
        "%(number)s gave words or facts to the wrong source",
        "count",
    ),
    ErrorKind.OMITTED: ngettext_lazy("%(number)s left something out", "%(number)s left something out", "count"),
    ErrorKind.OTHER: ngettext_lazy(
        "%(number)s was wrong in another way", "%(number)s were wrong in other ways", "count"
    ),
}
"""What is said of the mistakes of a kind: "two misstated figures"."""


@dataclass(frozen=True)
class RollUp:
    """A week, from Monday to Sunday, with its sentences and the notes behind them, the earliest first."""

    monday: date
    publication: Publication | None
    sentences: tuple[str, ...]
    corrections: tuple[Correction, ...]

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)


def roll_up(day: date, zone: ZoneInfo, publication: Publication | None = None) -> RollUp:
    """Gives the week that a day is in; one statement. Notes that were withdrawn or superseded since are left out."""
    monday = monday_of(day)
    period = Period(monday, monday + timedelta(days=6), zone, publication)
    issued = Q(origin=Origin.DESK, issued_at__gte=period.begins, issued_at__lt=period.ends)
    found = Correction.objects.filter(issued, state=CorrectionState.ISSUED).select_related("article__publication")
    if publication:
        found = found.filter(article__publication=publication)
    corrections = tuple(found.order_by("issued_at", "pk"))
    return RollUp(monday, publication, tuple(_sentences(period, corrections)), corrections)


def _sentences(period: Period, corrections: Sequence[Correction]) -> Iterator[str]:
    days = {
        "since": formats.date_format(period.since, "j F"),
        "until": formats.date_format(period.until, "j F Y"),
        "who": period.publication.name if period.publication else _("The newsroom"),
    }
    if not corrections:
        yield _("%(who)s issued no correction in the week from %(since)s to %(until)s.") % days
        return
    types = Counter(one.type for one in corrections)
    said = _listed([_count(words, types[type_]) for type_, words in TYPES.items() if types[type_]])
    yield _("%(who)s issued %(notes)s in the week from %(since)s to %(until)s.") % {**days, "notes": said}
    errors = [one for one in corrections if one.type == CorrectionType.CORRECTION]
    kinds = Counter(one.error_kind for one in errors)
    if kinds:
        parts = [_count(words, kinds[kind]) for kind, words in KINDS.items() if kinds[kind]]
        yield _capital(_("%(parts)s.") % {"parts": _listed(parts)})
    by_readers = sum(one.found_through == FoundThrough.READER for one in corrections)
    if by_readers:
        words = ngettext_lazy(
            "Readers pointed out %(number)s of them.", "Readers pointed out %(number)s of them.", "count"
        )
        yield _count(words, by_readers)
    to_fix = [one.issued_at - one.found_at for one in corrections if one.issued_at and one.found_at]
    if len(to_fix) == 1:
        yield _("It took %(time)s from the hint to the note.") % {"time": in_words(to_fix[0])}
    elif to_fix:
        yield _("Half of the notes came within %(time)s of the hint, all of them within %(longest)s.") % {
            "time": in_words(median_of(to_fix)),
            "longest": in_words(max(to_fix)),
        }


def _count(words: Promise, count: int) -> str:
    number = str(NUMBERS[count]) if count < len(NUMBERS) else formats.number_format(count, use_l10n=True)
    return str(words % {"count": count, "number": number})


def _listed(parts: Sequence[str]) -> str:
    """One, two and three."""
    if len(parts) == 1:
        return parts[0]
    return _("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
