"""The forms that ask for reports, and that keep what was asked for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.models import User
from factcheck.articles.models import Publication
from factcheck.claims.states import LIST_STATES, Risk
from factcheck.reports.formats import FORMATS
from factcheck.reports.selections import NO_PUBLICATION

MANY = [(name, how.label) for name, how in FORMATS.items() if how.suits_many]


class SelectionForm(forms.Form):
    """What the reports are of, and the form they have. Its fields are named as `selection_of` reads them."""

    since = forms.DateField(label=_("Dated from"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Dated to"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    publication = forms.ChoiceField(label=_("Publication"), required=False)
    state = forms.ChoiceField(
        label=_("Claims that are"),
        required=False,
        choices=[("", _("All")), *((state.name, state.label) for state in LIST_STATES)],
    )
    risk = forms.ChoiceField(label=_("Risk"), required=False, choices=[("", _("All")), *Risk.choices])
    person = forms.ChoiceField(label=_("Work of"), required=False)
    format = forms.ChoiceField(label=_("Format"), required=False, choices=MANY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        publications = Publication.objects.order_by("name").values_list("slug", "name")
        people = User.objects.order_by("name", "username").values_list("username", "name")
        self._offer("publication", [("", _("All")), *publications, (NO_PUBLICATION, _("None named"))])
        self._offer("person", [("", _("Everybody")), *people])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class SaveDefinitionForm(forms.Form):
    """What a definition is called and whether others see it."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        error_messages={"required": _("Give the definition a name of up to 80 characters.")},
    )
    is_shared = forms.BooleanField(label=_("Share with everybody who exports"), required=False)
