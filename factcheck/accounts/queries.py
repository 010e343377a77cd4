"""Asks about people: who may do what, and the refusal when they may not."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.permissions import PERMISSIONS, REFUSALS, Role
from factcheck.errors import NotAllowed


def require(person: User, action: str) -> None:
    """Returns when the person may do the action; raises NotAllowed with the reason otherwise."""
    if not person.may(action):
        reason = REFUSALS.get(action) or _("Your role does not include this. An admin can change your roles.")
        raise NotAllowed(str(reason), way_on=_("Back to the desk"), url=str(reverse_lazy("desk")))


def hold_person(person: User) -> None:
    """Makes whoever else acts in the person's name wait here until this transaction is over; on SQLite all do anyway.

    For what a person has one of under a name. What others write about the person does not wait.
    """
    list(User.objects.filter(pk=person.pk).select_for_update(no_key=True).values_list("pk"))


def people_who_may(action: str) -> QuerySet[User]:
    """The people with an open account whose roles include the action, by name: one statement."""
    roles = [role.value for role in PERMISSIONS[action]]
    may = Q(groups__name__in=roles)
    if Role.ADMIN in PERMISSIONS[action]:
        may |= Q(is_superuser=True)
    return User.objects.filter(may, is_active=True).distinct().order_by("name", "username")


def for_roles_that(action: str) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Decorates a view: who may not do the action is refused before anything is read."""

    def decorate(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            require(signed_in(request), action)
            return view(request, *args, **kwargs)

        return checked

    return decorate


def signed_in(request: HttpRequest) -> User:
    """Gives the signed-in person; LoginRequiredMiddleware has made sure that there is one."""
    assert isinstance(request.user, User)
    return request.user
