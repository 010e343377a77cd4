"""Records the corrections that imported texts already carry, and numbers and tells of all of them."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from annotations.models import AnchorStatus
from annotations.selectors import TextQuoteSelector
from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.audit.actions import article_chain, record
from factcheck.corrections.actions.announcing import settle_changes
from factcheck.corrections.models import Correction, CorrectionAnchor
from factcheck.corrections.notes import ParsedNote
from factcheck.corrections.states import CorrectionState, ErrorKind, Origin


@transaction.atomic
def record_imported_correction(
    *, revision: Revision, note: str, parsed: ParsedNote, marker: tuple[int, int] | None, by: User
) -> Correction:
    """Records a correction that an imported text already carries: issued, origin "imported".

    `marker` is the span of the sign that stands in the text, in code points, where there is one. Author, issuer and
    the revision before are not known, and the wrong words often are not.
    """
    now = timezone.now()
    correction = Correction.objects.create(
        article=revision.article,
        number=next_number(revision.article),
        type=parsed.type,
        error_kind=parsed.error_kind or ErrorKind.OTHER,
        scope=parsed.scope,
        wrong=parsed.wrong or "",
        right=parsed.right or "",
        note=note,
        dated=parsed.date,
        to_revision=revision,
        origin=Origin.IMPORTED,
        state=CorrectionState.ISSUED,
        recorded_at=now,
    )
    if marker:
        start, end = marker
        quote = TextQuoteSelector.of(revision.text, start, end)
        CorrectionAnchor.objects.create(
            correction=correction,
            revision=revision,
            start=start,
            end=end,
            exact=quote.exact,
            prefix=quote.prefix,
            suffix=quote.suffix,
            status=AnchorStatus.MARKED,
            confidence=1.0,
            stands_in_text=True,
            placed_at=now,
        )
    settle_changes(revision.article_id)
    tell_correction(
        correction,
        by=by,
        verb="recorded",
        details={
            "type": correction.type,
            "error_kind": correction.error_kind,
            "origin": correction.origin,
            "dated": correction.dated.isoformat() if correction.dated else "",
            "wrong": correction.wrong,
            "right": correction.right,
        },
    )
    return correction


def next_number(article: Article) -> int:
    """Gives the number of the article's next correction; numbers are never used again."""
    Article.objects.filter(pk=article.pk).update(correction_count=F("correction_count") + 1)
    return Article.objects.values_list("correction_count", flat=True).get(pk=article.pk)


def tell_correction(correction: Correction, *, by: User, verb: str, details: dict[str, Any] | None = None) -> None:
    """Records an event of the correction in its article's chain."""
    record(
        by=by,
        verb=verb,
        kind="correction",
        uid=correction.uid,
        label=correction.note,
        details=details,
        chain=article_chain(correction.article.uid),
    )
