"""Whoever does the open item is brought the one after it, with what was done and its Undo."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.marking import set_check_status
from factcheck.claims.actions.second_checks import ask_second_check
from factcheck.claims.models import Claim, Question, SecondCheck, Verdict
from factcheck.corrections.models import Correction
from tests.corrections.conftest import a_submitted_correction
from tests.desk.conftest import ClaimMaker, VerdictMaker
from tests.examples import a_claim

WORKSPACE = "/articles/storm-on-the-coast/"
NEXT = "/desk/next/"
DISMISSED = {"status": "dismissed", "reason": "A headline, no claim."}
SCRIPT = {"HX-Request": "true", "HX-Target": "workspace", "HX-Current-URL": f"http://testserver{WORKSPACE}?claim=1"}


@pytest.fixture
def tasks(mark: ClaimMaker, ines: User, jonas: User) -> list[Claim]:
    """Three claims of Jonas, the heaviest first."""
    claims = [mark(words, by=ines) for words in ("Storm on the coast", "1931", "such waves")]
    Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(assignee=jonas)
    return claims


@pytest.fixture
def browser(client: Client, tasks: list[Claim], jonas: User) -> Client:
    """Jonas, with the first of his claims open."""
    client.force_login(jonas)
    client.get(NEXT)
    return client


def status_of(claim: Claim) -> str:
    return f"/claims/{claim.uid}/status/"


def messages_in(html: str) -> str:
    """What the messages of the page say, as one line."""
    region = html[html.index('<div id="messages"') :]
    region = region[: region.index("<dialog")] if "<dialog" in region else region
    return " ".join(re.sub(r"<[^>]+>", " ", region).split())


def test_the_item_after_it_opens_and_says_what_was_done_of_which(browser: Client, tasks: list[Claim]) -> None:
    response = browser.post(status_of(tasks[0]), DISMISSED, follow=True)
    assert response.redirect_chain == [(NEXT, 302), (f"{WORKSPACE}?claim=2#claim-2", 302)]
    html = response.content.decode()
    assert "Claim 1: dismissed. “Storm on the coast”" in messages_in(html)
    assert "Undo" in messages_in(html)
    assert "Skip to the next: “such waves”" in html
    assert "Back to “Storm on the coast”" in html


def test_a_script_is_sent_there_too_and_what_was_said_goes_with_it(browser: Client, tasks: list[Claim]) -> None:
    response = browser.post(status_of(tasks[0]), DISMISSED, headers=SCRIPT)
    assert response["HX-Redirect"] == NEXT
    assert response.content == b""
    html = browser.get(NEXT, follow=True).content.decode()
    assert "Claim 1: dismissed. “Storm on the coast”" in messages_in(html)


def test_undo_opens_the_item_again_and_offers_the_other_after_it(browser: Client, tasks: list[Claim]) -> None:
    browser.post(status_of(tasks[0]), DISMISSED, follow=True)
    response = browser.post(reverse("undo_dismissal", args=[tasks[0].uid]), follow=True)
    html = response.content.decode()
    assert response.redirect_chain == [(f"{WORKSPACE}?claim=1#claim-1", 302)]
    assert "Skip to the next: “1931”" in html
    # Done once more, it goes on once more.
    assert browser.post(status_of(tasks[0]), DISMISSED)["Location"] == NEXT


def test_an_undo_that_is_refused_changes_nothing_on_the_way(browser: Client, tasks: list[Claim], ines: User) -> None:
    browser.post(status_of(tasks[0]), DISMISSED, follow=True)
    set_check_status(by=ines, claim=Claim.objects.get(pk=tasks[0].pk), status="open")
    assert browser.post(reverse("undo_dismissal", args=[tasks[0].uid])).status_code == 409
    html = browser.get(f"{WORKSPACE}?claim=2").content.decode()
    assert "Back to “Storm on the coast”" in html


def test_what_does_not_do_the_item_stays_where_it_is(browser: Client, tasks: list[Claim]) -> None:
    response = browser.post(status_of(tasks[0]), {"status": "in_progress"})
    assert response["Location"] == f"{WORKSPACE}?claim=1#claim-1"
    # The third is done out of order: the one that is open still waits.
    assert browser.post(status_of(tasks[2]), DISMISSED)["Location"] == f"{WORKSPACE}?claim=3#claim-3"


def test_what_somebody_else_did_takes_nobody_away(browser: Client, tasks: list[Claim], ines: User) -> None:
    set_check_status(by=ines, claim=tasks[0], status="dismissed", reason="A headline, no claim.")
    response = browser.post(f"/claims/{tasks[1].uid}/status/", {"status": "in_progress"})
    assert response["Location"] == f"{WORKSPACE}?claim=2#claim-2"


def test_what_is_done_from_a_list_leads_back_to_the_list(browser: Client, tasks: list[Claim]) -> None:
    seen = browser.get(f"/claims/assign/?claim={tasks[0].uid}&next=/claims/?q=storm").content.decode()
    posted = dict(re.findall(r'<input type="(?:hidden|checkbox)" name="(\w+)" value="([^"]*)"', seen))
    response = browser.post("/claims/assign/", posted | {"to": "ines"})
    assert response["Location"] == "/claims/?q=storm"
    tasks[0].refresh_from_db()
    assert tasks[0].assignee is not None
    assert tasks[0].assignee.username == "ines"


def test_a_refusal_stays(browser: Client, tasks: list[Claim]) -> None:
    assert browser.post(status_of(tasks[0]), {"status": "dismissed", "reason": ""}).status_code == 422


def test_after_the_last_the_desk_says_that_all_is_done(browser: Client, tasks: list[Claim]) -> None:
    Claim.objects.filter(pk__in=[claim.pk for claim in tasks[1:]]).update(assignee=None)
    response = browser.post(status_of(tasks[0]), DISMISSED, follow=True)
    assert [address for address, _status in response.redirect_chain] == [NEXT, "/"]
    assert "Claim 1: dismissed. “Storm on the coast”" in messages_in(response.content.decode())
    assert "You opened all that waits for you." in messages_in(response.content.decode())


def test_a_question_to_the_author_is_written_first(browser: Client, tasks: list[Claim]) -> None:
    response = browser.post(status_of(tasks[0]), {"status": "query_to_author"}, follow=True)
    assert response.redirect_chain == [(f"{WORKSPACE}?claim=1#claim-1", 302)]
    html = response.content.decode()
    assert "This no longer waits for you." in html
    assert "Next on your desk: “1931”" in messages_in(html)
    # Anything else in the article is not the answer.
    assert browser.post(status_of(tasks[2]), {"status": "in_progress"})["Location"] != NEXT
    form = {"uid": "6f2dbb68-2e4e-4f0e-9b50-6d1a4a1f9a10", "to": "author", "question": "Who built it?", "status": ""}
    assert browser.post(f"/claims/{tasks[0].uid}/ask/", form)["Location"] == NEXT
    assert Question.objects.get().claim == tasks[0]


def test_without_a_round_nothing_is_brought(client: Client, tasks: list[Claim], jonas: User) -> None:
    client.force_login(jonas)
    response = client.post(status_of(tasks[0]), DISMISSED)
    assert response["Location"] == f"{WORKSPACE}?claim=1#claim-1"


def test_the_queue_leads_itself_and_its_last_item_to_the_next_kind(
    client: Client, submit: VerdictMaker, ines: User, ruth: User, corrected: Article
) -> None:
    first, second = submit("at least 36", by=ines), submit("120 boats", by=ines)
    correction = a_submitted_correction(by=ines, article=corrected)
    client.force_login(ruth)
    client.get(NEXT)
    assert client.post(f"/review/{first.uid}/approve/")["Location"] == f"/review/?item={second.uid}"
    response = client.post(f"/review/{second.uid}/return/", {"note": "Whose count?"}, follow=True)
    assert response.redirect_chain == [(NEXT, 302), (correction.get_absolute_url(), 302)]
    said = messages_in(response.content.decode())
    # The first message was not read before the second came: each keeps to its own item.
    assert said.startswith("Verdict approved. Fingerprint")
    assert said.endswith("Verdict returned to Ines Halloran. “120 boats”")
    assert said.count("“") == 1
    assert "Back to “120 boats”" in response.content.decode()


def test_a_script_that_decides_the_last_verdict_goes_on_with_what_was_said(
    client: Client, submitted: Verdict, ines: User, ruth: User, corrected: Article
) -> None:
    a_submitted_correction(by=ines, article=corrected)
    client.force_login(ruth)
    client.get(NEXT)
    review = {"HX-Request": "true", "HX-Target": "review", "HX-Current-URL": "http://testserver/review/"}
    assert client.post(f"/review/{submitted.uid}/approve/", headers=review)["HX-Redirect"] == NEXT
    assert "Verdict approved." in messages_in(client.get(NEXT, follow=True).content.decode())


def test_a_verdict_that_one_is_to_check_blind_is_no_item_to_decide(
    client: Client, submit: VerdictMaker, ines: User, ruth: User, amara: User
) -> None:
    decided, blind = submit("at least 36", by=ines), submit("120 boats", by=ines)
    ask_second_check(by=amara, claim=blind.claim, checker=ruth)
    client.force_login(ruth)
    client.get(f"/desk/open/{decided.uid}/")
    response = client.post(f"/review/{decided.uid}/approve/", follow=True)
    assert response.redirect_chain == [(NEXT, 302), (f"/claims/{blind.claim.uid}/second-check/", 302)]


def test_a_correction_leads_to_the_next(client: Client, ines: User, ruth: User, corrected: Article) -> None:
    first = a_submitted_correction(by=ines, article=corrected)
    second = a_submitted_correction(by=ines, article=corrected)
    client.force_login(ruth)
    opened = client.get(NEXT)["Location"]
    assert opened == first.get_absolute_url()
    response = client.post(f"/corrections/{first.uid}/issue/", follow=True)
    assert response.redirect_chain == [(NEXT, 302), (second.get_absolute_url(), 302)]


def test_what_a_correction_settles_is_answered_first(
    client: Client, ines: User, ruth: User, corrected: Article
) -> None:
    settled = a_claim(by=ines, article=corrected, words="At least 33 soldiers")
    first = a_submitted_correction(by=ines, article=corrected, claim=settled)
    a_submitted_correction(by=ines, article=corrected)
    client.force_login(ruth)
    client.get(NEXT)
    page = client.post(f"/corrections/{first.uid}/issue/", follow=True)
    assert page.redirect_chain == [(first.get_absolute_url(), 302)]
    assert f"/claims/{settled.uid}/resolve/" in page.content.decode()
    answer = {"answer": f"corrected-{first.number}", "next": first.get_absolute_url()}
    assert client.post(f"/claims/{settled.uid}/resolve/", answer)["Location"] == NEXT
    assert Correction.objects.get(pk=first.pk).state == "issued"


def test_a_second_check_says_whether_both_agree_and_leads_on(
    browser: Client, submitted: Verdict, tasks: list[Claim], jonas: User, ruth: User
) -> None:
    ask_second_check(by=ruth, claim=submitted.claim, checker=jonas)
    browser.get("/")
    check = SecondCheck.objects.get()
    browser.get(f"/desk/open/{check.uid}/")
    given = {"revision": 1, "rating": "accurate", "explanation": "The hospital counts 36.", "as_of": "2020-02-28"}
    response = browser.post(f"/claims/{submitted.claim.uid}/second-check/", given, follow=True)
    assert response.redirect_chain[0] == (NEXT, 302)
    said = messages_in(response.content.decode())
    assert "Ines Halloran found “Inaccurate”, you differ. “at least 36”" in said
    back = browser.get("/desk/previous/", follow=True)
    assert back.redirect_chain[-1][0] == submitted.claim.get_absolute_url()


def test_it_costs_a_form_the_same_with_few_items_and_with_many(
    browser: Client, tasks: list[Claim], mark: ClaimMaker, jonas: User, ines: User
) -> None:
    def statements(claim: Claim) -> int:
        browser.get("/")
        browser.get(f"/desk/open/{claim.uid}/")
        with CaptureQueriesContext(connection) as captured:
            assert browser.post(status_of(claim), DISMISSED)["Location"] == NEXT
        return len(captured)

    few = statements(tasks[0])
    for words in ("120 boats", "two brothers", "Nobody"):
        Claim.objects.filter(pk=mark(words, by=ines).pk).update(assignee=jonas)
    assert statements(tasks[1]) == few
