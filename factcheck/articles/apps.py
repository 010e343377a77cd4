from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "factcheck.articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        from factcheck.articles import listings, shelves
        from factcheck.lists.listings import offer
        from factcheck.search.register import make_findable

        make_findable(shelves.ARTICLES)
        offer(listings.ARTICLES)
