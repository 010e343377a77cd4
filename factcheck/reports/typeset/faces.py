"""The fonts that a report is set in: the product's own, then Debian's Noto fonts where they are installed.

Typst chooses no font by itself here: it is told the families by name, so that what was probed is what prints. Other
fonts of the machine are left alone. Some (Last Resort, Unifont) have a box for every character: the text would print,
and nobody could read it.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import typst
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
SERIF, SANS, MONO = "Source Serif 4", "Source Sans 3", "DejaVu Sans Mono"
OWN = (SERIF, SANS)

# Asked in this order, before the other Noto families in that of the alphabet.
FIRST_SERIF = ("Noto Serif", "Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Serif Devanagari")
FIRST_SANS = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari")
SIGNS = ("Noto Color Emoji", "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math", "Noto Music")
# The families for Chinese, Japanese and Korean hold the same characters; a language has its own shapes of them.
REGIONS = {"ja": "JP", "ko": "KR", "zh": "SC", "zh-hant": "TC", "zh-tw": "TC", "zh-hk": "HK"}
# Not for running text: monospaced, ornamental, or another family has the same characters in a plainer shape.
LEFT_ALONE = ("Mono", "CJK", "Display", "Nastaliq", "Kufi", "Rashi", "Looped", "Unjoined", "Slanted", "SignWrit")

# Shown by no font and by no sign: they shape what stands beside them, or say where a line may break.
SILENT = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f")
SKIN_TONES = frozenset(chr(tone) for tone in range(0x1F3FB, 0x1F400))


@dataclass(frozen=True)
class Chosen:
    """The families to set a document in, first choice first, and the clusters that none of them has."""

    serif: tuple[str, ...]
    sans: tuple[str, ...]
    mono: tuple[str, ...]
    lost: frozenset[str]


class Faces:
    """The fonts of this machine. `noto` says where to look: everywhere the system has fonts, or nowhere."""

    def __init__(self, *, noto: bool = True) -> None:
        self.noto = noto
        self.fonts = typst.Fonts(include_system_fonts=noto, include_embedded_fonts=True, font_paths=[FONTS])
        self._files: dict[str, list[tuple[str, int]]] = {}
        for info in self.fonts.fonts():
            if info.path and (info.family.startswith("Noto ") or Path(info.path).parent == FONTS):
                self._files.setdefault(info.family, []).append((info.path, info.index))

    def choose(self, clusters: Iterable[str], language: str) -> Chosen:
        """Gives the fewest families, in order of preference, that print the clusters, and those that none prints."""
        wanted = set(clusters)
        serif, lost = self._taken(wanted, self._order(FIRST_SERIF, "Serif", language))
        sans, more_lost = self._taken(wanted, self._order(FIRST_SANS, "Sans", language))
        # Every text can stand in a heading or in a table: what only one of the two prints counts as lost.
        return Chosen((SERIF, SANS, *serif), (SANS, SERIF, *sans), (MONO, SANS), frozenset(lost | more_lost))

    def _order(self, first: tuple[str, ...], style: str, language: str) -> Iterator[str]:
        """The Noto families in order of preference: those for running text, those of signs, the others."""
        region = REGIONS.get(language.lower()) or REGIONS.get(language.lower().partition("-")[0]) or "SC"
        cjk = tuple(f"Noto {kind} CJK {region}" for kind in (style, "Serif", "Sans"))
        named = (*first, *cjk, *SIGNS)
        plain = sorted(name for name in self._files if not any(word in name.split() for word in LEFT_ALONE))
        # Of the style first: a serif of a script where there is one.
        rest = sorted(plain, key=lambda name: (style not in name.split(), name))
        seen: set[str] = set()
        for name in (*named, *rest):
            if name in self._files and name not in seen and name not in OWN:
                seen.add(name)
                yield name

    def _taken(self, wanted: set[str], order: Iterable[str]) -> tuple[list[str], set[str]]:
        left, taken = set(wanted), []
        for family in OWN:
            left -= self._printed(left, family)
        for family in order:
            if not left:
                break
            if printed := self._printed(left, family):
                taken.append(family)
                left -= printed
        return taken, left

    def _printed(self, wanted: set[str], family: str) -> set[str]:
        has = self._covered(family) | SILENT
        return {cluster for cluster in wanted if has.issuperset(cluster)}

    def _covered(self, family: str) -> frozenset[str]:
        """What every font of the family has: a bold heading asks for another file than the text does."""
        return frozenset.intersection(*(characters_of(path, index) for path, index in self._files[family]))


@lru_cache(maxsize=512)
def characters_of(path: str, index: int) -> frozenset[str]:
    """The characters that a font file has a shape for."""
    with TTFont(path, fontNumber=index, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap() or ()))


@lru_cache(maxsize=1)
def installed() -> Faces:
    """The fonts of this machine, looked for once in a process."""
    return Faces()


def clusters(text: str) -> Iterator[str]:
    """Cuts a text into what one font has to print together: a letter with its marks, a joined emoji."""
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and (_joins(text[at]) or text[at - 1] == "\u200d"):
            continue
        yield text[start:at]
        start = at


def _joins(character: str) -> bool:
    if character.isascii():
        return False
    return character in SILENT or character in SKIN_TONES or unicodedata.category(character) in ("Mn", "Mc", "Me")
