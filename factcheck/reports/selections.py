"""What a report is asked for: one article, a chosen set, or everything by date, publication, person, state and risk."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.queries import with_list_state
from factcheck.claims.states import LIST_STATE_BY_NAME, Risk
from factcheck.corrections.listings import CORRECTIONS
from factcheck.corrections.models import Correction, FurtherChange
from factcheck.errors import Unusable
from factcheck.lists.listings import Reported, listing_named
from factcheck.reports.lines import Report
from factcheck.reports.queries import exportable_articles, reports_of

NO_PUBLICATION = "none"
MOST_ARTICLES = 500
"""How many articles can be named one by one."""


@dataclass(frozen=True)
class Selection:
    """Which articles, and which of their claims; what is empty asks for nothing and leaves nothing out.

    `listing` and `filters` are a list of the desk and what its address says: what it shows is what is reported.
    """

    articles: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    publication: str = ""
    person: str = ""
    state: str = ""
    risk: str = ""
    listing: str = ""
    filters: str = ""

    @property
    def narrows_claims(self) -> bool:
        """Whether an article's report may tell fewer claims than were marked."""
        return bool(self.person or self.state or self.risk or self.listed_claims)

    @property
    def listed_claims(self) -> tuple[str, ...]:
        """How the rows of the list lead to the claims that are told; nothing where it leads to whole articles."""
        return self.reported.claims if self.reported else ()

    @property
    def reported(self) -> Reported | None:
        """What is reported of the list; None without one."""
        listing = listing_named(self.listing)
        return listing.reported if listing else None

    @property
    def list_url(self) -> str:
        """Where the list is that is reported, as it is; empty without one."""
        if not self.reported:
            return ""
        return reverse(self.listing) + (f"?{self.filters}" if self.filters else "")

    @property
    def tells_without_claims(self) -> bool:
        """Whether an article is reported that has none of the claims: a correction need not be about one."""
        return self.listing == CORRECTIONS.name and not (self.person or self.state or self.risk)

    @property
    def parameters(self) -> QueryDict:
        """The address that asks for it."""
        told = QueryDict(mutable=True)
        told.setlist("article", list(self.articles))
        for name in ("since", "until"):
            told[name] = day.isoformat() if (day := getattr(self, name)) else ""
        for name in ("publication", "person", "state", "risk", "listing", "filters"):
            told[name] = getattr(self, name)
        asked = QueryDict(mutable=True)
        for name, values in told.lists():
            if values and values != [""]:
                asked.setlist(name, values)
        return asked

    @property
    def query(self) -> str:
        """What stands after the question mark of its address."""
        return self.parameters.urlencode()


def selection_of(parameters: QueryDict) -> Selection:
    """Gives the selection that an address asks for; raises Unusable for what cannot be asked."""
    articles = tuple(dict.fromkeys(slug for slug in parameters.getlist("article") if slug))
    if len(articles) > MOST_ARTICLES:
        raise Unusable(_("Name up to 500 articles one by one, or ask for all of them and filter."))
    selection = Selection(
        articles=articles,
        since=_day(parameters.get("since", "")),
        until=_day(parameters.get("until", "")),
        **{name: parameters.get(name, "") for name in ("publication", "person", "state", "risk", "listing", "filters")},
    )
    known = {
        _("state"): not selection.state or selection.state in LIST_STATE_BY_NAME,
        _("risk"): not selection.risk or selection.risk in Risk.values,
        _("list"): selection.reported is not None if selection.listing else not selection.filters,
        _("publication"): selection.publication in ("", NO_PUBLICATION)
        or Publication.objects.filter(slug=selection.publication).exists(),
        _("person"): not selection.person or User.objects.filter(username=selection.person).exists(),
    }
    for what, is_known in known.items():
        if not is_known:
            raise Unusable(_("There is no such %(what)s. Choose one of those that the form offers.") % {"what": what})
    _check_filters(selection)
    return selection


def _check_filters(selection: Selection) -> None:
    """Returns where the list can be narrowed so. It passes over what it cannot read: that would report too much."""
    listing = listing_named(selection.listing)
    refused = listing.refused_in(selection.filters) if listing else []
    if listing and refused:
        raise Unusable(
            _("The list cannot be narrowed by this: %(names)s. Open the list and choose again.")
            % {"names": ", ".join(name[:40] for name in refused[:5])},
            way_on=_("Open the list"),
            url=reverse(listing.name),
        )


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise Unusable(_("“%(value)s” is no day. Write it as in 2020-02-28.") % {"value": value[:40]}) from error


def selected_articles(selection: Selection, by: User | None) -> QuerySet[Article]:
    """The articles that are asked for, of those whose report the person may export; all on the command line."""
    articles = exportable_articles(by) if by else Article.objects.all()
    if selection.articles:
        articles = articles.filter(slug__in=selection.articles)
    if selection.since:
        articles = articles.filter(published_on__gte=selection.since)
    if selection.until:
        articles = articles.filter(published_on__lte=selection.until)
    if selection.publication == NO_PUBLICATION:
        articles = articles.filter(publication__isnull=True)
    elif selection.publication:
        articles = articles.filter(publication__slug=selection.publication)
    if selection.reported and selection.reported.articles:
        articles = articles.filter(pk__in=_listed(selection, selection.reported.articles, by))
    claims = selected_claims(selection, by)
    if claims is not None and not selection.tells_without_claims:
        articles = articles.filter(Exists(claims.filter(article=OuterRef("pk"))))
    return articles


def selected_claims(selection: Selection, by: User | None) -> QuerySet[Claim] | None:
    """The claims that are asked for, in whatever article; None for all of them.

    A list that tells a finding leaves out what `by` is to check blind (`claims.blind_lists`), and so does its report.
    """
    if not selection.narrows_claims:
        return None
    claims = with_list_state(Claim.objects.all()) if selection.state else Claim.objects.all()
    if selection.state:
        claims = claims.filter(list_state=selection.state)  # type: ignore[misc]  # annotated
    if selection.risk:
        claims = claims.filter(risk=selection.risk)
    if selection.person:
        claims = claims.filter(_has_a_hand_in(selection.person))
    if selection.listed_claims:
        shown = Q()
        for way in selection.listed_claims:
            shown |= Q(pk__in=_listed(selection, way, by))
        claims = claims.filter(shown)
    return claims


def selected_corrections(selection: Selection, by: User | None) -> QuerySet[Correction] | None:
    """The corrections that are asked for, in whatever article; None for all those of an article that is reported."""
    if selection.listing != CORRECTIONS.name:
        return None
    corrections = Correction.objects.filter(pk__in=_listed(selection, "pk", by))
    claims = selected_claims(selection, by)
    if claims is None or selection.tells_without_claims:
        return corrections
    shared = FurtherChange.objects.filter(claim__in=claims).values("correction")
    return corrections.filter(Q(claim__in=claims) | Q(pk__in=shared))


def selected_reports(selection: Selection, by: User | None) -> Iterator[Report]:
    """The reports of what is asked for, one after the other."""
    articles, claims = selected_articles(selection, by), selected_claims(selection, by)
    return reports_of(articles, claims, selected_corrections(selection, by))


def claims_told(selection: Selection, by: User | None) -> QuerySet[Claim]:
    """The claims that the reports of the selection tell."""
    claims = selected_claims(selection, by)
    every = Claim.objects.all() if claims is None else claims
    return every.filter(article__in=selected_articles(selection, by).order_by().values("pk"))


def count_claims(selection: Selection, by: User | None) -> int:
    """How many claims the reports of the selection tell: one statement."""
    return claims_told(selection, by).count()


def count_corrections(selection: Selection, by: User | None) -> int | None:
    """How many corrections were asked for; None, without a statement, where they come with their articles."""
    corrections = selected_corrections(selection, by)
    if corrections is None:
        return None
    return corrections.filter(article__in=selected_articles(selection, by).order_by().values("pk")).count()


def _has_a_hand_in(username: str) -> Any:
    """A condition on claims: the person marked it, or wrote or decided a version of its verdict."""
    people = ("author", "approved_by", "seconded_by", "returned_by")
    hands = Q()
    for name in people:
        hands |= Q(**{f"{name}__username": username})
    return Q(marked_by__username=username) | Exists(Verdict.objects.filter(hands, claim=OuterRef("pk")))


def _listed(selection: Selection, way: str, by: User | None) -> Any:
    """The ids of what the rows of the list, as the person sees it, lead to."""
    listing = listing_named(selection.listing)
    assert listing, "selection_of lets no other list through"
    return listing.rows_of(selection.filters, by).order_by().values(way)


def in_words(selection: Selection, by: User | None) -> str:
    """Says what was asked for, for the cover of the file and for the page."""
    return "; ".join(_parts(selection, by)) + "."


def _parts(selection: Selection, by: User | None) -> Iterator[str]:
    if selection.articles:
        number = len(selection.articles)
        yield ngettext("%(number)d chosen article", "%(number)d chosen articles", number) % {"number": number}
    elif (listing := listing_named(selection.listing)) and listing.reported:
        narrowed = listing.in_words(selection.filters)
        yield f"{listing.reported.scope} ({narrowed})" if narrowed else str(listing.reported.scope)
    else:
        yield _("Every article")
    if selection.since:
        yield _("dated from %(day)s") % {"day": date_format(selection.since, "j M Y")}
    if selection.until:
        yield _("dated to %(day)s") % {"day": date_format(selection.until, "j M Y")}
    if selection.publication == NO_PUBLICATION:
        yield _("of no named publication")
    elif selection.publication:
        name = Publication.objects.values_list("name", flat=True).get(slug=selection.publication)
        yield _("of %(publication)s") % {"publication": name}
    if selection.state:
        yield _("claims that are: %(state)s") % {"state": LIST_STATE_BY_NAME[selection.state].label}
    if selection.risk:
        yield _("claims of this risk: %(risk)s") % {"risk": Risk(selection.risk).label}
    if selection.person:
        name = User.objects.values_list("name", flat=True).get(username=selection.person)
        yield _("claims that %(name)s marked, wrote on or decided") % {"name": name}
    if by and not by.may("export_any_report"):
        yield _("only articles on which %(name)s decided a verdict") % {"name": by.name}
