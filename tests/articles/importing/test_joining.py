"""Broken sentences."""

import pytest

from factcheck.articles.importing.joining import continues, is_wrapped
from factcheck.articles.importing.lines import split_lines


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("and whether the deal can\n\nstill be saved.", True),
        ("не позднее чем через\n\nсорок минут.", True),
        ("he had called it a mistake,\n\nbut not his own.", True),
        ("The road has been closed.\n\nit opens later", False),
        ("A Heading Of Four Words\n\nThe text under it.", False),
        ("Share this on Facebook\n\nemail", False),
        ("Il paese resta isolato dalla frana\n\ndi Carla Bianchi", False),
        ("Der Turm im Abendlicht des alten Hafens\n\nfoto: dpa", False),
    ],
)
def test_small_letters_on_both_sides_are_one_sentence(text: str, joined: bool) -> None:  # noqa: FBT001
    before, after = split_lines(text)
    assert continues(before, after) is joined


def test_a_page_break_joins_a_script_without_small_letters() -> None:
    first, second = "أعلنت السلطات الجمعة إغلاق الميناء القديم لمدة", "ستة أشهر من أجل الصيانة."
    before, after = split_lines(f"{first}\f{second}")
    assert continues(before, after)


def test_a_paragraph_broken_at_a_column_is_one() -> None:
    paragraph = """
Twenty years after the last animal was seen in the valley, the
lynx is back. Rangers counted eleven of them last winter, most of
them in the woods."""
    titles = """
A first line of a list of titles that are long
A second line, another title as long as it
A third"""
    assert is_wrapped(split_lines(paragraph))
    assert not is_wrapped(split_lines(titles))
