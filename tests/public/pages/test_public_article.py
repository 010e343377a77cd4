"""/public/articles/<slug>/: the published revision, and nothing that is not published."""

import json
import re

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.articles.publishing import retract_article
from factcheck.audit.models import Event
from tests.examples import a_claim, an_approved_verdict, an_article
from tests.public.conftest import as_seen, issue, publish, revise

pytestmark = pytest.mark.django_db


def read(client: Client, article: Article) -> str:
    response = client.get(f"/public/articles/{article.slug}/")
    assert response.status_code == 200
    return response.content.decode()


def test_nobody_finds_an_unpublished_article(slate: Article, client: Client) -> None:
    assert client.get(f"/public/articles/{slate.slug}/").status_code == 404
    client.force_login(User.objects.get(username="amara"))
    assert client.get(f"/public/articles/{slate.slug}/").status_code == 404


def test_everybody_reads_a_published_one_with_revision_and_date(published_slate: Article, client: Client) -> None:
    page = read(client, published_slate)
    assert "killing at least 36" in page
    assert "<dt>Revision</dt><dd>1" in page
    assert published_slate.published_at is not None
    assert published_slate.published_at.strftime("%Y") in page
    assert re.search(r"\d\d:\d\d E[SD]T", page)


def test_a_later_revision_stays_inside_until_it_is_published(published_slate: Article, client: Client) -> None:
    revise(published_slate, "at least 36", "at least 33")
    assert "at least 33" not in read(client, published_slate)
    publish(published_slate)
    page = read(client, published_slate)
    assert "at least 33" in page
    assert "at least 36" not in page


def test_marker_and_note_lead_to_each_other(published_slate: Article, client: Client) -> None:
    page = read(client, published_slate)
    assert re.search(r'href="#note-1" id="sign-1"[^>]*>\*</a>', page)
    assert 'id="note-1"' in page
    assert 'href="#sign-1"' in page
    # Once as a note at the foot, once for machines.
    assert page.count("originally misspelled Bashar al-Assad’s first name") == 2


def test_a_sign_of_our_own_and_its_note_lead_to_each_other(slate: Article, client: Client) -> None:
    issue(revise(slate, "at least 36", "at least 33"), "33")
    page = read(client, publish(slate))
    assert 'id="correction-sign-2" href="#correction-2"' in page
    assert 'id="correction-2"' in page
    assert 'href="#correction-sign-2"' in page


def test_machines_are_told_of_the_corrections(published_slate: Article, client: Client) -> None:
    page = read(client, published_slate)
    (written,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    data = json.loads(written)
    address = f"http://testserver/public/articles/{published_slate.slug}/"
    assert (data["@type"], data["url"]) == ("NewsArticle", address)
    assert [comment["@type"] for comment in data["correction"]] == ["CorrectionComment"]


def test_markup_in_a_note_is_text(slate: Article, client: Client) -> None:
    correction = issue(revise(slate, "at least 36", "at least 33"), "33")
    type(correction).objects.filter(pk=correction.pk).update(note="</script><img src=x> & more")
    page = read(client, publish(slate))
    assert "<img" not in page
    assert "&lt;/script&gt;&lt;img src=x&gt; &amp; more" in page


def test_a_retraction_stands_above_the_text_with_its_reason(published_slate: Article, client: Client) -> None:
    ruth = User.objects.get(username="ruth")
    retract_article(by=ruth, article=published_slate, reason="The figures <b>were made up</b>.")
    page = read(client, published_slate)
    assert page.index("The figures &lt;b&gt;were made up&lt;/b&gt;.") < page.index('id="text"')
    assert "killing at least 36" in page


def test_nobody_of_the_newsroom_is_named(ines: User, ruth: User, client: Client) -> None:
    article = an_article(by=ines)
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="At least 36"))
    Publication.objects.update(shows_verdicts=True)
    page = read(client, publish(article))
    assert "The ministry says so." in page
    for person in (ines, ruth):
        assert person.name not in page
        assert person.email not in page
        assert person.username not in page


def test_verdicts_stay_inside_where_the_publication_does_not_show_them(ines: User, ruth: User, client: Client) -> None:
    article = an_article(by=ines)
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="At least 36"))
    page = read(client, publish(article))
    assert "The ministry says so." not in page
    assert "What we checked" not in page


def test_an_article_without_a_headline_has_the_title_that_was_given(
    roles: None, slate: Article, client: Client
) -> None:
    rferl = Article.objects.get(title_is_headline=False)
    page = read(client, publish(rferl))
    assert re.search(r"<h1 [^>]*>Turkey says at least 33", page)
    assert page.count("<h1") == 1
    assert "SHARE" not in page


def test_an_article_without_publication_is_read_too(slate: Article, client: Client) -> None:
    article = Article.objects.filter(publication=None)[0]
    assert article.title in read(client, publish(article))


def test_reading_leaves_no_trace(published_slate: Article, client: Client) -> None:
    before = Event.objects.count()
    read(client, as_seen(published_slate))
    assert Event.objects.count() == before


def test_signs_are_drawn_as_the_publication_has_it_and_hold_through_revisions(slate: Article, client: Client) -> None:
    revision = revise(slate, "at least 36", "at least 33")
    issue(revision, "33")
    Publication.objects.filter(slug="slate").update(sign_style="numbers")
    publish(slate)
    assert 'data-sign="1"' in read(client, slate)
    revise(slate, "Jan. 8", "Jan. 9")
    publish(slate)
    page = read(client, slate)
    assert 'data-sign="1"' in page
    assert 'href="#correction-2"' in page
    assert 'id="correction-2"' in page


@pytest.mark.parametrize(
    ("notes_at", "type", "above"),
    [
        ("retractions", "correction", False),
        ("retractions", "retraction", True),
        ("grave", "editors_note", True),
        ("grave", "update", False),
        ("all", "update", True),
    ],
)
def test_a_note_stands_above_or_below_the_text_by_its_gravity(
    slate: Article, client: Client, notes_at: str, type: str, *, above: bool
) -> None:
    issue(revise(slate, "at least 36", "at least 33"), "33", type=type)
    Publication.objects.filter(slug="slate").update(notes_at=notes_at)
    publish(slate)
    page = read(client, slate)
    assert page.count('id="correction-2"') == 1
    assert (page.index('id="correction-2"') < page.index('id="text"')) is above
