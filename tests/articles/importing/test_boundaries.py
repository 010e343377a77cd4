"""Where an article ends."""

import pytest

from factcheck.articles.importing import read_articles

FIRST = "The council voted late on Tuesday to close the bridge for nine months, a decision that surprised many drivers."
SECOND = (
    "Two climbers were brought down alive on Monday after three nights on a ledge hardly wider than a bench in a park."
)


def _headlines(*lines: str) -> list[str | None]:
    return [article.headline for article in read_articles("\n\n".join(lines))]


@pytest.mark.parametrize(
    "between",
    [
        ("© 2021 Harbor Press", "Two climbers rescued from north face", "By Ada Moreno"),
        ("— With assistance by Tom Brill", "Two climbers rescued from north face", "March 3, 2021"),
        ("Leave a Reply", "Two climbers rescued from north face"),
        ("Correction: It was two.", "Two climbers rescued from north face", "ARVENA (Reuters) - It snowed."),
    ],
)
def test_the_end_of_one_and_the_head_of_another_make_a_boundary(between: tuple[str, ...]) -> None:
    assert _headlines("Council closes the Harbor Bridge", FIRST, *between, SECOND) == [
        "Council closes the Harbor Bridge",
        "Two climbers rescued from north face",
    ]


@pytest.mark.parametrize(
    "between",
    [
        ("What the drivers say about the vote",),
        ("Read more: A bridge too old", "What the drivers say about the vote"),
        ("Sign up for our newsletter", "No Hurry"),
    ],
)
def test_a_heading_inside_an_article_makes_none(between: tuple[str, ...]) -> None:
    assert _headlines("Council closes the Harbor Bridge", FIRST, *between, SECOND) == [
        "Council closes the Harbor Bridge"
    ]


def test_a_second_title_in_markdown_makes_one() -> None:
    assert _headlines("# One bridge closes", FIRST, "# Two climbers rescued", SECOND) == [
        "One bridge closes",
        "Two climbers rescued",
    ]


def test_a_kicker_goes_with_the_headline_below_it() -> None:
    articles = read_articles(
        "\n\n".join(
            [
                "Council closes the Harbor Bridge",
                FIRST,
                "© 2021 Harbor Press",
                "Sport",
                "Two climbers rescued from north face",
                "By Ada Moreno",
                SECOND,
            ]
        )
    )
    assert [article.elements[0].role for article in articles] == ["headline", "kicker"]
