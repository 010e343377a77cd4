"""Reads everything that reports tell of articles, batch by batch, into the plain structure that every format writes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from annotations.selectors import CONTEXT
from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.articles.queries import articles_for_lists
from factcheck.audit.actions import article_chain
from factcheck.audit.models import GENESIS, Chain
from factcheck.claims.models import Claim, Rating, Verdict
from factcheck.claims.second_checks import answered_in
from factcheck.corrections.models import Correction, CorrectionAnchor, FurtherChange
from factcheck.corrections.signs import sign_marks, style_of
from factcheck.corrections.states import CorrectionState, Origin
from factcheck.reports.claim_lines import Read, claim_lines
from factcheck.reports.lines import ArticleText, CorrectionLine, FurtherLine, Report, SignLine
from factcheck.reports.places import places_of_citations, places_of_claims
from factcheck.reports.rows import rows_at
from factcheck.reports.seen_by_readers import public_dates, publisher_line, scale_line, shown_verdicts

ARTICLES_AT_ONCE = 100
CLAIMS_AT_ONCE = 1000
"""What is read together, and so in memory together: so many articles, or fewer that have so many claims."""


def report_of(article: Article) -> Report:
    """Gives the article's report: a fixed number of statements, whatever the number of claims and corrections."""
    return next(_reports([article], None, None))


def reports_of(
    articles: QuerySet[Article],
    claims: QuerySet[Claim] | None = None,
    corrections: QuerySet[Correction] | None = None,
) -> Iterator[Report]:
    """Gives the reports of the articles one after the other, in the order in which they came in.

    With `claims` or `corrections`, only those are told, and an article that has none of what was asked for has no
    report. Memory and statements grow with neither articles nor claims: a fixed number for a batch, which is read when
    its first report is asked for.
    """
    for batch in _batches(articles.select_related("publication")):
        for report in _reports(batch, claims, corrections):
            if report.claims or claims is None or (corrections is not None and report.corrections):
                yield report


def _batches(articles: QuerySet[Article]) -> Iterator[list[Article]]:
    """The articles by their ids, so many at a time that their claims are not too many; one article is never cut."""
    last, in_order = 0, articles.order_by("pk")
    while found := list(in_order.filter(pk__gt=last)[:ARTICLES_AT_ONCE]):
        batch, claims = list[Article](), 0
        for article in found:
            if batch and claims + article.claim_count > CLAIMS_AT_ONCE:
                yield batch
                batch, claims = [], 0
            batch.append(article)
            claims += article.claim_count
        yield batch
        last = found[-1].pk


def _reports(
    articles: Sequence[Article], which: QuerySet[Claim] | None, asked: QuerySet[Correction] | None
) -> Iterator[Report]:
    """The reports of a batch of articles, at their latest revisions."""
    every = Claim.objects.filter(article__in=articles)
    chains = {
        chain.name: chain for chain in Chain.objects.filter(name__in=[article_chain(one.uid) for one in articles])
    }
    latest = Revision.objects.filter(article__in=articles, number=F("article__revision_count"))
    revisions = {revision.article_id: revision for revision in latest}
    numbers = dict(Revision.objects.filter(article__in=articles).values_list("pk", "number"))
    corrections = _corrections(articles)
    listed = None if asked is None else set(asked.filter(article__in=articles).values_list("pk", flat=True))
    rows = rows_at(revisions.values(), which)
    ratings = Rating.objects.in_bulk()
    counts = None if which is None else dict(every.order_by().values_list("article").annotate(Count("pk")))
    read = Read(
        rows=rows,
        numbers=numbers,
        ratings=ratings,
        checks=answered_in(articles),
        places=places_of_claims((claim.pk for claim in rows.told), rows.anchors, numbers),
        cited=places_of_citations(articles),
        shown=shown_verdicts(articles),
    )
    public = public_dates([correction for of_article in corrections.values() for correction in of_article])
    scale = scale_line(ratings.values())
    for article in articles:
        revision = revisions[article.pk]
        chain = chains.get(article_chain(article.uid))
        of_claims: dict[int, list[int]] = defaultdict(list)
        for correction in corrections[article.pk]:
            if correction.state == CorrectionState.ISSUED:
                shared = (further.claim_id for further in correction.further_changes.all())
                for claim in dict.fromkeys((correction.claim_id, *shared)):
                    if claim:
                        of_claims[claim].append(correction.number)
        claims = claim_lines(revision, read, of_claims)
        told = [one for one in corrections[article.pk] if listed is None or one.pk in listed]
        yield Report(
            article_uid=str(article.uid),
            slug=article.slug,
            title=article.title,
            publication=article.publication.name if article.publication else "",
            byline=article.byline,
            published_on=article.published_on,
            publication_state=article.get_publication_state_display(),
            published_revision=numbers.get(article.published_revision_id or 0),
            language=article.language,
            zone_name=article.zone_name,
            made_at=timezone.now(),
            revision=revision.number,
            sha256=revision.sha256,
            audit_count=chain.count if chain else 0,
            audit_head=chain.head if chain else GENESIS,
            claims=claims,
            corrections=tuple(_correction_line(correction, numbers, public) for correction in told),
            claims_marked=len(claims) if counts is None else counts.get(article.pk, 0),
            corrections_recorded=len(corrections[article.pk]),
            article_text=_article_text(revision, corrections[article.pk], style_of(article.publication)),
            original_url=article.original_url,
            readers_since=article.published_at,
            publisher=publisher_line(article.publication),
            scale=scale,
        )


def _article_text(revision: Revision, corrections: Iterable[Correction], style: str) -> ArticleText:
    """The text of a revision with the signs of its issued corrections, as its page draws them; no statement."""
    standing = {
        revision.text[inline["start"] : inline["end"]]
        for inline in revision.inlines
        if inline["kind"] == "correction_marker"
    }
    places: list[tuple[int, int]] = []
    for correction in corrections:
        markers: list[CorrectionAnchor] = correction.markers  # type: ignore[attr-defined]
        if correction.state == CorrectionState.ISSUED:
            here = (marker for marker in markers if marker.revision_id == revision.pk and not marker.stands_in_text)
            places += [(marker.end, correction.number) for marker in here if marker.end]
    places.sort()
    marks = sign_marks(len(places), standing, style)
    signs = tuple(SignLine(at, number, sign) for (at, number), sign in zip(places, marks, strict=True))
    return ArticleText(revision.text, tuple(revision.blocks), tuple(revision.inlines), signs)


def _corrections(articles: Sequence[Article]) -> dict[int, list[Correction]]:
    people = ("author", "issued_by", "returned_by", "ended_by")
    markers = Prefetch("anchors", CorrectionAnchor.objects.filter(closed_at__isnull=True), to_attr="markers")
    all_of_them = Correction.objects.filter(article__in=articles).select_related(*people, "claim", "superseded_by")
    found: dict[int, list[Correction]] = defaultdict(list)
    further = Prefetch("further_changes", FurtherChange.objects.select_related("claim"))
    for correction in all_of_them.prefetch_related(markers, further).order_by("number"):
        found[correction.article_id].append(correction)
    return found


def _correction_line(correction: Correction, numbers: Mapping[int, int], public: Mapping[int, date]) -> CorrectionLine:
    markers: list[CorrectionAnchor] = correction.markers  # type: ignore[attr-defined]
    marker = next((one for one in markers if one.revision_id == correction.to_revision_id and one.end), None)
    return CorrectionLine(
        uid=str(correction.uid),
        number=correction.number,
        type=correction.get_type_display(),
        error_kind=correction.get_error_kind_display(),
        scope=correction.get_scope_display(),
        note=correction.note,
        wrong=correction.wrong,
        right=correction.right,
        dated=correction.dated,
        state=correction.get_state_display(),
        imported=correction.origin == Origin.IMPORTED,
        author=correction.author.name if correction.author else "",
        issued_by=correction.issued_by.name if correction.issued_by else "",
        issued_at=correction.issued_at,
        break_glass_reason=correction.break_glass_reason,
        from_revision=numbers.get(correction.from_revision_id or 0),
        to_revision=numbers[correction.to_revision_id],
        claim=correction.claim.number if correction.claim else None,
        stands_after=_stands_after(marker) if marker else "",
        found_how=correction.found_how,
        found_by=correction.found_by,
        found_at=correction.found_at,
        recorded_at=correction.recorded_at,
        submitted_at=correction.submitted_at,
        returned_by=correction.returned_by.name if correction.returned_by else "",
        returned_at=correction.returned_at,
        return_note=correction.return_note,
        ended_by=correction.ended_by.name if correction.ended_by else "",
        ended_at=correction.ended_at,
        end_reason=correction.end_reason,
        superseded_by=correction.superseded_by.number if correction.superseded_by else None,
        public_on=public.get(correction.pk),
        also=tuple(_further_line(further) for further in correction.further_changes.all()),
    )


def _further_line(further: FurtherChange) -> FurtherLine:
    return FurtherLine(
        error_kind=further.get_error_kind_display(),
        scope=further.get_scope_display(),
        wrong=further.wrong,
        right=further.right,
        claim=further.claim.number if further.claim else None,
    )


def _stands_after(marker: CorrectionAnchor) -> str:
    """The words before the sign, from the first whole one; a sign that stands in the text is no part of them."""
    words = marker.prefix if marker.stands_in_text else f"{marker.prefix}{marker.exact}"
    whole = words.partition(" ")[2] if len(marker.prefix) == CONTEXT else words
    return " ".join((whole or words).split())


def exportable_articles(person: User) -> QuerySet[Article]:
    """The articles whose report the person may export: all for an admin, the reviewed ones for a reviewer."""
    articles = articles_for_lists()
    if person.may("export_any_report"):
        return articles
    if person.may("export_reviewed_report"):
        return articles.filter(reviewed_by(person))
    return articles.none()


def reviewed_by(person: User) -> Any:
    """A condition on articles: the person decided a verdict on one of their claims."""
    decided = Q(approved_by=person) | Q(seconded_by=person) | Q(returned_by=person)
    return Exists(Verdict.objects.filter(decided, claim__article=OuterRef("pk")))
