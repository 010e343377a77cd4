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
