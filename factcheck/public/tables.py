"""The list of readers' reports, and how their states look."""

from datetime import datetime

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from factcheck.articles.tables import article_cell
from factcheck.lists.columns import ListTable
from factcheck.lists.looks import looks_of
from factcheck.lists.pages import grouped
from factcheck.lists.times import time_cell
from factcheck.public.models import ReaderReport
from factcheck.public.states import ReportState

LOOKS = looks_of(
    {
        ReportState.RECEIVED: ("is-returned", "message-square"),
        ReportState.LOOKED_AT: ("is-progress", "eye"),
        ReportState.ANSWERED: ("is-approved", "check-check"),
        ReportState.CLOSED: ("is-withdrawn", "circle-slash"),
    }
)


class ReaderReportTable(ListTable):
    """Reports led by the words of the article; each row leads to the report. Names and addresses are not in it."""

    caption = _("Reports of readers")
    hidden_at_first = frozenset({"right", "source", "revision", "looked_by", "decided_by", "decided_at"})

    exact = tables.Column(verbose_name=_("Words"), linkify=True, orderable=False, attrs={"td": {"class": "wide"}})
    wrong = tables.Column(verbose_name=_("What is wrong"), orderable=False, attrs={"td": {"class": "wide"}})
    article = tables.Column(verbose_name=_("Article"), accessor="article__title", attrs={"td": {"class": "of-article"}})
    state = tables.Column(verbose_name=_("State"))
    outcome = tables.Column(verbose_name=_("Outcome"), default="–")
    sent_at = tables.Column(verbose_name=_("Received"), attrs={"td": {"class": "due"}})
    right = tables.Column(verbose_name=_("What is right"), orderable=False, attrs={"td": {"class": "wide"}})
    source = tables.Column(verbose_name=_("Source"), orderable=False, attrs={"td": {"class": "wide"}})
    revision = tables.Column(verbose_name=_("Revision"), accessor="revision__number", orderable=False)
    looked_by = tables.Column(verbose_name=_("Looked at by"), accessor="looked_by__name", default="–")
    decided_by = tables.Column(verbose_name=_("Answered by"), accessor="decided_by__name", default="–")
    decided_at = tables.Column(verbose_name=_("Answered"), default="–", attrs={"td": {"class": "due"}})

    class Meta:
        model = ReaderReport
        fields: tuple[str, ...] = ()
        sequence = (
            "exact",
            "wrong",
            "article",
            "state",
            "outcome",
            "sent_at",
            "right",
            "source",
            "revision",
            "looked_by",
            "decided_by",
            "decided_at",
        )
        order_by = "-sent_at"
        order_by_field = "sort"

    def named(self, number: int) -> str:
        return ngettext("%(number)s report", "%(number)s reports", number) % {"number": grouped(number)}

    def render_sent_at(self, value: datetime) -> SafeString:
        return time_cell(value)

    def render_decided_at(self, value: datetime) -> SafeString:
        return time_cell(value)

    def render_wrong(self, value: str) -> SafeString:
        return format_html('<span dir="auto">{}</span>', value)

    def render_article(self, record: ReaderReport) -> SafeString:
        return article_cell(record.article)

    def value_article(self, record: ReaderReport) -> str:
        return record.article.marked_title

    def render_state(self, record: ReaderReport) -> SafeString:
        return render_to_string("_state.html", {"state": LOOKS[record.state]})

    def value_state(self, record: ReaderReport) -> str:
        return str(record.get_state_display())

    def value_sent_at(self, record: ReaderReport) -> datetime:
        return record.sent_at

    def value_decided_at(self, record: ReaderReport) -> datetime | None:
        return record.decided_at
