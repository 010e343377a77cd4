from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
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
        pre_migrate.connect(_make_way, sender=self)
        post_migrate.connect(_keep_standing, sender=self)


def _make_way(using: str, plan: Any = None, **kwargs: Any) -> None:
    """SQLite alters a table by renaming a copy, and refuses that while a trigger of another table names it."""
    from django.db import connections

    from factcheck.claims import standing

    if plan and connections[using].vendor == "sqlite":
        standing.remove(using)


def _keep_standing(using: str, plan: Any = None, **kwargs: Any) -> None:
    from factcheck.claims import standing

    # Migrating back, or only a part of the way, leaves tables or columns out; the next migrate installs.
    if standing.can_be_kept(using):
        standing.install(using)
