"""What a person types about a source."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from factcheck.errors import Unusable
from factcheck.sources.actions import check_web_address
from factcheck.sources.states import SourceKind

KINDS = [(kind.value, kind.label) for kind in SourceKind if kind != SourceKind.ARTICLE]


def web_address(value: str) -> None:
    """Raises ValidationError for what the action would refuse, so that it stands at its field."""
    try:
        check_web_address(value)
    except Unusable as refused:
        raise ValidationError(refused.message) from refused


class SourceForm(forms.Form):
    """A new source. Articles here become sources when they are cited, and are not typed in."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name"), max_length=300, help_text=_("A person’s name, a title, a headline."))
    publisher = forms.CharField(label=_("Publisher or organization"), max_length=200, required=False)
    url = forms.CharField(
        label=_("Address"),
        required=False,
        max_length=1000,
        help_text=_("Begins with http:// or https://. If the address is here already, you are led to its source."),
        validators=[web_address],
        widget=forms.URLInput,
    )
    archived_url = forms.CharField(
        label=_("Archived copy"),
        required=False,
        max_length=1000,
        help_text=_("Where the page is kept as you saw it."),
        validators=[web_address],
        widget=forms.URLInput,
    )
    published_on = forms.DateField(
        label=_("Published on"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    contact = forms.CharField(
        label=_("Contact"),
        max_length=300,
        required=False,
        help_text=_("For a person: how to reach them. It stays inside the newsroom."),
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4}))
