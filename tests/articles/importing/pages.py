"""Invented pages with the role of every element, written before the importer saw them.

A page file holds the page, each element with its role before it ("paragraph> ..."). Where a reader does not see all of
the line, ⟦ ⟧ enclose what is seen. § stands between two elements of one line. "+> " goes on with the sentence above,
after a blank line; "=> " is a line that shows nothing of its own (the underline of a heading).
"""

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent / "pages"
ROLE = re.compile(r"(\w+)> ?(.*)")


@dataclass(frozen=True)
class Page:
    """The text of a page as a file would hold it, and the elements an importer should find in it."""

    name: str
    text: str
    elements: tuple[tuple[str, str], ...]


def _seen(raw: str) -> str:
    return "".join(re.findall("⟦(.*?)⟧", raw)) if "⟦" in raw else raw.strip()


def read_page(path: Path) -> Page:
    lines: list[str] = []
    elements: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("=> "):
            lines.append(line[3:])
            continue
        if line.startswith("+> "):
            lines += ["", line[3:]]
            role, text = elements.pop()
            elements.append((role, f"{text} {_seen(line[3:])}"))
            continue
        shown = []
        for part in line.split(" §") if line else []:
            match = ROLE.fullmatch(part)
            if match is None:
                raise ValueError(f"{path.name}: no role before {part!r}")
            elements.append((match.group(1), _seen(match.group(2))))
            shown.append(match.group(2).replace("⟦", "").replace("⟧", ""))
        lines.append(" ".join(shown))
    return Page(path.stem, "\n".join(lines).rstrip("\n"), tuple(elements))


PAGES = [read_page(path) for path in sorted(HERE.glob("*.page"))]
