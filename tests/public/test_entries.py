"""Articles that were taken back and corrections as one sequence."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.models import Correction
from factcheck.public.entries import Entries
from tests.examples import an_article
from tests.public.conftest import issue, revise

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("retracted", [0, 1, 3])
@pytest.mark.parametrize("corrections", [0, 2])
def test_every_slice_is_that_of_the_two_one_after_the_other(slate: Article, retracted: int, corrections: int) -> None:
    ines = User.objects.get(username="ines")
    articles = [an_article(by=ines, title=f"Strike {number}").pk for number in range(retracted)]
    revision = revise(slate, "at least 36", "at least 33")
    issued = [issue(revision, "33").pk for _ in range(corrections)]
    entries = Entries(
        Article.objects.filter(pk__in=articles).order_by("pk"), Correction.objects.filter(pk__in=issued).order_by("pk")
    )
    both = [(Article, pk) for pk in articles] + [(Correction, pk) for pk in issued]
    assert len(entries) == len(both)
    for start in range(len(both) + 1):
        for stop in range(start, len(both) + 2):
            assert [(type(one), one.pk) for one in entries[start:stop]] == both[start:stop]
