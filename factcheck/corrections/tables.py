"""The list of corrections, and how their states look."""

from datetime import date, datetime

import django_tables2 as tables
from django.db.models import F, QuerySet
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from factcheck.articles.tables import NUMBER, article_cell
from factcheck.claims.states import Risk
from factcheck.claims.urgency import risks_in_words
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CHANGEABLE, CorrectionState, UnannouncedState
from factcheck.lists.columns import DayColumn, ListTable
from factcheck.lists.drawing import ticked_line, unticked_line
from factcheck.lists.looks import looks_of
from factcheck.lists.pages import Part, grouped
from factcheck.lists.times import time_cell

LOOKS = looks_of(
    {
        CorrectionState.DRAFT: ("is-progress", "pen-line"),
        CorrectionState.SUBMITTED: ("is-awaiting", "eye"),
        CorrectionState.ISSUED: ("is-approved", "check-check"),
        CorrectionState.RETURNED: ("is-returned", "corner-up-left"),
        CorrectionState.WITHDRAWN: ("is-withdrawn", "circle-slash"),
        CorrectionState.SUPERSEDED: ("is-dismissed", "minus"),
        CorrectionState.DISCARDED: ("is-withdrawn", "circle-slash"),
    }
)

CHANGE_LOOKS = looks_of(
    {
        UnannouncedState.OPEN: ("is-lapsed", "triangle-alert"),
        UnannouncedState.COVERED: ("is-approved", "check-check"),
        UnannouncedState.WAIVED: ("is-dismissed", "minus"),
    }
)


class CorrectionTable(ListTable):
    """Corrections led by their note; each row leads to the whole record."""

    caption = _("Corrections")
    ties = ("-recorded_at", "-pk")
    is_ticked = True
    hidden_at_first = frozenset(
        {"publication", "number", "wrong", "right", "scope", "risk", "author", "issuer", "recorded_at"}
    )

    note = tables.Column(verbose_name=_("Note"), orderable=False)
    article = tables.Column(verbose_name=_("Article"), accessor="article__title", attrs={"td": {"class": "of-article"}})
    publication = tables.Column(
        verbose_name=_("Publication"), accessor="article__publication__name", default="–", orderable=False
    )
    type = tables.Column(verbose_name=_("Type"))
    error_kind = tables.Column(verbose_name=_("Error"))
    dated = DayColumn(verbose_name=_("Dated"), attrs={"td": {"class": "due"}})
    state = tables.Column(verbose_name=_("State"))
    origin = tables.Column(verbose_name=_("Origin"))
    number = tables.Column(verbose_name=_("Number"), attrs=NUMBER)
    wrong = tables.Column(verbose_name=_("Wrong words"), orderable=False, attrs={"td": {"class": "wide"}})
    right = tables.Column(verbose_name=_("Right words"), orderable=False, attrs={"td": {"class": "wide"}})
    scope = tables.Column(verbose_name=_("Scope"))
    risk = tables.Column(verbose_name=_("Risk"), accessor="risks", default="–", orderable=False)
    author = tables.Column(verbose_name=_("Written by"), accessor="author__name", default="–")
    issuer = tables.Column(verbose_name=_("Issued by"), accessor="issued_by__name", default="–")
    recorded_at = tables.Column(verbose_name=_("Recorded"), attrs={"td": {"class": "due"}})

    class Meta:
        model = Correction
        fields: tuple[str, ...] = ()
        sequence = (
            "note",
            "article",
            "publication",
            "type",
            "error_kind",
            "dated",
            "state",
            "origin",
            "number",
            "wrong",
            "right",
            "scope",
            "risk",
            "author",
            "issuer",
            "recorded_at",
        )
        order_by = "-dated"
        order_by_field = "sort"

    def named(self, number: int) -> str:
        return ngettext("%(number)s correction", "%(number)s corrections", number) % {"number": grouped(number)}

    @cached_property
    def tick_label(self) -> str:
        """What the box of a row is called: the words, translated once for all rows."""
        return _now("Tick correction %(number)s of %(title)s")

    def render_note(self, value: str, record: Correction) -> SafeString:
        """The note, with a box where somebody still writes it: nothing is done at once to what was submitted."""
        if record.state not in CHANGEABLE:
            return unticked_line(record.get_absolute_url(), value)
        label = self.tick_label % {"number": record.number, "title": record.article.marked_title}
        return ticked_line("correction", record.uid, label, record.get_absolute_url(), value)

    def value_note(self, value: str) -> str:
        return value

    def render_article(self, record: Correction) -> SafeString:
        return article_cell(record.article)

    def value_article(self, record: Correction) -> str:
        return record.article.marked_title

    def value_state(self, record: Correction) -> str:
        return str(record.get_state_display())

    def value_dated(self, record: Correction) -> date | None:
        return record.dated

    def value_recorded_at(self, record: Correction) -> datetime:
        return record.recorded_at

    def render_state(self, record: Correction) -> SafeString:
        return self.drawn_once(record.state, "_state.html", {"state": LOOKS[record.state]})

    def render_risk(self, value: str) -> SafeString:
        """The risks of the claims that it is about, the gravest first; one that is normal needs no mark."""
        graver = ",".join(risk for risk in value.split(",") if risk != Risk.NORMAL)
        if not graver.strip(","):
            return format_html("{}", Risk.NORMAL.label)
        return self.drawn_once(value, "articles/_risks.html", {"risks": risks_in_words(graver)})

    def value_risk(self, value: str) -> str:
        return ", ".join(risks_in_words(value))

    def render_recorded_at(self, value: datetime) -> SafeString:
        return time_cell(value)

    def order_dated(
        self,
        corrections: QuerySet[Correction],
        is_descending: bool,  # noqa: FBT001
    ) -> tuple[QuerySet[Correction], bool]:
        """Undated notes come last either way, on both databases."""
        dated = F("dated").desc(nulls_last=True) if is_descending else F("dated").asc(nulls_last=True)
        return corrections.order_by(dated, "-recorded_at", "-pk"), True

    def parts_of(self, rows: QuerySet[Correction]) -> list[Part]:
        """No index that both databases have holds undated notes last."""
        first = self.order_by[0] if len(self.order_by) == 1 else ""
        if first.removeprefix("-") != "dated":
            return []
        sign = "-" if first.startswith("-") else ""
        dated = rows.filter(dated__isnull=False).order_by(f"{sign}dated", *self.ties)
        return [Part([dated]), Part([rows.filter(dated__isnull=True).order_by(*self.ties)])]
