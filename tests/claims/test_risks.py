"""A risk beside many claims looks as it does beside one."""

import pytest
from django.template.loader import render_to_string

from factcheck.claims.models import Claim
from factcheck.claims.states import Risk
from factcheck.claims.templatetags.risks import as_risk


@pytest.mark.parametrize("risk", Risk)
def test_it_is_drawn_as_the_template_draws_it(risk: Risk) -> None:
    claim = Claim(risk=risk)
    assert as_risk(claim) == render_to_string("claims/_risk.html", {"claim": claim})


def test_what_is_normal_is_not_said() -> None:
    assert as_risk(Claim(risk=Risk.NORMAL)) == ""
    assert "Defamation" in as_risk(Claim(risk=Risk.DEFAMATION))
