"""What a person saw of corrections when they ticked them."""

from uuid import uuid4

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.actions.handing_over import take_over_correction
from factcheck.corrections.actions.writing import submit_correction
from factcheck.corrections.models import Correction
from factcheck.corrections.seen import corrections_as_seen, seen_of
from factcheck.errors import Unusable
from factcheck.lists.ticked import MOST
from tests.corrections.conftest import a_correction


def test_what_was_seen_comes_back_whatever_happened_since(ines: User, jonas: User, corrected: Article) -> None:
    draft = a_correction(by=ines, article=corrected)
    mark = seen_of(draft)
    submit_correction(by=jonas, correction=take_over_correction(by=jonas, correction=draft))
    [seen] = corrections_as_seen([mark])
    assert (seen.pk, seen.state, seen.author) == (draft.pk, "draft", ines)


def test_an_imported_one_has_no_author(correction: Correction) -> None:
    [seen] = corrections_as_seen([seen_of(correction)])
    assert (seen.state, seen.author) == ("issued", None)


@pytest.mark.parametrize("mark", ["", "nonsense", "||", "x|draft|ines", "{uid}|draft", "{uid}|glad|ines"])
def test_a_mark_that_did_not_arrive_whole_is_refused(mark: str, correction: Correction) -> None:
    with pytest.raises(Unusable, match="did not arrive whole"):
        corrections_as_seen([mark.format(uid=correction.uid)])


def test_none_and_too_many_are_refused(db: None) -> None:
    with pytest.raises(Unusable, match="No correction was chosen"):
        corrections_as_seen([])
    with pytest.raises(Unusable, match=f"more than {MOST} corrections"):
        corrections_as_seen([f"{uuid4()}|draft|ines" for _number in range(MOST + 1)])
