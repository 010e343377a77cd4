"""Holds and carries claims and cited passages when an article gets a new revision."""

from typing import Any

from django.dispatch import receiver

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.articles.signals import revision_added, revision_coming
from factcheck.claims.actions.holding import hold_for_revision
from factcheck.claims.carrying import carry_citations, carry_claims


@receiver(revision_coming, dispatch_uid="claims.hold_what_stands_on_it")
def hold_what_stands_on_it(*, article: Article, **kwargs: Any) -> None:
    """Holds what the new revision may let lapse, here and where it is cited."""
    hold_for_revision(article)


@receiver(revision_added, dispatch_uid="claims.carry_to_new_revision")
def carry_to_new_revision(*, revision: Revision, previous: Revision | None, by: User, **kwargs: Any) -> None:
    """Takes the claims along to every revision but the first, and what others cite of the article."""
    if previous is None:
        return
    carry_claims(revision=revision, previous=previous, by=by)
    carry_citations(revision=revision, previous=previous, by=by)
