from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ListsConfig(AppConfig):
    name = "factcheck.lists"
    verbose_name = _("Lists")

    def ready(self) -> None:
        post_migrate.connect(_install, sender=self)


def _install(using: str, **kwargs: Any) -> None:
    from factcheck.lists import letters

    letters.install(using)
