from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SourcesConfig(AppConfig):
    name = "factcheck.sources"
    verbose_name = _("Sources")

    def ready(self) -> None:
        from factcheck.lists.listings import offer
        from factcheck.search.register import make_findable
        from factcheck.sources import listings, shelves

        make_findable(shelves.SOURCES)
        offer(listings.SOURCES)
