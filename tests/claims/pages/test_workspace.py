"""The workspace of an article."""

import html
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.marking import set_check_status, withdraw_claim
from factcheck.claims.models import Claim, Verdict
from tests.claims.pages.conftest import HTMX
from tests.examples import a_claim, a_submitted_verdict, an_approved_verdict, an_article, latest

Browse = Callable[[User], Client]


def text_of(page: str) -> str:
    """The words of the text element, as a browser's textContent would give them."""
    inside = re.search(r'<div class="text" id="text"[^>]*>(.*?)</div>\s*<section class="notes"', page, re.DOTALL)
    assert inside
    return html.unescape(re.sub(r"<[^>]*>", "", inside[1]))


def test_it_shows_exactly_the_text_with_its_marks(browse: Browse, ines: User, article: Article, claim: Claim) -> None:
    page = browse(ines).get(article.get_absolute_url()).content.decode()
    assert text_of(page) == latest(article).text
    assert '<span class="mark is-unchecked lane-1" data-claim="1">At least 36</span>' in page


def test_it_lists_the_claims_in_reading_order(browse: Browse, ines: User, article: Article) -> None:
    a_claim(by=ines, article=article, words="officials said")
    a_claim(by=ines, article=article, words="Thursday")
    page = browse(ines).get(article.get_absolute_url()).content.decode()
    assert page.index('id="claim-2"') < page.index('id="claim-1"')


def test_it_opens_the_claim_that_the_address_names(browse: Browse, ines: User, article: Article, claim: Claim) -> None:
    page = browse(ines).get(f"{article.get_absolute_url()}?claim=1").content.decode()
    assert "is-open" in page
    assert "Submit for review" in page


def test_the_open_claim_says_why_and_who_says_so(browse: Browse, ines: User, article: Article, claim: Claim) -> None:
    set_check_status(by=ines, claim=claim, status="on_author", reason="She has the tape")
    page = browse(ines).get(f"{article.get_absolute_url()}?claim=1").content.decode()
    told = 'On author: <span class="own-direction">She has the tape</span>'
    assert f'{told} <abbr class="initials" title="Ines Halloran">IH</abbr>' in page


@pytest.mark.parametrize("number", ["99", "0", "-1", "one", "²", "9" * 40, ""])
def test_it_opens_nothing_for_a_number_that_is_no_claim(
    browse: Browse, ines: User, article: Article, claim: Claim, number: str
) -> None:
    response = browse(ines).get(article.get_absolute_url(), {"claim": number})
    assert response.status_code == 200
    assert "is-open" not in response.content.decode()


def test_it_says_what_to_do_where_no_claim_is_marked(browse: Browse, ines: User, article: Article) -> None:
    page = browse(ines).get(article.get_absolute_url()).content.decode()
    assert "No claims yet" in page
    assert "List of sentences" in page


def test_it_gives_htmx_the_part_alone(browse: Browse, ines: User, article: Article, claim: Claim) -> None:
    response = browse(ines).get(f"{article.get_absolute_url()}?claim=1", headers=HTMX)
    assert response.content.decode().lstrip().startswith('<div id="workspace"')
    assert "HX-Request" in response["Vary"]


def test_it_gives_the_whole_page_where_the_history_is_restored(browse: Browse, ines: User, article: Article) -> None:
    headers = {**HTMX, "HX-History-Restore-Request": "true"}
    assert b"<!DOCTYPE html>" in browse(ines).get(article.get_absolute_url(), headers=headers).content


def test_words_that_look_like_markup_stay_words(browse: Browse, ines: User) -> None:
    hostile = "<script>alert(1)</script> & \"quotes\" 'n' </div><img src=x onerror=alert(1)>"
    article = an_article(by=ines, paragraphs=("A headline", hostile))
    a_claim(by=ines, article=article, words="<script>alert(1)</script>")
    page = browse(ines).get(f"{article.get_absolute_url()}?claim=1").content.decode()
    assert text_of(page) == latest(article).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_submitted_verdict_is_locked(browse: Browse, ines: User, article: Article, submitted: Verdict) -> None:
    page = browse(ines).get(f"{article.get_absolute_url()}?claim=1").content.decode()
    assert "Submit for review" not in page
    assert "Open it in review" in page


def test_an_approved_verdict_names_who_approved_it(
    browse: Browse, ines: User, ruth: User, article: Article, claim: Claim
) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    page = browse(ines).get(f"{article.get_absolute_url()}?claim=1").content.decode()
    assert "Approved by Ruth Adeyemi" in page
    assert "Begin a new version" in page


def test_it_is_a_404_for_an_article_that_is_not_here(browse: Browse, ines: User) -> None:
    assert browse(ines).get("/articles/nothing-here/").status_code == 404


def test_it_costs_the_same_number_of_statements_for_many_claims(
    browse: Browse,
    ines: User,
    article: Article,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = browse(ines)
    a_submitted_verdict(by=ines, claim=a_claim(by=ines, article=article, words="At least 36"))
    with django_assert_max_num_queries(16) as few:
        client.get(f"{article.get_absolute_url()}?claim=1")
    for words in ("soldiers", "killed", "province", "lies in the north", "million people", "officials said"):
        a_submitted_verdict(by=ines, claim=a_claim(by=ines, article=article, words=words))
    with django_assert_num_queries(len(few)):
        client.get(f"{article.get_absolute_url()}?claim=1")


def test_the_tray_keeps_what_has_no_place_and_opens_it_there(browse: Browse, ines: User, article: Article) -> None:
    for words in ("At least 36", "Thursday", "officials said"):
        withdraw_claim(by=ines, claim=a_claim(by=ines, article=article, words=words), reason="A repeat")
    response = browse(ines).get(f"{article.get_absolute_url()}?claim=2")
    page = response.content.decode()
    assert "3 withdrawn claims" in page
    assert '<details class="withdrawn" open>' in page
    assert page.index('id="claim-1"') < page.index('id="claim-2"') < page.index('id="claim-3"')
    assert page.count("is-open") == 1
    # A card is a template rendered once for its shape, however many there are.
    assert [template.name for template in response.templates].count("claims/_claim_row.html") <= 1


def test_the_open_claim_and_the_article_say_when_they_are_overdue(
    browse: Browse, ines: User, ruth: User, article: Article, claim: Claim
) -> None:
    now, late = timezone.now(), '<strong class="pressing">Overdue</strong>'
    Article.objects.filter(pk=article.pk).update(deadline_at=now - timedelta(hours=1))
    for page in (f"{article.get_absolute_url()}?claim=1", claim.get_absolute_url()):
        assert late in browse(ines).get(page).content.decode()
    Claim.objects.filter(pk=claim.pk).update(due_at=now + timedelta(hours=1))
    shown = browse(ines).get(f"{article.get_absolute_url()}?claim=1").content.decode()
    # The claim has a time of its own; what is late is the article.
    assert shown.count(late) == 1
    Claim.objects.filter(pk=claim.pk).update(due_at=now - timedelta(minutes=1))
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    page_of_claim = browse(ines).get(claim.get_absolute_url()).content.decode()
    assert "<dt>Due</dt>" in page_of_claim
    assert late not in page_of_claim
