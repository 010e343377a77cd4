"""Agency slugs."""

import pytest

from factcheck.articles.importing.agency_slugs import slug_end, slug_publication


@pytest.mark.parametrize(
    ("slug", "publication"),
    [
        ("(Bloomberg) -- ", "Bloomberg"),
        ("LONDON (Reuters) - ", "Reuters"),
        ("KYIV, Ukraine (AP) — ", "Associated Press"),
        ("Berlin/Potsdam (dpa) - ", "Deutsche Presse-Agentur"),
        ("Madrid, 13 feb (EFE).- ", "EFE"),
        ("(ANSA) - ROMA, 28 FEB - ", "ANSA"),
        ("МОСКВА, 28 фев - РИА Новости. ", "RIA Novosti"),
        ("МОСКВА, 28 февраля. /ТАСС/. ", "TASS"),
        ("PORT ELLERY (Nordwire) -- ", None),
    ],
)
def test_the_mark_ends_where_the_text_begins(slug: str, publication: str | None) -> None:
    assert slug_end(slug + "The council voted on Tuesday.") == len(slug)
    assert slug_publication(slug) == publication


@pytest.mark.parametrize(
    "text",
    [
        "The council (which met on Tuesday) - or most of it - voted.",
        "He asked for help (and got it). Then he left.",
        "— On Friday, the ministry said no.",
        "(Reuters) - ",
        "The minister - a friend of the mayor. He left.",
    ],
)
def test_prose_has_no_slug(text: str) -> None:
    assert slug_end(text) == 0
