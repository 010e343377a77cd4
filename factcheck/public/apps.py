from datetime import timedelta

from django.apps import AppConfig
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PublicConfig(AppConfig):
    name = "factcheck.public"
    verbose_name = _("What readers see")

    def ready(self) -> None:
        from factcheck.chores import register
        from factcheck.lists.listings import offer
        from factcheck.public import listings
        from factcheck.public.actions.forgetting import forget_reader_addresses

        offer(listings.READER_REPORTS)
        register.offer(
            register.Chore(
                "forget_reader_addresses", timedelta(days=1), lambda: forget_reader_addresses(now=timezone.now())
            )
        )
