"""The record of who did what: events in hash chains, appended only.

One chain for each article, one for the newsroom. An event hashes the texts it holds and the hash before it, never a
primary key, so that a chain means the same in every database it is copied to. The head row of a chain keeps count and
last hash; it is printed in reports, because a chain alone does not show that its end was cut off.
"""

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

NEWSROOM = "newsroom"
GENESIS = "0" * 64


class ChainManager(models.Manager["Chain"]):
    def get_by_natural_key(self, name: str) -> "Chain":
        return self.get(name=name)


class Chain(models.Model):
    """The head of one chain: how many events it has and the hash of the last."""

    name = models.CharField(max_length=80, unique=True)
    count = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, default=GENESIS)

    objects = ChainManager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="chain_head_is_a_sha_256", condition=Exact(Length("head"), 64)),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.count}"

    def natural_key(self) -> tuple[str]:
        return (self.name,)


class EventManager(models.Manager["Event"]):
    def get_by_natural_key(self, chain: str, number: int) -> "Event":
        return self.get(chain__name=chain, number=number)


class Event(models.Model):
    """One thing done: when, by whom, to what. Triggers refuse to change or remove it (`audit.triggers`)."""

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    at = models.DateTimeField(help_text=_("Cut to milliseconds, which JSON fixtures keep."))
    verb = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    object_uid = models.CharField(max_length=36, blank=True)
    label = models.CharField(max_length=300)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    person_uid = models.CharField(max_length=36, blank=True)
    person_name = models.CharField(max_length=150, blank=True)
    details = models.TextField(default="{}", help_text=_("Canonical JSON, kept as text."))
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = EventManager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(name="one_event_a_number_in_its_chain", fields=["chain", "number"]),
            models.CheckConstraint(name="events_are_counted_from_one", condition=models.Q(number__gte=1)),
        ]
        indexes = [
            models.Index(fields=["-at", "-id"], name="events_newest_first"),
            models.Index(fields=["object_uid", "number"], name="events_of_an_object"),
            models.Index(fields=["person", "-at"], name="events_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_name} {self.verb} {self.label}"

    def natural_key(self) -> tuple[str, int]:
        return (self.chain.name, self.number)

    natural_key.dependencies = ["audit.chain"]  # type: ignore[attr-defined]
