"""What search found, as the page shows it: what it is, where it stands, and the words round the hits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.articles.states import PublicationState
from factcheck.claims.models import Claim, Rating
from factcheck.claims.queries import set_states, with_list_state, with_rating
from factcheck.claims.second_checks import claims_blind_to
from factcheck.search.excerpts import Excerpt, Piece, excerpt, marked
from factcheck.search.models import Entry
from factcheck.search.questions import Question

KINDS: dict[str, tuple[str | Promise, str]] = {
    "article": (gettext_lazy("Articles"), "newspaper"),
    "claim": (gettext_lazy("Claims"), "quote"),
    "verdict": (gettext_lazy("Verdicts"), "gavel"),
    "citation": (gettext_lazy("Citations"), "link"),
    "question": (gettext_lazy("Questions"), "circle-question-mark"),
    "source": (gettext_lazy("Sources"), "file-text"),
    "correction": (gettext_lazy("Corrections"), "pen-line"),
    "note": (gettext_lazy("Notes"), "message-square"),
}
"""Kind of entry -> what several of them are called, and their icon; in the order in which the page offers them."""

COUNTED = {
    "article": ngettext_lazy("%(count)d article", "%(count)d articles", "count"),
    "claim": ngettext_lazy("%(count)d claim", "%(count)d claims", "count"),
    "verdict": ngettext_lazy("%(count)d verdict", "%(count)d verdicts", "count"),
    "citation": ngettext_lazy("%(count)d citation", "%(count)d citations", "count"),
    "question": ngettext_lazy("%(count)d question", "%(count)d questions", "count"),
    "source": ngettext_lazy("%(count)d source", "%(count)d sources", "count"),
    "correction": ngettext_lazy("%(count)d correction", "%(count)d corrections", "count"),
    "note": ngettext_lazy("%(count)d note", "%(count)d notes", "count"),
    "": ngettext_lazy("%(count)d place", "%(count)d places", "count"),
}


NOTES = {
    "articles": gettext_lazy("Why the article was retracted"),
    "claims": gettext_lazy("Note on claim %(number)d"),
    "corrections": gettext_lazy("Note on correction %(number)d"),
}
"""Shelf -> what a note on it is called."""


@dataclass(frozen=True)
class Result:
    """One thing that was found; a claim and what is said of it come with its state and rating."""

    entry: Entry
    address: str
    icon: str
    title: Sequence[Piece]
    article: Article | None
    excerpt: Excerpt
    is_retracted: bool
    claim: Claim | None
    rating: Rating | None
    is_blind: bool
    """Whether this person is to check the claim blind: what was found about it is kept from them."""


TELLS_OF_A_FINDING = frozenset({"verdict", "citation", "note"})
"""The kinds of entries that are kept from who checks their claim blind."""

_HIDDEN = Excerpt([], is_cut_before=False, is_cut_after=False, first="")


def results_of(entries: Iterable[Entry], question: Question, person: User) -> list[Result]:
    """Gives the entries as the page shows them to this person; at most four statements."""
    entries = list(entries)
    uids = {entry.article_uid for entry in entries if entry.article_uid}
    articles = {a.uid: a for a in Article.objects.filter(uid__in=uids).select_related("publication")} if uids else {}
    keys = {entry.key for entry in entries if entry.shelf == "claims"}
    claims = with_rating(with_list_state(Claim.objects.all())).in_bulk(keys) if keys else {}
    set_states(claims.values())
    ratings = Rating.objects.in_bulk() if claims else {}
    blind = claims_blind_to(person) if claims else frozenset()
    for pk in blind & set(claims):
        claims[pk].rating_id = None  # type: ignore[attr-defined]
    return [_result(entry, question, _article_of(entry, articles), claims, ratings, blind) for entry in entries]


def _article_of(entry: Entry, articles: dict[UUID, Article]) -> Article | None:
    return articles.get(entry.article_uid) if entry.article_uid else None


def _result(
    entry: Entry,
    question: Question,
    article: Article | None,
    claims: dict[int, Claim],
    ratings: dict[int, Rating],
    blind: frozenset[int],
) -> Result:
    claim = claims.get(entry.key) if entry.shelf == "claims" else None
    is_blind = claim is not None and claim.pk in blind and entry.kind in TELLS_OF_A_FINDING
    shown = _HIDDEN if is_blind else excerpt(entry.body, question)
    return Result(
        entry=entry,
        address=_exact_place(entry, shown),
        icon=KINDS[entry.kind][1],
        title=[Piece(_("Claim %(number)d") % {"number": entry.number}, is_hit=False)]
        if is_blind
        else _title(entry, question),
        article=article if entry.kind != "article" else None,
        excerpt=shown,
        is_retracted=entry.kind == "article"
        and article is not None
        and article.publication_state == PublicationState.RETRACTED,
        claim=claim,
        rating=ratings.get(claim.rating_id) if claim and claim.rating_id else None,  # type: ignore[attr-defined]
        is_blind=is_blind,
    )


def _title(entry: Entry, question: Question) -> list[Piece]:
    """What a person calls it; where it has a heading of its own, with the hits marked."""
    number = {"number": entry.number}
    said = {
        "claim": _("Claim %(number)d"),
        "verdict": _("Verdict on claim %(number)d"),
        "correction": _("Correction %(number)d"),
        "question": _("Question to the author about claim %(number)d"),
        "note": str(NOTES.get(entry.shelf, "")),
    }
    if entry.kind == "question" and entry.heading:
        return [
            *marked(entry.heading, question),
            Piece(", " + _("asked about claim %(number)d") % number, is_hit=False),
        ]
    if entry.kind == "citation":
        return [*marked(entry.heading, question), Piece(", " + _("cited on claim %(number)d") % number, is_hit=False)]
    if entry.kind == "claim" and entry.heading:
        return [Piece(said["claim"] % number + " · ", is_hit=False), *marked(entry.heading, question)]
    if entry.kind in said:
        return [Piece(said[entry.kind] % number, is_hit=False)]
    return marked(entry.heading, question)


def _exact_place(entry: Entry, shown: Excerpt) -> str:
    """The address; of an article, with the words that the browser is to scroll to."""
    if entry.kind != "article" or not shown.first:
        return entry.address
    # The comma, the hyphen and the ampersand mean something there.
    return f"{entry.address}#:~:text={quote(shown.first, safe='').replace('-', '%2D')}"
