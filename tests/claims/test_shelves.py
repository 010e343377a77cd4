"""What can be found of claims."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.asking import ask_question, record_answer
from factcheck.claims.actions.proposing import save_verdict
from factcheck.claims.actions.reviewing import approve_verdict, return_verdict
from factcheck.claims.actions.second_checks import answer_second_check, ask_second_check
from factcheck.claims.models import Claim, Rating, Verdict
from factcheck.claims.shelves import texts_of
from factcheck.search.models import Stale
from factcheck.sources.actions import add_source
from factcheck.sources.models import Source
from tests.examples import a_claim, a_draft, a_revision, a_submitted_verdict


def said(*claims: Claim) -> list[tuple[str, str, str]]:
    return [(text.kind, text.label, text.body) for text in texts_of([claim.pk for claim in claims])]


def test_a_claim_is_found_by_its_words_and_its_claimant(article: Article, ines: User) -> None:
    claim = a_claim(by=ines, article=article, words="36 soldiers", claimant="The ministry")
    assert said(claim) == [("claim", "The ministry", "36 soldiers")]
    [text] = texts_of([claim.pk])
    assert text.address == f"/articles/{article.slug}/?claim=1#claim-1"


def test_a_draft_is_its_authors_own(claim: Claim, ines: User) -> None:
    a_draft(by=ines, claim=claim)
    assert [kind for kind, _label, _body in said(claim)] == ["claim"]


def test_a_submitted_verdict_is_found_with_what_it_cites(submitted: Verdict) -> None:
    assert said(submitted.claim)[1:] == [
        ("verdict", "", "The ministry says so."),
        ("citation", "Casualty figures", "36 soldiers"),
    ]


def test_the_version_that_counts_is_the_latest_that_is_no_draft(submitted: Verdict, ines: User, ruth: User) -> None:
    approve_verdict(by=ruth, verdict=submitted)
    save_verdict(by=ines, claim=submitted.claim, rating=submitted.rating, explanation="Second thoughts.")
    assert ("verdict", "", "The ministry says so.") in said(submitted.claim)


def test_the_note_of_a_return_is_found(submitted: Verdict, ruth: User) -> None:
    return_verdict(by=ruth, verdict=submitted, note="Say whose count it is.")
    assert ("note", "", "Say whose count it is.") in said(submitted.claim)


def test_the_reasons_of_a_dismissal_and_a_withdrawal_are_found(claim: Claim) -> None:
    claim.check_reason, claim.withdrawal_reason = "Said twice.", "Marked by mistake."
    claim.save()
    assert said(claim)[1:] == [("note", "", "Said twice."), ("note", "", "Marked by mistake.")]


def test_words_that_a_revision_cut_are_still_those_of_the_claim(article: Article, ines: User) -> None:
    claim = a_claim(by=ines, article=article, words="Nearly a million people")
    a_revision(by=ines, article=article, text="Strike kills at least 36 in Idlib\n\nThe province lies in the north.")
    assert said(claim) == [("claim", "", "Nearly a million people")]


def test_a_question_is_found_with_its_answer_under_whom_it_was_asked_of(claim: Claim, ines: User) -> None:
    witness = add_source(by=ines, kind="person", name="A witness")
    asked = ask_question(by=ines, claim=claim, question="Who counted?", source=witness)
    ask_question(by=ines, claim=claim, question="Where is the list?")
    record_answer(by=ines, question=asked, result="confirmed", answer="The hospital did.")
    assert said(claim)[1:] == [
        ("question", "A witness", "Who counted?\nThe hospital did."),
        ("question", "", "Where is the list?"),
    ]
    found = list(texts_of([claim.pk]))[1]
    assert found.address == f"/articles/{claim.article.slug}/call-sheet/#question-{asked.uid}"


def test_what_a_second_check_found_is_found_once_it_is_answered(submitted: Verdict, jonas: User, ruth: User) -> None:
    check = ask_second_check(by=ruth, claim=submitted.claim, checker=jonas)
    before = said(submitted.claim)
    answer_second_check(
        by=jonas,
        check=check,
        revision=1,
        rating=Rating.objects.get(slug="accurate"),
        explanation="The list has 36 names.",
        as_of=date(2020, 2, 28),
    )
    assert set(said(submitted.claim)) - set(before) == {("note", "", "The list has 36 names.")}


def test_what_is_asked_answered_and_renamed_is_read_anew(claim: Claim, ines: User) -> None:
    witness = add_source(by=ines, kind="person", name="A witness")
    asked = ask_question(by=ines, claim=claim, question="Who counted?", source=witness)
    for change in (
        lambda: record_answer(by=ines, question=asked, result="confirmed", answer="The hospital."),
        lambda: Source.objects.filter(pk=witness.pk).update(name="The night nurse"),
    ):
        Stale.objects.all().delete()
        change()
        assert list(Stale.objects.filter(shelf="claims").values_list("key", flat=True).distinct()) == [claim.pk]


def test_many_are_read_in_as_many_statements_as_one(article: Article, ines: User) -> None:
    counts = []
    claims = []
    for words in ("36 soldiers", "Nearly a million people", "The province"):
        claim = a_claim(by=ines, article=article, words=words)
        a_submitted_verdict(by=ines, claim=claim)
        claims.append(claim)
        with CaptureQueriesContext(connection) as statements:
            said(*claims)
        counts.append(len(statements))
    assert counts == [5, 5, 5]
