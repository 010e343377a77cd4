from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChoresConfig(AppConfig):
    name = "factcheck.chores"
    verbose_name = _("Background work")
