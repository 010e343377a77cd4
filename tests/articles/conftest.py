"""What the tests of articles share: a text with its blocks, and articles made of it."""

from collections.abc import Callable
from typing import Any

import pytest

from factcheck.accounts.models import User
from factcheck.articles.actions import import_article
from factcheck.articles.models import Article

ArticleMaker = Callable[..., Article]


def blocks_of(text: str, *roles: str) -> list[dict[str, Any]]:
    """The blocks of a text whose paragraphs have these roles, the last role for all that follow."""
    blocks, position = [], 0
    for number, words in enumerate(text.split("\n\n")):
        role = roles[min(number, len(roles) - 1)] if roles else "paragraph"
        blocks.append({"role": role, "start": position, "end": position + len(words)})
        position += len(words) + 2
    return blocks


@pytest.fixture
def make_article(ines: User) -> ArticleMaker:
    """Gives an article imported by Ines: `make_article("The harbour freezes", publication="Slate")`."""

    def make(title: str = "The harbour freezes", **options: Any) -> Article:
        text = options.pop("text", f"{title}\n\nThe harbour froze on Monday, 14 ships lie still.")
        options.setdefault("by", ines)
        options.setdefault("blocks", blocks_of(text, "headline", "paragraph"))
        return import_article(text=text, title=title, **options)

    return make
