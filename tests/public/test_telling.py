"""What would go unannounced if a revision were published now."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.public.queries import revisions_to_publish
from factcheck.public.telling import MOST_COMPARED, untold_changes
from tests.corrections.conftest import AFTER, BEFORE, a_text, an_issued_correction
from tests.corrections.publishing import show
from tests.examples import an_article


@pytest.fixture
def corrected(ines: User) -> Article:
    """An article with two revisions: 36, and then 33."""
    article = an_article(by=ines, paragraphs=BEFORE)
    a_text(article, *AFTER)
    return article


def found(article: Article) -> list[tuple[int, list[str]]]:
    now = Article.objects.select_related("published_revision").get(pk=article.pk)
    untold = untold_changes(now, list(revisions_to_publish(now)))
    return [(one.revision.number, [each.change.right for each in one.changes]) for one in untold]


def test_before_readers_saw_anything_there_is_nothing_to_tell(corrected: Article) -> None:
    assert not found(corrected)


def test_each_revision_that_waits_says_what_it_changes(corrected: Article, ruth: User) -> None:
    show(corrected, by=ruth, number=1)
    a_text(corrected, *AFTER[:2], AFTER[2].replace("a million", "900,000"))
    assert found(corrected) == [(3, ["33", "33", "900,000"]), (2, ["33", "33"])]


def test_what_an_issued_correction_names_is_left_out(corrected: Article, ines: User, ruth: User) -> None:
    show(corrected, by=ruth, number=1)
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    assert not found(corrected)


def test_only_the_newest_are_compared(corrected: Article, ruth: User) -> None:
    show(corrected, by=ruth, number=1)
    for number in range(MOST_COMPARED):
        a_text(corrected, *AFTER[:2], f"{AFTER[2]} {number + 4} came.")
    assert [number for number, _words in found(corrected)] == [5, 4, 3]
