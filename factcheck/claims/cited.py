"""What claims cite: the passages of an article that others cite, where they stand, and the sources they share."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from annotations.marks import Mark
from factcheck.articles.models import Article, Revision
from factcheck.articles.states import BLOCK_ROLES
from factcheck.claims.models import Citation, CitationAnchor, Claim
from factcheck.sources.models import Source

MOST_PASSAGES = 200
MOST_RECENT = 5


@dataclass(frozen=True, slots=True)
class Passage:
    """A cited span, numbered in reading order, and the claim that cites it."""

    number: int
    start: int
    end: int
    words: str
    citation: Citation
    claim: Claim


def cited_passages(revision: Revision) -> list[Passage]:
    """Gives each span that a claim cites, once for all versions of its verdict; one statement."""
    anchors = (
        CitationAnchor.objects.filter(revision=revision, closed_at__isnull=True, start__isnull=False)
        .select_related("citation__verdict__claim__article__publication")
        .order_by("start", "-end", "citation__verdict__claim", "-citation__verdict__version")
    )
    newest: dict[tuple[int | None, int | None, int], CitationAnchor] = {}
    for anchor in anchors:
        newest.setdefault((anchor.start, anchor.end, anchor.citation.verdict.claim_id), anchor)
    return [
        Passage(number, anchor.start, anchor.end, anchor.exact, anchor.citation, anchor.citation.verdict.claim)
        for number, anchor in enumerate(list(newest.values())[:MOST_PASSAGES], start=1)
        if anchor.start is not None and anchor.end is not None
    ]


def marks_of_passages(passages: list[Passage]) -> list[Mark]:
    """Marks whose numbers lead to the list of passages beside the text."""
    return [
        Mark(
            number=passage.number,
            start=passage.start,
            end=passage.end,
            css_class="is-cited",
            label=_("Passage %(number)s, cited by claim %(claim)s of %(title)s")
            % {"number": passage.number, "claim": passage.claim.number, "title": passage.claim.article.marked_title},
        )
        for passage in passages
    ]


def set_places(citations: Iterable[Citation]) -> None:
    """Gives each citation `place`: in words, where in an article here its quotation stands; one statement."""
    found = list(citations)
    anchors = CitationAnchor.objects.filter(closed_at__isnull=True, start__isnull=False).select_related("revision")
    read = anchors.defer("revision__text", "revision__inlines").order_by("-revision__number")
    prefetch_related_objects(found, Prefetch("anchors", read, to_attr="places"))
    for citation in found:
        places: list[CitationAnchor] = citation.places  # type: ignore[attr-defined]
        citation.place = place_in_words(places[0]) if places else ""  # type: ignore[attr-defined]


def place_in_words(anchor: CitationAnchor) -> str:
    """Says where cited words stand: “Article here, revision 2, paragraph 6”; fetch `revision` with the anchor."""
    place = _("Article here, revision %(number)s") % {"number": anchor.revision.number}
    paragraph = _paragraph_number(anchor.revision, anchor.start or 0)
    if not paragraph:
        return place
    return _("%(place)s, paragraph %(paragraph)s") % {"place": place, "paragraph": paragraph}


def _paragraph_number(revision: Revision, offset: int) -> int:
    """Counts the paragraphs of the body up to the offset; 0 for words that stand outside the body."""
    number = 0
    for block in revision.blocks:
        in_body = BLOCK_ROLES[block["role"]].in_body
        number += in_body
        if block["start"] <= offset < block["end"]:
            return number if in_body else 0
    return 0


def recently_cited(article: Article) -> list[Source]:
    """The sources that claims of the article cited last, the newest first; one statement."""
    cited = Source.objects.filter(citations__verdict__claim__article=article).select_related("article__publication")
    return list(cited.annotate(cited_at=Max("citations__added_at")).order_by("-cited_at", "-pk")[:MOST_RECENT])
