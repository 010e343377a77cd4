"""What a report is asked for: one article, a chosen set, or everything by date, publication, person, state and risk."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.queries import with_list_state
from factcheck.claims.states import LIST_STATE_BY_NAME, Risk
from factcheck.errors import Unusable
from factcheck.lists.listings import listing_named
from factcheck.reports.queries import exportable_articles

NO_PUBLICATION = "none"
MOST_ARTICLES = 500
"""How many articles can be named one by one."""


@dataclass(frozen=True)
class Selection:
    """Which articles, and which of their claims; what is empty asks for nothing and leaves nothing out.

    `listing` and `filters` are a list of the desk and what its address says: the articles that it shows, or the claims.
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
        return bool(self.person or self.state or self.risk or self.listing == "claims")

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
        _("list"): selection.listing in ("", "articles", "claims"),
        _("publication"): selection.publication in ("", NO_PUBLICATION)
        or Publication.objects.filter(slug=selection.publication).exists(),
        _("person"): not selection.person or User.objects.filter(username=selection.person).exists(),
    }
    for what, is_known in known.items():
        if not is_known:
            raise Unusable(_("There is no such %(what)s. Choose one of those that the form offers.") % {"what": what})
    return selection


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
    if selection.listing == "articles":
        articles = articles.filter(pk__in=_listed(selection))
    if (claims := selected_claims(selection)) is not None:
        articles = articles.filter(Exists(claims.filter(article=OuterRef("pk"))))
    return articles


def selected_claims(selection: Selection) -> QuerySet[Claim] | None:
    """The claims that are asked for, in whatever article; None for all of them."""
    if not selection.narrows_claims:
        return None
    claims = with_list_state(Claim.objects.all()) if selection.state else Claim.objects.all()
    if selection.state:
        claims = claims.filter(list_state=selection.state)  # type: ignore[misc]  # annotated
    if selection.risk:
        claims = claims.filter(risk=selection.risk)
    if selection.person:
        claims = claims.filter(_has_a_hand_in(selection.person))
    if selection.listing == "claims":
        claims = claims.filter(pk__in=_listed(selection))
    return claims


def count_claims(selection: Selection, by: User | None) -> int:
    """How many claims the reports of the selection tell: one statement."""
    claims = selected_claims(selection)
    every = Claim.objects.all() if claims is None else claims
    return every.filter(article__in=selected_articles(selection, by).order_by().values("pk")).count()


def _has_a_hand_in(username: str) -> Any:
    """A condition on claims: the person marked it, or wrote or decided a version of its verdict."""
    people = ("author", "approved_by", "seconded_by", "returned_by")
    hands = Q()
    for name in people:
        hands |= Q(**{f"{name}__username": username})
    return Q(marked_by__username=username) | Exists(Verdict.objects.filter(hands, claim=OuterRef("pk")))


def _listed(selection: Selection) -> Any:
    """The ids of what the list shows."""
    listing = listing_named(selection.listing)
    assert listing, "selection_of lets no other list through"
    shown = listing.filters(QueryDict(selection.filters) or None, queryset=listing.rows())
    return shown.qs.order_by().values("pk")


def in_words(selection: Selection, by: User | None) -> str:
    """Says what was asked for, for the cover of the file and for the page."""
    return "; ".join(_parts(selection, by)) + "."


def _parts(selection: Selection, by: User | None) -> Iterator[str]:
    if selection.articles:
        number = len(selection.articles)
        yield ngettext("%(number)d chosen article", "%(number)d chosen articles", number) % {"number": number}
    elif selection.listing == "articles":
        yield _("The articles of a list")
    elif selection.listing == "claims":
        yield _("The claims of a list")
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
