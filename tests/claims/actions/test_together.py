"""What is done to many claims at once."""

from uuid import uuid4

from django.db.models import CharField

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.statuses import set_check_statuses
from factcheck.claims.actions.together import by_claim, done_together
from factcheck.claims.models import Claim
from tests.examples import a_claim


def test_a_column_gets_one_value_for_all_or_one_for_each(article: Article, claim: Claim, ines: User) -> None:
    second = a_claim(by=ines, article=article, words="Nearly a million")
    assert by_claim({claim.pk: "same", second.pk: "same"}, CharField()) == "same"
    values = {claim.pk: "Ines", second.pk: "Jonas"}
    Claim.objects.update(claimant=by_claim(values, CharField()))
    assert list(Claim.objects.order_by("pk").values_list("claimant", flat=True)) == ["Ines", "Jonas"]


def test_what_was_done_together_is_found_by_who_did_it(article: Article, claim: Claim, ines: User, jonas: User) -> None:
    second, together = a_claim(by=ines, article=article, words="Nearly a million"), uuid4()
    set_check_statuses(by=ines, claims=[claim, second], status="needs_source", together=together)
    set_check_statuses(by=ines, claims=[claim, second], status="in_progress", together=uuid4())
    verbs = ["set status of"]
    assert {event.object_uid for event in done_together(ines, verbs, together)} == {str(claim.uid), str(second.uid)}
    assert not done_together(jonas, verbs, together)
    assert not done_together(ines, ["assigned"], together)
