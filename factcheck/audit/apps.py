from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "factcheck.audit"
    verbose_name = _("Audit")

    def ready(self) -> None:
        post_migrate.connect(_install_triggers, sender=self)


def _install_triggers(using: str, plan: Any = None, **kwargs: Any) -> None:
    from django.db import connections

    from factcheck.audit import triggers

    if triggers.TABLE in connections[using].introspection.table_names():
        triggers.install(using)
