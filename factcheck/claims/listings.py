"""The list of claims, as it is shown, downloaded and kept."""

from django.utils.translation import gettext_lazy as _

from factcheck.claims.filters import ClaimFilter
from factcheck.claims.queries import claims_for_lists
from factcheck.claims.tables import ClaimTable
from factcheck.lists.listings import Listing, Reported

CLAIMS = Listing(
    name="claims",
    label=_("Claims"),
    table=ClaimTable,
    filters=ClaimFilter,
    rows=claims_for_lists,
    searched=(("claims_claim", "standing_words"),),
    reported=Reported(link=_("Fact-check report of these"), scope=_("The claims of a list"), claims=("pk",)),
)
