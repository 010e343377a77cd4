"""The list of readers' reports, as it is shown, downloaded and kept."""

from django.utils.translation import gettext_lazy as _

from factcheck.lists.listings import Listing, Reported
from factcheck.public.filters import ReaderReportFilter
from factcheck.public.reader_reports import reports_for_lists
from factcheck.public.tables import ReaderReportTable

READER_REPORTS = Listing(
    name="reader_reports",
    label=_("Reports of readers"),
    table=ReaderReportTable,
    filters=ReaderReportFilter,
    rows=reports_for_lists,
    reported=Reported(
        link=_("Fact-check report of their articles"),
        scope=_("The articles that the readers’ reports of a list are about"),
        articles="article",
    ),
)
