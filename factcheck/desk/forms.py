"""The forms of a decision."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReturnForm(forms.Form):
    """What to change before the verdict comes back."""

    note = forms.CharField(
        label=_("Note to the author"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Say what to change. It is kept with the verdict."),
        error_messages={"required": _("Write a note: say what to change before it comes back.")},
    )


class BreakGlassForm(forms.Form):
    """Why one person approves alone."""

    break_glass_reason = forms.CharField(
        label=_("Reason"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Printed with your name in every report."),
        error_messages={"required": _("Write the reason: it is printed in every report.")},
    )
