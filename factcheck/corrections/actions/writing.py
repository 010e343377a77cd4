"""Writes corrections: drafts them, changes them while they are one's own to change, and submits them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.days import today_at
from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Claim
from factcheck.corrections.actions.placing import place_marker
from factcheck.corrections.actions.recording import next_number, tell_correction
from factcheck.corrections.house_style import Misstated, house_note
from factcheck.corrections.in_force import wording_for
from factcheck.corrections.lateness import is_late, with_explanation
from factcheck.corrections.models import Correction, FurtherChange
from factcheck.corrections.queries import correction_as_it_stands
from factcheck.corrections.states import CHANGEABLE, CorrectionState, CorrectionType, Origin, states_before
from factcheck.corrections.wordings import Wording
from factcheck.errors import RuleViolation, Unusable
from factcheck.uids import makes_one

# These speak of the whole text: no words need to be named, and no sign has to stand in it.
OF_THE_WHOLE_TEXT = frozenset({CorrectionType.EDITORS_NOTE, CorrectionType.RETRACTION})
# What was found before this is a slip of the hand.
FIRST_YEAR = 1900


class CorrectionIsIncomplete(Unusable):
    """Something that submitting needs is missing; `details` lists what."""


class CorrectionMovedOn(RuleViolation):
    """Somebody decided or changed its state first; the message says what."""


class SomebodyElseWroteIt(RuleViolation):
    """A correction is changed and submitted by its author."""


@dataclass(frozen=True)
class AlsoWrong:
    """One more change that the note names. `at` is where its sentence ends in the corrected text."""

    error_kind: str
    scope: str
    wrong: str = ""
    right: str = ""
    subject: str = ""
    claim: Claim | None = None
    at: int | None = None


@dataclass(frozen=True)
class Written:
    """What a person writes of a correction. `at` is the place in the corrected text that the sign stands after.

    `further` are the changes that share its note, in the order in which it names them.
    """

    type: str
    error_kind: str
    scope: str
    from_revision: Revision
    to_revision: Revision
    wrong: str = ""
    right: str = ""
    note: str = ""
    subject: str = ""
    dated: date | None = None
    claim: Claim | None = None
    at: int | None = None
    found_through: str = ""
    found_how: str = ""
    found_by: str = ""
    found_at: datetime | None = None
    late_because: str = ""
    further: tuple[AlsoWrong, ...] = ()


@makes_one(Correction)
@transaction.atomic
def draft_correction(*, by: User, article: Article, written: Written, uid: UUID | None = None) -> Correction:
    """Gives the new draft with its number; the same `uid` sent twice gives the first one again.

    Without a note it gets that of the house style. Raises NotAllowed and Unusable (revisions of another article or in
    the wrong order, a date in the future, a place outside the text).
    """
    require(by, "draft_correction")
    sent_before = Correction.objects.filter(uid=uid, article=article).first() if uid else None
    if sent_before:
        return sent_before
    fields = _fields(article, written)
    correction = Correction.objects.create(
        uid=uid or uuid4(),
        article=article,
        number=next_number(article),
        origin=Origin.DESK,
        state=CorrectionState.DRAFT,
        author=by,
        recorded_at=timezone.now(),
        **fields,
    )
    place_marker(correction, written.at)
    _write_further(correction, written.further)
    tell_correction(correction, by=by, verb="drafted", details=_told(correction, written))
    return correction


@transaction.atomic
def change_correction(*, by: User, correction: Correction, written: Written) -> Correction:
    """Gives the draft, or the returned correction, with these words.

    Raises NotAllowed, SomebodyElseWroteIt, CorrectionMovedOn (it was submitted or decided), Unusable.
    """
    require(by, "draft_correction")
    check_author(correction, by)
    fields = _fields(correction.article, written)
    changed = Correction.objects.filter(pk=correction.pk, state__in=CHANGEABLE, author=by).update(**fields)
    if not changed:
        raise moved_on(correction)
    before = {"note_before": correction.note, "wrong_before": correction.wrong, "right_before": correction.right}
    correction = correction_as_it_stands(correction)
    place_marker(correction, written.at)
    correction.further_changes.all().delete()
    _write_further(correction, written.further)
    tell_correction(correction, by=by, verb="changed", details={**_told(correction, written), **before})
    return correction


@transaction.atomic
def submit_correction(*, by: User, correction: Correction) -> Correction:
    """Sends the correction to a second person, who issues or returns it.

    Raises NotAllowed, SomebodyElseWroteIt, CorrectionIsIncomplete with what is missing, CorrectionMovedOn.
    """
    require(by, "draft_correction")
    check_author(correction, by)
    correction = correction_as_it_stands(correction)
    if correction.state not in CHANGEABLE:
        raise moved_on(correction)
    missing = missing_for_submission(correction)
    if missing:
        raise CorrectionIsIncomplete(
            _("The correction is not complete. Nothing was submitted."),
            details=tuple(sentence for _field, sentence in missing),
        )
    submitted = CorrectionState.SUBMITTED
    changed = Correction.objects.filter(pk=correction.pk, state__in=states_before(submitted), author=by).update(
        state=submitted, submitted_at=timezone.now()
    )
    if not changed:
        raise moved_on(correction)
    correction = correction_as_it_stands(correction)
    tell_correction(correction, by=by, verb="submitted")
    return correction


def missing_for_submission(correction: Correction) -> list[tuple[str, str]]:
    """Lists what submitting still asks for, as (field, sentence); empty when the correction can be submitted."""
    missing = []
    if not correction.note.strip():
        missing.append(("note", _("Write the note that readers will see.")))
    if correction.dated is None:
        missing.append(("dated", _("Give the note its date.")))
    if is_late(correction.found_at) and not correction.late_because:
        said = _("The error was found more than thirty days ago. Say why the note comes only now: readers see it.")
        missing.append(("late_because", said))
    if correction.right != correction.wrong:
        missing += _misquoted(correction, correction)
    for further in correction.further_changes.all():
        missing += [
            (f"further-{further.position - 1}-{field}", said) for field, said in _misquoted(correction, further)
        ]
    if correction.type in OF_THE_WHOLE_TEXT:
        return missing
    if not correction.right.strip():
        missing.append(("right", _("Give the right words, as they stand in the corrected text.")))
    elif correction.right == correction.wrong:
        missing.append(("wrong", _("Wrong and right words are the same. Say what was wrong, or leave it unknown.")))
    if not correction.anchors.filter(revision=correction.to_revision_id, closed_at__isnull=True).exists():
        missing.append(("after", _("Choose the sentence that the sign stands after.")))
    return missing


def _misquoted(correction: Correction, change: Correction | FurtherChange) -> Iterator[tuple[str, str]]:
    """What readers would be told that a text says or said, and does not: a correction must not misquote in its turn."""
    before, after = correction.from_revision, correction.to_revision
    if change.right and not _stands_in(after.text, change.right):
        said = _("The right words do not stand in revision %(number)s. Copy them from the corrected text.")
        yield "right", said % {"number": after.number}
    if before and change.wrong and not _stands_in(before.text, change.wrong):
        said = _("The wrong words do not stand in revision %(number)s. Copy them from there, or leave them unknown.")
        yield "wrong", said % {"number": before.number}


def _stands_in(text: str, words: str) -> bool:
    return " ".join(words.split()) in " ".join(text.split())


def moved_on(correction: Correction) -> CorrectionMovedOn:
    """Gives the refusal that says who did what to the correction first."""
    now = correction_as_it_stands(correction)
    if now.state == CorrectionState.ISSUED and now.issued_by:
        said = _("%(name)s issued correction %(number)s.") % {"name": now.issued_by.name, "number": now.number}
    elif now.state == CorrectionState.RETURNED and now.returned_by:
        said = _("%(name)s returned correction %(number)s: %(note)s") % {
            "name": now.returned_by.name,
            "number": now.number,
            "note": now.return_note,
        }
    else:
        said = _("Correction %(number)s is %(state)s.") % {
            "number": now.number,
            "state": now.get_state_display().lower(),
        }
    return CorrectionMovedOn(said, way_on=_("Look at it as it is now"), url=now.get_absolute_url())


def check_author(correction: Correction, person: User) -> None:
    """Raises SomebodyElseWroteIt, which leads to the page where the correction can be taken over."""
    if correction.author_id != person.pk:
        name = correction.author.name if correction.author else _("Nobody here")
        raise SomebodyElseWroteIt(
            _("%(name)s wrote this correction, and changes and submits it. To write on, take it over.")
            % {"name": name},
            way_on=_("Look at it"),
            url=correction.get_absolute_url(),
        )


def _fields(article: Article, written: Written) -> dict[str, object]:
    """What of the written words the row keeps, checked and cleaned."""
    before, after = written.from_revision, written.to_revision
    if not article.pk == before.article_id == after.article_id:
        raise Unusable(_("Both texts have to be revisions of this article."))
    if before.number >= after.number:
        raise Unusable(
            _("The corrected text is revision %(after)s, which does not come after revision %(before)s.")
            % {"after": after.number, "before": before.number}
        )
    claims = [written.claim, *(further.claim for further in written.further)]
    if any(claim is not None and claim.article_id != article.pk for claim in claims):
        raise Unusable(_("The claim stands in another article."))
    places = [written.at, *(further.at for further in written.further)]
    if any(place is not None and not 1 <= place <= len(after.text) for place in places):
        raise Unusable(_("The place of the sign lies outside the text. Choose the sentence again."))
    if written.dated and written.dated > today_at(article):
        raise Unusable(_("The date of the note, %(date)s, is in the future.") % {"date": written.dated.isoformat()})
    if written.found_at and written.found_at > timezone.now():
        raise Unusable(_("The error cannot have been found in the future."))
    if written.found_at and written.found_at.year < FIRST_YEAR:
        raise Unusable(_("Nobody found the error in the year %(year)s.") % {"year": written.found_at.year})
    fields: dict[str, object] = {
        "type": written.type,
        "error_kind": written.error_kind,
        "scope": written.scope,
        "wrong": _clean(written.wrong),
        "right": _clean(written.right),
        "subject": _line(written.subject),
        "dated": written.dated,
        "from_revision": before,
        "to_revision": after,
        "claim": written.claim,
        "found_through": written.found_through,
        "found_how": _line(written.found_how),
        "found_by": _line(written.found_by),
        "found_at": written.found_at,
        "late_because": _clean(written.late_because),
    }
    note = _clean(written.note) or note_for(article, written)
    return {**fields, "note": with_explanation(note, _clean(written.late_because))}


def note_for(article: Article, written: Written, wording: Wording | None = None) -> str:
    """The note as the house style of the article's publication words it, in the article's language where it can.

    Without a `wording` it asks for the one in force, a statement.
    """
    return house_note(
        type=written.type,
        error_kind=written.error_kind,
        scope=written.scope,
        wrong=_clean(written.wrong),
        right=_clean(written.right),
        subject=_line(written.subject),
        further=[
            Misstated(one.error_kind, one.scope, _clean(one.wrong), _clean(one.right), _line(one.subject))
            for one in written.further
        ],
        dated=written.dated or today_at(article),
        publication=article.publication,
        wording=wording or wording_for(article.publication, article.language),
    )


def _clean(words: str) -> str:
    return words.replace("\r\n", "\n").strip()


def _line(words: str) -> str:
    return " ".join(words.split())[:200]


def _write_further(correction: Correction, further: Sequence[AlsoWrong]) -> None:
    """Keeps the changes that share the note; one that says nothing is no change."""
    said = [one for one in further if _clean(one.wrong) or _clean(one.right)]
    FurtherChange.objects.bulk_create(
        FurtherChange(
            correction=correction,
            position=position,
            error_kind=one.error_kind,
            scope=one.scope,
            wrong=_clean(one.wrong),
            right=_clean(one.right),
            subject=_line(one.subject),
            claim=one.claim,
            at=one.at,
        )
        for position, one in enumerate(said, start=1)
    )


def _told(correction: Correction, written: Written) -> dict[str, object]:
    """What an event keeps of what was written."""
    return {
        "type": correction.type,
        "error_kind": correction.error_kind,
        "scope": correction.scope,
        "note": correction.note,
        "wrong": correction.wrong,
        "right": correction.right,
        "dated": correction.dated.isoformat() if correction.dated else "",
        "from_revision": written.from_revision.number,
        "to_revision": written.to_revision.number,
        "claim": str(written.claim.uid) if written.claim else "",
        "at": written.at,
        "found_through": correction.found_through,
        "found_how": correction.found_how,
        "found_by": correction.found_by,
        "found_at": correction.found_at.isoformat() if correction.found_at else "",
        "late_because": correction.late_because,
        "further": [
            {"error_kind": one.error_kind, "wrong": _clean(one.wrong), "right": _clean(one.right)}
            for one in written.further
        ],
    }
