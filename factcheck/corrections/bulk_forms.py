"""What a person chooses or types for several corrections at once."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import people_who_may


class HandOverForm(forms.Form):
    """Who writes them from now on."""

    to = forms.ModelChoiceField(
        label=_("Hand over to"),
        queryset=User.objects.none(),
        to_field_name="username",
        empty_label=_("Choose a person"),
        error_messages={"required": _("Choose who writes them from now on.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = people_who_may("draft_correction")  # type: ignore[attr-defined]


class DiscardTogetherForm(forms.Form):
    """One reason for all of them."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        help_text=_("Why they are not needed; kept with the number of each."),
        error_messages={"required": _("Say why they are not needed. The record keeps the reason and your name.")},
    )
