from typing import TYPE_CHECKING, Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from factcheck.claims.keeping import Kept


class ClaimsConfig(AppConfig):
    name = "factcheck.claims"
    verbose_name = _("Claims")

    def ready(self) -> None:
        from factcheck.articles.open_claims import tell_of_open_claims
        from factcheck.claims import (
            listings,
            receivers,  # noqa: F401  (connects the signal)
            shelves,
        )
        from factcheck.claims.open_in_articles import OPEN_CLAIMS
        from factcheck.claims.verdict_list import VERDICTS
        from factcheck.lists.listings import offer
        from factcheck.search.register import make_findable

        make_findable(shelves.CLAIMS)
        offer(listings.CLAIMS)
        offer(VERDICTS)
        tell_of_open_claims(OPEN_CLAIMS)
        pre_migrate.connect(_make_way, sender=self)
        post_migrate.connect(_keep, sender=self)


def _make_way(using: str, plan: Any = None, **kwargs: Any) -> None:
    """SQLite alters a table by renaming a copy, and refuses that while a trigger of another table names it."""
    from django.db import connections

    from factcheck.claims import approval_guard

    if plan and connections[using].vendor == "sqlite":
        approval_guard.remove(using)
        for kept in _kept():
            kept.remove(using)


def _keep(using: str, plan: Any = None, **kwargs: Any) -> None:
    from factcheck.claims import approval_guard

    for kept in _kept():
        # Migrating back, or only a part of the way, leaves tables or columns out; the next migrate installs.
        if kept.can_be_kept(using):
            kept.install(using)
    if approval_guard.can_be_installed(using):
        approval_guard.install(using)
    else:
        approval_guard.remove(using)


def _kept() -> "tuple[Kept, ...]":
    from factcheck.claims.citing_claims import CITING_CLAIMS
    from factcheck.claims.citing_publications import CITING_PUBLICATIONS
    from factcheck.claims.standing import STANDING

    return STANDING, CITING_CLAIMS, CITING_PUBLICATIONS
