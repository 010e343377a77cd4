"""Every write to people: check, write, record the event."""

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.accounts.queries import require
from factcheck.audit.actions import record
from factcheck.errors import RuleViolation, Unusable


class LastAdmin(RuleViolation):
    """Nobody would be left to give roles."""


@transaction.atomic
def set_password(*, user: User, password: str, by: User | None) -> None:
    """Sets the password and records that it was set, not what it is."""
    user.set_password(password)
    user.save(update_fields=["password"])
    record(by=by, verb="set password of", kind="person", uid=user.uid, label=user.name)


@transaction.atomic
def add_person(*, by: User, username: str, name: str, email: str, roles: set[Role]) -> User:
    """Gives the new person with these roles and no password yet: they set one by e-mail.

    Raises NotAllowed and Unusable (a user name that is taken, no name, an address that is not one).
    """
    require(by, "manage_people")
    user = User(username=username, name=" ".join(name.split()), email=User.objects.normalize_email(email))
    user.set_unusable_password()
    _check_person(user)
    user.save(force_insert=True)
    details = {"username": username, "email": email}
    record(by=by, verb="added", kind="person", uid=user.uid, label=user.name, details=details)
    set_roles(by=by, user=user, roles=roles)
    return user


@transaction.atomic
def change_person(*, by: User, user: User, name: str, email: str) -> None:
    """Changes how the person is named from now on, and their address. Raises NotAllowed and Unusable.

    What they did before keeps the name it was done under.
    """
    require(by, "manage_people")
    new = {"name": " ".join(name.split()), "email": User.objects.normalize_email(email)}
    changed = {
        field: {"from": getattr(user, field), "to": value}
        for field, value in new.items()
        if getattr(user, field) != value
    }
    if not changed:
        return
    user.name, user.email = new["name"], new["email"]
    _check_person(user)
    user.save(update_fields=list(changed))
    record(by=by, verb="changed", kind="person", uid=user.uid, label=user.name, details={"settings": changed})


def _check_person(user: User) -> None:
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as error:
        raise Unusable(" ".join(error.messages)) from error


@transaction.atomic
def set_roles(*, by: User, user: User, roles: set[Role]) -> None:
    """Gives the person exactly these roles. Raises NotAllowed and LastAdmin.

    With the role Admin goes `is_staff`, which opens the Django admin; without it that door is shut.
    """
    require(by, "manage_people")
    before = user.roles
    if Role.ADMIN in before and Role.ADMIN not in roles:
        _check_another_admin(user)
    user.groups.set(Group.objects.filter(name__in=[role.value for role in roles]))
    user.__dict__.pop("roles", None)
    user.is_staff = Role.ADMIN in user.roles
    user.save(update_fields=["is_staff"])
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
    if Role.ADMIN in user.roles:
        _check_another_admin(user)
    if User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        record(by=by, verb="closed", kind="person", uid=user.uid, label=user.name)
    user.is_active = False


@transaction.atomic
def open_account(*, by: User, user: User) -> None:
    """Opens a closed account again, with the roles it had. Raises NotAllowed."""
    require(by, "manage_people")
    if User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
        record(by=by, verb="opened", kind="person", uid=user.uid, label=user.name)
    user.is_active = True


def _check_another_admin(user: User) -> None:
    others = User.objects.filter(is_active=True).exclude(pk=user.pk)
    if not others.filter(Q(groups__name=Role.ADMIN) | Q(is_superuser=True)).exists():
        raise LastAdmin(_("%(name)s is the only admin. Make somebody else one first.") % {"name": user.name})
