"""What marking a claim and opening a crowded workspace cost, beside bare Django views in the same process.

In a process and a database of its own: pages need Django, and a server that is set up as in earnest.
"""

import json
import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MEASURE = "import django; django.setup(); from benchmarks import {module}; {module}.main()"


def measure() -> dict[str, dict[str, float | None]]:
    """Gives, for each page, its statements, its CPU time as a ratio to the bare view, and what design allows."""
    return in_a_database("page_costs")


def in_a_database(module: str) -> dict[str, dict[str, float | None]]:
    """The figures that a module of benchmarks prints, from a process and a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "DATABASE_URL": os.environ.get("DATABASE_URL") or f"sqlite:///{folder}/bench.sqlite3",
            "DJANGO_SETTINGS_MODULE": "factcheck.settings",
            "DEBUG": "0",
            "SECRET_KEY": secrets.token_urlsafe(64),
            "ALLOWED_HOSTS": "testserver",
            "INSECURE_HTTP": "1",
        }
        command = [sys.executable, "-c", MEASURE.format(module=module)]
        # What goes wrong is seen: only what it prints is kept.
        done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - our own
    rows: dict[str, dict[str, float | None]] = json.loads(done.stdout.splitlines()[-1])
    return rows
