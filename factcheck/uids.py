"""The uid: a UUID on every row that leaves the system, its natural key in fixtures and archives."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, Self, TypeVar

from django.db import IntegrityError, models

_M = TypeVar("_M", bound="WithUid")
_P = ParamSpec("_P")


class UidManager(models.Manager[_M]):
    def get_by_natural_key(self, uid: str) -> _M:
        return self.get(uid=uid)


class WithUid(models.Model):
    """A row known outside by its `uid`. A form carries the uid of the row it will make, so sent twice it makes one."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    objects: models.Manager[Self] = UidManager()

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[Any, ...]:
        return (str(self.uid),)


def makes_one(model: type[_M]) -> Callable[[Callable[_P, _M]], Callable[_P, _M]]:
    """Decorates an atomic action that takes a `uid`: sent twice at once, both get the row that came first.

    The action itself looks for the row before it makes one. That does not help two that look at the same moment: then
    the database refuses the second, and its transaction is over before the first one's row is read.
    """

    def decorate(action: Callable[_P, _M]) -> Callable[_P, _M]:
        @wraps(action)
        def once(*args: _P.args, **kwargs: _P.kwargs) -> _M:
            try:
                return action(*args, **kwargs)
            except IntegrityError:
                uid = kwargs.get("uid")
                rows: models.QuerySet[_M] = models.QuerySet(model)
                first = rows.filter(uid=uid).first() if isinstance(uid, uuid.UUID) else None
                if first is None:
                    raise
                return first

        return once

    return decorate
