"""Small articles, claims and verdicts for tests, made as people make them: by the actions."""

from datetime import date
from typing import Any

from factcheck.accounts.models import User
from factcheck.articles.actions import add_revision, import_article
from factcheck.articles.importing.revising import KnownText, read_revision
from factcheck.articles.models import Article, Revision
from factcheck.claims.actions.citing import add_citation
from factcheck.claims.actions.marking import mark_claim
from factcheck.claims.actions.proposing import save_verdict, submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict
from factcheck.claims.models import Citation, Claim, Rating, Verdict
from factcheck.claims.states import ClaimKind, LocatorKind, Stance
from factcheck.sources.actions import add_source, source_for_article
from factcheck.sources.models import Source
from factcheck.sources.states import SourceKind

PARAGRAPHS = (
    "Strike kills at least 36 in Idlib",
    "At least 36 soldiers were killed on Thursday. The province lies in the north.",
    "Nearly a million people fled, officials said.",
)


def an_article(*, by: User, paragraphs: tuple[str, ...] = PARAGRAPHS, **facts: Any) -> Article:
    """Gives an article whose first paragraph is its headline and the rest its body."""
    blocks, position = [], 0
    for number, paragraph in enumerate(paragraphs):
        role = "paragraph" if number else "headline"
        blocks.append({"role": role, "start": position, "end": position + len(paragraph)})
        position += len(paragraph) + 2
    usual: dict[str, Any] = {
        "title": paragraphs[0],
        "publication": "The Daily Test",
        "published_on": date(2020, 2, 28),
    }
    return import_article(by=by, text="\n\n".join(paragraphs), blocks=blocks, **(usual | facts))


def latest(article: Article) -> Revision:
    return Revision.objects.select_related("article").order_by("-number").filter(article=article)[0]


def a_claim(*, by: User, article: Article, words: str, kind: str = ClaimKind.FIGURE, claimant: str = "") -> Claim:
    """Marks the first place where the words stand in the article's latest revision."""
    revision = latest(article)
    start = revision.text.index(words)
    return mark_claim(
        by=by, revision=revision, start=start, end=start + len(words), exact=words, kind=kind, claimant=claimant
    )


def a_page(*, by: User, name: str = "Casualty figures", url: str = "https://example.org/figures") -> Source:
    return add_source(by=by, kind=SourceKind.WEB_PAGE, name=name, publisher="Ministry", url=url)


def a_draft(
    *, by: User, claim: Claim, rating: str = "accurate", explanation: str = "The ministry says so.", cited: bool = True
) -> Verdict:
    """Gives a draft that can be submitted, with one citation of page 4 of a web page."""
    draft = save_verdict(
        by=by,
        claim=claim,
        rating=Rating.objects.get(slug=rating),
        explanation=explanation,
        as_of=date(2020, 2, 28),
    )
    if cited and not draft.citations.exists():
        cite_page(by=by, verdict=draft)
    return draft


def cite_page(*, by: User, verdict: Verdict, source: Source | None = None, **what: Any) -> Citation:
    usual: dict[str, Any] = {
        "stance": Stance.SUPPORTS,
        "quotation": "36 soldiers",
        "locator_kind": LocatorKind.PAGE,
        "locator": "4",
    }
    return add_citation(by=by, verdict=verdict, source=source or a_page(by=by), **(usual | what))


def cite_article(*, by: User, verdict: Verdict, article: Article, words: str, stance: str) -> Citation:
    source = source_for_article(article=article, by=by)
    return add_citation(by=by, verdict=verdict, source=source, stance=stance, quotation=words)


def a_submitted_verdict(*, by: User, claim: Claim, **what: Any) -> Verdict:
    return submit_verdict(by=by, verdict=a_draft(by=by, claim=claim, **what))


def an_approved_verdict(*, by: User, approved_by: User, claim: Claim, **what: Any) -> Verdict:
    return approve_verdict(by=approved_by, verdict=a_submitted_verdict(by=by, claim=claim, **what))


def a_revision(*, by: User, article: Article, text: str, message: str = "") -> Revision:
    """Adds a revision with this text, cut into blocks and named as the page does it."""
    last = latest(article)
    article.refresh_from_db()
    read = read_revision(text, KnownText(last.text, last.blocks, last.inlines)).article
    return add_revision(
        by=by,
        article=article,
        text=read.text,
        blocks=read.blocks,
        inlines=read.inlines,
        message=message,
        base=last.number,
    )
