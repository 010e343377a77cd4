"""Keeps a report from who is to check one of its claims blind: it tells the finding that they are not to know."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.accounts.models import User
from factcheck.claims.models import Claim
from factcheck.claims.second_checks import claims_blind_to
from factcheck.errors import RuleViolation


class TellsWhatIsCheckedBlind(RuleViolation):
    """The report holds the finding on a claim that the person is still to check without knowing it."""


def check_not_blind(person: User, claims: "QuerySet[Claim]") -> None:
    """Returns where the person is to check none of these claims blind. Raises TellsWhatIsCheckedBlind.

    One statement; another for who has something to check blind.
    """
    blind = claims_blind_to(person)
    if not blind:
        return
    told = list(claims.filter(pk__in=blind).select_related("article__publication").order_by("pk"))
    if not told:
        return
    first = told[0]
    message = ngettext(
        "The report tells what was found on claim %(number)s of “%(title)s”, which you are to check blind. Check it"
        " first, or have whoever asked you withdraw it.",
        "The report tells what was found on %(count)d claims that you are to check blind, the first of them claim"
        " %(number)s of “%(title)s”. Check them first, or have whoever asked you withdraw it.",
        len(told),
    )
    raise TellsWhatIsCheckedBlind(
        message % {"number": first.number, "title": first.article.marked_title, "count": len(told)},
        way_on=_("Check claim %(number)s") % {"number": first.number},
        url=reverse("answer_second_check", args=[first.uid]),
    )
