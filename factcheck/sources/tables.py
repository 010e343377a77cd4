"""The list of sources."""

from datetime import date, datetime

import django_tables2 as tables
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from factcheck.lists.columns import DayColumn, ListTable
from factcheck.lists.drawing import ticked_line
from factcheck.lists.pages import grouped
from factcheck.lists.times import time_cell
from factcheck.sources.models import Source

NUMBER = {"th": {"class": "number"}, "td": {"class": "number"}}


class SourceTable(ListTable):
    """Sources with what they are and how many claims cite them; each row leads to the source."""

    caption = _("Sources")
    ties = ("pk",)
    is_ticked = True
    hidden_at_first = frozenset({"reliability", "rank", "contact", "url"})

    name = tables.Column(verbose_name=_("Source"))
    kind = tables.Column(verbose_name=_("Kind"))
    publisher = tables.Column(verbose_name=_("Publisher"), default="–")
    published_on = DayColumn(verbose_name=_("Dated"), attrs={"td": {"class": "due"}})
    claim_count = tables.Column(verbose_name=_("Claims citing it"), attrs=NUMBER)
    added_by = tables.Column(verbose_name=_("Added by"), accessor="added_by__name")
    added_at = tables.Column(verbose_name=_("Added"), attrs={"td": {"class": "due"}})
    reliability = tables.Column(verbose_name=_("Reliability"), default="–")
    rank = tables.Column(verbose_name=_("Rank"), default="–")
    contact = tables.Column(verbose_name=_("Contact"), default="–", orderable=False, attrs={"td": {"class": "wide"}})
    url = tables.Column(
        verbose_name=_("Address"), default="–", orderable=False, linkify=False, attrs={"td": {"class": "wide"}}
    )

    class Meta:
        model = Source
        fields: tuple[str, ...] = ()
        sequence = (
            "name",
            "kind",
            "publisher",
            "published_on",
            "claim_count",
            "added_by",
            "added_at",
            "reliability",
            "rank",
            "contact",
            "url",
        )
        order_by = "name"
        order_by_field = "sort"

    def named(self, number: int) -> str:
        return ngettext("%(number)s source", "%(number)s sources", number) % {"number": grouped(number)}

    @cached_property
    def tick_label(self) -> str:
        """What the box of a row is called: the words, translated once for all rows."""
        return _now("Tick “%(name)s”")

    def render_name(self, record: Source) -> SafeString:
        name = record.marked_name
        return ticked_line("source", record.uid, self.tick_label % {"name": name}, record.get_absolute_url(), name)

    def render_added_at(self, value: datetime) -> SafeString:
        return time_cell(value)

    # Cells as text, for downloads: dates that sort.

    def value_name(self, record: Source) -> str:
        return record.marked_name

    def value_published_on(self, record: Source) -> date | None:
        return record.published_on

    def value_added_at(self, record: Source) -> datetime:
        return record.added_at
