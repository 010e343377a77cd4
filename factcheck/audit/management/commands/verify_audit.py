"""`manage.py verify_audit [--head HASH ...]`: exit 1 and the first broken link of each chain that has one."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from factcheck.audit.models import Chain
from factcheck.audit.queries import broken_links


class Command(BaseCommand):
    help = "Walks the audit chains and says where one was tampered with."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--head",
            action="append",
            default=[],
            metavar="HASH",
            help="a head printed in a report or an archive; it must still be in a chain (may be given several times)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        links = list(broken_links(options["head"]))
        for link in links:
            self.stderr.write(f"Broken: {link}")
        if links:
            sys.exit(1)
        for chain in Chain.objects.order_by("name"):
            self.stdout.write(f"{chain.name}: {chain.count} events, head {chain.head}")
        self.stdout.write("The audit chains hold.")
