"""What the list of sources can be narrowed by; all of it stands in the address."""

from collections.abc import Mapping
from typing import Any, ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.articles.filters import publications
from factcheck.articles.models import Publication
from factcheck.articles.open_claims import open_claims
from factcheck.lists.days import DateFilter, DayFilter
from factcheck.lists.filtering import ListFilter, OfferFilter
from factcheck.lists.pages import FEWEST_READ, MOST_READ
from factcheck.lists.people import PersonFilter
from factcheck.lists.search_boxes import WordsFilter
from factcheck.lists.words import beginning, holding, is_short
from factcheck.sources.models import Source
from factcheck.sources.names import fold_name
from factcheck.sources.states import Reliability, SourceKind, SourceRank


def _risks() -> list[tuple[str, Any]]:
    return list(open_claims().labels.items())


class SourceFilter(ListFilter):
    """Words of name, publisher, address or note, kind and reliability; more behind "more"."""

    words = WordsFilter(label=_("Words"), method="with_words")
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=SourceKind.choices, empty_label=_("All"))

    reliability = django_filters.ChoiceFilter(
        label=_("Reliability"),
        choices=Reliability.choices,
        empty_label=_("All"),
        null_label=_("Not graded"),
        null_value="none",
        method="as_reliable",
    )
    publication = OfferFilter(
        publications, label=_("Cited in"), to_field_name="slug", empty_label=_("All"), method="cited_in"
    )
    risk = django_filters.ChoiceFilter(
        label=_("Risk of claims citing it"), method="cited_at_risk", choices=_risks, empty_label=_("Any")
    )
    rank = django_filters.ChoiceFilter(label=_("Rank"), choices=SourceRank.choices, empty_label=_("All"))
    person = PersonFilter(label=_("Added by"), field_name="added_by")
    since = DayFilter(label=_("Added from"), field_name="added_at", lookup_expr="gte")
    until = DayFilter(label=_("Added to"), field_name="added_at", lookup_expr="lte")

    dated_since = DateFilter(label=_("Dated from"), field_name="published_on", lookup_expr="gte")
    dated_until = DateFilter(label=_("Dated to"), field_name="published_on", lookup_expr="lte")

    more = ("publication", "risk", "rank", "person", "since", "until", "dated_since", "dated_until")
    counted: ClassVar[Mapping[str, int]] = {"words": MOST_READ, "publication": FEWEST_READ, "risk": FEWEST_READ}

    class Meta:
        model = Source
        fields: list[str] = []

    def as_reliable(self, sources: QuerySet[Source], name: str, value: str) -> QuerySet[Source]:
        """Those of this reliability, or those that nobody has judged."""
        return sources.filter(reliability="" if value == "none" else value)

    def cited_in(self, sources: QuerySet[Source], name: str, value: Publication) -> QuerySet[Source]:
        """Those that a claim of this publication cites."""
        return sources.filter(pk__in=_cited_by(Q(publication=value)))

    def cited_at_risk(self, sources: QuerySet[Source], name: str, value: str) -> QuerySet[Source]:
        """Those that a claim of this risk cites."""
        return sources.filter(pk__in=_cited_by(Q(verdict__claim__risk=value)))

    def with_words(self, sources: QuerySet[Source], name: str, value: str) -> QuerySet[Source]:
        """Every word has to stand somewhere in the source's description, in any order; accents do not count.

        A short one has to begin a word: of its name, its note, or its address, where words begin after points too.
        """
        for word in value.split():
            wanted = holding("url", word) | holding("note", word)
            if is_short(word):
                wanted |= Q(url__icontains=f".{word}")
            sources = sources.filter(wanted | _in_name(word))
        return sources


def _cited_by(claims: Q) -> "QuerySet[Any, Any]":
    """The sources of such citations, which live a floor above: met by their relation."""
    citations: Any = Source._meta.get_field("citations").related_model
    return citations._default_manager.filter(claims).order_by().values("source")


def _in_name(word: str) -> Q:
    """The name or the publisher has the word, as they are folded: words with single spaces between."""
    folded = fold_name(word)
    if not folded:
        return Q()
    # As an index has them; case is folded already.
    return beginning("search_words", folded) if is_short(word) else Q(search_words__icontains=folded)
