"""What the background worker leaves behind: that it is alive, and when it last did each chore."""

from django.db import models
from django.db.models import Q


class Heartbeat(models.Model):
    """A worker and when it was last alive."""

    worker = models.CharField(max_length=64, unique=True)
    beat_at = models.DateTimeField()

    class Meta:
        ordering = ["-beat_at"]
        constraints = [models.CheckConstraint(name="heartbeat_names_its_worker", condition=~Q(worker=""))]

    def __str__(self) -> str:
        return self.worker


class ChoreRun(models.Model):
    """A chore and when it was last begun: two workers do not both do it."""

    name = models.CharField(max_length=60, unique=True)
    begun_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(name="chore_run_names_its_chore", condition=~Q(name=""))]

    def __str__(self) -> str:
        return self.name
