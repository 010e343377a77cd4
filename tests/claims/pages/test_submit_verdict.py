"""Sending a verdict to review."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.states import Stance
from tests.examples import a_draft, a_revision, cite_article, latest

Browse = Callable[[User], Client]
WHOLE = {"rating": "accurate", "explanation": "The ministry says so.", "as_of": "2020-02-28"}


def test_it_lists_all_that_is_missing_and_keeps_the_draft(browse: Browse, ines: User, claim: Claim) -> None:
    response = browse(ines).post(f"/claims/{claim.uid}/verdict/submit/", {"explanation": "Only this."})
    page = response.content.decode()
    assert response.status_code == 422
    for sentence in ("Choose a rating.", "Say as of which day the finding holds.", "Cite at least one source"):
        assert sentence in page
    assert "Explain the rating" not in page
    assert Verdict.objects.get().explanation == "Only this."


def test_a_whole_one_awaits_review(browse: Browse, ines: User, claim: Claim) -> None:
    a_draft(by=ines, claim=claim)
    assert browse(ines).post(f"/claims/{claim.uid}/verdict/submit/", WHOLE).status_code == 302
    verdict = Verdict.objects.get()
    assert (verdict.state, verdict.span_by) == ("submitted", ines)


def test_an_opinion_needs_no_citation(browse: Browse, ines: User, claim: Claim) -> None:
    response = browse(ines).post(f"/claims/{claim.uid}/verdict/submit/", {**WHOLE, "rating": "opinion"})
    assert response.status_code == 302
    assert Verdict.objects.get().state == "submitted"


def test_a_cited_passage_that_reads_otherwise_is_listed_and_keeps_the_draft(
    browse: Browse, ines: User, claim: Claim, cited: Article
) -> None:
    draft = a_draft(by=ines, claim=claim, cited=False)
    cite_article(by=ines, verdict=draft, article=cited, words="“at least 33”", stance=Stance.CONTRADICTS)
    a_revision(by=ines, article=cited, text=latest(cited).text.replace("at least 33", "at least 34"))
    response = browse(ines).post(f"/claims/{claim.uid}/verdict/submit/", WHOLE)
    assert response.status_code == 422
    page = response.content.decode()
    assert "reads “at least 34” now. Remove the citation, or cite it as it reads." in page
    assert 'href="#evidence"' in page
    assert Verdict.objects.get().state == "draft"


def test_a_second_press_is_refused(browse: Browse, ines: User, submitted: Verdict) -> None:
    response = browse(ines).post(f"/claims/{submitted.claim.uid}/verdict/submit/", WHOLE)
    assert response.status_code == 409
    assert "awaits review" in response.content.decode()
