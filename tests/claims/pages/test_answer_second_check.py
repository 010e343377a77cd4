"""The page of a blind second check, and the pages that keep the verdict from its checker until it is answered."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.actions.proposing import start_verdict
from factcheck.claims.actions.reviewing import approve_verdict
from factcheck.claims.actions.second_checks import ask_second_check
from factcheck.claims.models import Claim, SecondCheck, Verdict
from factcheck.sources.models import Source
from tests.claims.pages.conftest import HTMX
from tests.examples import a_claim, a_revision, a_submitted_verdict, latest

Browse = Callable[[User], Client]

FIRST = {"rating": "inaccurate", "explanation": "The ministry’s own list has 33 names."}
# What the first verdict says, where it says it from, and by whom; the rating's label stands in every scale once.
LEAKS = ("33 names", "Casualty figures", "36 soldiers”", "example.org", "page 4", "submitted version", "is-awaiting")


@pytest.fixture
def checked(claim: Claim, ines: User, jonas: User, ruth: User) -> Claim:
    """A claim with a verdict by Ines, which Ruth asked Jonas to check blind."""
    a_submitted_verdict(by=ines, claim=claim, **FIRST)
    ask_second_check(by=ruth, claim=claim, checker=jonas)
    return claim


def page(claim: Claim) -> str:
    return f"/claims/{claim.uid}/second-check/"


def sent(**what: Any) -> dict[str, Any]:
    found = {"revision": 1, "rating": "accurate", "explanation": "The hospital counts 36 (its list, page 2)."}
    return found | {"as_of": "2020-02-28"} | what


def test_it_shows_the_words_and_the_article_and_nothing_of_the_verdict(
    browse: Browse, checked: Claim, jonas: User
) -> None:
    html = browse(jonas).get(page(checked)).content.decode()
    assert "Ruth Adeyemi asks what you find." in html
    assert '<mark>At least 36</mark><span class="beside-context"> soldiers were killed on Thursday.</span>' in html
    assert "Nearly a million people fled" in html
    assert [leak for leak in LEAKS if leak in html] == []
    assert "Ines Halloran" not in html
    # In the scale, once, like every other rating, and none is chosen.
    assert html.count("Inaccurate") == html.count("Accurate</span>") == 1
    assert 'type="radio"' in html
    assert not re.search(r"<input[^>]*radio[^>]* checked", html)


@pytest.mark.parametrize("where", ["claim", "workspace", "open card", "closed card", "review", "compare", "ask"])
def test_no_page_of_the_claim_shows_the_verdict_to_its_blind_checker(
    where: str, browse: Browse, checked: Claim, jonas: User, ines: User, ruth: User
) -> None:
    workspace = f"/articles/{checked.article.slug}/"
    verdict = Verdict.objects.get()
    if where == "compare":
        approve_verdict(by=ruth, verdict=verdict)
        start_verdict(by=ines, claim=checked)
    address, headers = {
        "claim": (f"/claims/{checked.uid}/", {}),
        "workspace": (f"{workspace}?claim=1", {}),
        "open card": (f"{workspace}?claim=1", HTMX | {"HX-Target": "claim-1"}),
        "closed card": (f"{workspace}?was=1", HTMX | {"HX-Target": "claim-1"}),
        "review": (f"/review/?item={verdict.uid}", {}),
        "compare": (f"/claims/{checked.uid}/versions/1/2/", {}),
        "ask": (f"/claims/{checked.uid}/second-check/ask/", {}),
    }[where]
    html = browse(jonas).get(address, headers=headers, follow=True).content.decode()
    assert [leak for leak in LEAKS[:5] if leak in html] == []
    # The blind page, to which the comparison leads, has it in its scale.
    assert html.count("Inaccurate") == (where == "compare")
    if where not in ("closed card", "ask", "compare"):
        assert f'href="/claims/{checked.uid}/second-check/"' in html
    if where == "claim":
        assert "33 names" in browse(ines).get(address).content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/claims/",
        "/verdicts/?columns=rating&columns=explanation",
        "/search/?q=names",
        "/search/?q=casualty&kind=citation",
        "/search/?q=least&kind=claim",
        "/sources/{source}/claims/",
    ],
)
def test_no_list_and_no_search_shows_the_finding_to_its_blind_checker(
    address: str, browse: Browse, checked: Claim, jonas: User, ines: User
) -> None:
    address = address.format(source=Source.objects.get(name="Casualty figures").uid)
    told = re.compile(r"r-inaccurate|33 names|36 soldiers”|, cited on claim|Contradicts")
    html = browse(jonas).get(address).content.decode()
    assert "At least 36" in html or "Claim 1" in html
    assert told.findall(html) == []
    assert told.search(browse(ines).get(address).content.decode())


@pytest.mark.parametrize("name", ["claims", "verdicts"])
def test_no_file_of_a_list_has_the_finding_for_its_blind_checker(
    name: str, browse: Browse, checked: Claim, jonas: User, ines: User
) -> None:
    address = f"/lists/{name}/download/csv/?columns=rating&columns=rating_id&columns=explanation"

    def rows(person: User) -> str:
        response: Any = browse(person).post(address)
        return b"".join(response.streaming_content).decode()

    assert "Yours to check blind" in rows(jonas)
    assert "Inaccurate" not in rows(jonas) and "33 names" not in rows(jonas)
    assert "Inaccurate" in rows(ines)


def test_after_the_answer_both_stand_beside_each_other(browse: Browse, checked: Claim, jonas: User) -> None:
    client = browse(jonas)
    html = client.post(page(checked), sent(), follow=True).content.decode()
    assert "Your second check of claim 1 is in: Ines Halloran found “Inaccurate”, you differ." in html
    for shown in ("The hospital counts 36", "33 names", "Differ", "Version 1, Ines Halloran", "Second, Jonas Weil"):
        assert shown in html
    review = client.get(f"/review/?item={Verdict.objects.get().uid}").content.decode()
    assert "The hospital counts 36" in review
    assert "Differ" in review


def test_the_same_rating_is_said_to_agree(browse: Browse, checked: Claim, jonas: User) -> None:
    html = browse(jonas).post(page(checked), sent(rating="inaccurate"), follow=True).content.decode()
    assert "Agree" in html
    assert "Differ" not in html


def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(browse: Browse, checked: Claim, jonas: User) -> None:
    response = browse(jonas).post(page(checked), sent(rating="", as_of=""))
    assert response.status_code == 422
    html = response.content.decode()
    for shown in ("Choose a rating.", "Say as of which day the finding holds.", "The hospital counts 36"):
        assert shown in html
    assert SecondCheck.objects.get().is_open


def test_a_text_that_moved_on_is_read_again_and_then_answered(
    browse: Browse, checked: Claim, ines: User, jonas: User
) -> None:
    text = latest(checked.article).text
    a_revision(by=ines, article=checked.article, text=text.replace("in the north", "in the far north"))
    client = browse(jonas)
    response = client.post(page(checked), sent())
    html = response.content.decode()
    assert response.status_code == 409
    assert "A new revision came while you checked." in html
    assert "The hospital counts 36" in html
    assert 'name="revision" value="2"' in html
    assert client.post(page(checked), sent(revision=2)).status_code == 302


def test_who_is_not_asked_is_led_to_the_claim(browse: Browse, checked: Claim, ines: User) -> None:
    client = browse(ines)
    for response in (client.get(page(checked), follow=True), client.post(page(checked), sent(), follow=True)):
        assert response.redirect_chain == [(f"/claims/{checked.uid}/", 302)]
        assert "No second check of claim 1 waits for you." in response.content.decode()
    assert SecondCheck.objects.get().is_open


def test_it_costs_the_same_for_many_claims(
    browse: Browse, checked: Claim, ines: User, jonas: User, django_assert_num_queries: Any
) -> None:
    client = browse(jonas)
    with django_assert_num_queries(7):
        client.get(page(checked))
    for words in ("soldiers", "killed", "province"):
        other = a_claim(by=ines, article=checked.article, words=words)
        a_submitted_verdict(by=ines, claim=other)
        ask_second_check(by=ines, claim=other, checker=jonas)
    with django_assert_num_queries(7):
        client.get(page(checked))


def test_the_desk_leads_to_it_and_tells_nothing_of_the_verdict(
    browse: Browse, checked: Claim, ines: User, ruth: User, jonas: User
) -> None:
    ask_second_check(by=ines, claim=checked, checker=ruth)
    for person in (jonas, ruth):
        client = browse(person)
        html = client.get("/").content.decode()
        assert "Waits for your second check" in html
        check = SecondCheck.objects.get(checker=person)
        assert f'href="/desk/open/{check.uid}/"' in html
        assert client.get(f"/desk/open/{check.uid}/")["Location"] == f"/claims/{checked.uid}/second-check/"
        assert "Inaccurate" not in html
    assert "second check" not in browse(ines).get("/").content.decode().split('id="latest"')[0]
