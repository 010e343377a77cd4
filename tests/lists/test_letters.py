"""PostgreSQL finds letters inside words by an index; SQLite reads every row."""

import pytest
from django.db import connection

from factcheck.claims.models import Claim
from factcheck.lists import letters
from factcheck.lists.listings import registered
from factcheck.lists.words import LOOKED_THROUGH, beginning


@pytest.mark.django_db
def test_every_column_that_a_list_searches_has_its_index() -> None:
    letters.install()
    wanted = {
        f"{table}_{column}_{found}"
        for listing in registered()
        for table, column in listing.searched
        for found in ("letters", "beginnings")
    }
    assert wanted
    indexes = (
        "SELECT indexname FROM pg_indexes" if connection.vendor == "postgresql" else "SELECT name FROM sqlite_master"
    )
    with connection.cursor() as cursor:
        cursor.execute(indexes)
        found = {name for (name,) in cursor.fetchall() if name.endswith(("_letters", "_beginnings"))}
    assert found == (wanted if connection.vendor == "postgresql" else set())


@pytest.mark.django_db
def test_the_filter_is_written_as_the_index_is() -> None:
    sql = str(Claim.objects.filter(standing_words__icontains="36").query)
    if connection.vendor == "postgresql":
        assert 'UPPER("claims_claim"."standing_words"::text) LIKE UPPER(' in sql
    else:
        assert "LIKE %36% ESCAPE" in sql


@pytest.mark.django_db
def test_what_looking_for_letters_costs_is_said_by_a_function_that_is_true_of_every_text() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite plans nothing by what an expression costs")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {LOOKED_THROUGH}(NULL), {LOOKED_THROUGH}(''), {LOOKED_THROUGH}('At least 36')")
        assert cursor.fetchone() == (True, True, True)
        cursor.execute("SELECT procost FROM pg_proc WHERE proname = %s", [LOOKED_THROUGH])
        assert cursor.fetchone() == (100,)
    assert f"AND {LOOKED_THROUGH}(" in str(Claim.objects.filter(beginning("standing_words", "36")).query)
