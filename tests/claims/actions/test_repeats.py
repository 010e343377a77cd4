"""Marking every other place of a claim's words."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.claims.actions.marking import ClaimIsClosed, describe_claim, withdraw_claim
from factcheck.claims.actions.repeats import NoRepeats, mark_repeats
from factcheck.claims.models import Claim
from factcheck.errors import NotAllowed
from tests.conftest import PersonMaker
from tests.examples import a_claim, an_article, latest


@pytest.fixture
def repeated(ines: User) -> Article:
    return an_article(by=ines, paragraphs=("36 dead", "Officials say 36. Others say 36 or 360."))


def spans(article: Article) -> list[str]:
    text = latest(article).text
    claims = Claim.objects.filter(article=article, withdrawn_at__isnull=True)
    return [text[anchor.start : anchor.end] for claim in claims for anchor in claim.anchors.all()]


def test_it_marks_every_other_place_as_a_claim_of_the_same_kind(repeated: Article, ines: User, jonas: User) -> None:
    first = a_claim(by=ines, article=repeated, words="36", kind="figure", claimant="officials")
    describe_claim(by=ines, claim=first, kind="figure", claimant="officials", claimant_type="organization")
    marked = mark_repeats(by=jonas, claim=first)
    assert [claim.number for claim in marked] == [2, 3]
    assert {(claim.kind, claim.claimant, claim.marked_by) for claim in marked} == {("figure", "officials", jonas)}
    assert {claim.claimant_type for claim in marked} == {"organization"}
    assert spans(repeated) == ["36", "36", "36"]


def test_each_has_an_event_that_names_the_first(repeated: Article, ines: User) -> None:
    mark_repeats(by=ines, claim=a_claim(by=ines, article=repeated, words="36"))
    assert Event.objects.filter(verb="marked", details__contains='"repeats":1').count() == 2
    assert not list(broken_links())


def test_a_place_that_is_marked_already_is_left_alone(repeated: Article, ines: User) -> None:
    first = a_claim(by=ines, article=repeated, words="36")
    mark_repeats(by=ines, claim=first)
    with pytest.raises(NoRepeats):
        mark_repeats(by=ines, claim=first)
    assert Claim.objects.filter(article=repeated).count() == 3


def test_a_withdrawn_claim_leaves_its_place_free(repeated: Article, ines: User) -> None:
    first = a_claim(by=ines, article=repeated, words="36")
    withdraw_claim(by=ines, claim=mark_repeats(by=ines, claim=first)[0], reason="by mistake")
    assert len(mark_repeats(by=ines, claim=first)) == 1


def test_a_withdrawn_claim_marks_nothing(repeated: Article, ines: User) -> None:
    first = a_claim(by=ines, article=repeated, words="36")
    withdraw_claim(by=ines, claim=first, reason="by mistake")
    with pytest.raises(ClaimIsClosed):
        mark_repeats(by=ines, claim=first)


def test_a_person_without_a_role_marks_nothing(repeated: Article, ines: User, make_person: PersonMaker) -> None:
    first = a_claim(by=ines, article=repeated, words="36")
    with pytest.raises(NotAllowed):
        mark_repeats(by=make_person("nobody", "No Body"), claim=first)
