"""The house keeps its layout: small files, plain names, an app for each feature, tests that mirror the tree."""

import ast
from collections.abc import Callable, Iterator
from inspect import isfunction
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import URLResolver, get_resolver

from tests.tools import ROOT

PACKAGES = [ROOT / "annotations", ROOT / "factcheck"]
LONGEST = 400
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "core", "common", "misc", "services", "service", "managers"}
# Packages of factcheck that own nothing Django has to know.
PURE = {"language"}

# Modules without a test file of their own, by name: what tests them instead.
TESTED_ELSEWHERE = {
    "apps.py": "every test starts the apps",
    "abbreviations.py": "the sentences that they do not end",
    "admin.py": "the admin's pages: tests/accounts, and the walk over all URLs as every role",
    "filters.py": "the pages that filter",
    "forms.py": "the pages that post them",
    "lines.py": "the queries that fill them, and every format",
    "settings.py": "every test runs on them; tests/test_settings.py holds what production refuses",
    "signals.py": "the receivers",
    "tables.py": "the pages that list",
    "urls.py": "the walk over all URLs as every role",
    "wsgi.py": "every request of the live server",
}


def modules() -> Iterator[Path]:
    """Our product's Python files, without migrations, which are history."""
    for package in PACKAGES:
        yield from (path for path in package.rglob("*.py") if "migrations" not in path.parts)


def definitions(module: Path) -> list[ast.FunctionDef | ast.ClassDef]:
    """The functions and classes that a module defines at its top."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]


def features() -> list[Path]:
    return sorted(path for path in (ROOT / "factcheck").iterdir() if (path / "__init__.py").exists())


def test_no_file_grows_beyond_what_can_be_read_at_once() -> None:
    texts = list(modules())
    for package in [*PACKAGES, ROOT / "static", ROOT / "templates"]:
        for kind in ("*.html", "*.css", "*.js"):
            texts.extend(package.rglob(kind))
    assert texts
    lengths = {path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines()) for path in texts}
    too_long = {str(path): length for path, length in lengths.items() if length > LONGEST}
    assert not too_long, f"over {LONGEST} lines, split by noun: {too_long}"


def test_no_module_or_package_is_named_after_nothing() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in [*modules(), *(ROOT / "tests").rglob("*.py")]
        if FORBIDDEN_NAMES & {*path.relative_to(ROOT).parent.parts, path.stem.removeprefix("test_")}
    ]
    assert not found, f"say what they hold: {found}"


def test_every_feature_is_an_installed_app() -> None:
    apps = [feature for feature in features() if feature.name not in PURE]
    assert apps
    without = [feature.name for feature in apps if not (feature / "apps.py").exists()]
    assert not without, f"no apps.py: {without}"
    unknown = [feature.name for feature in apps if f"factcheck.{feature.name}" not in settings.INSTALLED_APPS]
    assert not unknown, f"not in INSTALLED_APPS: {unknown}"


def test_every_module_with_code_is_tested_where_one_looks_for_it() -> None:
    missing = {
        str(module.relative_to(ROOT)): f"{folder.relative_to(ROOT)}/test_{module.stem}.py"
        for module in modules()
        if module.name not in TESTED_ELSEWHERE and not is_view(module) and definitions(module)
        if not is_tested(module.stem, folder := folder_of_tests(module))
    }
    assert not missing, f"modules without tests: {missing}"


def test_every_page_is_tested_under_its_own_name() -> None:
    pages = {
        view.__name__: folder_of_tests(ROOT / Path(*view.__module__.split(".")[:2]) / "views.py") / "pages"
        for view in views_with_addresses(get_resolver())
    }
    assert pages
    missing = {
        name: f"{folder.relative_to(ROOT)}/test_{name}.py"
        for name, folder in pages.items()
        if not (folder / f"test_{name}.py").exists()
    }
    assert not missing, f"pages without tests: {missing}"


def test_the_folders_of_the_tests_are_those_of_the_house() -> None:
    known = {"annotations", "benchmarks", "factcheck", "house", "journeys", *(feature.name for feature in features())}
    strangers = [path.name for path in (ROOT / "tests").iterdir() if any(path.glob("*.py")) and path.name not in known]
    assert not strangers, f"folders of tests that mirror nothing: {strangers}"


def views_with_addresses(resolver: URLResolver) -> Iterator[Callable[..., Any]]:
    """Our own function views that an address leads to; the classes are Django's, tested by the pages they serve."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from views_with_addresses(pattern)
        elif is_own_function(pattern.callback):
            yield pattern.callback


def is_own_function(view: Callable[..., Any]) -> bool:
    return isfunction(view) and view.__module__.startswith("factcheck.") and not hasattr(view, "view_class")


def is_view(module: Path) -> bool:
    return module.name == "views.py" or "views" in module.relative_to(ROOT).parts


def folder_of_tests(module: Path) -> Path:
    """Where the tests of a module belong: the features lie directly under tests, as annotations does."""
    parts = module.relative_to(ROOT).parent.parts
    inside = parts[1:] if parts[0] == "factcheck" else parts
    return ROOT.joinpath("tests", *(part for part in inside if part not in {"management", "commands", "templatetags"}))


def is_tested(stem: str, folder: Path) -> bool:
    """By its own file, or by several that split it by noun: test_rendering_marks.py for rendering.py."""
    if stem == "__init__":
        return any(folder.rglob("test_*.py"))
    return any(folder.glob(f"test_{stem}.py")) or any(folder.glob(f"test_{stem}_*.py"))
