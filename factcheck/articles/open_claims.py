"""What is open in articles, for their list: claims stand a floor above, which says here what is to be known of them.

Open is a claim that a checker or a reviewer is not done with.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from factcheck.articles.models import Article
from factcheck.articles.states import PublicationState

LONGEST_AFTER_PUBLISHING = timedelta(days=1)
"""So long after its deadline a published article is still overdue: nobody moves the deadline of what readers have."""


@dataclass(frozen=True)
class OpenClaims:
    """Conditions on articles.

    `has_open`: an open claim. `of_risks`: an open claim of one of these risks. `grades` are the risks that are more
    than normal, those of one gravity together, the gravest first. `with_risks` annotates `open_risks`: the risks of its
    open claims with commas between, None without one.
    """

    has_open: Callable[[], Q]
    of_risks: Callable[[Sequence[str]], Q]
    grades: tuple[tuple[str, ...], ...]
    labels: dict[str, str | Promise]
    with_risks: "Callable[[QuerySet[Article]], QuerySet[Article]]"

    @property
    def risks(self) -> tuple[str, ...]:
        """Every risk that is more than normal."""
        return tuple(risk for grade in self.grades for risk in grade)


_TOLD: list[OpenClaims] = []


def tell_of_open_claims(told: OpenClaims) -> None:
    """Lets the list of articles know what is open in them; once, when the apps start."""
    _TOLD[:] = [told]


def open_claims() -> OpenClaims:
    """What was told of them."""
    return _TOLD[0]


def not_done() -> Q:
    """Nobody marked a claim in it yet, or a checker or a reviewer still has to do with one."""
    return Q(claim_count=0) | open_claims().has_open()


def is_late(now: Any, longest_ago: Any) -> Q:
    """Its deadline has passed; that of a published one not before `longest_ago`. What is done with may be late too."""
    return Q(deadline_at__lt=now) & (
        Q(publication_state=PublicationState.UNPUBLISHED) | Q(deadline_at__gte=longest_ago)
    )


def overdue(now: datetime) -> Q:
    """Late, and somebody still has to do with it."""
    return is_late(now, now - LONGEST_AFTER_PUBLISHING) & not_done()


def is_overdue(article: Article, now: datetime) -> bool:
    """The same of one article that was read with `open_risks`."""
    if article.deadline_at is None or article.deadline_at >= now:
        return False
    is_unpublished = article.publication_state == PublicationState.UNPUBLISHED
    if not is_unpublished and article.deadline_at < now - LONGEST_AFTER_PUBLISHING:
        return False
    return not article.claim_count or bool(_risks_of(article))


def graver_risks(article: Article) -> list[str]:
    """The risks of its open claims that are more than normal, by name, the gravest first; read it with `open_risks`."""
    here, told = _risks_of(article), open_claims()
    return [str(told.labels[risk]) for risk in told.risks if risk in here]


def _risks_of(article: Article) -> list[str]:
    named: str | None = article.open_risks  # type: ignore[attr-defined]  # annotated
    return named.split(",") if named else []
