"""Marking every other place of the same words."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.models import Claim
from tests.examples import a_claim, an_article

Browse = Callable[[User], Client]


def test_the_open_claim_says_how_many_and_marks_them(browse: Browse, ines: User) -> None:
    article = an_article(by=ines, paragraphs=("36 dead", "Officials say 36. Others say 36 or 360."))
    claim = a_claim(by=ines, article=article, words="36")
    client = browse(ines)
    assert "Mark 2 repeats" in client.get(f"{article.get_absolute_url()}?claim=1").content.decode()
    response = client.post(f"/claims/{claim.uid}/repeats/", follow=True)
    assert "2 more claims marked." in response.content.decode()
    assert Claim.objects.filter(article=article).count() == 3
    assert "repeats" not in client.get(f"{article.get_absolute_url()}?claim=1").content.decode()


def test_no_repeat_is_a_refusal(browse: Browse, ines: User, claim: Claim) -> None:
    assert browse(ines).post(f"/claims/{claim.uid}/repeats/").status_code == 409
