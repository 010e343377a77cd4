from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicConfig(AppConfig):
    name = "factcheck.public"
    verbose_name = _("What readers see")

    def ready(self) -> None:
        from factcheck.lists.listings import offer
        from factcheck.public import listings

        offer(listings.READER_REPORTS)
