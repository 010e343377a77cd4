"""Asks about sources."""

from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from factcheck.sources.models import Source


def sources_for_lists() -> QuerySet[Source]:
    """Sources with who added them and `claim_count`, the number of claims that cite them: one statement a page.

    A claim counts once, however many versions of its verdict carry the citation on. Citations live a floor above and
    are met by the relation they have to a source, not by an import.
    """
    citations = Source._meta.get_field("citations").related_model._default_manager.filter(source=OuterRef("pk"))
    counted = citations.order_by().values("source").annotate(count=Count("verdict__claim", distinct=True))
    return Source.objects.select_related("added_by", "article__publication").annotate(
        claim_count=Coalesce(Subquery(counted.values("count"), output_field=IntegerField()), 0)
    )


def source_by_uid(uid: UUID) -> Source:
    """Gives the source with its count of claims; raises Http404."""
    return get_object_or_404(sources_for_lists(), uid=uid)
