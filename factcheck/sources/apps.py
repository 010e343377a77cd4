from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SourcesConfig(AppConfig):
    name = "factcheck.sources"
    verbose_name = _("Sources")

    def ready(self) -> None:
        from factcheck.search.register import make_findable
        from factcheck.sources.shelves import SOURCES

        make_findable(SOURCES)
