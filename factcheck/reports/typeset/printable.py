"""Makes every text printable: what no font has, and what would deceive the eye, is written as its code point."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from factcheck.reports.typeset.faces import SILENT, Chosen, Faces, clusters

# They turn the order of what follows round: a reader would see other words than those that are stored. A mark for one
# direction (U+200E, U+200F) changes no order of letters and stays.
TURNING = frozenset("\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
SPACES = {"\t": " ", "\u2028": "\n", "\u2029": "\n", "\r": "\n"}


@dataclass
class Printer:
    """Knows the fonts of one document: first `see` all its texts, then `choose`, then ask for them `printed`."""

    faces: Faces
    language: str
    lost: set[str] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)
    _chosen: Chosen | None = None

    def see(self, text: str) -> str:
        """Takes note of what has to be printed; gives the text back."""
        if not text.isascii():
            for cluster in clusters(text):
                if not cluster.isascii():
                    # Of a cluster that no font has as a whole, the letters are tried one by one.
                    self._seen.update(one for one in (cluster, *cluster) if not one.isascii() and not _never(one))
        return text

    def choose(self) -> Chosen:
        """Chooses the fonts for all that was seen."""
        self._chosen = self.faces.choose(self._seen, self.language)
        return self._chosen

    def printed(self, text: str) -> str:
        """Gives the text as it prints, and takes note of what it had to write as code points."""
        if text.isascii() and text.isprintable():
            return text
        return "".join(self._printed_cluster(cluster) for cluster in clusters(text.replace("\r\n", "\n")))

    def _printed_cluster(self, cluster: str) -> str:
        chosen = self._chosen
        assert chosen, "choose() comes before printed()"
        if cluster == "\n":
            return cluster
        if cluster in SPACES:
            return SPACES[cluster]
        if not _never(cluster) and cluster not in chosen.lost:
            return cluster
        told = []
        for character in cluster:
            if character in SILENT and not _hidden(character):
                continue
            if _hidden(character) or not self._alone(character):
                self.lost.add(character)
                told.append(code_point(character))
            else:
                told.append(character)
        return "".join(told)

    def _alone(self, character: str) -> bool:
        """Whether a font prints it by itself; a mark has nothing to stand on then."""
        if unicodedata.category(character).startswith("M"):
            return False
        assert self._chosen
        return character.isascii() or (character in self._seen and character not in self._chosen.lost)


def code_point(character: str) -> str:
    """A character as it is told where it cannot be printed: `⟨U+202E⟩`."""
    return f"⟨U+{ord(character):04X}⟩"


def _hidden(character: str) -> bool:
    """Whether it is never printed as it is: a control, a turn of direction, private use, not assigned."""
    if character in TURNING:
        return True
    category = unicodedata.category(character)
    return category in ("Cc", "Cn", "Co", "Cs", "Zl", "Zp") or (category == "Cf" and character not in SILENT)


def _never(cluster: str) -> bool:
    return any(_hidden(character) for character in cluster)


def each_text(tree: Any) -> Iterator[str]:
    """Every text in nested dataclasses, dictionaries and lists."""
    if isinstance(tree, str):
        yield tree
    elif is_dataclass(tree) and not isinstance(tree, type):
        for one in fields(tree):
            yield from each_text(getattr(tree, one.name))
    elif isinstance(tree, dict):
        for value in tree.values():
            yield from each_text(value)
    elif isinstance(tree, list | tuple):
        for value in tree:
            yield from each_text(value)


def with_texts(tree: Any, change: Callable[[str], str]) -> Any:
    """The same nest with every text changed; the keys of dictionaries stay."""
    if isinstance(tree, str):
        return change(tree)
    if is_dataclass(tree) and not isinstance(tree, type):
        return replace(tree, **{one.name: with_texts(getattr(tree, one.name), change) for one in fields(tree)})
    if isinstance(tree, dict):
        return {key: with_texts(value, change) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        return type(tree)(with_texts(value, change) for value in tree)
    return tree
