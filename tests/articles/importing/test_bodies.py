"""Bodies of articles."""

from factcheck.articles.importing import read_articles

BODY = "The council voted late on Tuesday to close the bridge for nine months, which surprised many of the drivers."


def _roles(*lines: str) -> list[str]:
    (article,) = read_articles("\n\n".join(["Council closes the Harbor Bridge", BODY, *lines]))
    return [element.role for element in article.elements][2:]


def test_a_short_line_above_text_is_a_heading_and_below_it_is_none() -> None:
    assert _roles("High Stakes", BODY) == ["section_heading", "paragraph"]
    assert _roles("High Stakes") == ["paragraph"]


def test_the_headline_printed_again_is_a_repeat() -> None:
    assert _roles("Council Closes the Harbor Bridge", BODY) == ["headline_repeat", "paragraph"]


def test_a_name_above_a_post_is_its_author() -> None:
    assert _roles("Nora Kessel", "We lost our bridge today. Who will pay for it?", BODY) == [
        "tweet_author",
        "tweet_text",
        "paragraph",
    ]


def test_a_post_may_be_signed_below() -> None:
    assert _roles("They closed it.", "— Nora Kessel (@nkessel) March 3, 2021", BODY) == [
        "tweet_text",
        "tweet_author",
        "paragraph",
    ]


def test_a_caption_in_the_body_stands_above_its_credit() -> None:
    assert _roles("Drivers wait at the ferry", "Photo: Ada Moreno/AFP", BODY) == [
        "caption",
        "photo_credit",
        "paragraph",
    ]


def test_what_follows_a_comment_form_belongs_to_it() -> None:
    assert _roles("Leave a Reply", "Be kind to each other here.") == ["comment_prompt", "comment_prompt"]


def test_an_agency_alone_signs_the_text() -> None:
    assert _roles("(dpa)") == ["contributor_credit"]


def test_titles_below_the_end_lead_elsewhere() -> None:
    assert _roles("© 2021 Harbor Press", "Storm cuts off villages in the hills", "Never Miss Out") == [
        "copyright",
        "related_article",
        "newsletter_prompt",
    ]
