"""Claims as marks in the text."""

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.marking import withdraw_claim
from factcheck.claims.actions.reviewing import return_verdict
from factcheck.claims.marks import marks_of, marks_of_cards
from factcheck.claims.models import Verdict
from factcheck.claims.panel import cards_of_revision
from factcheck.claims.queries import claims_of_revision
from tests.examples import a_claim, latest


def test_a_mark_has_the_place_the_look_and_the_name_of_its_claim(ines: User, article: Article) -> None:
    a_claim(by=ines, article=article, words="Thursday")
    (mark,) = marks_of(claims_of_revision(latest(article)))
    assert latest(article).text[mark.start : mark.end] == "Thursday"
    assert (mark.number, mark.css_class, mark.label) == (1, "is-unchecked", "Claim 1, unchecked")


def test_what_needs_a_hand_has_a_sign_in_the_margin(ruth: User, article: Article, submitted: Verdict) -> None:
    return_verdict(by=ruth, verdict=submitted, note="Whose count?")
    (mark,) = marks_of(claims_of_revision(latest(article)))
    assert (mark.css_class, mark.margin_sign) == ("is-returned", "corner-up-left")


def test_a_withdrawn_claim_leaves_no_mark(ines: User, article: Article) -> None:
    withdraw_claim(by=ines, claim=a_claim(by=ines, article=article, words="Thursday"), reason="not a claim")
    assert marks_of(claims_of_revision(latest(article))) == []


def test_cards_have_the_marks_of_their_claims(ines: User, ruth: User, article: Article, submitted: Verdict) -> None:
    return_verdict(by=ruth, verdict=submitted, note="Whose count?")
    for words in ("Thursday", "north"):
        claim = a_claim(by=ines, article=article, words=words)
    withdraw_claim(by=ines, claim=claim, reason="not a claim")
    revision = latest(article)
    marks = marks_of_cards(cards_of_revision(revision, ines))
    assert marks == marks_of(claims_of_revision(revision))
    assert len(marks) == 2
