"""Keeps what reports are asked for under a name."""

from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import hold_person, require
from factcheck.audit.actions import record
from factcheck.errors import NotAllowed, RuleViolation, Unusable
from factcheck.reports.models import LONGEST_NAME, LONGEST_QUERY, ReportDefinition
from factcheck.reports.writing import Asked
from factcheck.uids import makes_one


class NameIsTaken(RuleViolation):
    """The person keeps another definition under the name."""


@makes_one(ReportDefinition)
@transaction.atomic
def save_definition(
    *, by: User, asked: Asked, name: str, is_shared: bool = False, uid: UUID | None = None
) -> ReportDefinition:
    """Keeps what is asked for under a name; the same `uid` sent twice makes one.

    Raises NotAllowed, NameIsTaken, Unusable (no name, one too long, or more articles than an address holds).
    """
    require(by, "export_reviewed_report")
    uid = uid or uuid4()
    existing = ReportDefinition.objects.filter(uid=uid, owner=by).first()
    if existing:
        return existing
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise Unusable(_("Give the definition a name of up to 80 characters."))
    if len(asked.query) > LONGEST_QUERY:
        raise Unusable(_("This is too long to be kept. Name fewer articles, or filter them."))
    hold_person(by)
    if ReportDefinition.objects.filter(owner=by, name=name).exists():
        raise NameIsTaken(_("You keep a definition called “%(name)s”. Choose another name.") % {"name": name})
    definition = ReportDefinition.objects.create(
        uid=uid, owner=by, name=name, query=asked.query, is_shared=is_shared, saved_at=timezone.now()
    )
    details = {"query": asked.query, "shared": is_shared}
    record(by=by, verb="saved", kind="report definition", uid=definition.uid, label=name, details=details)
    return definition


@transaction.atomic
def remove_definition(*, by: User, definition: ReportDefinition) -> None:
    """Forgets the definition. Its owner may, and an admin where it is shared; raises NotAllowed."""
    require(by, "export_reviewed_report")
    if definition.owner_id != by.pk and not (definition.is_shared and by.may("manage_people")):
        raise NotAllowed(
            _("This definition is %(name)s’s. They remove it, or an admin does.") % {"name": definition.owner.name}
        )
    removed, _per_model = ReportDefinition.objects.filter(pk=definition.pk).delete()
    if removed:
        details = {"query": definition.query}
        record(
            by=by,
            verb="removed",
            kind="report definition",
            uid=definition.uid,
            label=definition.name,
            details=details,
        )


@transaction.atomic
def share_definition(*, by: User, definition: ReportDefinition) -> None:
    """Lets everybody who may export open the definition. Raises NotAllowed for one of somebody else."""
    _set_shared(by, definition, verb="shared", is_shared=True)


@transaction.atomic
def stop_sharing_definition(*, by: User, definition: ReportDefinition) -> None:
    """Keeps the definition for its owner alone. Raises NotAllowed for one of somebody else."""
    _set_shared(by, definition, verb="stopped sharing", is_shared=False)


def _set_shared(by: User, definition: ReportDefinition, *, verb: str, is_shared: bool) -> None:
    require(by, "export_reviewed_report")
    if definition.owner_id != by.pk:
        raise NotAllowed(
            _("This definition is %(name)s’s. Save it under a name of your own.") % {"name": definition.owner.name}
        )
    if ReportDefinition.objects.filter(pk=definition.pk, is_shared=not is_shared).update(is_shared=is_shared):
        details = {"query": definition.query}
        label = definition.name
        record(by=by, verb=verb, kind="report definition", uid=definition.uid, label=label, details=details)
