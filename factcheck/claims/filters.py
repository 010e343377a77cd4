"""What the list of claims can be narrowed by; all of it stands in the address."""

from datetime import datetime, timedelta

import django_filters
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from annotations.models import AnchorStatus
from factcheck.accounts.models import User
from factcheck.articles.filters import PublicationFilter
from factcheck.articles.models import Article
from factcheck.claims.blind_lists import Telling
from factcheck.claims.models import Claim, ClaimAnchor, Rating
from factcheck.claims.states import LIST_STATES, CheckStatus, ClaimKind, Resolution, Risk
from factcheck.claims.urgency import NEEDS_A_HAND
from factcheck.lists.among import Among
from factcheck.lists.days import DayFilter
from factcheck.lists.filtering import ListFilter, OfferFilter
from factcheck.lists.people import PersonFilter
from factcheck.lists.search_boxes import WordsFilter
from factcheck.lists.words import holding

_TELLING = Telling("pk", filters=("rating",))


def ratings() -> QuerySet[Rating]:
    return Rating.objects.all()


class ClaimFilter(ListFilter):
    """Words, the state that lists show, kind, risk, publication, whose work it is; every other axis behind "more"."""

    words = WordsFilter(label=_("Words of the claim"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("State"),
        field_name="standing",
        choices=[(state.name, state.label) for state in LIST_STATES],
        empty_label=_("All"),
    )
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=ClaimKind.choices, empty_label=_("All"))
    risk = django_filters.ChoiceFilter(label=_("Risk"), choices=Risk.choices, empty_label=_("All"))
    publication = PublicationFilter(field_name="article__publication")
    person = PersonFilter(label=_("Marked by"), field_name="marked_by")

    assignee = PersonFilter(label=_("Work of"), method="work_of", null_label=_("Nobody"), null_value="nobody")

    due = django_filters.ChoiceFilter(
        label=_("Due"),
        method="due_by",
        choices=[("overdue", _("Overdue")), ("day", _("Within a day")), ("none", _("Without a due time"))],
        empty_label=_("At any time"),
    )
    check_status = django_filters.ChoiceFilter(
        label=_("Check status"), choices=CheckStatus.choices, empty_label=_("All")
    )
    rating = OfferFilter(
        ratings,
        label=_("Rating"),
        field_name="standing_rating",
        to_field_name="slug",
        empty_label=_("All"),
    )
    resolution = django_filters.ChoiceFilter(
        label=_("Resolution"), choices=[choice for choice in Resolution.choices if choice[0]], empty_label=_("All")
    )
    anchor = django_filters.ChoiceFilter(
        label=_("Anchor"),
        method="anchored",
        choices=[(status, capfirst(label)) for status, label in AnchorStatus.choices],
        empty_label=_("All"),
    )
    since = DayFilter(label=_("Marked from"), field_name="marked_at", lookup_expr="gte")
    until = DayFilter(label=_("Marked to"), field_name="marked_at", lookup_expr="lte")

    more = ("person", "due", "check_status", "rating", "resolution", "anchor", "since", "until")

    class Meta:
        model = Claim
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        return _TELLING.kept_back(super().filter_queryset(queryset), self)

    def work_of(self, claims: QuerySet[Claim], name: str, value: User | str) -> QuerySet[Claim]:
        """What a person has to do: given to them, or given to nobody in an article of theirs."""
        if not isinstance(value, User):
            return claims.filter(assignee__isnull=True, article__assignee__isnull=True)
        # Two ways, each by its index: `owner` of every claim would have to be worked out.
        of_their_articles = Q(Among("article", Article.objects.filter(assignee=value)), assignee__isnull=True)
        return claims.filter(Q(assignee=value) | of_their_articles)

    def anchored(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """By how the words were found in the latest text of their article."""
        anchors = ClaimAnchor.objects.filter(
            status=value, closed_at__isnull=True, revision__number=F("claim__article__revision_count")
        )
        return claims.filter(pk__in=anchors.order_by().values("claim"))

    def due_by(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Late, or due soon, and somebody can go on with it; or without a time of its own and of its article's."""
        now = timezone.now()
        if value == "none":
            return claims.filter(due_at__isnull=True, article__deadline_at__isnull=True)
        if value == "overdue":
            return claims.filter(NEEDS_A_HAND, _due(lt=now))
        return claims.filter(NEEDS_A_HAND, _due(gte=now, lt=now + timedelta(days=1)))

    def with_words(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Every word has to stand in the claimed words, in any order."""
        return claims.filter(holding("standing_words", value))


def _due(**within: datetime) -> Q:
    """Due at such a time, each claim by an index: its own time, or that of its article (`urgency.due` in two parts)."""
    deadlines = Article.objects.filter(**{f"deadline_at__{bound}": at for bound, at in within.items()})
    return Q(**{f"due_at__{bound}": at for bound, at in within.items()}) | Q(
        Among("article", deadlines), due_at__isnull=True
    )
