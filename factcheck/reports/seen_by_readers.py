"""Asks what readers see of the articles in a report: verdicts, corrections, and whose publication it is."""

from collections.abc import Iterable, Sequence
from datetime import date

from factcheck.articles.json_ld import policies_of
from factcheck.articles.models import Article, Publication
from factcheck.articles.states import PublicationState
from factcheck.claims.models import Rating, Verdict
from factcheck.claims.published import Finding, public_findings_of
from factcheck.corrections.models import Correction
from factcheck.corrections.published import public_corrections
from factcheck.corrections.states import IN_PUBLIC
from factcheck.reports.lines import PublisherLine, ScaleLine, ShownVerdict


def shown_verdicts(articles: Sequence[Article]) -> dict[int, ShownVerdict]:
    """Gives, by the id of its claim, each verdict that readers see; five statements where there may be one, or none."""
    showing = [article.pk for article in articles if article.publication and article.publication.shows_verdicts]
    if not showing:
        return {}
    seen = Article.objects.filter(pk__in=showing, publication_state=PublicationState.PUBLISHED)
    findings = public_findings_of(seen.select_related("publication", "published_revision"))
    return {finding.verdict.claim_id: _shown(finding) for of_article in findings.values() for finding in of_article}


def _shown(finding: Finding) -> ShownVerdict:
    verdict: Verdict = finding.verdict
    assert verdict.rating is not None, "what is approved has a rating"
    times = [at for at in (verdict.approved_at, verdict.seconded_at) if at]
    return ShownVerdict(
        version=verdict.version,
        words=finding.words,
        rating=str(verdict.rating),
        rating_value=verdict.rating.value,
        explanation=verdict.explanation,
        as_of=verdict.as_of,
        approved_at=max(times),
        break_glass_reason=verdict.break_glass_reason,
        sources=finding.sources,
    )


def public_dates(corrections: Sequence[Correction]) -> dict[int, date]:
    """Gives, by its id, the day each correction that readers see is dated; one statement, or none."""
    ended_or_issued = [correction.pk for correction in corrections if correction.state in IN_PUBLIC]
    if not ended_or_issued:
        return {}
    public = public_corrections().filter(pk__in=ended_or_issued)
    return {one.pk: one.public_date for one in public}  # type: ignore[attr-defined]


def publisher_line(publication: Publication | None) -> PublisherLine | None:
    """Gives whose article it is, with the policies that the publication has."""
    if publication is None:
        return None
    return PublisherLine(
        name=publication.name,
        url=publication.home_url,
        language=publication.language,
        shows_verdicts=publication.shows_verdicts,
        policies=policies_of(publication),
    )


def scale_line(ratings: Iterable[Rating]) -> ScaleLine | None:
    """Gives the ends of the rating scale; None where no rating has a value."""
    values = [rating.value for rating in ratings if rating.value is not None]
    return ScaleLine(worst=min(values), best=max(values)) if values else None
