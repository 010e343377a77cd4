"""Which fonts print a text: the product's own, then Noto, and no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.reports.typeset.faces import FONTS, MONO, SANS, SERIF, Faces, clusters, installed
from tests.tools import has_noto

NOTO = pytest.mark.skipif(
    not has_noto(), reason="Debian: apt-get install fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji"
)


def test_the_products_fonts_come_with_their_licences() -> None:
    families = {info.family for info in Faces(noto=False).fonts.fonts()}
    assert {SERIF, SANS, MONO} <= families
    assert {path.name for path in FONTS.glob("OFL-*.txt")} == {"OFL-source-sans-3.txt", "OFL-source-serif-4.txt"}


def test_latin_greek_and_cyrillic_need_no_other_fonts() -> None:
    wanted = set("Łódź Đà ệ ἀρχή По “36” – … € ⟨⟩") - {" "}
    chosen = Faces(noto=False).choose(wanted, "en")
    assert (chosen.serif, chosen.sans, chosen.lost) == ((SERIF, SANS), (SANS, SERIF), frozenset())


def test_what_no_font_has_is_lost() -> None:
    assert Faces(noto=False).choose({"人", "ж", "😀"}, "en").lost == {"人", "😀"}


@NOTO
def test_only_the_families_that_are_needed_are_named() -> None:
    chosen = installed().choose({"ж", "ع", "人", "😀"}, "en")
    assert chosen.serif == (SERIF, SANS, "Noto Naskh Arabic", "Noto Serif CJK SC", "Noto Color Emoji")
    assert chosen.sans == (SANS, SERIF, "Noto Sans Arabic", "Noto Sans CJK SC", "Noto Color Emoji")


@NOTO
@pytest.mark.parametrize(("language", "region"), [("ja", "JP"), ("ko-KR", "KR"), ("zh-Hant", "TC"), ("zh-CN", "SC")])
def test_chinese_characters_have_the_shapes_of_the_language(language: str, region: str) -> None:
    assert f"Noto Serif CJK {region}" in installed().choose({"直"}, language).serif


@NOTO
def test_a_letter_and_its_marks_are_printed_by_one_font_or_by_none() -> None:
    # Thai has the letter and a Latin font has the mark.
    assert installed().choose({"ก", "\u0327"}, "en").lost == frozenset()
    assert installed().choose({"ก\u0327"}, "en").lost == {"ก\u0327"}


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("ab", ["a", "b"]),
        ("e\u0301x", ["e\u0301", "x"]),
        ("👩\u200d🚀!", ["👩\u200d🚀", "!"]),
        ("👍\U0001f3fd", ["👍\U0001f3fd"]),
        ("1\ufe0f\u20e3", ["1\ufe0f\u20e3"]),
        ("", []),
    ],
)
def test_clusters(text: str, cut: list[str]) -> None:
    assert list(clusters(text)) == cut


@given(st.text())
def test_clusters_lose_nothing(text: str) -> None:
    assert "".join(clusters(text)) == text
