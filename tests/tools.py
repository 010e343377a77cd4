"""Where the tests find what pip does not bring, or the Debian package that brings it."""

import os
import shutil
from pathlib import Path

from factcheck.reports.typeset.faces import installed

ROOT = Path(__file__).resolve().parent.parent
NODE_MODULES = ROOT / ".tools" / "node_modules"


def chromium() -> Path | None:
    """The browser of the journeys: CHROMIUM, else the first one on the path."""
    return _named("CHROMIUM") or _on_path("chromium", "chromium-browser", "google-chrome")


def axe_core() -> Path | None:
    """The accessibility checks that run inside a page: AXE_JS, else what `make tools` brought."""
    return _named("AXE_JS") or _existing(NODE_MODULES / "axe-core" / "axe.min.js")


def nu_checker() -> Path | None:
    """The Nu Html Checker's jar: VNU_JAR, else what `make tools` brought."""
    return _named("VNU_JAR") or _existing(NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar")


def java() -> Path | None:
    """What the Nu Html Checker runs on."""
    return _on_path("java")


def node() -> Path | None:
    """What runs the tests of the browser's own modules outside a browser."""
    return _on_path("node")


def missing() -> list[str]:
    """A line for each tool that is not here: what is left out without it, and what brings it."""
    lines = []
    if chromium() is None:
        lines.append("the browser journeys: no Chromium was found (Debian: apt-get install chromium)")
    if axe_core() is None:
        lines.append("the accessibility checks: axe-core was not found (make tools; Debian: apt-get install npm)")
    if nu_checker() is None:
        lines.append("the HTML checks: vnu.jar was not found (make tools; Debian: apt-get install npm)")
    if java() is None:
        lines.append("the HTML checks: no Java was found (Debian: apt-get install default-jre-headless)")
    if node() is None:
        lines.append("the browser's own modules: no Node.js was found (Debian: apt-get install nodejs)")
    if not has_noto():
        lines.append(
            "other scripts in PDF reports: Noto fonts are missing"
            " (Debian: apt-get install fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji)"
        )
    return lines


def has_noto() -> bool:
    """Whether Debian's Noto fonts are here, in which reports set Arabic, Chinese and emoji."""
    families = {info.family for info in installed().fonts.fonts()}
    return {"Noto Naskh Arabic", "Noto Sans CJK SC", "Noto Color Emoji"} <= families


def _named(variable: str) -> Path | None:
    """The file an environment variable names; a name without a file is a mistake, not a tool left out."""
    name = os.environ.get(variable)
    if not name:
        return None
    if not Path(name).is_file():
        raise FileNotFoundError(f"{variable} names {name}, which is no file.")
    return Path(name)


def _on_path(*names: str) -> Path | None:
    return next((Path(found) for name in names if (found := shutil.which(name))), None)


def _existing(path: Path) -> Path | None:
    return path if path.is_file() else None
