"""Asks which corrections readers may see, for public pages and reports alike."""

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate

from factcheck.articles.models import PublishedRevision
from factcheck.articles.states import READERS_SEE
from factcheck.corrections.models import Correction
from factcheck.corrections.states import IN_PUBLIC

REVISION_TEXTS = ("to_revision__text", "to_revision__blocks", "to_revision__inlines")


def public_corrections() -> QuerySet[Correction]:
    """The corrections that readers may see, newest first, each with `public_date`, `shown_at` and `successor_uid`; one
    statement.

    A correction is public once it was issued and readers see the revision it tells of: a note about words that they do
    not see yet would be untrue.
    """
    return dated(_that_readers_see()).order_by(F("public_date").desc(nulls_last=True), "-recorded_at", "-pk")


def dated(corrections: QuerySet[Correction]) -> QuerySet[Correction]:
    """Annotates `public_date`, `shown_at` and `successor_uid`, and fetches article, publication and revision."""
    shown = PublishedRevision.objects.filter(
        article=OuterRef("article"), revision__number__gte=OuterRef("to_revision__number")
    )
    return (
        corrections.annotate(
            shown_at=Subquery(shown.order_by("published_at").values("published_at")[:1]),
            public_date=Coalesce("dated", TruncDate("issued_at"), TruncDate("shown_at")),
            # None where readers do not see yet what took its place.
            successor_uid=Subquery(_that_readers_see().filter(pk=OuterRef("superseded_by")).values("uid")),
        )
        .select_related("article__publication", "to_revision")
        .defer(*REVISION_TEXTS)
    )


def _that_readers_see() -> QuerySet[Correction]:
    return Correction.objects.filter(
        state__in=IN_PUBLIC,
        article__publication_state__in=READERS_SEE,
        to_revision__number__lte=F("article__published_revision__number"),
    )
