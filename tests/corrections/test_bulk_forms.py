"""What a person chooses or types for several corrections at once."""

from factcheck.accounts.models import User
from factcheck.corrections.bulk_forms import DiscardTogetherForm, HandOverForm
from tests.conftest import PersonMaker


def test_drafts_go_to_people_who_write_corrections(ines: User, ruth: User, make_person: PersonMaker) -> None:
    make_person("nora", "Nora Petit")
    closed = make_person("olga", "Olga Sand")
    User.objects.filter(pk=closed.pk).update(is_active=False)
    assert list(HandOverForm().fields["to"].queryset) == [ines, ruth]  # type: ignore[attr-defined]
    assert not HandOverForm({"to": "nora"}).is_valid()
    assert HandOverForm({"to": "ruth"}).is_valid()


def test_a_reason_of_spaces_is_none(db: None) -> None:
    form = DiscardTogetherForm({"reason": " \r\n"})
    assert form.errors["reason"] == ["Say why they are not needed. The record keeps the reason and your name."]
    assert DiscardTogetherForm({"reason": "36 was right."}).is_valid()
