"""Heads of articles."""

import pytest

from factcheck.articles.importing import read_articles

BODY = "The council voted late on Tuesday to close the bridge for nine months, which surprised many of the drivers."


def _roles(*lines: str) -> list[str]:
    return [element.role for article in read_articles("\n\n".join(lines)) for element in article.elements]


@pytest.mark.parametrize(
    ("head", "roles"),
    [
        (("Council closes the Harbor Bridge",), ["headline"]),
        (("Opinion", "Council closes the Harbor Bridge"), ["kicker", "headline"]),
        (("Council closes bridge. Drivers protest.",), ["headline"]),
        (
            ("Council Closes Bridge for Repairs", "Council to Close Bridge for Long Repairs"),
            ["headline", "alt_headline"],
        ),
        (
            ("Council closes the bridge", "• Drivers protest", "• Repairs cost millions"),
            ["headline", "standfirst", "standfirst"],
        ),
        (
            ("Council closes the bridge", "The vote took six hours.", "March 3, 2021"),
            ["headline", "standfirst", "date_line"],
        ),
        (
            ("Council closes the bridge", "Nora Kessel", "March 3, 2021"),
            ["headline", "contributor_credit", "date_line"],
        ),
        (
            ("Council closes the bridge", "A ferry on the bay.\nA ferry on the bay. Ada/AFP"),
            ["headline", "image_alt", "caption", "photo_credit"],
        ),
    ],
)
def test_the_lines_above_the_body_have_their_roles(head: tuple[str, ...], roles: list[str]) -> None:
    assert _roles(*head, BODY, BODY) == [*roles, "paragraph", "paragraph"]


def test_an_article_may_have_no_headline() -> None:
    assert _roles("SHARE", BODY, BODY) == ["share_widget", "paragraph", "paragraph"]


def test_a_credit_far_below_makes_the_line_under_the_headline_a_caption() -> None:
    caption = "A ferry crosses the bay."
    assert _roles("Council closes the bridge", caption, BODY, BODY)[1] == "paragraph"
    assert (
        _roles(
            "Council closes the bridge",
            caption,
            BODY,
            BODY,
            "— With assistance by Ada Moreno",
            "Photographer: Jon Vesely/AFP",
        )[1]
        == "caption"
    )
