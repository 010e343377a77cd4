from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CorrectionsConfig(AppConfig):
    name = "factcheck.corrections"
    verbose_name = _("Corrections")

    def ready(self) -> None:
        from factcheck.articles.signs import draw_signs_of
        from factcheck.corrections import (
            listings,
            receivers,  # noqa: F401  (connects the signal)
            shelves,
        )
        from factcheck.corrections.queries import signs_of
        from factcheck.lists.listings import offer
        from factcheck.search.register import make_findable

        draw_signs_of(signs_of)
        make_findable(shelves.CORRECTIONS)
        offer(listings.CORRECTIONS)
