"""What a source can be, and how far it is trusted."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceKind(models.TextChoices):
    PERSON = "person", _("Person")
    DOCUMENT = "document", _("Document")
    DATASET = "dataset", _("Dataset")
    WEB_PAGE = "web_page", _("Web page")
    ARTICLE = "article", _("Article here")


class Reliability(models.TextChoices):
    """The admiralty code's letters for a source, as newsrooms use them."""

    A = "A", _("A: reliable")
    B = "B", _("B: usually reliable")
    C = "C", _("C: fairly reliable")
    D = "D", _("D: not usually reliable")
    E = "E", _("E: unreliable")
    F = "F", _("F: cannot be judged")


class SourceRank(models.TextChoices):
    PRIMARY = "primary", _("Primary")
    SECONDARY = "secondary", _("Secondary")
    TERTIARY = "tertiary", _("Tertiary")


RELIABILITY_MEANINGS = {
    Reliability.A: _("No doubt about it: it has always been right, and it can know."),
    Reliability.B: _("Minor doubts; nearly always right."),
    Reliability.C: _("Doubts, but it has been right before."),
    Reliability.D: _("Wrong more often than not."),
    Reliability.E: _("Known to be wrong, or to mislead."),
    Reliability.F: _("Nothing is known of it yet: neither good nor bad."),
}
"""What each letter says of a source, for the person who gives it."""

RANK_MEANINGS = {
    SourceRank.PRIMARY: _("Was there, or issued it: a witness, a record, a count of one’s own."),
    SourceRank.SECONDARY: _("Reports what another saw or issued."),
    SourceRank.TERTIARY: _("Gathers what others report: an encyclopedia, a list."),
}
