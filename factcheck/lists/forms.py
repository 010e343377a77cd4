"""The forms that keep a view and call it otherwise."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SaveViewForm(forms.Form):
    """What a view is called and whether others see it."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        error_messages={"required": _("Give the view a name of up to 80 characters.")},
    )
    is_shared = forms.BooleanField(label=_("Share with everybody"), required=False)


class RenameViewForm(forms.Form):
    """What a view is called from now on."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        error_messages={"required": _("Give the view a name of up to 80 characters.")},
    )
