"""Publishing a revision and retracting an article: who, in what order, what is recorded, and two at once."""

import hashlib
import threading
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.actions import add_revision, import_article
from factcheck.articles.models import Article, PublishedRevision, Revision
from factcheck.articles.publishing import (
    CannotBePublished,
    CannotBeRetracted,
    ReadersSeeAnother,
    publish_article,
    retract_article,
)
from factcheck.audit.models import Event
from factcheck.errors import NotAllowed, Unusable
from tests.examples import a_revision, an_article, latest

pytestmark = pytest.mark.django_db


def with_second_revision(article: Article, by: User) -> Revision:
    """Gives revision 2, in which 36 is 33."""
    text = latest(article).text.replace("36", "33")
    Article.objects.filter(pk=article.pk).update(revision_count=2)
    return Revision.objects.create(
        article=article,
        number=2,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        blocks=latest(article).blocks,
        added_by=by,
        added_at=timezone.now(),
    )


def fresh(article: Article) -> Article:
    return Article.objects.select_related("published_revision").get(pk=article.pk)


def test_readers_see_the_revision_that_was_published_and_no_later_one(ines: User, ruth: User) -> None:
    article = an_article(by=ines)
    first = latest(article)
    published = publish_article(by=ruth, article=fresh(article), revision=first)
    with_second_revision(article, ines)
    seen = fresh(article)
    assert (seen.publication_state, seen.published_revision) == ("published", first)
    assert seen.published_at == published.published_at
    assert (published.revision, published.published_by) == (first, ruth)


def test_a_later_revision_is_published_in_turn_and_the_first_stays_in_the_list(ines: User, ruth: User) -> None:
    article = an_article(by=ines)
    publish_article(by=ruth, article=fresh(article), revision=latest(article))
    second = with_second_revision(article, ines)
    publish_article(by=ruth, article=fresh(article), revision=second)
    assert fresh(article).published_revision == second
    shown = PublishedRevision.objects.filter(article=article).values_list("revision__number", flat=True)
    assert list(shown) == [2, 1]


def test_both_are_events_of_the_articles_chain(ines: User, ruth: User) -> None:
    article = an_article(by=ines)
    publish_article(by=ruth, article=fresh(article), revision=latest(article))
    retract_article(by=ruth, article=fresh(article), reason="The interview never took place.")
    published, retracted = Event.objects.filter(chain__name=f"article:{article.uid}").order_by("number")[2:]
    assert (published.verb, published.kind, published.label) == (
        "published",
        "revision",
        f"{article.title}, revision 1",
    )
    assert latest(article).sha256 in published.details
    assert (retracted.verb, retracted.kind, retracted.person_name) == ("retracted", "article", "Ruth Adeyemi")
    assert "never took place" in retracted.details


def test_an_editor_neither_publishes_nor_retracts(ines: User, ruth: User) -> None:
    article = an_article(by=ines)
    with pytest.raises(NotAllowed):
        publish_article(by=ines, article=fresh(article), revision=latest(article))
    publish_article(by=ruth, article=fresh(article), revision=latest(article))
    with pytest.raises(NotAllowed):
        retract_article(by=ines, article=fresh(article), reason="Wrong.")
    assert fresh(article).publication_state == "published"


def test_an_admin_may(ines: User, amara: User) -> None:
    article = an_article(by=ines)
    publish_article(by=amara, article=fresh(article), revision=latest(article))
    assert retract_article(by=amara, article=fresh(article), reason="Wrong.").publication_state == "retracted"


@pytest.mark.parametrize("number", [1, 2])
def test_what_readers_see_never_goes_back(ines: User, ruth: User, number: int) -> None:
    article = an_article(by=ines)
    publish_article(by=ruth, article=fresh(article), revision=with_second_revision(article, ines))
    with pytest.raises(CannotBePublished, match="Readers see revision 2 already"):
        publish_article(by=ruth, article=fresh(article), revision=Revision.objects.get(article=article, number=number))


def test_a_revision_of_another_article_is_refused(ines: User, ruth: User) -> None:
    article, other = an_article(by=ines), an_article(by=ines, title="Another")
    with pytest.raises(Unusable):
        publish_article(by=ruth, article=fresh(article), revision=latest(other))


def test_a_form_sent_twice_publishes_once(ines: User, ruth: User) -> None:
    article, uid = an_article(by=ines), uuid4()
    first = publish_article(by=ruth, article=fresh(article), revision=latest(article), uid=uid)
    assert publish_article(by=ruth, article=fresh(article), revision=latest(article), uid=uid) == first
    assert PublishedRevision.objects.count() == 1


def test_who_saw_the_article_before_somebody_published_is_refused(ines: User, ruth: User, amara: User) -> None:
    article = an_article(by=ines)
    first, second = latest(article), with_second_revision(article, ines)
    seen_by_amara = fresh(article)
    publish_article(by=ruth, article=fresh(article), revision=first)
    with pytest.raises(ReadersSeeAnother):
        publish_article(by=amara, article=seen_by_amara, revision=second)
    assert fresh(article).published_revision == first


def test_a_retraction_needs_a_reason_that_fits(ines: User, ruth: User) -> None:
    article = an_article(by=ines)
    publish_article(by=ruth, article=fresh(article), revision=latest(article))
    for reason in ("", " \n", "x" * 2_001):
        with pytest.raises(Unusable):
            retract_article(by=ruth, article=fresh(article), reason=reason)
    assert fresh(article).publication_state == "published"


def test_what_was_never_published_cannot_be_retracted(ines: User, ruth: User) -> None:
    with pytest.raises(CannotBeRetracted):
        retract_article(by=ruth, article=fresh(an_article(by=ines)), reason="Wrong.")


def test_a_retraction_is_for_good(ines: User, ruth: User) -> None:
    article = an_article(by=ines)
    publish_article(by=ruth, article=fresh(article), revision=latest(article))
    retract_article(by=ruth, article=fresh(article), reason="The interview never took place.")
    retracted = fresh(article)
    assert (retracted.publication_state, retracted.retraction_reason) == (
        "retracted",
        "The interview never took place.",
    )
    assert retracted.retracted_at is not None
    assert retracted.published_revision == latest(article)
    with pytest.raises(CannotBePublished):
        publish_article(by=ruth, article=retracted, revision=with_second_revision(article, ines))
    with pytest.raises(CannotBeRetracted):
        retract_article(by=ruth, article=retracted, reason="Again.")


def test_the_database_wants_the_time_of_a_retraction(ines: User, ruth: User) -> None:
    article = an_article(by=ines)
    publish_article(by=ruth, article=fresh(article), revision=latest(article))
    with pytest.raises(IntegrityError, match="retracted_article_says_when"), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(publication_state="retracted", retraction_reason="Wrong.")
    with pytest.raises(IntegrityError, match="retracted_article_says_when"), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(retracted_at=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_publish_once(ines: User, ruth: User, amara: User) -> None:
    article = an_article(by=ines)
    revision, both_have_read = latest(article), threading.Barrier(2)
    outcomes: list[str] = []

    def publish(person: User) -> None:
        seen = fresh(article)
        both_have_read.wait()
        try:
            publish_article(by=person, article=seen, revision=revision)
            outcomes.append("published")
        except ReadersSeeAnother:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=publish, args=[person]) for person in (ruth, amara)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["published", "refused"]
    assert PublishedRevision.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_twice_at_once_publishes_once(ines: User, ruth: User) -> None:
    article, uid = an_article(by=ines), uuid4()
    revision, both_have_read = latest(article), threading.Barrier(2)
    made: list[PublishedRevision] = []

    def publish() -> None:
        seen = fresh(article)
        both_have_read.wait()
        made.append(publish_article(by=ruth, article=seen, revision=revision, uid=uid))
        connection.close()

    threads = [threading.Thread(target=publish) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 2
    assert made[0] == made[1]


def test_readers_see_the_headline_of_what_was_published(ines: User, ruth: User) -> None:
    article = an_article(by=ines)
    was = article.title
    publish_article(by=ruth, article=fresh(article), revision=latest(article))
    a_revision(by=ines, article=fresh(article), text=latest(article).text.replace(was, "Strike kills at least 33"))
    seen = fresh(article)
    assert (seen.title, seen.readers_title) == ("Strike kills at least 33", was)
    publish_article(by=ruth, article=seen, revision=latest(article))
    assert fresh(article).readers_title == "Strike kills at least 33"


def test_an_earlier_revision_is_shown_under_its_own_headline(ines: User, ruth: User) -> None:
    article = an_article(by=ines)
    first, was = latest(article), article.title
    a_revision(by=ines, article=fresh(article), text=first.text.replace(was, "Strike kills at least 33"))
    publish_article(by=ruth, article=fresh(article), revision=first)
    assert fresh(article).readers_title == was


def test_a_revision_without_a_headline_is_shown_under_the_title_it_came_under(ines: User, ruth: User) -> None:
    words = "At least 36 soldiers were killed."
    body = [{"role": "paragraph", "start": 0, "end": len(words)}]
    article = import_article(by=ines, text=words, blocks=body, title="The strike file")
    for base, headline in enumerate(("Strike kills at least 36", "Strike kills 33"), start=1):
        text, begins = f"{headline}\n\n{words}", len(headline) + 2
        blocks = [
            {"role": "headline", "start": 0, "end": len(headline)},
            {"role": "paragraph", "start": begins, "end": len(text)},
        ]
        add_revision(by=ines, article=fresh(article), text=text, blocks=blocks, base=base)
    publish_article(by=ruth, article=fresh(article), revision=Revision.objects.get(article=article, number=1))
    seen = fresh(article)
    assert (seen.title, seen.readers_title) == ("Strike kills 33", "The strike file")
    publish_article(by=ruth, article=seen, revision=Revision.objects.get(article=article, number=2))
    seen = fresh(article)
    assert seen.readers_title == "Strike kills at least 36"
    add_revision(by=ines, article=seen, text=words, blocks=body, base=3)
    publish_article(by=ruth, article=fresh(article), revision=latest(article))
    assert fresh(article).readers_title == "Strike kills at least 36"


def test_a_title_that_an_editor_gave_is_shown_as_it_is(ines: User, ruth: User) -> None:
    article = an_article(by=ines, title="The strike file", title_is_headline=False)
    publish_article(by=ruth, article=fresh(article), revision=latest(article))
    assert fresh(article).shown_title == fresh(article).readers_title == "The strike file"


def test_a_retracted_one_says_so_under_the_headline_that_readers_saw(ines: User, ruth: User) -> None:
    article = an_article(by=ines)
    publish_article(by=ruth, article=fresh(article), revision=latest(article))
    a_revision(by=ines, article=fresh(article), text=latest(article).text.replace(article.title, "Strike kills 33"))
    retract_article(by=ruth, article=fresh(article), reason="It was another day.")
    assert fresh(article).marked_readers_title == f"Retracted: {article.title}"
    assert fresh(article).marked_title == "Retracted: Strike kills 33"
