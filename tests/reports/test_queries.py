"""What a report tells, as one plain structure in a fixed number of statements."""

from dataclasses import replace
from typing import Any

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.articles.queries import article_by_slug
from factcheck.audit.models import Chain
from factcheck.claims.actions.marking import set_check_status, withdraw_claim
from factcheck.claims.actions.proposing import start_verdict, submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict, lapse_verdict, return_verdict
from factcheck.claims.actions.second_checks import ask_second_check
from factcheck.claims.models import Claim
from factcheck.corrections.actions.ending import withdraw_correction
from factcheck.corrections.models import Correction, FurtherChange
from factcheck.reports import queries
from factcheck.reports.formats import csv_report, html_report, json_report, markdown_report
from factcheck.reports.lines import SignLine, VerdictLine
from factcheck.reports.queries import exportable_articles, report_of, reports_of
from tests.claims.actions.test_second_checks import answer
from tests.corrections.conftest import an_issued_correction
from tests.examples import (
    a_claim,
    a_draft,
    a_submitted_verdict,
    an_approved_verdict,
    an_article,
    cite_article,
    cite_page,
    latest,
)
from tests.reports.files import a_cover
from tests.reports.papers import a_paper, words_of

STATEMENTS = 11
BATCH = 11
BATCH_WITHOUT_CLAIMS = 8
# Chain, text, numbers of the texts, claims (there are none), corrections, the places of their signs, further changes,
# second checks, cited words, the ends of the scale, and which corrections readers see.
STATEMENTS_WITH_CORRECTIONS = 11


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines)


@pytest.fixture
def claim(ines: User, article: Article) -> Claim:
    return a_claim(by=ines, article=article, words="At least 36", claimant="The ministry")


def verdict_of(claim: Claim) -> VerdictLine:
    line = next(line for line in report_of(claim.article).claims if line.number == claim.number)
    assert line.verdict is not None
    return line.verdict


def test_it_names_article_revision_and_the_head_of_the_audit(article: Article, claim: Claim) -> None:
    report = report_of(article)
    chain = Chain.objects.get(name=f"article:{article.uid}")
    assert (report.title, report.publication, report.revision) == (article.title, "The Daily Test", 1)
    assert report.sha256 == latest(article).sha256
    assert (report.audit_count, report.audit_head) == (chain.count, chain.head)


def test_claims_stand_in_reading_order_whatever_order_they_were_marked_in(ines: User, article: Article) -> None:
    for words in ("Nearly a million", "Thursday", "At least 36 soldiers were killed", "At least 36"):
        a_claim(by=ines, article=article, words=words)
    quotations = [line.quotation for line in report_of(article).claims]
    assert quotations == ["At least 36 soldiers were killed", "At least 36", "Thursday", "Nearly a million"]


def test_withdrawn_and_dismissed_claims_are_told(ines: User, article: Article, claim: Claim) -> None:
    withdraw_claim(by=ines, claim=claim, reason="Marked twice")
    other = a_claim(by=ines, article=article, words="Thursday")
    set_check_status(by=ines, claim=other, status="dismissed", reason="Known")
    lines = report_of(article).claims
    assert [(line.state, line.withdrawal_reason, line.check_reason, line.check_status_by) for line in lines] == [
        ("Withdrawn", "Marked twice", "", ""),
        ("Dismissed", "", "Known", "IH"),
    ]


def test_a_claim_without_a_verdict_has_none(article: Article, claim: Claim) -> None:
    line = report_of(article).claims[0]
    assert (line.quotation, line.kind, line.claimant, line.state) == (
        "At least 36",
        "Figure",
        "The ministry",
        "Unchecked",
    )
    assert line.sentence == "At least 36 soldiers were killed on Thursday."
    assert line.verdict is None


def test_it_tells_rating_citations_and_people(ines: User, ruth: User, claim: Claim) -> None:
    other = an_article(by=ines, paragraphs=("Counted", "Turkey says at least 33 were killed."), publication="Other")
    draft = a_draft(by=ines, claim=claim, rating="inaccurate", explanation="Not 36.")
    cite_article(by=ines, verdict=draft, article=other, words="at least 33", stance="contradicts")
    approve_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=draft))
    verdict = verdict_of(claim)
    assert (verdict.rating, verdict.explanation, verdict.author) == ("Inaccurate", "Not 36.", "Ines Halloran")
    assert [(c.stance, c.source, c.publisher, c.locator, c.quotation) for c in verdict.citations] == [
        ("Supports", "Casualty figures", "Ministry", "page 4", "36 soldiers"),
        ("Contradicts", "Counted", "Other", "quoted span", "at least 33"),
    ]
    assert [(approval.name, approval.at is not None) for approval in verdict.approvals] == [("Ruth Adeyemi", True)]
    assert verdict.review == "Approved"


def test_a_draft_is_marked_as_not_approved(ines: User, claim: Claim) -> None:
    a_draft(by=ines, claim=claim)
    assert verdict_of(claim).review == "Not approved: a draft, not submitted"
    assert verdict_of(claim).rating == "Accurate"


def test_what_waits_is_marked_as_not_approved(ines: User, claim: Claim) -> None:
    a_submitted_verdict(by=ines, claim=claim)
    assert verdict_of(claim).review == "Not approved: awaiting review"


def test_the_first_of_two_approvals_is_not_taken_for_approved(ines: User, ruth: User, claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(risk="legal")
    claim.refresh_from_db()
    approve_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim))
    assert verdict_of(claim).review == "Not approved: awaiting the second of two approvals"
    assert [approval.name for approval in verdict_of(claim).approvals] == ["Ruth Adeyemi"]


def test_a_lapse_is_told_with_its_reason_and_keeps_the_rating(ines: User, ruth: User, claim: Claim) -> None:
    lapse_verdict(verdict=an_approved_verdict(by=ines, approved_by=ruth, claim=claim), reason="36 → 33", by=None)
    verdict = verdict_of(claim)
    assert (verdict.review, verdict.rating, verdict.lapse_reason) == ("Approval lapsed: 36 → 33", "Accurate", "36 → 33")


def test_a_broken_glass_is_told_with_its_reason(ines: User, amara: User, claim: Claim) -> None:
    approve_verdict(by=amara, verdict=a_submitted_verdict(by=ines, claim=claim), break_glass_reason="Nobody is here.")
    assert verdict_of(claim).review == "Approved by one person who broke the glass: Nobody is here."


def test_a_lapsed_approval_that_broke_the_glass_tells_both(ines: User, amara: User, claim: Claim) -> None:
    verdict = a_submitted_verdict(by=ines, claim=claim)
    verdict = approve_verdict(by=amara, verdict=verdict, break_glass_reason="Nobody is here.")
    lapse_verdict(verdict=verdict, reason="36 → 33", by=None)
    assert verdict_of(claim).review == (
        "Approved by one person who broke the glass: Nobody is here.; Approval lapsed: 36 → 33"
    )


def test_a_draft_beside_an_approval_changes_nothing_but_is_told(ines: User, ruth: User, claim: Claim) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim, rating="accurate")
    start_verdict(by=ines, claim=claim)
    a_draft(by=ines, claim=claim, rating="opinion")
    verdict = verdict_of(claim)
    assert (verdict.version, verdict.rating, verdict.review) == (
        1,
        "Accurate",
        "Approved; version 2 is being written",
    )


def test_an_approval_that_stands_beside_a_returned_version_is_told(ines: User, ruth: User, claim: Claim) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim, rating="accurate")
    start_verdict(by=ines, claim=claim)
    second = a_submitted_verdict(by=ines, claim=claim, rating="inaccurate")
    return_verdict(by=ruth, verdict=second, note="Why?")
    verdict = verdict_of(claim)
    assert (verdict.version, verdict.rating) == (2, "Inaccurate")
    assert verdict.review == "Not approved: returned; version 1, “Accurate”, is approved until then"


def test_its_statements_do_not_grow_with_the_claims(
    ines: User, ruth: User, article: Article, claim: Claim, django_assert_num_queries: Any
) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    article = article_by_slug(article.slug)
    with django_assert_num_queries(STATEMENTS):
        report_of(article)
    for _claim in range(5):
        draft = a_draft(by=ines, claim=a_claim(by=ines, article=article, words="soldiers"))
        cite_page(by=ines, verdict=draft, locator="9")
    with django_assert_num_queries(STATEMENTS):
        assert len(report_of(article).claims) == 6


def test_who_may_export_what(ines: User, ruth: User, amara: User, article: Article, claim: Claim) -> None:
    other = an_article(by=ines, paragraphs=("Other", "Nothing to see."))
    assert set(exportable_articles(amara)) == {article, other}
    assert not exportable_articles(ruth).exists()
    return_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim), note="Again.")
    assert set(exportable_articles(ruth)) == {article}
    assert not exportable_articles(ines).exists()


def test_corrections_are_told_in_a_fixed_number_of_statements(
    ines: User, ruth: User, corrected: Article, django_assert_num_queries: Any
) -> None:
    for _time in range(3):
        an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    found = article_by_slug(corrected.slug)
    with django_assert_num_queries(STATEMENTS_WITH_CORRECTIONS):
        assert len(report_of(found).corrections) == 3


def test_a_corrected_claim_names_its_corrections(ines: User, ruth: User, corrected: Article) -> None:
    claim = a_claim(by=ines, article=corrected, words="33 soldiers")
    an_issued_correction(by=ines, issued_by=ruth, article=corrected, claim=claim)
    Claim.objects.filter(pk=claim.pk).update(resolution="corrected")
    (line,) = report_of(corrected).claims
    assert (line.resolution, line.corrections) == ("Correction 1", (1,))


def test_changes_that_share_a_note_are_told_with_it_and_their_claims_name_it(
    ines: User, ruth: User, corrected: Article
) -> None:
    claim = a_claim(by=ines, article=corrected, words="33 soldiers")
    other = a_claim(by=ines, article=corrected, words="Thursday")
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected, claim=claim)
    shared = {"correction": issued, "claim": other, "error_kind": "date"}
    FurtherChange.objects.create(position=1, wrong="Friday", right="Thursday", **shared)
    FurtherChange.objects.create(position=2, wrong="in the morning", **shared)
    report = report_of(corrected)
    assert [line.corrections for line in report.claims] == [(1,), (1,)]
    (told,) = report.corrections
    assert [(further.in_words, further.claim) for further in told.also] == [
        (f"Friday → Thursday ({shared_kind(issued)}, body)", 2),
        (f"in the morning → – ({shared_kind(issued)}, body)", 2),
    ]
    for write in (html_report.write, markdown_report.write, csv_report.write, json_report.write):
        file = b"".join(write(a_cover(), [report])).decode()
        assert "Friday" in file
        assert "in the morning" in file
    assert "Alsocorrected:Friday→Thursday" in words_of(a_paper(report))


def shared_kind(correction: Correction) -> str:
    """The kind of error of its first further change, in words."""
    return str(correction.further_changes.all()[0].get_error_kind_display())


def test_a_changed_claim_names_the_revision(ines: User, corrected: Article) -> None:
    claim = a_claim(by=ines, article=corrected, words="33 soldiers")
    Claim.objects.filter(pk=claim.pk).update(resolution="changed", resolution_revision=latest(corrected))
    assert report_of(corrected).claims[0].resolution == "Changed in revision 2"


def test_a_corrected_claim_whose_correction_was_withdrawn_says_so(ines: User, ruth: User, corrected: Article) -> None:
    claim = a_claim(by=ines, article=corrected, words="33 soldiers")
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected, claim=claim)
    Claim.objects.filter(pk=claim.pk).update(resolution="corrected")
    withdraw_correction(by=ruth, correction=issued, reason="It was 36.")
    (line,) = report_of(corrected).claims
    assert (line.resolution, line.corrections) == ("Corrected, by a correction that no longer stands", ())


def test_a_blind_second_check_is_told_in_one_line(claim: Claim, ines: User, jonas: User) -> None:
    a_submitted_verdict(by=ines, claim=claim)
    check = ask_second_check(by=ines, claim=claim, checker=jonas)
    assert [line.second_checks for line in report_of(claim.article).claims] == [()]
    answer(jonas, check)
    said = "Checked blind by Jonas Weil: Inaccurate, which differs from version 1"
    assert [line.second_checks for line in report_of(claim.article).claims] == [(said,)]


def test_reports_come_one_after_the_other_as_the_report_of_each_article_is(ines: User, claim: Claim) -> None:
    other = an_article(by=ines, paragraphs=("Other", "Nothing."))
    told = list(reports_of(Article.objects.order_by("-pk")))
    assert [report.slug for report in told] == [claim.article.slug, other.slug]
    alone = report_of(Article.objects.select_related("publication").get(pk=claim.article_id))
    assert replace(told[0], made_at=alone.made_at) == alone


def test_a_choice_of_claims_leaves_out_the_others_and_articles_without_any(ines: User, claim: Claim) -> None:
    a_claim(by=ines, article=claim.article, words="Thursday")
    an_article(by=ines, paragraphs=("Other", "Nothing."))
    (report,) = reports_of(Article.objects.all(), Claim.objects.filter(pk=claim.pk))
    assert ([line.quotation for line in report.claims], report.claims_marked) == (["At least 36"], 2)


def test_statements_grow_with_batches_and_not_with_articles_or_claims(
    ines: User, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    for number in range(5):
        article = an_article(by=ines, paragraphs=(f"Article {number}", "At least 36 were there on Thursday."))
        for words in ("At least 36", "Thursday"):
            a_draft(by=ines, claim=a_claim(by=ines, article=article, words=words))
    # One batch, and the look for another that is not there.
    with django_assert_num_queries(BATCH + 2):
        assert len(list(reports_of(Article.objects.all()))) == 5
    monkeypatch.setattr(queries, "CLAIMS_AT_ONCE", 4)
    with django_assert_num_queries(3 * BATCH + 2):
        assert [len(report.claims) for report in reports_of(Article.objects.all())] == [2] * 5


def test_a_batch_is_read_when_its_first_report_is_asked_for(
    ines: User, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        an_article(by=ines, paragraphs=(f"Article {number}", "At least 36 were there."))
    monkeypatch.setattr(queries, "ARTICLES_AT_ONCE", 1)
    with django_assert_num_queries(1 + BATCH_WITHOUT_CLAIMS):
        assert next(reports_of(Article.objects.all())).title == "Article 0"


def test_the_text_comes_with_its_blocks_and_the_signs_of_issued_corrections(
    ines: User, ruth: User, corrected: Article
) -> None:
    assert report_of(corrected).article_text.signs == ()
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    told, revision = report_of(corrected).article_text, latest(corrected)
    assert (told.text, list(told.blocks)) == (revision.text, revision.blocks)
    marker = issued.anchors.get(closed_at__isnull=True, revision=revision)
    assert told.signs == (SignLine(at=marker.end or 0, number=1, sign="*"),)
    withdraw_correction(by=ruth, correction=issued, reason="It was 36.")
    assert report_of(corrected).article_text.signs == ()
