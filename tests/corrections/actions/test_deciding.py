"""Issuing and returning corrections with four eyes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.articles.models import Article
from factcheck.articles.publishing import publish_article
from factcheck.audit.models import Event
from factcheck.corrections.actions.deciding import (
    LateWithoutExplanation,
    NeedsSenior,
    OwnCorrection,
    issue_correction,
    return_correction,
    why_not_by,
)
from factcheck.corrections.actions.writing import CorrectionMovedOn
from factcheck.corrections.models import Correction
from factcheck.errors import NotAllowed, Unusable
from tests.conftest import PersonMaker
from tests.corrections.conftest import a_correction, a_submitted_correction


def test_a_second_person_issues_it(ines: User, ruth: User, corrected: Article) -> None:
    issued = issue_correction(by=ruth, correction=a_submitted_correction(by=ines, article=corrected))
    assert (issued.state, issued.issued_by) == ("issued", ruth)
    assert issued.issued_at is not None
    assert Event.objects.filter(kind="correction", verb="issued", person=ruth).count() == 1


def test_nobody_decides_their_own(ruth: User, corrected: Article) -> None:
    own = a_submitted_correction(by=ruth, article=corrected)
    assert "Another reviewer" in why_not_by(own, ruth)
    with pytest.raises(OwnCorrection):
        issue_correction(by=ruth, correction=own)
    with pytest.raises(OwnCorrection):
        return_correction(by=ruth, correction=own, note="I was wrong.")
    own.refresh_from_db()
    assert own.state == "submitted"


def test_editors_and_admins_do_not_issue(ines: User, jonas: User, amara: User, corrected: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    for person in (jonas, amara):
        with pytest.raises(NotAllowed, match="Only a reviewer"):
            issue_correction(by=person, correction=submitted)


def test_a_note_that_comes_late_is_issued_only_with_its_explanation(ines: User, ruth: User, corrected: Article) -> None:
    found = {"found_at": timezone.now() - timedelta(days=29)}
    submitted = a_submitted_correction(by=ines, article=corrected, **found)
    Correction.objects.filter(pk=submitted.pk).update(found_at=timezone.now() - timedelta(days=31))
    with pytest.raises(LateWithoutExplanation, match="more than thirty days ago"):
        issue_correction(by=ruth, correction=submitted)
    Correction.objects.filter(pk=submitted.pk).update(late_because="The ministry answered only now.")
    assert issue_correction(by=ruth, correction=submitted).state == "issued"


def test_issuing_notes_since_when_readers_saw_what_was_wrong(ines: User, ruth: User, corrected: Article) -> None:
    shown = publish_article(by=ruth, article=corrected, revision=corrected.revisions.get(number=1))
    issued = issue_correction(by=ruth, correction=a_submitted_correction(by=ines, article=corrected))
    assert issued.wrong_since == shown.published_at


def test_an_admin_breaks_the_glass_with_a_reason_that_is_kept(amara: User, corrected: Article) -> None:
    own = a_submitted_correction(by=amara, article=corrected)
    issued = issue_correction(by=amara, correction=own, break_glass_reason=" Nobody can be reached. ")
    assert (issued.state, issued.break_glass_reason) == ("issued", "Nobody can be reached.")
    assert Event.objects.filter(verb="broke the glass on", person=amara).count() == 1


def test_a_reviewer_has_no_glass_to_break(ruth: User, corrected: Article) -> None:
    own = a_submitted_correction(by=ruth, article=corrected)
    with pytest.raises(NotAllowed, match="Only an admin"):
        issue_correction(by=ruth, correction=own, break_glass_reason="Urgent.")


def test_spaces_are_no_reason(amara: User, corrected: Article) -> None:
    own = a_submitted_correction(by=amara, article=corrected)
    with pytest.raises(NotAllowed):
        issue_correction(by=amara, correction=own, break_glass_reason="  ")


def test_it_is_returned_with_a_note(ines: User, ruth: User, corrected: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    with pytest.raises(Unusable, match="Write a note"):
        return_correction(by=ruth, correction=submitted, note=" ")
    returned = return_correction(by=ruth, correction=submitted, note="Whose\r\nfigure?")
    assert (returned.state, returned.returned_by, returned.return_note) == ("returned", ruth, "Whose\nfigure?")


def test_a_draft_is_not_decided(ines: User, ruth: User, corrected: Article) -> None:
    draft = a_correction(by=ines, article=corrected)
    with pytest.raises(CorrectionMovedOn, match="is draft"):
        issue_correction(by=ruth, correction=draft)
    with pytest.raises(CorrectionMovedOn):
        return_correction(by=ruth, correction=draft, note="No.")


def test_the_second_to_decide_sees_who_was_first(ines: User, ruth: User, amara: User, corrected: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    issue_correction(by=ruth, correction=submitted)
    with pytest.raises(CorrectionMovedOn, match="Ruth Adeyemi issued") as refused:
        issue_correction(by=amara, correction=submitted, break_glass_reason="Late.")
    assert (refused.value.status, refused.value.url) == (409, submitted.get_absolute_url())


def test_the_policy_of_a_publication_keeps_it_for_seniors(
    ines: User, ruth: User, amara: User, make_person: PersonMaker, corrected: Article
) -> None:
    publication = corrected.publication
    assert publication is not None
    publication.retractions_need_senior = True
    publication.save()
    waiting = a_submitted_correction(by=ines, article=corrected, type="retraction")
    with pytest.raises(NeedsSenior, match="only a senior issues a retraction"):
        issue_correction(by=ruth, correction=waiting)
    senior = make_person("sol", "Sol Marek", Role.SENIOR)
    assert issue_correction(by=senior, correction=waiting).state == "issued"
    own = a_submitted_correction(by=senior, article=corrected, type="retraction")
    with pytest.raises(OwnCorrection):
        issue_correction(by=senior, correction=own)
    broken = issue_correction(by=amara, correction=own, break_glass_reason="Nobody could be reached.")
    assert broken.break_glass_reason != ""
