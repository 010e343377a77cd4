"""What an editor puts right in a recognised text before it is saved: roles, and where blocks and articles begin.

Every change gives a new list of articles. No word is ever left out, and what the importer knew of a block (its place in
the file, its links) stays with it as long as its words do.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from factcheck.articles.importing.elements import ROLES, Element, ImportedArticle, article_of
from factcheck.articles.importing.markdown import Inline
from factcheck.errors import RuleViolation, Unusable

LONGEST_TITLE, WORKING_TITLE = 300, 80
FACTS = ("title", "publication", "byline", "published", "language", "original_url")


class DraftHasChanged(RuleViolation):
    """The page was made from an older state of the draft: its numbers mean other blocks now."""


@dataclass(frozen=True)
class DraftArticle:
    """A recognised article on its way to be saved: its elements, and the facts as they stand in the fields."""

    elements: tuple[Element, ...]
    title: str = ""
    publication: str = ""
    byline: str = ""
    published: str = ""
    language: str = "en"
    original_url: str = ""
    # That the same text is here already was seen, and another article of it is wanted.
    again: bool = False

    @property
    def headline(self) -> str:
        """The words of the first headline on one line, or nothing."""
        return next((" ".join(element.text.split()) for element in self.elements if element.role == "headline"), "")

    @property
    def working_title(self) -> str:
        """The title, or for want of a headline the first words of the body."""
        words = " ".join((self.title or next(iter(self._imported.body), "") or self.text).split())
        limit = LONGEST_TITLE if self.title else WORKING_TITLE
        return words if len(words) <= limit else f"{words[: limit - 1].rpartition(' ')[0] or words[: limit - 1]}…"

    @property
    def title_is_headline(self) -> bool:
        return self.headline != "" and self.title == self.headline

    @property
    def text(self) -> str:
        return self._imported.text

    @property
    def blocks(self) -> list[dict[str, Any]]:
        return self._imported.blocks

    @property
    def inlines(self) -> list[Inline]:
        return self._imported.inlines

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def _imported(self) -> ImportedArticle:
        return ImportedArticle(source_file="", elements=self.elements)


def draft_article(article: ImportedArticle) -> DraftArticle:
    """The article as the importer recognised it, for an editor to put right."""
    return DraftArticle(
        elements=article.elements,
        title=" ".join((article.headline or "").split()),
        publication=article.publication or "",
        byline=article.byline,
        published=article.published.isoformat() if article.published else "",
        language=article.language or "en",
        original_url=article.original_url or "",
    )


def to_json(articles: Sequence[DraftArticle]) -> list[dict[str, Any]]:
    """The articles as a draft stores them."""
    return [asdict(article) for article in articles]


def from_json(stored: Sequence[Mapping[str, Any]]) -> list[DraftArticle]:
    """The articles that `to_json` gave."""
    return [
        DraftArticle(
            **{
                **article,
                "elements": tuple(
                    Element(**{**element, "inlines": tuple(element["inlines"])}) for element in article["elements"]
                ),
            }
        )
        for article in stored
    ]


def shape_of(articles: Sequence[DraftArticle]) -> str:
    """What a page has to know of a draft, so that its numbers still mean the same blocks."""
    shape = [[element.text for element in article.elements] for article in articles]
    return hashlib.sha256(json.dumps(shape).encode()).hexdigest()[:32]


def with_roles(article: DraftArticle, roles: Mapping[int, str]) -> DraftArticle:
    """The article with these blocks in these roles; a title that was the headline follows the new one."""
    unknown = sorted(set(roles.values()) - set(ROLES))
    if unknown:
        raise Unusable(_("There is no role called “%(role)s”.") % {"role": unknown[0][:40]})
    elements = (replace(element, role=roles.get(n, element.role)) for n, element in enumerate(article.elements))
    return _with_elements(article, tuple(elements))


def begin_article(articles: Sequence[DraftArticle], number: int, block: int) -> list[DraftArticle]:
    """Lets a new article begin at this block; its facts are read from its own words."""
    article = _article_at(articles, number, block)
    if block == 0:
        raise Unusable(_("An article begins at this block already."))
    first = _with_elements(article, article.elements[:block])
    second = draft_article(article_of(article.elements[block:]))
    return [*articles[:number], first, second, *articles[number + 1 :]]


def join_articles(articles: Sequence[DraftArticle], number: int) -> list[DraftArticle]:
    """Makes this article a part of the one above it, which keeps its facts and takes over those it has not."""
    second = _article_at(articles, number, 0)
    if number == 0:
        raise Unusable(_("There is no article above the first."))
    first = articles[number - 1]
    facts = {fact: getattr(first, fact) or getattr(second, fact) for fact in FACTS}
    joined = replace(first, elements=(*first.elements, *second.elements), **facts)
    return [*articles[: number - 1], joined, *articles[number + 1 :]]


def merge_block(articles: Sequence[DraftArticle], number: int, block: int) -> list[DraftArticle]:
    """Makes this block a part of the one above it, with a space between; the role is that of the upper one."""
    article = _article_at(articles, number, block)
    if block == 0:
        raise Unusable(_("There is no block above the first of an article."))
    upper, lower = article.elements[block - 1 : block + 1]
    offset = len(upper.text) + 1
    inlines = (*upper.inlines, *(_part(inline, 0, len(lower.text), offset) for inline in lower.inlines))
    merged = Element(upper.role, f"{upper.text} {lower.text}", upper.start, lower.end, inlines)
    elements = (*article.elements[: block - 1], merged, *article.elements[block + 1 :])
    return [*articles[:number], _with_elements(article, elements), *articles[number + 1 :]]


def split_block(articles: Sequence[DraftArticle], number: int, block: int, second_begins: str) -> list[DraftArticle]:
    """Cuts this block in two before the words that are given; both parts keep its role."""
    article = _article_at(articles, number, block)
    whole = article.elements[block]
    words = second_begins.strip()
    cut = whole.text.find(words, 1) if words else -1
    head = whole.text[: max(cut, 0)].rstrip()
    if not head:
        raise Unusable(_("The block does not go on with “%(words)s”. Copy the words from it.") % {"words": words[:80]})
    parts = (_cut_out(whole, 0, len(head)), _cut_out(whole, cut, len(whole.text)))
    elements = (*article.elements[:block], *parts, *article.elements[block + 1 :])
    return [*articles[:number], _with_elements(article, elements), *articles[number + 1 :]]


def _article_at(articles: Sequence[DraftArticle], number: int, block: int) -> DraftArticle:
    if not (0 <= number < len(articles) and 0 <= block < len(articles[number].elements)):
        raise DraftHasChanged(_("There is no such block in this import any more."))
    return articles[number]


def _with_elements(article: DraftArticle, elements: tuple[Element, ...]) -> DraftArticle:
    changed = replace(article, elements=elements)
    if article.title in ("", article.headline):
        return replace(changed, title=changed.headline)
    return changed


def _cut_out(element: Element, start: int, end: int) -> Element:
    """A part of an element; a link that crosses the cut is in both parts, the place in the file in neither."""
    inside = [inline for inline in element.inlines if inline["start"] < end and inline["end"] > start]
    return Element(
        element.role, element.text[start:end], inlines=tuple(_part(inline, start, end, -start) for inline in inside)
    )


def _part(inline: Inline, start: int, end: int, shift: int) -> Inline:
    part = inline.copy()
    part["start"] = max(inline["start"], start) + shift
    part["end"] = min(inline["end"], end) + shift
    return part
