"""The list of sources, as it is shown, downloaded and kept."""

from django.utils.translation import gettext_lazy as _

from factcheck.lists.listings import Listing, Reported
from factcheck.sources.filters import SourceFilter
from factcheck.sources.queries import sources_for_lists
from factcheck.sources.tables import SourceTable

SOURCES = Listing(
    name="sources",
    label=_("Sources"),
    table=SourceTable,
    filters=SourceFilter,
    rows=sources_for_lists,
    searched=tuple(("sources_source", column) for column in ("search_words", "url", "note")),
    reported=Reported(
        link=_("Fact-check report of the claims citing these"),
        scope=_("The claims that cite the sources of a list, in any version of their verdicts"),
        # Citations live a floor above and are met by the relation they have to a source.
        claims=("citations__verdict__claim",),
    ),
)
