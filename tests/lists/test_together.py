"""What is done to many claims at once."""

from uuid import uuid4

import pytest
from django.db.models import CharField

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.statuses import set_check_statuses
from factcheck.claims.models import Claim
from factcheck.lists.together import by_row, done_together
from tests.examples import a_claim, an_article


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines)


@pytest.fixture
def claim(article: Article, ines: User) -> Claim:
    return a_claim(by=ines, article=article, words="At least 36")


def test_a_column_gets_one_value_for_all_or_one_for_each(article: Article, claim: Claim, ines: User) -> None:
    second = a_claim(by=ines, article=article, words="Nearly a million")
    assert by_row({claim.pk: "same", second.pk: "same"}, CharField()) == "same"
    values = {claim.pk: "Ines", second.pk: "Jonas"}
    Claim.objects.update(claimant=by_row(values, CharField()))
    assert list(Claim.objects.order_by("pk").values_list("claimant", flat=True)) == ["Ines", "Jonas"]


def test_what_was_done_together_is_found_by_who_did_it(article: Article, claim: Claim, ines: User, jonas: User) -> None:
    second, together = a_claim(by=ines, article=article, words="Nearly a million"), uuid4()
    set_check_statuses(by=ines, claims=[claim, second], status="needs_source", together=together)
    set_check_statuses(by=ines, claims=[claim, second], status="in_progress", together=uuid4())
    verbs = ["set status of"]
    done = done_together(ines, "claim", verbs, together)
    assert {event.object_uid for event in done} == {str(claim.uid), str(second.uid)}
    assert not done_together(ines, "article", verbs, together)
    assert not done_together(jonas, "claim", verbs, together)
    assert not done_together(ines, "claim", ["assigned"], together)
