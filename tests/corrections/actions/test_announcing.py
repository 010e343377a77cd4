"""Unannounced changes: found at publishing, covered by corrections, waived by people, opened again."""

import pytest
from django.db import IntegrityError, transaction

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.corrections.actions.announcing import (
    ChangeIsNotWaived,
    ChangeIsSettled,
    reopen_change,
    waive_change,
)
from factcheck.corrections.actions.deciding import issue_correction
from factcheck.corrections.actions.ending import discard_correction, supersede_correction, withdraw_correction
from factcheck.corrections.models import UnannouncedChange
from factcheck.errors import NotAllowed, Unusable
from tests.corrections.conftest import BEFORE, a_correction, a_submitted_correction, a_text, an_issued_correction
from tests.corrections.publishing import in_body, show, shown_twice


@pytest.fixture
def quietly(ruth: User) -> Article:
    """Readers saw 36, then 33, in headline and body; nobody told them."""
    return shown_twice(by=ruth)


def states(article: Article) -> list[str]:
    rows = UnannouncedChange.objects.filter(article=article).order_by("position")
    article.refresh_from_db()
    assert article.unannounced_count == sum(row.state == "open" for row in rows)
    return [row.state for row in rows]


def test_publishing_finds_what_readers_were_not_told(quietly: Article, ruth: User) -> None:
    assert states(quietly) == ["open", "open"]
    change = in_body(quietly)
    assert (change.wrong, change.right, change.kind) == ("36", "33", "figure")
    assert (change.from_revision.number, change.to_revision.number) == (1, 2)
    assert change.after == "At least 33 soldiers were killed on Thursday."
    event = Event.objects.get(verb="left unannounced")
    assert (event.kind, event.person) == ("revision", ruth)
    assert '"wrong":"36"' in event.details.replace(" ", "")


def test_a_first_publishing_finds_nothing(corrected: Article, ruth: User) -> None:
    show(corrected, by=ruth, number=1)
    assert not UnannouncedChange.objects.exists()


def test_what_a_correction_announces_before_is_covered_from_the_start(
    ines: User, ruth: User, corrected: Article
) -> None:
    show(corrected, by=ruth, number=1)
    correction = an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    show(corrected, by=ruth)
    assert states(corrected) == ["covered", "covered"]
    assert in_body(corrected).covered_by == correction
    assert not Event.objects.filter(verb="left unannounced").exists()


def test_a_submitted_one_announces_nothing_and_issuing_it_does(ines: User, ruth: User, quietly: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=quietly)
    assert states(quietly) == ["open", "open"]
    issue_correction(by=ruth, correction=submitted)
    assert states(quietly) == ["covered", "covered"]


def test_a_correction_of_other_words_covers_nothing(ines: User, ruth: User, quietly: Article) -> None:
    an_issued_correction(by=ines, issued_by=ruth, article=quietly, wrong="", right="Nearly a million people")
    assert states(quietly) == ["open", "open"]


def test_withdrawing_opens_the_change_again(ines: User, ruth: User, quietly: Article) -> None:
    issued = an_issued_correction(by=ines, issued_by=ruth, article=quietly)
    withdraw_correction(by=ruth, correction=issued, reason="It was right.")
    assert states(quietly) == ["open", "open"]
    assert in_body(quietly).covered_by is None


def test_discarding_a_draft_leaves_it_open(ines: User, quietly: Article) -> None:
    discard_correction(by=ines, correction=a_correction(by=ines, article=quietly), reason="Not needed.")
    assert states(quietly) == ["open", "open"]


def test_what_supersedes_a_correction_covers_what_it_names(ines: User, ruth: User, quietly: Article) -> None:
    first = an_issued_correction(by=ines, issued_by=ruth, article=quietly)
    other = an_issued_correction(by=ines, issued_by=ruth, article=quietly, note="Correction: it was 33.")
    supersede_correction(by=ruth, correction=first, successor=other)
    assert states(quietly) == ["covered", "covered"]
    assert in_body(quietly).covered_by == other


def test_a_waiver_keeps_name_time_and_reason(ruth: User, quietly: Article) -> None:
    waived = waive_change(by=ruth, change=in_body(quietly), reason=" A count\r\nof a day. ")
    assert (waived.state, waived.waived_by, waived.reason) == ("waived", ruth, "A count\nof a day.")
    assert waived.waived_at is not None
    assert sorted(states(quietly)) == ["open", "waived"]
    event = Event.objects.get(verb="waived")
    assert (event.kind, event.object_uid, event.label) == ("change", str(waived.uid), "“36” → “33”, revision 2")
    assert event.chain.name == f"article:{quietly.uid}"


def test_who_may_not_and_who_gives_no_reason_waives_nothing(ines: User, ruth: User, quietly: Article) -> None:
    with pytest.raises(NotAllowed, match="Only a reviewer or an admin"):
        waive_change(by=ines, change=in_body(quietly), reason="It is fine.")
    with pytest.raises(Unusable, match="Say why"):
        waive_change(by=ruth, change=in_body(quietly), reason=" \n ")
    assert states(quietly) == ["open", "open"]


def test_what_is_settled_is_not_waived(ines: User, ruth: User, amara: User, quietly: Article) -> None:
    change = in_body(quietly)
    waive_change(by=ruth, change=change, reason="A count of a day.")
    with pytest.raises(ChangeIsSettled, match="Ruth Adeyemi waived it already: A count of a day."):
        waive_change(by=amara, change=change, reason="Me too.")
    issued = an_issued_correction(by=ines, issued_by=ruth, article=quietly)
    with pytest.raises(ChangeIsSettled, match=f"Correction {issued.number} tells readers of it."):
        waive_change(by=amara, change=change, reason="Me too.")


def test_a_correction_counts_more_than_a_waiver(ines: User, ruth: User, quietly: Article) -> None:
    waive_change(by=ruth, change=in_body(quietly), reason="A count of a day.")
    issued = an_issued_correction(by=ines, issued_by=ruth, article=quietly)
    assert states(quietly) == ["covered", "covered"]
    withdraw_correction(by=ruth, correction=issued, reason="It was right.")
    assert states(quietly) == ["open", "open"]


def test_a_waiver_is_taken_back(ruth: User, ines: User, quietly: Article) -> None:
    change = waive_change(by=ruth, change=in_body(quietly), reason="A count of a day.")
    with pytest.raises(NotAllowed):
        reopen_change(by=ines, change=change)
    again = reopen_change(by=ruth, change=change)
    assert (again.state, again.waived_by, again.reason) == ("open", None, "")
    assert Event.objects.get(verb="reopened").details == '{"reason":"A count of a day."}'
    with pytest.raises(ChangeIsNotWaived, match="it is unannounced"):
        reopen_change(by=ruth, change=change)


def test_words_that_were_put_back_are_a_change_of_their_own(ines: User, ruth: User, quietly: Article) -> None:
    an_issued_correction(by=ines, issued_by=ruth, article=quietly)
    a_text(quietly, *BEFORE)
    show(quietly, by=ruth)
    rows = UnannouncedChange.objects.filter(article=quietly, to_revision__number=3)
    assert {(row.wrong, row.right, row.state) for row in rows} == {("33", "36", "open")}


@pytest.mark.parametrize(
    "broken",
    [{"state": "odd"}, {"state": "waived"}, {"state": "covered"}, {"reason": "x"}, {"wrong": "", "right": ""}],
    ids=["state", "nobody waived", "nothing covers", "reason alone", "no words"],
)
def test_the_database_refuses_nonsense(quietly: Article, broken: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        UnannouncedChange.objects.update(**broken)


def test_a_note_on_one_figure_covers_no_equal_figure_of_other_things(ines: User, ruth: User) -> None:
    text = (
        "Strike in Idlib",
        "At least {0} soldiers were killed on Thursday. The town lies {0} miles off.",
        "Then {0} troops left.",
    )
    article = shown_twice(
        by=ruth, before=tuple(one.format(36) for one in text), after=tuple(one.format(33) for one in text)
    )
    subject = "the number of soldiers killed"
    correction = an_issued_correction(by=ines, issued_by=ruth, article=article, subject=subject, wrong="36", right="33")
    assert states(article) == ["covered", "open", "covered"]
    withdraw_correction(by=ruth, correction=correction, reason="It was 36.")
    assert states(article) == ["open", "open", "open"]
