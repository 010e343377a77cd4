"""Definitions and exports, as a person finds them."""

import pytest
from django.http import Http404

from factcheck.accounts.models import User
from factcheck.reports.actions.background import start_export
from factcheck.reports.actions.defining import save_definition
from factcheck.reports.kept import definition_by_uid, definitions_for, export_by_uid, exports_of
from factcheck.reports.selections import Selection
from factcheck.reports.writing import Asked
from tests.examples import an_article

EVERYTHING = Asked(Selection(), "csv")


def test_one_finds_ones_own_definitions_and_those_that_are_shared(amara: User, ruth: User) -> None:
    own = save_definition(by=ruth, asked=EVERYTHING, name="Own")
    shared = save_definition(by=ruth, asked=EVERYTHING, name="Shared", is_shared=True)
    assert list(definitions_for(ruth)) == [own, shared]
    assert list(definitions_for(amara)) == [shared]
    assert definition_by_uid(shared.uid, amara) == shared
    with pytest.raises(Http404):
        definition_by_uid(own.uid, amara)


def test_one_finds_only_ones_own_exports(amara: User, ruth: User, ines: User) -> None:
    an_article(by=ines)
    job = start_export(by=amara, asked=EVERYTHING)
    assert list(exports_of(amara)) == [job] == [export_by_uid(job.uid, amara)]
    assert not exports_of(ruth)
    with pytest.raises(Http404):
        export_by_uid(job.uid, ruth)
