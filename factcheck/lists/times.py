"""How times are shown: in the zone of a publication, named, also in the hour that autumn shows twice.

Lists call it for their cells; templates include `_time.html` and the like, or take the filters of `{% load times %}`.
"""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def time_cell(at: datetime, zone_name: str = "") -> SafeString:
    """The time in the zone of this name, or the one that is active: "Today" on screen, the whole date on paper."""
    zone = ZoneInfo(zone_name) if zone_name else timezone.get_current_timezone()
    local = at.astimezone(zone)
    machine, whole = machine_time(local), f"{day_in_words(local.date())}, {named_clock(local)}"
    if local.date() != timezone.now().astimezone(zone).date():
        return format_html('<time datetime="{}">{}</time>', machine, whole)
    return format_html(
        '<time datetime="{}"><span class="on-screen">{}</span><span class="on-paper">{}</span></time>',
        machine,
        _("Today %(time)s") % {"time": named_clock(local) if _comes_twice(local) else _clock(local)},
        whole,
    )


def machine_time(local: datetime) -> str:
    """A time with its offset from UTC, as the `datetime` of a `<time>` has it."""
    # As %z writes the offset, which takes longer.
    machine = local.isoformat(timespec="seconds")
    return machine[:-3] + machine[-2:]


def named_clock(local: datetime) -> str:
    """The time of the day with its zone: "18:00 UTC"."""
    return f"{_clock(local)} {local.tzname()}"


def _clock(local: datetime) -> str:
    return f"{local.hour:02}:{local.minute:02}"


def _comes_twice(local: datetime) -> bool:
    """Whether clocks show this time of the day twice, as when they are put back."""
    return local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()


def due_cell(at: datetime, zone_name: str = "", *, is_settled: bool = False) -> SafeString:
    """Until when: "Overdue" before it where it is past and something is still to be done."""
    if is_settled or at >= timezone.now():
        return time_cell(at, zone_name)
    return format_html('<strong class="pressing">{}</strong> {}', _("Overdue"), time_cell(at, zone_name))


def due_said(at: datetime, zone_name: str = "") -> SafeString:
    """Until when in a sentence: "due 6 Nov 2026, 18:00 UTC", "Overdue, due ..."."""
    said = format_html("{} {}", _("due"), time_cell(at, zone_name))
    if at >= timezone.now():
        return said
    return format_html('<strong class="pressing">{}</strong>, {}', _("Overdue"), said)


def day_in_words(day: date) -> str:
    """The day as the language writes it."""
    return _day(day, get_language())


@lru_cache(maxsize=512)
def _day(day: date, language: str | None) -> str:
    # The rows of a page share few.
    return date_format(day, "j M Y")
