"""The list of reports that one may export."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from factcheck.articles.models import Article

PER_PAGE = 50
NUMBER = {"th": {"class": "number"}, "td": {"class": "number"}}


class ReportTable(tables.Table):
    """Articles with how far their claims are, and the button that downloads each report."""

    caption = _("Reports you may export")

    title = tables.Column(verbose_name=_("Article"), linkify=True)
    publication = tables.Column(verbose_name=_("Publication"), accessor="publication__name", default="–")
    revision_count = tables.Column(verbose_name=_("Revision"), attrs=NUMBER)
    claim_count = tables.Column(verbose_name=_("Claims"), attrs=NUMBER)
    approved = tables.Column(verbose_name=_("Approved"), attrs=NUMBER, orderable=False, empty_values=())
    download = tables.TemplateColumn(
        verbose_name=_("Report"),
        template_name="reports/_download.html",
        orderable=False,
        empty_values=(),
        attrs={"td": {"class": "wide"}},
    )

    class Meta:
        model = Article
        fields: tuple[str, ...] = ()
        sequence = ("title", "publication", "revision_count", "claim_count", "approved", "download")
        order_by = "title"
        order_by_field = "sort"

    approved_counts: dict[int, int] = {}

    def render_title(self, record: Article) -> str:
        return record.marked_title

    @property
    def counted(self) -> str:
        """How many there are, in words."""
        number = self.page.paginator.count
        return ngettext("%(number)d article", "%(number)d articles", number) % {"number": number}

    def render_approved(self, record: Article) -> int:
        return self.approved_counts.get(record.pk, 0)
