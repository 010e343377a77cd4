"""In production a page asks for one style sheet."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from factcheck.one_sheet import one_sheet
from tests.tools import ROOT


def test_it_holds_every_sheet_of_the_folder() -> None:
    sheets = sorted((ROOT / "static" / "css").glob("*.css"))
    assert sheets
    folded = one_sheet()
    missing = [sheet.name for sheet in sheets if sheet.read_text(encoding="utf-8").split("\n", 1)[0] not in folded]
    assert not missing, f"not imported by static/site.css: {missing}"


def test_it_imports_nothing_more() -> None:
    assert "@import" not in one_sheet()


def test_its_addresses_are_those_of_its_own_folder() -> None:
    assert 'url("fonts/' in one_sheet()
    assert 'url("../' not in one_sheet()


def test_collecting_again_does_not_bring_the_imports_back(tmp_path: Path) -> None:
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": "factcheck.one_sheet.OneSheetStorage"}}
    with override_settings(STATIC_ROOT=str(tmp_path), STORAGES=storages):
        for _ in range(2):
            call_command("collectstatic", interactive=False, verbosity=0)
            name = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]["site.css"]
            served = (tmp_path / name).read_text(encoding="utf-8")
            assert "@import" not in served
            assert "--hand:" in served
