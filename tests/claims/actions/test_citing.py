"""Citing sources on a draft verdict."""

from typing import Any
from uuid import uuid4

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.claims.actions.citing import (
    QuotationNotFound,
    VerdictIsNotADraft,
    add_citation,
    remove_citation,
    restore_citation,
)
from factcheck.claims.actions.marking import ClaimIsClosed, TextHasChanged, withdraw_claim
from factcheck.claims.actions.proposing import submit_verdict
from factcheck.claims.models import Citation, Claim, Verdict
from factcheck.errors import NotAllowed, RuleViolation, Unusable
from factcheck.sources.actions import source_for_article
from tests.conftest import PersonMaker
from tests.examples import a_draft, a_page, a_revision, cite_article, cite_page, latest


@pytest.fixture
def draft(claim: Claim, ines: User) -> Verdict:
    """A draft by Ines without citations."""
    return a_draft(by=ines, claim=claim, cited=False)


def test_it_cites_a_page_with_its_locator(draft: Verdict, jonas: User) -> None:
    citation = cite_page(by=jonas, verdict=draft, quotation=" 36\r\nsoldiers ", locator=" 4 ", note=" From the list ")
    citation.refresh_from_db()
    assert (citation.quotation, citation.locator_kind, citation.locator) == ("36\nsoldiers", "page", "4")
    assert (citation.note, citation.added_by, citation.order) == ("From the list", jonas, 1)
    assert not citation.anchors.exists()


def test_it_records_what_was_cited(draft: Verdict, claim: Claim, ines: User) -> None:
    citation = cite_page(by=ines, verdict=draft)
    event = Event.objects.get(object_uid=str(citation.uid))
    assert (event.verb, event.kind, event.label) == ("cited", "citation", "claim 1: Casualty figures")
    assert event.chain.name == f"article:{claim.article.uid}"
    assert '"locator":"page 4"' in event.details and '"version":1' in event.details


def test_words_of_another_article_become_a_span_of_it(draft: Verdict, cited: Article, ines: User) -> None:
    citation = cite_article(
        by=ines, verdict=draft, article=cited, words='Turkey says "at least 33"', stance="contradicts"
    )
    anchor = citation.anchors.select_related("revision").get()
    assert citation.quotation == anchor.exact == "Turkey says “at least 33”"  # as it is typeset
    assert (citation.locator_kind, citation.locator) == ("span", "")
    assert anchor.start is not None and anchor.revision.text[anchor.start : anchor.end] == anchor.exact
    assert anchor.revision.article == cited


def test_words_that_the_article_does_not_hold_are_refused(draft: Verdict, cited: Article, ines: User) -> None:
    with pytest.raises(QuotationNotFound, match="does not stand in") as refusal:
        cite_article(by=ines, verdict=draft, article=cited, words="at least 36", stance="supports")
    assert refusal.value.url == cited.get_absolute_url()
    assert not Citation.objects.exists()


def test_words_that_stand_there_twice_are_refused(draft: Verdict, cited: Article, ines: User) -> None:
    with pytest.raises(QuotationNotFound, match="2 times. Quote a few more"):
        cite_article(by=ines, verdict=draft, article=cited, words="33", stance="contradicts")


def test_an_article_is_cited_by_its_words(draft: Verdict, cited: Article, ines: User) -> None:
    with pytest.raises(QuotationNotFound, match="Quote the words"):
        cite_article(by=ines, verdict=draft, article=cited, words=" ", stance="contradicts")


def test_an_article_does_not_cite_itself(draft: Verdict, article: Article, ines: User) -> None:
    with pytest.raises(Unusable, match="no source for itself"):
        cite_article(by=ines, verdict=draft, article=article, words="At least 36 soldiers", stance="supports")


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ({"stance": "denies"}, "supports or contradicts"),
        ({"locator_kind": "shelf"}, "page, a paragraph or a timecode"),
        ({"locator_kind": "span"}, "page, a paragraph or a timecode"),
        ({"locator": " "}, "needs both"),
        ({"locator_kind": ""}, "needs both"),
        ({"quotation": " ", "locator_kind": "", "locator": "", "note": " "}, "Quote the words"),
    ],
)
def test_it_refuses_half_a_citation(what: dict[str, Any], reason: str, draft: Verdict, ines: User) -> None:
    with pytest.raises(Unusable, match=reason):
        cite_page(by=ines, verdict=draft, **what)
    assert not Citation.objects.exists()


def test_a_person_may_be_cited_without_a_locator(draft: Verdict, ines: User) -> None:
    citation = cite_page(by=ines, verdict=draft, locator_kind="", locator="", note="By telephone")
    assert citation.locator_kind == ""


def test_citations_are_in_the_order_they_came(draft: Verdict, ines: User) -> None:
    for page in ("9", "2", "5"):
        cite_page(by=ines, verdict=draft, locator=page)
    assert [citation.locator for citation in draft.citations.all()] == ["9", "2", "5"]


def test_sent_twice_it_makes_one(draft: Verdict, ines: User) -> None:
    uid = uuid4()
    first = cite_page(by=ines, verdict=draft, uid=uid)
    assert cite_page(by=ines, verdict=draft, uid=uid) == first
    assert Event.objects.filter(verb="cited").count() == 1


def test_sent_twice_it_makes_one_even_after_the_verdict_was_submitted(draft: Verdict, ines: User) -> None:
    uid = uuid4()
    first = cite_page(by=ines, verdict=draft, uid=uid)
    submit_verdict(by=ines, verdict=draft)
    assert cite_page(by=ines, verdict=draft, uid=uid) == first


def test_nobody_without_a_role_cites(draft: Verdict, ines: User, make_person: PersonMaker) -> None:
    source = a_page(by=ines)
    with pytest.raises(NotAllowed):
        add_citation(
            by=make_person("nobody", "Nobody"), verdict=draft, source=source, stance="supports", quotation="36"
        )


def test_what_is_submitted_is_not_cited_on_or_from(submitted: Verdict, ines: User) -> None:
    with pytest.raises(VerdictIsNotADraft, match="submitted"):
        cite_page(by=ines, verdict=submitted)
    with pytest.raises(VerdictIsNotADraft):
        remove_citation(by=ines, citation=submitted.citations.get())
    assert submitted.citations.count() == 1


def test_a_withdrawn_claim_gets_no_citation(draft: Verdict, claim: Claim, ines: User) -> None:
    citation = cite_page(by=ines, verdict=draft)
    withdraw_claim(by=ines, claim=claim, reason="Marked twice")
    draft = Verdict.objects.get(pk=draft.pk)
    with pytest.raises(ClaimIsClosed):
        cite_page(by=ines, verdict=draft)
    with pytest.raises(ClaimIsClosed):
        remove_citation(by=ines, citation=Citation.objects.get(pk=citation.pk))


def test_what_is_removed_is_kept_by_its_event(draft: Verdict, cited: Article, ines: User, jonas: User) -> None:
    citation = cite_article(by=ines, verdict=draft, article=cited, words="at least 33", stance="contradicts")
    uid = str(citation.uid)
    remove_citation(by=jonas, citation=citation)
    assert not draft.citations.exists()
    event = Event.objects.get(object_uid=uid, verb="removed")
    assert (event.kind, event.person) == ("citation", jonas)
    assert "at least 33" in event.details


def test_a_citation_is_removed_once(draft: Verdict, ines: User, jonas: User) -> None:
    citation = cite_page(by=ines, verdict=draft)
    seen_by_jonas = Citation.objects.get(pk=citation.pk)
    remove_citation(by=ines, citation=citation)
    with pytest.raises(RuleViolation, match="just now"):
        remove_citation(by=jonas, citation=seen_by_jonas)
    assert Event.objects.filter(verb="removed").count() == 1


def test_nobody_without_a_role_removes(draft: Verdict, ines: User, make_person: PersonMaker) -> None:
    citation = cite_page(by=ines, verdict=draft)
    with pytest.raises(NotAllowed):
        remove_citation(by=make_person("nobody", "Nobody"), citation=citation)


def test_an_article_is_one_source_however_often_it_is_cited(cited: Article, ines: User, jonas: User) -> None:
    assert source_for_article(article=cited, by=ines) == source_for_article(article=cited, by=jonas)


def test_a_selected_span_of_another_article_than_the_cited_one_is_refused(
    draft: Verdict, cited: Article, claim: Claim, ines: User
) -> None:
    source = source_for_article(article=cited, by=ines)
    own = latest(claim.article)
    with pytest.raises(Unusable, match="another article"):
        add_citation(by=ines, verdict=draft, source=source, stance="context", span=(own, 0, 6, own.text[:6]))


def test_a_selected_span_is_checked_word_by_word(draft: Verdict, cited: Article, ines: User) -> None:
    source = source_for_article(article=cited, by=ines)
    revision = latest(cited)
    with pytest.raises(TextHasChanged):
        add_citation(by=ines, verdict=draft, source=source, stance="context", span=(revision, 0, 6, "Syria "))
    made = add_citation(
        by=ines, verdict=draft, source=source, stance="context", quotation="typed", span=(revision, 0, 6, "Turkey")
    )
    assert (made.quotation, made.anchors.get().span) == ("Turkey", (0, 6))


def test_a_removed_span_is_put_back_with_who_cited_it(draft: Verdict, cited: Article, ines: User, jonas: User) -> None:
    citation = cite_article(by=jonas, verdict=draft, article=cited, words="The governor counts", stance="context")
    span = citation.anchors.get().span
    remove_citation(by=ines, citation=citation)
    back = restore_citation(by=ines, uid=citation.uid)
    assert (back.added_by, back.anchors.get().span, back.quotation) == (jonas, span, "The governor counts")
    assert restore_citation(by=ines, uid=citation.uid) == back
    assert list(Event.objects.filter(kind="citation").order_by("number").values_list("verb", flat=True)) == [
        *("cited", "removed", "restored")
    ]


def test_nothing_is_put_back_on_what_was_submitted(draft: Verdict, ines: User) -> None:
    kept, citation = cite_page(by=ines, verdict=draft), cite_page(by=ines, verdict=draft, locator="5")
    remove_citation(by=ines, citation=citation)
    submit_verdict(by=ines, verdict=kept.verdict)
    with pytest.raises(VerdictIsNotADraft):
        restore_citation(by=ines, uid=citation.uid)


def test_what_is_put_back_stands_in_the_latest_text(draft: Verdict, cited: Article, ines: User) -> None:
    citation = cite_article(by=ines, verdict=draft, article=cited, words="The governor counts", stance="context")
    remove_citation(by=ines, citation=citation)
    revision = a_revision(by=ines, article=cited, text="Ankara counts its dead\n\nThe governor counts 33.")
    back = restore_citation(by=ines, uid=citation.uid)
    assert back.anchors.get().revision == revision
    start, end = back.anchors.get().span or (0, 0)
    assert revision.text[start:end] == "The governor counts"


def test_what_does_not_stand_there_any_more_is_not_put_back(draft: Verdict, cited: Article, ines: User) -> None:
    citation = cite_article(by=ines, verdict=draft, article=cited, words="The governor counts", stance="context")
    remove_citation(by=ines, citation=citation)
    a_revision(by=ines, article=cited, text="Turkey counts its dead\n\nNobody counts.")
    with pytest.raises(QuotationNotFound):
        restore_citation(by=ines, uid=citation.uid)
    assert not draft.citations.exists()
