"""The list of corrections, as it is shown, downloaded and kept."""

from django.utils.translation import gettext_lazy as _

from factcheck.corrections.filters import CorrectionFilter
from factcheck.corrections.queries import corrections_in_list
from factcheck.corrections.tables import CorrectionTable
from factcheck.lists.listings import Listing, Reported

CORRECTIONS = Listing(
    name="corrections",
    label=_("Corrections"),
    table=CorrectionTable,
    filters=CorrectionFilter,
    rows=corrections_in_list,
    searched=tuple(("corrections_correction", column) for column in ("note", "wrong", "right")),
    reported=Reported(
        link=_("Fact-check report of these"),
        scope=_("The corrections of a list, with the claims they are about"),
        claims=("claim", "further_changes__claim"),
        articles="article",
    ),
)
