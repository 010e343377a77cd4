"""The index follows what people write, by itself and no more than needed."""

import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.search import actions
from factcheck.search.actions import catch_up, catch_up_with_everything, forget_everything
from factcheck.search.models import Entry, Stale
from tests.examples import a_claim, a_revision, an_article
from tests.search.conftest import Writer, found


def test_a_new_article_is_noted_and_read_once(write: Writer) -> None:
    write("Storm", "Boats.")
    assert Stale.objects.exists()
    assert catch_up()
    assert not Stale.objects.exists()
    assert Entry.objects.count() == 1


def test_with_nothing_new_it_is_one_statement(write: Writer) -> None:
    write("Storm", "Boats.")
    catch_up()
    with CaptureQueriesContext(connection) as statements:
        assert catch_up()
    assert len(statements) == 1


def test_reading_many_takes_no_more_statements_than_reading_one(write: Writer) -> None:
    counts = []
    for articles in (1, 6):
        for _number in range(articles):
            write("Storm", "Boats.")
        with CaptureQueriesContext(connection) as statements:
            catch_up()
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_the_next_revision_takes_the_place_of_the_last(ines: User) -> None:
    article = an_article(by=ines, paragraphs=("Storm", "Three boats."))
    assert found("boats") == ["Storm"]
    a_revision(by=ines, article=article, text="Storm\n\nThree ships.")
    assert found("boats") == []
    assert found("ships") == ["Storm"]
    assert Entry.objects.count() == 1


def test_a_bulk_write_past_the_actions_is_noticed_too(write: Writer) -> None:
    write("Storm", "Boats.")
    catch_up_with_everything()
    Article.objects.update(title="Calm")
    assert found("calm") == ["Calm"]


def test_it_takes_so_many_at_once_and_says_that_more_are_left(write: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    catch_up_with_everything()
    for _number in range(3):
        write("Storm", "Boats.")
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    assert not catch_up()
    assert catch_up_with_everything() == 3


def test_marking_a_claim_costs_the_index_no_statement(ines: User) -> None:
    article = an_article(by=ines)
    a_claim(by=ines, article=article, words="million")
    with CaptureQueriesContext(connection) as statements:
        a_claim(by=ines, article=article, words="36 soldiers")
    assert not [query for query in statements if "search_" in query["sql"]]
    assert found("soldiers", "claim") == [""]


def test_it_can_be_made_anew(write: Writer) -> None:
    write("Storm", "Boats.")
    catch_up()
    Entry.objects.update(body_words="", heading_words="")
    forget_everything()
    assert found("boats") == ["Storm"]


@pytest.mark.django_db(transaction=True)
def test_what_changes_while_it_is_read_stays_noted(ines: User) -> None:
    """Two read and write at once, again and again; what is found in the end is what stands in the end."""
    article = an_article(by=ines, paragraphs=("Storm", "Three boats."))
    errors: list[BaseException] = []

    def at_once(act: "object") -> None:
        try:
            for number in range(5):
                act(number)  # type: ignore[operator]
        except BaseException as error:  # noqa: BLE001  (the thread's end must tell the test)
            errors.append(error)
        finally:
            connection.close()

    def rename(number: int) -> None:
        Article.objects.filter(pk=article.pk).update(title=f"Storm {number}")

    threads = [
        threading.Thread(target=at_once, args=[act])
        for act in (rename, lambda number: catch_up(), lambda number: catch_up())
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert found("storm") == ["Storm 4"]
    assert Entry.objects.count() == 1
