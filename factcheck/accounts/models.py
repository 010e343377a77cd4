"""People: a user of our own, before the first migration, so that it can grow."""

from collections.abc import Iterable
from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.permissions import PERMISSIONS, ROLE_LABELS, Role
from factcheck.uids import WithUid


def initials_of(name: str) -> str:
    """Gives the first letters of a name: "IH" for Ines Halloran."""
    return "".join(part[0] for part in name.replace("-", " ").split() if part[0].isalpha()).upper()


class UserManager(DjangoUserManager["User"]):
    """Finds people by their user name, which fixtures and archives name them by."""


class User(WithUid, AbstractUser):
    """A person of the newsroom. Closed (`is_active` off) when they leave, never deleted: the record names them."""

    first_name = None  # type: ignore[assignment]  # one name, as the person writes it
    last_name = None  # type: ignore[assignment]
    name = models.CharField(_("name"), max_length=150, help_text=_("As it is shown on verdicts and in reports."))

    REQUIRED_FIELDS = ["name", "email"]

    objects = UserManager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "username"]
        constraints = [models.CheckConstraint(name="person_has_a_name", condition=~models.Q(name=""))]
        # Few rows, but lists in the order of people's names go from one person to the next by it.
        indexes = [models.Index(fields=["name", "username"], name="people_by_name")]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.username,)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        """The first letters of the name; what stands beside a reason on paper."""
        return initials_of(self.name)

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The person's roles, from their groups (one query, kept); a superuser is an admin."""
        return self.roles_by(group.name for group in self.groups.all())

    def roles_by(self, groups: Iterable[str]) -> frozenset[Role]:
        """The roles that the groups of these names give the person."""
        names = set(groups)
        held = {role for role in Role if role.value in names}
        return frozenset(held | {Role.ADMIN} if self.is_superuser else held)

    @property
    def role_names(self) -> str:
        """The roles in words, "editor, reviewer", in the order of the table."""
        return ", ".join(str(ROLE_LABELS[role]) for role in Role if role in self.roles) or gettext("no role")

    def may(self, action: str) -> bool:
        """Says whether one of the person's roles includes the action; raises KeyError for one not in the table."""
        return self.is_active and bool(PERMISSIONS[action] & self.roles)

    def may_any(self, actions: Iterable[str]) -> bool:
        return any(self.may(action) for action in actions)
