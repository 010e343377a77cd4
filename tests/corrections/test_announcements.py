"""What the pages are told of unannounced changes."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.corrections.announcements import draft_address, listed, unannounced_for_lists
from tests.corrections.conftest import a_correction
from tests.corrections.publishing import in_body, shown_twice


def test_the_sentence_is_set_out_with_what_went_and_came(ruth: User) -> None:
    shown_twice(by=ruth)
    headline, _body = listed(list(unannounced_for_lists()))
    assert [(piece.kind.value, piece.text) for piece in headline.pieces] == [
        ("kept", "Strike kills "),
        ("deleted", "36"),
        ("inserted", "33"),
        ("kept", " in Idlib"),
    ]
    assert not headline.is_rewritten


def test_a_draft_that_names_it_is_said_to_be_under_way(ruth: User, ines: User) -> None:
    article = shown_twice(by=ruth)
    draft = a_correction(by=ines, article=article)
    assert [row.under_way for row in listed(list(unannounced_for_lists()))] == [[draft], [draft]]


def test_the_statements_do_not_grow_with_the_changes(ruth: User, ines: User) -> None:
    counts = []
    for _time in range(2):
        a_correction(by=ines, article=shown_twice(by=ruth))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            listed(list(unannounced_for_lists()))
        counts.append(len(asked))
    assert counts[0] == counts[1] == 4


def test_a_correction_is_drafted_from_the_two_texts_and_the_sentence(ruth: User) -> None:
    change = in_body(shown_twice(by=ruth))
    start = len("Strike kills 33 in Idlib\n\n")
    end = start + len("At least 33 soldiers were killed on Thursday.")
    assert draft_address(change).endswith(f"/corrections/draft/?from=1&to=2&new={start}-{end}")
