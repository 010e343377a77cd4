"""Triggers that keep with a row what follows from other rows, named by the rule that is in them."""

from dataclasses import replace
from typing import Any

import pytest
from django.db.models import F, QuerySet

from factcheck.accounts.models import User
from factcheck.claims.citing_claims import CITING_CLAIMS
from factcheck.claims.citing_claims import worked_out as counted
from factcheck.claims.keeping import Watch
from factcheck.sources.models import Source
from tests.examples import a_claim, a_draft, an_article


def one_more(sources: QuerySet[Any]) -> QuerySet[Any]:
    return counted(sources).annotate(one_more=F("count_now") + 1)


def test_another_rule_replaces_the_triggers_and_has_everything_written_anew(ines: User) -> None:
    a_draft(by=ines, claim=a_claim(by=ines, article=an_article(by=ines), words="At least 36"))
    assert Source.objects.get().claim_count == 1
    other = replace(CITING_CLAIMS, worked_out=one_more, columns={"claim_count": "one_more"})
    assert not other.names() & CITING_CLAIMS.names()
    other.install()
    assert other.installed().keys() == other.names()
    assert Source.objects.get().claim_count == 2
    CITING_CLAIMS.install()
    assert CITING_CLAIMS.installed().keys() == CITING_CLAIMS.names()
    assert Source.objects.get().claim_count == 1


@pytest.mark.django_db
def test_nothing_is_kept_where_a_table_or_a_column_is_not_there_yet() -> None:
    assert CITING_CLAIMS.can_be_kept()
    nowhere = Watch("claims_nowhere", ("INSERT",), "SELECT {row}.id")
    assert not replace(CITING_CLAIMS, watches=(*CITING_CLAIMS.watches, nowhere)).can_be_kept()
    assert not replace(CITING_CLAIMS, columns={"claims_once": "count_now"}).can_be_kept()
