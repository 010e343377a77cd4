"""Captions and credits."""

import pytest

from factcheck.articles.importing.captions import credit_offset, is_credit, names_picture


@pytest.mark.parametrize(
    "credit",
    [
        "Dana Whitlock/Getty Images",
        "Ilya Sorokin / EPA / TASS",
        "Photographer: Jon Vesely/AFP via Getty Images",
        "Photograph: AP",
        "Foto: Jens Büttner/dpa",
        "PHOTO : JULIEN MOREL / AFP",
        "Фото: Антон Белов / ТАСС",
        "Fotoğraf: Mehmet Kaya/AA",
        "(AP Photo/Jon Vesely)",
        "Photo by Liam Roe/Reuters",
        "© Marta Ruiz / EFE",
        "Courtesy of the Foss Family Archive",
    ],
)
def test_credits_stand_alone_and_after_their_caption(credit: str) -> None:
    assert is_credit(credit)
    caption = "A ferry crosses the harbor on March 3."
    assert credit_offset(f"{caption} {credit}") == len(caption) + 1


@pytest.mark.parametrize(
    "text",
    [
        "The council voted late Tuesday to close the bridge. Nobody was surprised.",
        "Photo: A ferry crosses the harbor.",
        "© 2021 Reuters",
        "“None of it was good,” said Moreno.",
        "He works for Reuters.",
        "Image and reality were far apart",
    ],
)
def test_prose_is_no_credit_and_holds_none(text: str) -> None:
    assert not is_credit(text)
    assert credit_offset(text) is None


@pytest.mark.parametrize(
    ("text", "picture"),
    [
        ("Soldiers clear a road near Arvena, on Jan. 12.", True),
        ("The mayor is seen in this file photo from 2019.", True),
        ("Der Turm der Kirche (Archivbild)", True),
        ("The mayor resigned after a long debate.", False),
    ],
)
def test_words_and_dates_at_the_end_tell_a_caption(text: str, picture: bool) -> None:  # noqa: FBT001
    assert names_picture(text) is picture
