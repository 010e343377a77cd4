"""The roles of blocks, and where an article stands with its readers: tables that read as policy."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class PublicationState(models.TextChoices):
    UNPUBLISHED = "unpublished", _("Unpublished")
    PUBLISHED = "published", _("Published")
    RETRACTED = "retracted", _("Retracted")


PUBLICATION_TRANSITIONS: dict[PublicationState, frozenset[PublicationState]] = {
    PublicationState.UNPUBLISHED: frozenset({PublicationState.PUBLISHED}),
    PublicationState.PUBLISHED: frozenset({PublicationState.PUBLISHED, PublicationState.RETRACTED}),
    PublicationState.RETRACTED: frozenset(),
}
"""State -> the states it can pass to; published again means a later revision, and what is retracted stays so."""

READERS_SEE = (PublicationState.PUBLISHED, PublicationState.RETRACTED)
"""An article that was taken back stays where it was, and says why."""


@dataclass(frozen=True)
class BlockRole:
    """What a block of text is. `furniture` stays in the text, is folded in the workspace and left out in public."""

    label: str | Promise
    in_body: bool = False
    furniture: bool = False


BLOCK_ROLES: dict[str, BlockRole] = {
    "kicker": BlockRole(_("Kicker")),
    "headline": BlockRole(_("Headline")),
    "alt_headline": BlockRole(_("Second headline")),
    "headline_repeat": BlockRole(_("Headline repeated"), furniture=True),
    "date_line": BlockRole(_("Date line")),
    "standfirst": BlockRole(_("Standfirst")),
    "image_alt": BlockRole(_("Alternative text")),
    "caption": BlockRole(_("Caption")),
    "photo_credit": BlockRole(_("Photo credit")),
    "agency_slug": BlockRole(_("Agency slug")),
    "section_heading": BlockRole(_("Section heading")),
    "paragraph": BlockRole(_("Paragraph"), in_body=True),
    "list_item": BlockRole(_("List item"), in_body=True),
    "tweet_author": BlockRole(_("Tweet, author")),
    "tweet_text": BlockRole(_("Tweet, text")),
    "read_more": BlockRole(_("Read more")),
    "related_article": BlockRole(_("Related article")),
    "editors_note": BlockRole(_("Editor’s note")),
    "correction_note": BlockRole(_("Correction note")),
    "contributor_credit": BlockRole(_("Contributor credit")),
    "contact_line": BlockRole(_("Contact line")),
    "copyright": BlockRole(_("Copyright")),
    "share_widget": BlockRole(_("Share widget"), furniture=True),
    "newsletter_prompt": BlockRole(_("Newsletter prompt"), furniture=True),
    "comment_prompt": BlockRole(_("Comment prompt"), furniture=True),
    "original_url_label": BlockRole(_("Label of the original address")),
    "original_url": BlockRole(_("Original address"), furniture=True),
}
"""Role -> what it is; the names are those of the expectation file of the seed articles."""
