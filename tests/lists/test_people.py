"""A filter by a person."""

from django.http import QueryDict

from factcheck.accounts.models import User
from factcheck.corrections.filters import CorrectionFilter


def test_everybody_can_be_chosen_in_the_order_of_names(ines: User, jonas: User, ruth: User) -> None:
    User.objects.filter(pk=jonas.pk).update(is_active=False)
    field = CorrectionFilter(QueryDict()).form.fields["author"]
    assert list(field.choices) == [
        ("", "Everybody"),
        ("ines", "Ines Halloran"),
        ("jonas", "Jonas Weil"),
        ("ruth", "Ruth Adeyemi"),
    ]


def test_a_person_is_named_by_the_user_name(ines: User) -> None:
    filters = CorrectionFilter(QueryDict("author=ines"))
    assert filters.form.is_valid()
    assert filters.form.cleaned_data["author"] == ines
    assert not CorrectionFilter(QueryDict("author=nobody")).form.is_valid()
