"""The rating scale: data, not code, so that a newsroom keeps its own words."""

from django.db import models
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from factcheck.claims.ratings import RATING_TOKENS, TOKEN_CHOICES, RatingToken


class RatingManager(models.Manager["Rating"]):
    def get_by_natural_key(self, slug: str) -> "Rating":
        return self.get(slug=slug)


class Rating(models.Model):
    """One step of the rating scale. Data, not code: a newsroom has its own words."""

    slug = models.SlugField(_("slug"), max_length=40, unique=True)
    label = models.CharField(_("label"), max_length=80)
    token = models.CharField(_("look"), max_length=20, choices=TOKEN_CHOICES)
    value = models.IntegerField(_("numeric value"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    needs_citation = models.BooleanField(_("needs a citation"), default=True)
    is_active = models.BooleanField(_("offered"), default=True)
    translations = models.JSONField(_("translations"), default=dict, blank=True)

    objects = RatingManager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(name="rating_has_a_label", condition=~Q(label="")),
            models.CheckConstraint(
                name="rating_looks_like_one_of_the_seven", condition=Q(token__in=list(RATING_TOKENS))
            ),
        ]

    def __str__(self) -> str:
        return str(self.translations.get(translation.get_language() or "en") or self.label)

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    @property
    def look(self) -> RatingToken:
        return RATING_TOKENS[self.token]

    @property
    def css_class(self) -> str:
        return self.look.css_class

    @property
    def icon(self) -> str:
        return self.look.icon
