"""The fixture of the six articles is what the actions make of the files, and it loads on the engine at hand."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from factcheck.accounts.management.commands.demo_accounts import DEMO_PEOPLE
from factcheck.accounts.models import User
from factcheck.articles.importing import decode, read_articles
from factcheck.articles.models import Article, Publication, Revision
from factcheck.corrections.models import Correction
from fixtures import make_articles
from tests.tools import ROOT

pytestmark = pytest.mark.django_db


def stored() -> list[dict[str, Any]]:
    """The fixture as it is; compared as data, for PostgreSQL keeps JSON in an order of its own."""
    rows: list[dict[str, Any]] = json.loads(make_articles.TARGET.read_text(encoding="utf-8"))
    return rows


@pytest.fixture
def loaded(roles: None) -> None:
    call_command("loaddata", "articles", verbosity=0)


def test_it_is_what_the_actions_make_of_the_files(roles: None) -> None:
    make_articles.make()
    assert json.loads(make_articles.dump()) == stored(), "make it anew: .venv/bin/python fixtures/make_articles.py"


def test_it_loads_and_its_audit_chains_hold(loaded: None) -> None:
    said = StringIO()
    call_command("verify_audit", stdout=said)
    assert "The audit chains hold." in said.getvalue()
    assert Article.objects.count() == Revision.objects.count() == 6


def test_what_was_loaded_is_what_is_dumped(loaded: None) -> None:
    assert json.loads(make_articles.dump()) == stored()


def test_every_revision_is_the_text_of_its_file(loaded: None) -> None:
    read = {
        (path.name, article.text)
        for path in (ROOT / "fixtures" / "articles").glob("*.txt")
        for article in read_articles(decode(path.read_bytes()), source_file=path.name)
    }
    stored = {(revision.article.source_file, revision.text) for revision in Revision.objects.select_related("article")}
    assert stored == read


def test_nobody_in_it_has_a_password(loaded: None) -> None:
    people = {
        user.username: (user.role_names, user.is_staff, user.has_usable_password()) for user in User.objects.all()
    }
    assert people == {
        "amara": ("admin", True, False),
        "ines": ("editor", False, False),
        "jonas": ("editor", False, False),
        "ruth": ("editor, reviewer", False, False),
        "marek": ("reviewer", False, False),
    }
    assert set(people) == set(DEMO_PEOPLE), "manage.py demo_accounts gives them their password, and names them"


def test_the_note_of_the_slate_article_is_an_issued_correction_tied_to_its_asterisk(loaded: None) -> None:
    correction = Correction.objects.get()
    assert (correction.origin, correction.state, correction.type) == ("imported", "issued", "correction")
    assert (correction.error_kind, correction.wrong, correction.right) == ("misspelled", "", "Bashar")
    assert str(correction.dated) == "2020-02-28"
    anchor = correction.anchors.get()
    assert (anchor.exact, anchor.stands_in_text) == ("*", True)
    assert anchor.prefix.endswith("in the country.")


def test_publications_have_their_time_zones(loaded: None) -> None:
    assert dict(Publication.objects.values_list("name", "time_zone")) == {
        "Slate": "America/New_York",
        "The Moscow Times": "Europe/Moscow",
        "Bloomberg": "America/New_York",
        "Radio Free Europe/Radio Liberty": "Europe/Prague",
    }
    assert Publication.objects.get(name="Slate").work_noun == "post"


def test_one_publication_shows_its_verdicts_and_links_to_a_policy_that_is_plainly_an_example(loaded: None) -> None:
    slate = Publication.objects.get(shows_verdicts=True)
    assert slate.name == "Slate"
    assert slate.corrections_policy_url.startswith("https://example.org/")


def test_it_names_no_primary_key() -> None:
    assert not [row for row in stored() if "pk" in row]
