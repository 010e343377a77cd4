"""What the panel asks: a card for each claim in reading order, in statements that do not grow."""

import pytest
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.marking import set_check_status, withdraw_claim
from factcheck.claims.actions.reviewing import lapse_verdict, return_verdict
from factcheck.claims.cards import Card
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.panel import cards_of_revision, claim_for_workspace, marked_at, revision_with_marks_near
from factcheck.claims.queries import claims_of_revision
from tests.claims.test_queries import lose_words
from tests.examples import a_claim, a_draft, a_submitted_verdict, an_approved_verdict, an_article, latest


def only(article: Article) -> Card:
    (card,) = cards_of_revision(latest(article), User.objects.get(username="ines"))
    return card


def test_cards_are_in_reading_order_with_their_words(article: Article, ines: User) -> None:
    words = ["Thursday", "36 soldiers", "At least 36", "At least 36 soldiers", "Nearly a million"]
    claims = {quoted: a_claim(by=ines, article=article, words=quoted) for quoted in words}
    lose_words(claims["Nearly a million"])
    revision = latest(article)
    cards = cards_of_revision(revision, ines)
    assert [card.number for card in cards] == [claim.number for claim in claims_of_revision(revision)]
    assert [card.words for card in cards[:4]] == ["At least 36 soldiers", "At least 36", "36 soldiers", "Thursday"]
    assert all(revision.text[card.start : card.end] == card.words for card in cards[:4])
    assert (cards[4].state_name, cards[4].start, cards[4].end) == ("unanchored", None, None)


def test_a_card_has_the_state_and_the_rating_of_its_newest_version(
    article: Article, claim: Claim, ines: User, ruth: User
) -> None:
    assert (only(article).state_name, only(article).stamp) == ("unchecked", None)
    a_draft(by=ines, claim=claim, rating="misleading")
    assert only(article).state_name == "progress"
    stamp = only(article).stamp
    assert stamp is not None and stamp.css_class == "r-misleading"
    verdict = an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    assert only(article).state_name == "approved"
    lapse_verdict(verdict=verdict, reason="36 → 33 in revision 2", by=None)
    assert (only(article).state_name, only(article).remark) == ("lapsed", "36 → 33 in revision 2")


def test_a_card_says_what_was_said(article: Article, submitted: Verdict, ruth: User, ines: User) -> None:
    return_verdict(by=ruth, verdict=submitted, note="Whose count?")
    assert only(article).remark == "Ruth Adeyemi: “Whose count?”"
    claim = Claim.objects.select_related("article").get()
    set_check_status(by=ines, claim=claim, status="on_author", reason="Asked her")
    assert only(article).remark == "On author: Asked her (IH)"
    withdraw_claim(by=ines, claim=claim, reason="Marked twice")
    assert (only(article).state_name, only(article).remark) == ("withdrawn", "Marked twice")


def test_cards_ask_twice_however_many_they_are(
    article: Article, ines: User, ruth: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    revision = latest(article)
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="At least 36"))
    with django_assert_num_queries(2):
        assert len(cards_of_revision(revision, ines)) == 1
    for words in ("36 soldiers", "Thursday", "north"):
        a_submitted_verdict(by=ines, claim=a_claim(by=ines, article=article, words=words))
    with django_assert_num_queries(2):
        assert len(cards_of_revision(revision, ines)) == 4


def test_the_claims_of_other_articles_have_no_cards_here(article: Article, cited: Article, ines: User) -> None:
    a_claim(by=ines, article=cited, words="The governor")
    assert cards_of_revision(latest(article), ines) == []


def test_the_open_claim_comes_whole(
    article: Article, submitted: Verdict, ruth: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    revision = latest(article)
    with django_assert_num_queries(3):
        claim = claim_for_workspace(revision, submitted.claim.number, ruth)
        assert claim is not None
        assert claim.verdict == submitted  # type: ignore[attr-defined]
        assert claim.anchor.exact == "At least 36"  # type: ignore[attr-defined]
        assert claim.state.name == "awaiting"  # type: ignore[attr-defined]
        assert claim.article is revision.article
    assert claim_for_workspace(revision, 99, ruth) is None


def test_what_is_marked_in_a_part_of_the_text_is_found_with_its_state(
    article: Article, ines: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for words in ("Thursday", "36 soldiers", "At least 36"):
        a_claim(by=ines, article=article, words=words)
    a_draft(by=ines, claim=Claim.objects.get(number=3))
    revision = latest(article)
    at = revision.text.index("36 soldiers")
    with django_assert_num_queries(1):
        found = marked_at(revision, at, at + 2)
    assert [(one.number, one.state_name) for one in found] == [(2, "unchecked"), (3, "progress")]
    assert [revision.text[one.start : one.end] for one in found] == ["36 soldiers", "At least 36"]
    assert marked_at(revision, at + len("36 soldiers"), at + len("36 soldiers") + 1) == []


def test_a_revision_comes_with_what_is_marked_near_a_selection(
    article: Article, ines: User, ruth: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for words in ("Thursday", "36 soldiers", "At least 36"):
        claim = a_claim(by=ines, article=article, words=words)
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    revision = latest(article)
    at = revision.text.index("soldiers")
    with django_assert_num_queries(1):
        found, near = revision_with_marks_near(article.slug, 1, at, at + 8)
        assert (found, found.text, found.article.zone_name) == (revision, revision.text, "UTC")
    assert sorted(near) == sorted(marked_at(revision, 0, len(revision.text)))
    assert {one.state_name for one in near} == {"unchecked", "approved"}


def test_what_is_marked_far_away_is_left_out(ines: User) -> None:
    article = an_article(by=ines, paragraphs=("A headline", "Far away. " + "Nothing at all. " * 200 + "Here it is."))
    a_claim(by=ines, article=article, words="Far away")
    a_claim(by=ines, article=article, words="Here")
    at = latest(article).text.index("Here")
    _revision, near = revision_with_marks_near(article.slug, 1, at, at + 4)
    assert [one.number for one in near] == [2]


@pytest.mark.parametrize(("number", "start"), [(2, 0), (0, 0), (10**30, 0), (2**31, 0)])
def test_a_revision_that_is_not_there_is_a_404(article: Article, number: int, start: int) -> None:
    with pytest.raises(Http404):
        revision_with_marks_near(article.slug, number, start, start + 3)


def test_places_that_no_text_has_are_no_mistake(article: Article) -> None:
    for start, end in ((-(10**30), -3), (10**30, 10**31)):
        _revision, near = revision_with_marks_near(article.slug, 1, start, end)
        assert near == []
