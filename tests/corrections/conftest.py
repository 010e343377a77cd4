"""Articles with corrections: one that carries a note with the sign that leads to it, one that is corrected here."""

import hashlib
from datetime import date
from typing import Any

import pytest

from factcheck.accounts.models import User
from factcheck.articles.actions import import_article
from factcheck.articles.models import Article, Revision
from factcheck.corrections.actions.deciding import issue_correction
from factcheck.corrections.actions.writing import Written, draft_correction, submit_correction
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionType, ErrorKind, Scope
from tests.examples import an_article

PARAGRAPHS = (
    ("headline", "Assad speaks"),
    ("paragraph", "The president spoke in the country.* He stayed.*"),
    ("correction_note", "*Correction, Feb. 28, 2020: This post originally misspelled Bashar al-Assad’s first name."),
)


def an_article_with_a_note(*, by: User, **facts: Any) -> Article:
    """Imports a text with two signs, the second of which leads to the note in the third block."""
    text = "\n\n".join(words for _role, words in PARAGRAPHS)
    blocks, position = [], 0
    for role, words in PARAGRAPHS:
        blocks.append({"role": role, "start": position, "end": position + len(words)})
        position += len(words) + 2
    first = text.index("country.*") + len("country.")
    second = text.index("stayed.*") + len("stayed.")
    inlines = [
        {"kind": "correction_marker", "start": second, "end": second + 1, "note": 2},
        {"kind": "correction_marker", "start": first, "end": first + 1},
    ]
    usual: dict[str, Any] = {"title": "Assad speaks", "publication": "Slate"}
    return import_article(by=by, text=text, blocks=blocks, inlines=inlines, **(usual | facts))


@pytest.fixture
def article(ines: User) -> Article:
    return an_article_with_a_note(by=ines)


@pytest.fixture
def correction(article: Article) -> Correction:
    return Correction.objects.get(article=article)


BEFORE = (
    "Strike kills 36 in Idlib",
    "At least 36 soldiers were killed on Thursday. The province lies in the north.",
    "Nearly a million people fled, officials said.",
)
AFTER = (
    "Strike kills 33 in Idlib",
    "At least 33 soldiers were killed on Thursday. The province lies in the north.",
    "Nearly a million people fled, officials said.",
)


@pytest.fixture
def corrected(ines: User) -> Article:
    """An article with two revisions: 36, and then 33."""
    article = an_article(by=ines, paragraphs=BEFORE)
    a_text(article, *AFTER)
    return article


def a_text(article: Article, *paragraphs: str) -> Revision:
    """Stores the article's next text as it is: what carries claims and markers along is not asked."""
    blocks, at = [], 0
    for number, words in enumerate(paragraphs):
        blocks.append({"role": "paragraph" if number else "headline", "start": at, "end": at + len(words)})
        at += len(words) + 2
    text = "\n\n".join(paragraphs)
    article.revision_count += 1
    article.save(update_fields=["revision_count"])
    return Revision.objects.create(
        article=article,
        number=article.revision_count,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        blocks=blocks,
        added_by=article.imported_by,
        added_at=article.imported_at,
    )


def written(article: Article, **what: Any) -> Written:
    """A complete correction of 36 to 33, its sign after the first sentence of the body."""
    before, after = article.revisions.order_by("number")[:2]
    usual: dict[str, Any] = {
        "type": CorrectionType.CORRECTION,
        "error_kind": ErrorKind.FIGURE,
        "scope": Scope.BODY,
        "from_revision": before,
        "to_revision": after,
        "wrong": "36",
        "right": "33",
        "note": "Correction, Feb. 28, 2020: This article originally misstated a figure. It was 33, not 36.",
        "dated": date(2020, 2, 28),
        "at": after.text.index("Thursday.") + len("Thursday."),
    }
    return Written(**(usual | what))


def a_correction(*, by: User, article: Article, **what: Any) -> Correction:
    return draft_correction(by=by, article=article, written=written(article, **what))


def a_submitted_correction(*, by: User, article: Article, **what: Any) -> Correction:
    return submit_correction(by=by, correction=a_correction(by=by, article=article, **what))


def an_issued_correction(*, by: User, issued_by: User, article: Article, **what: Any) -> Correction:
    return issue_correction(by=issued_by, correction=a_submitted_correction(by=by, article=article, **what))
