"""An article that carries a correction note, with the sign in its text that leads to it."""

from typing import Any

import pytest

from factcheck.accounts.models import User
from factcheck.articles.actions import import_article
from factcheck.articles.models import Article
from factcheck.corrections.models import Correction

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
