"""The list of sources, as it is shown, downloaded and kept."""

from django.utils.translation import gettext_lazy as _

from factcheck.lists.listings import Listing
from factcheck.sources.filters import SourceFilter
from factcheck.sources.queries import sources_for_lists
from factcheck.sources.tables import SourceTable

SOURCES = Listing(name="sources", label=_("Sources"), table=SourceTable, filters=SourceFilter, rows=sources_for_lists)
