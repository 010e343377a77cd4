"""Articles: text, blocks, inlines; and an article as an editor rebuilt it."""

from datetime import date

import pytest

from factcheck.articles.importing import (
    Element,
    ImportedArticle,
    ImportRefused,
    article_of,
    build_article,
    read_articles,
)

NOTE = "Correction, March 5, 2021: This article misstated the cost."


def test_blocks_cover_the_text_with_an_empty_line_between() -> None:
    article = article_of([Element("headline", "One"), Element("paragraph", "Two.")])
    assert article.text == "One\n\nTwo."
    assert article.blocks == [{"role": "headline", "start": 0, "end": 3}, {"role": "paragraph", "start": 5, "end": 9}]
    assert article.body == ["Two."]


def test_a_sign_leads_to_the_note() -> None:
    article = article_of([Element("paragraph", "It cost a lot.* Too much."), Element("correction_note", NOTE)])
    assert article.inlines == [{"kind": "correction_marker", "start": 14, "end": 15, "note": 1}]
    assert article.correction_notes == [NOTE]


def test_each_sign_leads_to_the_note_that_begins_with_it() -> None:
    article = article_of(
        [
            Element("paragraph", "One.* Two.**"),
            Element("correction_note", "**" + NOTE),
            Element("correction_note", "*" + NOTE),
        ]
    )
    assert [(inline["start"], inline["note"]) for inline in article.inlines] == [(4, 2), (10, 1)]


def test_a_sign_of_another_footnote_leads_to_no_correction() -> None:
    article = article_of(
        [Element("paragraph", "Ada* left."), Element("paragraph", "* Name changed."), Element("correction_note", NOTE)]
    )
    assert article.inlines == []


def test_without_a_note_a_sign_is_text() -> None:
    assert article_of([Element("paragraph", "It cost a lot.*")]).inlines == []


@pytest.mark.parametrize(
    ("elements", "publication"),
    [
        ([Element("copyright", "© 2021 Bloomberg L.P.")], ("Bloomberg", "stated")),
        ([Element("original_url", "https://www.dw.com/a")], ("Deutsche Welle", "implied")),
        ([Element("kicker", "Moneybox")], ("Slate", "implied")),
        ([Element("agency_slug", "ROME (Reuters) -")], ("Reuters", "stated")),
        (
            [Element("editors_note", "This article was first published by RFE/RL.")],
            ("Radio Free Europe/Radio Liberty", "stated"),
        ),
        ([Element("copyright", "© 2021 Harbor Press. All rights reserved.")], ("Harbor Press", "stated")),
        ([Element("paragraph", "Bloomberg reported it first.")], (None, "")),
    ],
)
def test_the_publication_is_read_from_what_shows_it(
    elements: list[Element], publication: tuple[str | None, str]
) -> None:
    article = article_of(elements)
    assert (article.publication, article.publication_status) == publication


def test_the_day_is_that_of_publication_before_that_of_an_update() -> None:
    updated, published = Element("date_line", "Updated March 4, 2021"), Element("date_line", "March 3, 2021")
    assert article_of([updated, published]).published == date(2021, 3, 3)
    assert article_of([updated]).published == date(2021, 3, 4)
    assert article_of([Element("original_url", "https://example.org/2021/03/02/a")]).published == date(2021, 3, 2)


def test_a_draft_survives_storing() -> None:
    (article,) = read_articles(
        "# One\n\nMarch 3, 2021\n\nSee [this](https://example.org/a) and go.", source_file="one.md"
    )
    assert ImportedArticle.from_json(article.to_json()) == article


def test_an_editors_rows_keep_links_and_places_of_what_stayed() -> None:
    (article,) = read_articles("# One\n\nSee [this](https://example.org/a) and go.\n\nA new line.")
    rebuilt = build_article(
        [("headline", "Won"), ("caption", "See this and go."), ("paragraph", "A newer\n line.")],
        known=article.elements,
        published=date(2021, 3, 3),
        publication="Harbor Press",
    )
    assert rebuilt.headline == "Won"
    assert rebuilt.elements[1].inlines == article.elements[1].inlines
    assert (rebuilt.elements[1].start, rebuilt.elements[2].start) == (article.elements[1].start, None)
    assert rebuilt.text == "Won\n\nSee this and go.\n\nA newer line."
    assert (rebuilt.published, rebuilt.publication) == (date(2021, 3, 3), "Harbor Press")


@pytest.mark.parametrize(
    ("rows", "reason"),
    [([("paragraph", " ")], "Row 1 is empty"), ([("verse", "a")], "“verse”"), ([], "without any text")],
)
def test_rows_that_make_no_article_are_refused(rows: list[tuple[str, str]], reason: str) -> None:
    with pytest.raises(ImportRefused, match=reason):
        build_article(rows)
