from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CorrectionsConfig(AppConfig):
    name = "factcheck.corrections"
    verbose_name = _("Corrections")

    def ready(self) -> None:
        from factcheck.corrections import receivers  # noqa: F401  (connects the signal)
