"""`manage.py demo_accounts`: gives the demo people a password and prints them. Only on a workbench (DEBUG)."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from factcheck.accounts.models import User

DEMO_PEOPLE = ("ines", "jonas", "ruth", "marek", "amara")
DEMO_PASSWORD = "four-eyes"  # noqa: S105  (printed for everybody who starts the demo, and only where DEBUG is on)


class Command(BaseCommand):
    help = "Gives the demo people a password and prints whom to sign in as. Refuses outside DEBUG."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("Demo accounts have passwords only where DEBUG is on.")
        people = {user.username: user for user in User.objects.prefetch_related("groups")}
        found = [people[name] for name in DEMO_PEOPLE if name in people]
        for user in found:
            if not user.has_usable_password():
                user.set_password(DEMO_PASSWORD)
                user.save(update_fields=["password"])
            password = DEMO_PASSWORD if user.check_password(DEMO_PASSWORD) else "(its own password)"
            self.stdout.write(f"  {user.username:<8} {password:<12} {user.name}, {user.role_names}")
        if not found:
            self.stdout.write("  There are no demo people in this database.")
