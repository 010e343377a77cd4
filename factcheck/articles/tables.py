"""The list of articles."""

from datetime import date, datetime

import django_tables2 as tables
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from factcheck.articles.models import Article
from factcheck.articles.open_claims import graver_risks, is_overdue, open_claims
from factcheck.lists.columns import DayColumn, ListTable
from factcheck.lists.pages import Part, grouped
from factcheck.lists.times import due_cell, time_cell

NUMBER = {"th": {"class": "number"}, "td": {"class": "number"}}

_NEWEST_FIRST = ("-imported_at", "-pk")


def article_cell(article: Article) -> SafeString:
    """The title of an article, leading to it, with its publication: where rows are of something else."""
    name = format_html(' <span class="meta">{}</span>', article.publication.name) if article.publication else ""
    return format_html('<a href="{}">{}</a>{}', article.get_absolute_url(), article.marked_title, name)


class ArticleTable(ListTable):
    """Articles with where they come from and how far they are; each row leads to the workspace.

    Every order ends in a key of its own, so that no row stands on two pages.
    """

    caption = _("Articles")
    per_page = 25
    is_ticked = True
    hidden_at_first = frozenset({"desk", "assignee", "deadline_at", "imported_by"})

    title = tables.TemplateColumn(
        verbose_name=_("Article"), template_name="articles/_title_in_list.html", order_by=("title", "pk")
    )
    publication = tables.Column(verbose_name=_("Publication"), accessor="publication__name", default="–")
    risk = tables.Column(verbose_name=_("Risk"), accessor="open_risks", default="–")
    desk = tables.Column(verbose_name=_("Desk"), order_by=("desk", "pk"), default="–")
    published_on = DayColumn(verbose_name=_("Dated"), attrs={"td": {"class": "due"}})
    imported_at = tables.Column(
        verbose_name=_("Imported"),
        order_by=("imported_at", "pk"),
        attrs={"td": {"class": "due"}},
    )
    publication_state = tables.Column(verbose_name=_("For readers"), order_by=("publication_state", "pk"))
    revision_count = tables.Column(verbose_name=_("Revisions"), order_by=("revision_count", "pk"), attrs=NUMBER)
    unannounced_count = tables.TemplateColumn(
        verbose_name=_("Unannounced"),
        template_name="articles/_unannounced_number.html",
        order_by=("unannounced_count", "pk"),
        attrs=NUMBER,
    )
    claim_count = tables.Column(verbose_name=_("Claims"), order_by=("claim_count", "pk"), attrs=NUMBER)

    assignee = tables.Column(
        verbose_name=_("Assigned to"), accessor="assignee__name", order_by=("assignee__name", "pk"), default="–"
    )
    deadline_at = tables.Column(verbose_name=_("Deadline"), default="–", attrs={"td": {"class": "due"}})
    imported_by = tables.Column(
        verbose_name=_("Imported by"), accessor="imported_by__name", order_by=("imported_by__name", "pk")
    )

    class Meta:
        order_by = "-imported_at"
        order_by_field = "sort"

    def named(self, number: int) -> str:
        return ngettext("%(number)s article", "%(number)s articles", number) % {"number": grouped(number)}

    def render_imported_at(self, value: datetime, record: Article) -> SafeString:
        return time_cell(value, record.zone_name)

    def render_deadline_at(self, value: datetime, record: Article) -> SafeString:
        return due_cell(value, record.zone_name, is_settled=not is_overdue(record, timezone.now()))

    def render_risk(self, value: str, record: Article) -> SafeString | str:
        """The risks of its open claims that are more than normal, the gravest first."""
        risks = graver_risks(record)
        return self.drawn_once(value, "articles/_risks.html", {"risks": risks}) if risks else "–"

    def value_risk(self, record: Article) -> str:
        return ", ".join(graver_risks(record))

    # What is not known comes last either way, on both databases.

    def order_published_on(self, articles: QuerySet[Article], descending: bool) -> tuple[QuerySet[Article], bool]:  # noqa: FBT001
        return _unknown_last(articles, "published_on", descending=descending), True

    def order_publication(self, articles: QuerySet[Article], descending: bool) -> tuple[QuerySet[Article], bool]:  # noqa: FBT001
        return _unknown_last(articles, "publication__name", descending=descending), True

    def order_deadline_at(self, articles: QuerySet[Article], descending: bool) -> tuple[QuerySet[Article], bool]:  # noqa: FBT001
        return _unknown_last(articles, "deadline_at", descending=descending), True

    def order_risk(self, articles: QuerySet[Article], descending: bool) -> tuple[QuerySet[Article], bool]:  # noqa: FBT001
        """The gravest risk of an open claim first; of one gravity the newest."""
        grades = open_claims().grades
        graver = [When(_of_grade(grade), then=Value(place)) for place, grade in enumerate(grades)]
        ranked = articles.annotate(gravity=Case(*graver, default=len(grades), output_field=IntegerField()))
        return ranked.order_by("-gravity" if descending else "gravity", *_NEWEST_FIRST), True

    def parts_of(self, rows: QuerySet[Article]) -> list[Part]:
        """By risk no index has all of them: one gravity after another, and at last those without."""
        first = self.order_by[0] if len(self.order_by) == 1 else ""
        if first.removeprefix("-") != "risk":
            return []
        rows, graver, parts = rows.order_by(*_NEWEST_FIRST), Q(), []
        for grade in open_claims().grades:
            parts.append(Part([rows.filter(_of_grade(grade) & ~graver)]))
            graver |= _of_grade(grade)
        parts.append(Part([rows.filter(~graver)]))
        return parts[::-1] if first.startswith("-") else parts

    # Cells as text, for downloads: dates that sort.

    def value_title(self, record: Article) -> str:
        return record.marked_title

    def value_deadline_at(self, record: Article) -> datetime | None:
        return record.deadline_at

    def value_imported_at(self, record: Article) -> datetime:
        return record.imported_at

    def value_unannounced_count(self, record: Article) -> int:
        return record.unannounced_count

    def value_published_on(self, record: Article) -> date | None:
        return record.published_on


def _unknown_last(articles: QuerySet[Article], field: str, *, descending: bool) -> QuerySet[Article]:
    order = F(field).desc(nulls_last=True) if descending else F(field).asc(nulls_last=True)
    return articles.order_by(order, *_NEWEST_FIRST)


def _of_grade(risks: tuple[str, ...]) -> Q:
    return open_claims().of_risks(risks)
