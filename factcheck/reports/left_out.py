"""Says of a report that it tells fewer claims or corrections than there are: of some only, or of none at all."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.reports.lines import Report


def claims_left_out(report: Report) -> str:
    """A sentence on the claims that are not told; empty where all are."""
    number = report.claims_marked
    if number == len(report.claims):
        return "" if number else _("No claim was marked in this text.")
    return ngettext(
        "Only those that were asked for: %(number)s claim was marked in this article.",
        "Only those that were asked for: %(number)s claims were marked in this article.",
        number,
    ) % {"number": number}


def corrections_left_out(report: Report) -> str:
    """A sentence on the corrections that are not told; empty where all are."""
    number = report.corrections_recorded
    if number == len(report.corrections):
        return "" if number else _("No corrections: no note was found in this text, and none was made here.")
    return ngettext(
        "Only those that were asked for: %(number)s correction of this article was recorded.",
        "Only those that were asked for: %(number)s corrections of this article were recorded.",
        number,
    ) % {"number": number}
