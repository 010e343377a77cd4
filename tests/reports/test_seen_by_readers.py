"""What readers see of an article, as its report tells it."""

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.claims.actions.proposing import start_verdict
from factcheck.claims.models import Rating
from factcheck.reports.queries import report_of
from factcheck.reports.seen_by_readers import scale_line
from tests.corrections.conftest import an_issued_correction
from tests.examples import a_claim, an_approved_verdict, an_article
from tests.public.conftest import as_seen, publish


def test_the_verdict_that_readers_see_is_told_even_where_another_is_being_written(ines: User, ruth: User) -> None:
    article = an_article(by=ines)
    claim = a_claim(by=ines, article=article, words="At least 36")
    verdict = an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    start_verdict(by=ines, claim=claim)
    assert report_of(as_seen(article)).claims[0].shown is None
    Publication.objects.update(shows_verdicts=True, home_url="https://daily.example.org/")
    report = report_of(publish(article))
    shown = report.claims[0].shown
    assert shown is not None
    assert (shown.version, shown.words, shown.rating, shown.rating_value) == (1, "At least 36", "Accurate", 5)
    assert shown.approved_at == verdict.approved_at
    assert [source.url for source in shown.sources] == ["https://example.org/figures"]
    assert report.publisher is not None
    assert (report.publisher.name, report.publisher.url) == ("The Daily Test", "https://daily.example.org/")


def test_a_correction_has_the_day_on_which_readers_see_it(ines: User, ruth: User, corrected: Article) -> None:
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    assert report_of(as_seen(corrected)).corrections[0].public_on is None
    assert report_of(publish(corrected)).corrections[0].public_on == issued.dated


def test_the_scale_has_its_ends(roles: None) -> None:
    scale = scale_line(Rating.objects.all())
    assert scale is not None
    assert (scale.worst, scale.best) == (1, 5)
