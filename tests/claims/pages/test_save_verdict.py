"""Keeping a draft."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.models import Claim, Verdict

Browse = Callable[[User], Client]


def test_it_keeps_what_is_there_and_asks_for_nothing(browse: Browse, ines: User, claim: Claim) -> None:
    assert browse(ines).post(f"/claims/{claim.uid}/verdict/", {"explanation": "So far."}).status_code == 302
    verdict = Verdict.objects.get()
    assert (verdict.version, verdict.state, verdict.explanation, verdict.rating) == (1, "draft", "So far.", None)


def test_a_date_in_the_future_is_shown_at_the_form_and_the_words_are_kept(
    browse: Browse, ines: User, claim: Claim
) -> None:
    posted = {"explanation": "Long thought about.", "as_of": "2999-01-01"}
    response = browse(ines).post(f"/claims/{claim.uid}/verdict/", posted)
    assert response.status_code == 422
    assert "Long thought about." in response.content.decode()
    assert "in the future" in response.content.decode()


def test_another_person_does_not_write_over_it(browse: Browse, ines: User, jonas: User, claim: Claim) -> None:
    browse(ines).post(f"/claims/{claim.uid}/verdict/", {"explanation": "Mine."})
    response = browse(jonas).post(f"/claims/{claim.uid}/verdict/", {"explanation": "Theirs."})
    assert response.status_code == 409
    assert Verdict.objects.get().explanation == "Mine."
