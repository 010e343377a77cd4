"""What can be found of corrections: the note with the wrong and the right words, and the reasons that people wrote.

A draft is its author's own until it is submitted, and what was discarded was never said: neither is found.
"""

from collections.abc import Collection, Iterator

from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionState
from factcheck.search.register import Shelf, Text, Watch


def texts_of(keys: Collection[int]) -> Iterator[Text]:
    """Gives the texts of each correction; one statement."""
    unsaid = [CorrectionState.DRAFT, CorrectionState.DISCARDED]
    for correction in Correction.objects.filter(pk__in=keys).exclude(state__in=unsaid).select_related("article"):
        note = "\n".join(filter(None, [correction.note, correction.wrong, correction.right]))
        reasons = filter(None, [correction.return_note, correction.end_reason, correction.break_glass_reason])
        for kind, body in [("correction", note), *(("note", reason) for reason in reasons)]:
            yield Text(
                key=correction.pk,
                kind=kind,
                uid=correction.uid,
                address=correction.get_absolute_url(),
                written_at=correction.issued_at or correction.recorded_at,
                body=body,
                number=correction.number,
                article_uid=correction.article.uid,
            )


CORRECTIONS = Shelf(
    name="corrections",
    table="corrections_correction",
    texts_of=texts_of,
    watches=(
        Watch(
            "corrections_correction",
            columns=("state", "note", "wrong", '"right"', "return_note", "end_reason", "break_glass_reason"),
        ),
    ),
)
