"""The forms of a decision, and what the figures are narrowed by."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck.articles.models import Publication
from factcheck.desk.figures import LONGEST_PERIOD


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


class PeriodForm(forms.Form):
    """The days that figures are counted for, at most a year, and one publication or all."""

    since = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), widget=forms.DateInput(attrs={"type": "date"}))
    publication = forms.ModelChoiceField(
        label=_("Publication"),
        queryset=Publication.objects.order_by("name"),
        to_field_name="slug",
        empty_label=_("All"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day comes before the first. Swap them."))
        if since and until and until - since > LONGEST_PERIOD:
            self.add_error("since", _("Figures are counted for a year at most. Choose a later first day."))
        return cleaned


def twelve_weeks(today: date) -> dict[str, date]:
    """The period that figures open with: this week and the eleven before."""
    return {"since": today - timedelta(days=today.weekday(), weeks=11), "until": today}
