"""A prepared statement gives what its query set gives, whatever the values, and costs one statement."""

from copy import deepcopy
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction
from django.db.models import CharField, F, QuerySet, UUIDField, Value
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication, Revision
from factcheck.audit.models import Chain, Event
from factcheck.prepared import AmongKeys, Insertion, Parameter, Prepared
from tests.examples import an_article

by_name = Parameter("name", CharField())


def people(name: object) -> "QuerySet[User]":
    return User.objects.filter(name=name).annotate(group_name=F("groups__name")).order_by("group_name")


def test_it_gives_the_instances_that_the_query_set_gives(
    ines: User, ruth: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    prepared = Prepared(lambda: people(by_name))
    for person in (ines, ruth, ines):
        with django_assert_num_queries(1):
            found = prepared(name=person.name)
        asked = list(people(person.name))
        for one, other in zip(found, asked, strict=True):
            assert vars(one).keys() == vars(other).keys()
            assert (one, one.uid, one.date_joined) == (other, other.uid, other.date_joined)
        assert {vars(one)["group_name"] for one in found} == {vars(one)["group_name"] for one in asked}
        assert not found[0]._state.adding
    assert prepared(name="nobody") == []


def test_what_is_selected_with_it_comes_with_it(ines: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    article = an_article(by=ines)
    other = an_article(by=ines, paragraphs=("Other words.",))
    publication = Publication.objects.create(name="The Evening Test", slug="evening")
    Article.objects.filter(pk=article.pk).update(publication=publication)
    Article.objects.filter(pk=other.pk).update(publication=None)
    prepared = Prepared(
        lambda: Revision.objects.select_related("article__publication").filter(
            article__uid=Parameter("uid", UUIDField())
        )
    )
    blocks = Revision.objects.get(article=article).blocks
    with django_assert_num_queries(1):
        (revision,) = prepared(uid=article.uid)
        assert revision.article.publication == publication
        assert revision.blocks == blocks
    (without,) = prepared(uid=other.uid)
    assert without.article.publication is None


def test_tuples_hold_what_python_knows(ines: User) -> None:
    prepared = Prepared(lambda: User.objects.filter(name=by_name).values_list("uid", "is_active"))
    assert prepared(name=ines.name) == [(ines.uid, True)]
    assert isinstance(prepared(name=ines.name)[0][0], UUID)


def test_keys_come_as_one_value(ines: User, ruth: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    prepared = Prepared(lambda: User.objects.filter(AmongKeys("pk", "people")).order_by("pk").values_list("pk"))
    for people in ([ines.pk, ruth.pk], [ruth.pk], [], [0, ines.pk]):
        with django_assert_num_queries(1):
            assert prepared(people=people) == [(pk,) for pk in sorted(people) if pk]


@pytest.mark.django_db
def test_a_value_is_never_read_as_sql() -> None:
    Group.objects.create(name="one")
    prepared = Prepared(lambda: Group.objects.filter(name=Parameter("name", CharField())).values_list("name"))
    assert prepared(name="x' OR 'a' = 'a") == []
    assert prepared(name="%s") == []
    assert prepared(name="one") == [("one",)]


WORDS = ["plain", "two words", "", "a'b", "50%", "%s", "\\", '"', "é", "a\nb", ";--"]


@pytest.mark.django_db
def test_words_of_the_query_set_itself_mean_themselves(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    Group.objects.create(name="one")
    for word in WORDS:
        prepared = Prepared(
            lambda word=word: (  # type: ignore[misc]
                Group.objects.filter(name=Parameter("name", CharField()))
                .annotate(word=Value(word), number=Value(-7), yes=Value(True))
                .values_list("name", "word", "number", "yes")
            )
        )
        assert prepared(name="one") == [("one", word, -7, True)]


def test_what_is_fixed_is_sent_with_the_statement_and_not_beside_it(ines: User) -> None:
    """SQLite makes a statement anew at every call if what a partial index asks for comes from outside."""
    prepared = Prepared(lambda: people(by_name).filter(username__in=["ines", "ruth"]))
    assert {person.pk for person in prepared(name=ines.name)} == {ines.pk}
    (statement,) = prepared._statements.values()
    assert "IN ('ines', 'ruth')" in statement.sql
    assert statement.params == (by_name,)


def test_a_value_that_is_not_brought_is_missed(ines: User) -> None:
    prepared = Prepared(lambda: people(by_name))
    with pytest.raises(KeyError, match="name"):
        prepared()


def test_copies_of_what_holds_it_send_the_same_statement(ines: User) -> None:
    prepared = Prepared(lambda: people(by_name))
    (copied,) = deepcopy([prepared])
    assert copied is prepared
    assert copied(name=ines.name) == [ines]


def _plans_kept() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement, generic_plans + custom_plans FROM pg_prepared_statements")
        return dict(cursor.fetchall())


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL is asked to keep a plan")
def test_postgresql_keeps_the_plan_of_what_is_sent_again(ines: User, ruth: User) -> None:
    prepared = Prepared(lambda: people(by_name).annotate(word=Value("kept")))
    before = _plans_kept()
    for _turn in range(9):
        assert {person.pk for person in prepared(name=ines.name)} == {ines.pk}
        assert {person.pk for person in prepared(name=ruth.name)} == {ruth.pk}
    (kept,) = [statement for statement in _plans_kept() if statement not in before]
    assert "'kept'" in kept
    assert ines.name not in kept


def test_the_log_of_statements_tells_it_each_time(ines: User) -> None:
    prepared = Prepared(lambda: people(by_name))
    with CaptureQueriesContext(connection) as captured:
        for _turn in range(3):
            prepared(name=ines.name)
    assert ["group_name" in query["sql"] for query in captured.captured_queries] == [True] * 3


@pytest.mark.django_db
def test_a_new_row_is_written_whole_in_one_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    insert = Insertion(Event)
    chain = Chain.objects.create(name="chain of a test")
    at = timezone.now()
    for number in (1, 2):
        event = Event(
            chain=chain, number=number, at=at, verb="did", kind="thing", label=f"%s {number}", previous="0" * 64
        )
        event.hash = f"{number:064d}"
        with django_assert_num_queries(1):
            insert(event)
        written = Event.objects.get(pk=event.pk)
        for field in Event._meta.concrete_fields:
            assert getattr(written, field.attname) == getattr(event, field.attname)
        assert not event._state.adding


@pytest.mark.django_db
def test_the_database_refuses_a_row_as_ever() -> None:
    insert = Insertion(Chain)
    insert(Chain(name="once"))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Chain(name="once"))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Chain(name="short", head=str(uuid4())))
    assert Chain.objects.filter(name__in=["once", "short"]).count() == 1
