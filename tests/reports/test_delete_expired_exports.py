"""`manage.py delete_expired_exports`."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.reports.models import ExportJob
from tests.reports.test_models import a_job


def test_it_deletes_what_is_over_and_says_how_many(amara: User, settings: Any, tmp_path: Path) -> None:
    settings.EXPORT_ROOT = tmp_path
    now = timezone.now()
    facts = {"state": "done", "sha256": "0" * 64, "finished_at": now}
    old = a_job(amara, **facts, expires_at=now - timedelta(minutes=1))
    new = a_job(amara, **facts, expires_at=now + timedelta(minutes=1))
    for job in (old, new):
        job.path.write_text("claims")
    said = io.StringIO()
    call_command("delete_expired_exports", stdout=said)
    assert said.getvalue() == "1 file deleted.\n"
    assert (old.path.exists(), new.path.exists()) == (False, True)
    assert ExportJob.objects.get(deleted_at__isnull=False) == old
