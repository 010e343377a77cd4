"""The desk: what waits for whom, and what to do when nothing does."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.reviewing import approve_verdict, return_verdict
from factcheck.claims.actions.second_checks import ask_second_check
from factcheck.claims.models import Claim, Verdict
from factcheck.corrections.actions.deciding import return_correction
from factcheck.desk import views
from tests.conftest import PersonMaker
from tests.corrections.conftest import a_correction, a_submitted_correction
from tests.corrections.publishing import in_body, shown_twice
from tests.desk.conftest import ClaimMaker, VerdictMaker
from tests.examples import an_article


def page(client: Client, person: User) -> str:
    client.force_login(person)
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_what_to_do_in_an_empty_newsroom(client: Client, ines: User) -> None:
    html = page(client, ines)
    assert "Nothing waits for you." in html
    assert "No articles yet" in html
    assert "Import an article" in html


def test_it_says_so_when_all_is_done(client: Client, jonas: User, article: Article) -> None:
    html = page(client, jonas)
    assert "All done for now" in html
    assert "Storm on the coast" in html


def test_it_shows_a_returned_claim_with_the_note(client: Client, submitted: Verdict, ines: User, ruth: User) -> None:
    return_verdict(by=ruth, verdict=submitted, note="Say whose count it is.")
    html = page(client, ines)
    assert "1 claim waits for you." in html
    assert "Ruth Adeyemi: “Say whose count it is.”" in html
    assert f'href="/desk/open/{submitted.claim.uid}/"' in html
    assert 'href="/desk/next/"' in html


def test_it_shows_a_reviewer_what_to_decide(client: Client, submitted: Verdict, ruth: User) -> None:
    html = page(client, ruth)
    assert "1 verdict waits for your decision." in html
    assert f'href="/desk/open/{submitted.uid}/"' in html


def test_risk_and_due_time_stand_beside_what_waits(
    client: Client, submitted: Verdict, mark: ClaimMaker, jonas: User, ruth: User, ines: User
) -> None:
    Claim.objects.filter(pk=submitted.claim.pk).update(risk="legal", due_at=timezone.now() - timedelta(hours=1))
    html = page(client, ruth)
    assert "Legal" in html
    assert "Overdue" in html
    claim = mark("120 boats", by=ines)
    Claim.objects.filter(pk=claim.pk).update(assignee=jonas, risk="minors", due_at=timezone.now() + timedelta(days=2))
    html = page(client, jonas)
    assert "Minors" in html
    assert "Assigned to you" in html
    assert "Overdue" not in html


def test_it_says_which_verdict_is_to_be_looked_at_again(
    client: Client, submitted: Verdict, ruth: User, ines: User
) -> None:
    Verdict.objects.filter(pk=submitted.pk).update(review_by=timezone.localdate() + timedelta(days=2))
    approve_verdict(by=ruth, verdict=Verdict.objects.get(pk=submitted.pk))
    assert "Look again by" in page(client, ines)
    assert "Look again by" not in page(client, ruth)


def test_it_counts_what_waits_for_the_answer_of_others(
    client: Client, mark: ClaimMaker, ines: User, jonas: User
) -> None:
    claim = mark("120 boats", by=ines)
    Claim.objects.filter(pk=claim.pk).update(assignee=jonas, check_status="awaiting_reply")
    html = page(client, jonas)
    assert "All done for now" in html
    assert "1 more of yours waits for an answer of somebody else" in html
    assert 'href="/claims/?assignee=jonas&amp;state=progress"' in html


def test_articles_are_counted_with_their_deadline(
    client: Client, submitted: Verdict, article: Article, ruth: User
) -> None:
    Article.objects.filter(pk=article.pk).update(deadline_at=datetime(2031, 5, 4, 12, tzinfo=UTC))
    html = page(client, ruth)
    row = html[html.index('<table class="records newsroom">') :]
    assert 'data-label="Submitted">1<' in row
    assert "4 May 2031, 12:00 UTC" in row


def test_an_article_is_called_overdue_until_nobody_has_to_do_with_it(
    client: Client, submitted: Verdict, article: Article, ruth: User
) -> None:
    Article.objects.filter(pk=article.pk).update(deadline_at=timezone.now() - timedelta(days=2))

    def row() -> str:
        table = page(client, ruth).partition('<table class="records newsroom">')[2]
        return table.partition("Storm on the coast")[2].partition("</tr>")[0]

    assert "Overdue" in row()
    approve_verdict(by=ruth, verdict=submitted)
    assert "Overdue" not in row()


def test_it_leads_on_to_the_articles_that_are_overdue_and_not_shown(
    client: Client, ines: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "ARTICLES_SHOWN", 1)
    for title in ("First", "Second"):
        late = an_article(by=ines, title=title)
        Article.objects.filter(pk=late.pk).update(deadline_at=timezone.now() - timedelta(days=2))
    html = page(client, ines)
    assert "More are overdue." in html
    assert 'href="/articles/?due=overdue&amp;sort=deadline_at&amp;' in html


def test_all_that_waits_is_one_click_away_whoever_it_was_given_to(
    client: Client, mark: ClaimMaker, ines: User, jonas: User, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A claim that nobody was given belongs to whoever has its article."""
    monkeypatch.setattr(views, "CLAIMS_SHOWN", 1)
    given, of_the_article = mark("1931", by=ines), mark("120 boats", by=ines)
    Claim.objects.filter(pk=given.pk).update(assignee=jonas)
    Article.objects.filter(pk=article.pk).update(assignee=jonas)
    client.force_login(jonas)
    html = client.get("/").content.decode()
    assert '<a class="way" href="/?all=1#waits">Show all that waits for you</a>' in html
    everything = client.get("/?all=1").content.decode()
    for claim in (given, of_the_article):
        assert f"/desk/open/{claim.uid}/" in everything
    assert "More wait behind these." not in everything


def test_a_blind_second_check_is_opened_like_every_other_item(
    client: Client, submitted: Verdict, jonas: User, ruth: User
) -> None:
    check = ask_second_check(by=ruth, claim=submitted.claim, checker=jonas)
    client.force_login(jonas)
    html = client.get("/").content.decode()
    assert "1 claim waits for your second check." in html
    assert "Nothing waits for you." not in html
    assert f'href="/desk/open/{check.uid}/"' in html
    assert "Open the first" in html
    assert client.get("/desk/next/")["Location"] == f"/claims/{submitted.claim.uid}/second-check/"


def test_what_a_reviewer_is_to_check_blind_is_not_theirs_to_decide(
    client: Client, submitted: Verdict, submit: VerdictMaker, ines: User, ruth: User, amara: User
) -> None:
    check = ask_second_check(by=amara, claim=submitted.claim, checker=ruth)
    decides = submit("120 boats", by=ines)
    html = page(client, ruth)
    assert f'href="/desk/open/{check.uid}/"' in html
    assert f'href="/desk/open/{decides.uid}/"' in html
    assert str(submitted.uid) not in html


def test_it_shows_an_editor_no_decisions(client: Client, submitted: Verdict, jonas: User) -> None:
    html = page(client, jonas)
    assert "Waits for your decision" not in html
    assert "Waits for a reviewer" in html
    assert "1 verdict" in html


def test_it_tells_what_happened_last(client: Client, submitted: Verdict, ines: User) -> None:
    assert "Ines Halloran submitted the verdict on claim 1, version 1." in page(client, ines)


def test_words_of_an_article_are_text_and_no_markup(
    client: Client, mark: ClaimMaker, article: Article, ines: User
) -> None:
    Article.objects.filter(pk=article.pk).update(title="<script>alert(1)</script>")
    assert "<script>alert" not in page(client, ines)


def test_the_count_of_the_top_bar_is_the_reviewers_own(
    client: Client, submitted: Verdict, submit: VerdictMaker, ines: User, ruth: User
) -> None:
    submit("120 boats", by=ruth)
    assert '<span class="count">1</span>' in page(client, ruth)
    assert '<span class="count">' not in page(client, ines)


def test_who_has_no_role_is_told_so(client: Client, make_person: PersonMaker) -> None:
    client.force_login(make_person("nora", "Nora Petit"))
    response = client.get("/")
    assert response.status_code == 403
    assert "Your account has no role yet." in response.content.decode()


def test_nobody_is_sent_to_sign_in(client: Client, db: None) -> None:
    response = client.get("/")
    assert response.status_code == 302
    assert response["Location"] == "/sign-in/?next=/"


def test_it_takes_the_same_statements_for_one_claim_and_for_many(
    client: Client, submit: VerdictMaker, ines: User, jonas: User, ruth: User
) -> None:
    """The claims and their versions, the verdicts to decide, the articles by deadline (three), what waits by article
    (three), events and their articles, counts by state, the top bar's count; corrections to issue, to write and in all;
    unannounced changes, lost signs; session and person."""
    return_verdict(by=ruth, verdict=submit("at least 36", by=jonas), note="Whose count?")
    submit("120 boats", by=jonas)
    client.force_login(ruth)
    with CaptureQueriesContext(connection) as few:
        client.get("/")
    for words in ("1931", "Monday", "such waves"):
        submit(words, by=ines)
    with CaptureQueriesContext(connection) as many:
        client.get("/")
    assert len(few) == len(many) <= 21


def test_it_shows_a_reviewer_the_corrections_to_issue_but_not_their_own(
    client: Client, ines: User, ruth: User, corrected: Article
) -> None:
    waiting = a_submitted_correction(by=ines, article=corrected)
    html = page(client, ruth)
    assert "1 correction waits to be issued by you." in html
    assert f'href="/desk/open/{waiting.uid}/"' in html
    own = a_submitted_correction(by=ruth, article=corrected, note="Correction: written by Ruth.")
    html = page(client, ruth)
    assert "1 correction waits to be issued by you." in html
    assert str(own.uid) not in html


def test_it_tells_an_editor_how_many_corrections_wait_and_offers_none(
    client: Client, ines: User, jonas: User, corrected: Article
) -> None:
    waiting = a_submitted_correction(by=ines, article=corrected)
    html = page(client, jonas)
    assert "Corrections to issue" not in html
    assert str(waiting.uid) not in html
    assert 'href="/corrections/?state=submitted">1 correction</a>' in html


def test_it_shows_what_came_back_with_the_note_and_the_drafts(
    client: Client, ines: User, jonas: User, ruth: User, corrected: Article
) -> None:
    draft = a_correction(by=ines, article=corrected)
    returned = return_correction(
        by=ruth, correction=a_submitted_correction(by=ines, article=corrected), note="By whose count?"
    )
    html = page(client, ines)
    assert "2 corrections are yours to write." in html
    assert "Ruth Adeyemi: “By whose count?”" in html
    assert html.index(str(returned.uid)) < html.index(str(draft.uid))
    assert "Your corrections" not in page(client, jonas)


def test_corrections_cost_the_same_statements_one_or_many(
    client: Client, ines: User, ruth: User, corrected: Article
) -> None:
    def statements() -> int:
        client.force_login(ruth)
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/").status_code == 200
        return len(captured)

    a_submitted_correction(by=ines, article=corrected)
    a_correction(by=ruth, article=corrected)
    one = statements()
    for _number in range(9):
        a_submitted_correction(by=ines, article=corrected)
        a_correction(by=ruth, article=corrected)
    assert statements() == one
    html = page(client, ruth)
    assert "More than 8 corrections wait to be issued by you." in html
    assert "More than 8 corrections are yours to write." in html


def test_it_lists_what_was_published_without_a_correction(client: Client, ines: User, ruth: User) -> None:
    assert "Unannounced changes" not in page(client, ines)
    article = shown_twice(by=ruth)
    html = page(client, ines)
    assert "Unannounced changes" in html
    assert f"/corrections/unannounced/?article={article.slug}#change-{in_body(article).uid}" in html
    assert "revision 2, published by Ruth Adeyemi" in html
