"""What a publication's policy asks of whoever issues its notes."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.accounts.models import User
from factcheck.accounts.queries import people_who_may
from factcheck.articles.models import Publication
from factcheck.corrections.states import CorrectionType


def needs_senior(type: str, publication: Publication | None) -> bool:
    """Whether the publication lets only a senior issue a note of this type."""
    if publication is None:
        return False
    return {
        CorrectionType.CLARIFICATION.value: publication.clarifications_need_senior,
        CorrectionType.RETRACTION.value: publication.retractions_need_senior,
    }.get(str(type), False)


def only_seniors(type: str, publication: Publication | None) -> str:
    """Says whom the policy lets issue a note of this type, or nothing where it asks for no senior; one statement."""
    if publication is None or not needs_senior(type, publication):
        return ""
    named = [person.name for person in people_who_may("issue_as_senior")]
    kind = CorrectionType(type).label.lower()
    if not named:
        said = _("%(publication)s: only a senior issues a %(kind)s. Nobody is a senior yet; an admin gives the role.")
        return said % {"publication": publication.name, "kind": kind}
    said = ngettext(
        "%(publication)s: only a senior issues a %(kind)s, that is %(people)s.",
        "%(publication)s: only a senior issues a %(kind)s, one of %(people)s.",
        len(named),
    )
    return said % {"publication": publication.name, "kind": kind, "people": ", ".join(named)}


def why_no_senior(type: str, publication: Publication | None, person: User) -> str:
    """Gives what keeps this person from issuing it by the policy, or an empty text."""
    return "" if person.may("issue_as_senior") else only_seniors(type, publication)
