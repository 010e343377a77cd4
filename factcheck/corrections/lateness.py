"""When a correction comes late, and since when readers saw what was wrong."""

from datetime import datetime, timedelta

from django.utils import timezone

from factcheck.articles.models import PublishedRevision
from factcheck.corrections.models import Correction

LATE_AFTER = timedelta(days=30)
"""A note that comes longer than this after the error was found says why."""


def is_late(found_at: datetime | None, now: datetime | None = None) -> bool:
    """Whether a note that is issued now comes more than thirty days after the error was found."""
    return found_at is not None and (now or timezone.now()) - found_at > LATE_AFTER


def with_explanation(note: str, explanation: str) -> str:
    """The note, which ends in the explanation of why it comes late; the same note where it does already."""
    if not explanation or note.endswith(explanation):
        return note
    return f"{note.rstrip()} {explanation}"


def without_explanation(note: str, explanation: str) -> str:
    """The note as it was before its explanation was put behind it."""
    return note.removesuffix(explanation).rstrip() if explanation else note


def seen_wrong_since(correction: Correction) -> datetime | None:
    """When the text that readers saw came to say what is corrected, or None where it was not published here.

    Goes back from the wrong text as long as the wrong words stand in what was published; where they are not known, as
    long as the right ones are missing. One statement, with the published texts of one article.
    """
    wrong = correction.from_revision
    if wrong is None:
        return None
    published = PublishedRevision.objects.filter(article=correction.article_id, revision__number__lte=wrong.number)
    since = None
    for one in published.select_related("revision").order_by("-revision__number"):
        text = one.revision.text
        if correction.wrong and correction.wrong not in text:
            break
        if not correction.wrong and correction.right and correction.right in text:
            break
        since = one.published_at
    return since
