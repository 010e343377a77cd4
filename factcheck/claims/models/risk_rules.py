"""The rule of risk: data, not code, so that a newsroom says itself which mistakes two people look for."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from factcheck.claims.states import Risk


class Approvals(models.IntegerChoices):
    ONE = 1, _("One person")
    TWO = 2, _("Two people")


class RiskRuleManager(models.Manager["RiskRule"]):
    def get_by_natural_key(self, risk: str) -> "RiskRule":
        return self.get(risk=risk)

    def approvals(self, risk: str) -> int:
        """Gives how many people besides the author have to approve a verdict at this risk. One statement."""
        return self.values_list("approvals", flat=True).get(risk=risk)

    def by_risk(self) -> dict[str, int]:
        """Gives for each risk how many people have to approve. One statement."""
        return dict(self.values_list("risk", "approvals"))


class RiskRule(models.Model):
    """How many people besides the author approve at a risk. A migration writes the first rows; admins change them."""

    risk = models.CharField(_("risk"), max_length=12, choices=Risk, unique=True)
    approvals = models.PositiveSmallIntegerField(_("who has to approve"), choices=Approvals)

    objects = RiskRuleManager()

    class Meta:
        verbose_name = _("rule of risk")
        verbose_name_plural = _("rules of risk")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="rule_is_of_a_known_risk", condition=Q(risk__in=Risk.values)),
            models.CheckConstraint(name="rule_asks_for_one_or_two", condition=Q(approvals__in=Approvals.values)),
        ]

    def __str__(self) -> str:
        return str(Risk(self.risk).label)

    def natural_key(self) -> tuple[str]:
        return (self.risk,)
