"""A reader's report comes in: once, in bounds, and without a word of theirs in the chain."""

from datetime import timedelta

import pytest
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.articles.publishing import retract_article
from factcheck.audit.models import Event
from factcheck.errors import RuleViolation, Unusable
from factcheck.public.actions.reporting import (
    ABOUT_AN_ARTICLE_AN_HOUR,
    PER_ARTICLE_AND_HOUR,
    TakesNoReports,
    Told,
    TooManyReports,
    send_report,
)
from factcheck.public.models import ReaderAddress, ReaderReport, Sending
from factcheck.public.tokens import signed_token, token_of
from tests.examples import a_claim
from tests.public.conftest import ReportMaker, as_seen, revise

pytestmark = pytest.mark.django_db


def a_token() -> str:
    return token_of(signed_token()) or ""


def test_it_is_kept_at_its_words_with_the_claim_there(published_slate: Article, make_report: ReportMaker) -> None:
    claim = a_claim(by=User.objects.get(username="ines"), article=published_slate, words="killing at least 36")
    report = make_report("at least 36", right="33")
    assert published_slate.published_revision is not None
    assert published_slate.published_revision.text[report.start : report.end] == "at least 36"
    assert (report.claim, report.state, report.wrong, report.right) == (claim, "received", "It was 33.", "33")
    assert report.prefix.endswith("killing ")


def test_name_and_address_stand_apart_and_only_where_they_were_given(make_report: ReportMaker) -> None:
    make_report()
    assert not ReaderAddress.objects.exists()
    report = make_report(email="lena@example.org")
    assert ReaderAddress.objects.get().report == report


def test_the_chain_tells_of_it_in_words_of_the_article_only(make_report: ReportMaker) -> None:
    make_report(wrong="Secret telephone 555", right="Secret", source="Secret", name="Secret", email="s@example.org")
    event = Event.objects.order_by("pk").last()
    assert event is not None
    assert (event.verb, event.kind, event.label, event.person_name) == (
        "received",
        "reader report",
        "“at least 36”",
        "",
    )
    assert "Secret" not in event.details
    assert "example.org" not in event.details


def test_the_same_form_sent_twice_makes_one(make_report: ReportMaker) -> None:
    token = a_token()
    assert make_report(token=token) == make_report(token=token)
    assert (ReaderReport.objects.count(), Sending.objects.count()) == (1, 1)


def test_what_one_sender_says_of_one_article_has_a_bound(make_report: ReportMaker) -> None:
    for _ in range(PER_ARTICLE_AND_HOUR):
        make_report()
    with pytest.raises(TooManyReports):
        make_report()
    assert ReaderReport.objects.count() == PER_ARTICLE_AND_HOUR
    make_report(network="192.0.2.2")
    Sending.objects.update(at=timezone.now() - timedelta(hours=2))
    make_report()


def test_what_one_sender_says_in_a_day_has_a_bound(make_report: ReportMaker) -> None:
    for _ in range(4):
        for _ in range(PER_ARTICLE_AND_HOUR):
            make_report()
        Sending.objects.update(at=timezone.now() - timedelta(hours=2))
    with pytest.raises(TooManyReports):
        make_report()


def test_what_everybody_says_of_one_article_has_a_bound(published_slate: Article, make_report: ReportMaker) -> None:
    now = timezone.now()
    Sending.objects.bulk_create(
        Sending(sender=str(number), article=published_slate, at=now) for number in range(ABOUT_AN_ARTICLE_AN_HOUR)
    )
    with pytest.raises(TooManyReports):
        make_report()


def test_no_network_address_is_kept(make_report: ReportMaker) -> None:
    make_report(network="192.0.2.77")
    assert "192.0.2.77" not in str(list(Sending.objects.values_list()))


def test_what_counts_the_sendings_goes_after_a_day(make_report: ReportMaker) -> None:
    make_report()
    Sending.objects.update(at=timezone.now() - timedelta(days=1, minutes=1))
    make_report(network="192.0.2.2")
    assert Sending.objects.count() == 1


def test_a_revision_that_was_never_published_takes_none(published_slate: Article) -> None:
    inside = revise(published_slate, "at least 36", "at least 33")
    with pytest.raises(Unusable):
        send_report(
            article=as_seen(published_slate),
            revision=inside,
            span=(0, 5),
            told=Told(wrong="Wrong."),
            token=a_token(),
            network="",
        )


@pytest.mark.parametrize("span", [(-1, 5), (5, 5), (9, 4), (0, 10**7)])
def test_offsets_outside_the_text_are_refused(published_slate: Article, span: tuple[int, int]) -> None:
    assert published_slate.published_revision is not None
    with pytest.raises(Unusable):
        send_report(
            article=published_slate,
            revision=published_slate.published_revision,
            span=span,
            told=Told(wrong="Wrong."),
            token=a_token(),
            network="",
        )
    assert not ReaderReport.objects.exists()


@pytest.mark.parametrize(("wrong", "token"), [("  ", "made"), ("Wrong.", ""), ("Wrong.", "guess")])
def test_a_report_says_what_is_wrong_and_has_a_token(published_slate: Article, wrong: str, token: str) -> None:
    assert published_slate.published_revision is not None
    with pytest.raises(Unusable):
        send_report(
            article=published_slate,
            revision=published_slate.published_revision,
            span=(0, 5),
            told=Told(wrong=wrong),
            token=a_token() if token == "made" else token,
            network="",
        )


def test_a_retracted_article_takes_none(published_slate: Article, make_report: ReportMaker) -> None:
    retract_article(by=User.objects.get(username="ruth"), article=published_slate, reason="Made up.")
    with pytest.raises(TakesNoReports):
        make_report()


def test_an_unpublished_article_takes_none(published_slate: Article, make_report: ReportMaker) -> None:
    Article.objects.filter(pk=published_slate.pk).update(publication_state="unpublished", published_revision=None)
    with pytest.raises((RuleViolation, AssertionError)):
        make_report()
    assert not ReaderReport.objects.exists()
