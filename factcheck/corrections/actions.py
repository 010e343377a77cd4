"""Every write to corrections: check, write, record the event."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from annotations.models import AnchorStatus
from annotations.selectors import CONTEXT
from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.audit.actions import article_chain, record
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
    Article.objects.filter(pk=revision.article_id).update(correction_count=F("correction_count") + 1)
    number = Article.objects.values_list("correction_count", flat=True).get(pk=revision.article_id)
    now = timezone.now()
    correction = Correction.objects.create(
        article=revision.article,
        number=number,
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
        CorrectionAnchor.objects.create(
            correction=correction,
            revision=revision,
            start=start,
            end=end,
            exact=revision.text[start:end],
            prefix=revision.text[max(0, start - CONTEXT) : start],
            suffix=revision.text[end : end + CONTEXT],
            status=AnchorStatus.MARKED,
            confidence=1.0,
            stands_in_text=True,
            placed_at=now,
        )
    record(
        by=by,
        verb="recorded",
        kind="correction",
        uid=correction.uid,
        label=note,
        details={
            "type": correction.type,
            "error_kind": correction.error_kind,
            "origin": correction.origin,
            "dated": correction.dated.isoformat() if correction.dated else "",
            "wrong": correction.wrong,
            "right": correction.right,
        },
        chain=article_chain(revision.article.uid),
    )
    return correction
