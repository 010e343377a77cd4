"""Every write to people: check, write, record the event."""

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.accounts.queries import require
from factcheck.audit.actions import record
from factcheck.errors import RuleViolation


class LastAdmin(RuleViolation):
    """Nobody would be left to give roles."""


@transaction.atomic
def set_password(*, user: User, password: str, by: User | None) -> None:
    """Sets the password and records that it was set, not what it is."""
    user.set_password(password)
    user.save(update_fields=["password"])
    record(by=by, verb="set password of", kind="person", uid=user.uid, label=user.name)


@transaction.atomic
def set_roles(*, by: User, user: User, roles: set[Role]) -> None:
    """Gives the person exactly these roles. Raises NotAllowed and LastAdmin."""
    require(by, "manage_people")
    before = user.roles
    others = User.objects.filter(is_active=True, groups__name=Role.ADMIN).exclude(pk=user.pk)
    if Role.ADMIN in before and Role.ADMIN not in roles and not others.exists():
        raise LastAdmin(_("%(name)s is the only admin. Make somebody else one first.") % {"name": user.name})
    user.groups.set(Group.objects.filter(name__in=[role.value for role in roles]))
    user.__dict__.pop("roles", None)
    record(
        by=by,
        verb="set roles of",
        kind="person",
        uid=user.uid,
        label=user.name,
        details={"from": sorted(before), "to": sorted(roles)},
    )


@transaction.atomic
def close_account(*, by: User, user: User) -> None:
    """Closes the account; the person stays named in the record. Raises NotAllowed and LastAdmin."""
    require(by, "manage_people")
    others = User.objects.filter(is_active=True, groups__name=Role.ADMIN).exclude(pk=user.pk)
    if Role.ADMIN in user.roles and not others.exists():
        raise LastAdmin(_("%(name)s is the only admin. Make somebody else one first.") % {"name": user.name})
    User.objects.filter(pk=user.pk).update(is_active=False)
    user.is_active = False
    record(by=by, verb="closed", kind="person", uid=user.uid, label=user.name)
