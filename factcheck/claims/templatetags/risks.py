"""{% load risks %}: the risk of a claim on pages that show many; each risk is drawn once."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from factcheck.claims.models import Claim

register = template.Library()


@register.filter
def as_risk(claim: Claim) -> SafeString:
    """How much harm a mistake would do, as `claims/_risk.html` draws it: `{{ claim|as_risk }}`; nothing for normal."""
    return _drawn(claim.risk, get_language())


@lru_cache(maxsize=64)
def _drawn(risk: str, _language: str | None) -> SafeString:
    return render_to_string("claims/_risk.html", {"claim": Claim(risk=risk)})
