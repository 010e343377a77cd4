from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "factcheck.reports"
    verbose_name = _("Reports")

    def ready(self) -> None:
        from factcheck.chores.register import Chore, offer
        from factcheck.reports.actions.background import delete_expired_exports, take_up_lost_exports

        offer(Chore("delete_expired_exports", timedelta(hours=1), delete_expired_exports))
        offer(Chore("take_up_lost_exports", timedelta(seconds=20), take_up_lost_exports))
