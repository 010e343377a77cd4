"""Imports run down: the contracts of pyproject.toml hold, and forget no module."""

import tomllib
from typing import Any

import pytest
from importlinter.cli import lint_imports

from tests.tools import ROOT

PYPROJECT = ROOT / "pyproject.toml"
# The modules of annotations that may import Django.
WITH_DJANGO = {"__init__", "apps", "models", "rendering"}


def contract(name: str) -> dict[str, Any]:
    contracts = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    found: dict[str, Any] = next(contract for contract in contracts if contract["id"] == name)
    return found


def test_every_contract_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    broken = lint_imports(config_filename=str(PYPROJECT), no_cache=True, no_logo=True)
    assert not broken, capsys.readouterr().out


def test_the_floors_are_exhaustive() -> None:
    assert contract("floors")["exhaustive"] is True


def test_every_pure_module_of_annotations_is_held_to_it() -> None:
    pure = {f"annotations.{path.stem}" for path in (ROOT / "annotations").glob("*.py") if path.stem not in WITH_DJANGO}
    assert pure
    assert set(contract("annotations-are-pure")["source_modules"]) == pure
