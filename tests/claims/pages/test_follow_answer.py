"""Setting the check status that an answer asks for."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.actions.asking import ask_question, record_answer
from factcheck.claims.models import Claim

Browse = Callable[[User], Client]


def test_it_sets_what_was_proposed(browse: Browse, claim: Claim, ines: User) -> None:
    asked = ask_question(by=ines, claim=claim, question="Where is the count from?", status="query_to_author")
    record_answer(by=ines, question=asked, result="confirmed", answer="Her own count.")
    client = browse(ines)
    html = client.get(f"/articles/{claim.article.slug}/call-sheet/").content.decode()
    assert 'name="reason" maxlength="500" required value="Her own count."' in html
    response = client.post(f"/questions/{asked.uid}/status/", {"reason": "Her own count."}, follow=True)
    assert "Claim 1: on author." in response.content.decode()
    claim.refresh_from_db()
    assert (claim.check_status, claim.check_reason, claim.check_status_by) == ("on_author", "Her own count.", ines)


def test_without_an_answer_there_is_nothing_to_follow(browse: Browse, claim: Claim, ines: User) -> None:
    asked = ask_question(by=ines, claim=claim, question="Where is the count from?")
    assert browse(ines).post(f"/questions/{asked.uid}/status/").status_code == 409
