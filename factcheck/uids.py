"""The uid: a UUID on every row that leaves the system, its natural key in fixtures and archives."""

import uuid
from typing import Any, Self, TypeVar

from django.db import models

_M = TypeVar("_M", bound="WithUid")


class UidManager(models.Manager[_M]):
    def get_by_natural_key(self, uid: str) -> _M:
        return self.get(uid=uid)


class WithUid(models.Model):
    """A row known outside by its `uid`; a form may carry the uid of the row it will make, so sending it twice makes one."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    objects: models.Manager[Self] = UidManager()

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[Any, ...]:
        return (str(self.uid),)
