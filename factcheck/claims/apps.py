from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClaimsConfig(AppConfig):
    name = "factcheck.claims"
    verbose_name = _("Claims")

    def ready(self) -> None:
        from factcheck.claims import (
            listings,
            receivers,  # noqa: F401  (connects the signal)
            shelves,
        )
        from factcheck.claims.verdict_list import VERDICTS
        from factcheck.lists.listings import offer
        from factcheck.search.register import make_findable

        make_findable(shelves.CLAIMS)
        offer(listings.CLAIMS)
        offer(VERDICTS)
