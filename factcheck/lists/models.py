"""A view of a list that somebody keeps: its filters, order and columns under a name."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from factcheck.uids import UidManager, WithUid

LONGEST_QUERY = 2000
LONGEST_NAME = 80


class SavedView(WithUid):
    """The query of a list's address under a name; its owner's, or everybody's to open when it is shared."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="saved_views")
    list_name = models.CharField(max_length=20)
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    query = models.CharField(max_length=LONGEST_QUERY, blank=True)
    is_shared = models.BooleanField(_("shared with everybody"), default=False)
    saved_at = models.DateTimeField()

    objects = UidManager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_view_a_name_of_a_person_and_list", fields=["owner", "list_name", "name"]),
            models.CheckConstraint(name="saved_view_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("saved_view", args=[self.uid])
