"""Marking selected words."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.articles.actions import add_revision
from factcheck.articles.models import Article
from factcheck.claims.actions.marking import write_claim
from factcheck.claims.models import Claim
from tests.claims.pages.conftest import HTMX
from tests.examples import a_claim, a_submitted_verdict, an_approved_verdict, an_article, latest

Browse = Callable[[User], Client]


def selection(article: Article, words: str, **changes: Any) -> dict[str, Any]:
    """What the browser posts for a selection of these words."""
    start = latest(article).text.index(words)
    given = {"revision": 1, "start": start, "end": start + len(words), "exact": words, "kind": "figure"}
    return {**given, "uid": uuid4(), **changes}


def test_it_marks_the_words_and_opens_the_claim(browse: Browse, ines: User, article: Article) -> None:
    response = browse(ines).post(f"/articles/{article.slug}/mark/", selection(article, "At least 36"))
    assert response.status_code == 302
    assert response["Location"] == f"/articles/{article.slug}/?claim=1#claim-1"
    assert Claim.objects.get().anchors.get().exact == "At least 36"


def test_it_answers_a_script_with_the_new_card_and_the_block_it_changes(
    browse: Browse, ines: User, article: Article
) -> None:
    response = browse(ines).post(f"/articles/{article.slug}/mark/", selection(article, "Thursday"), headers=HTMX)
    part = response.content.decode()
    assert response.status_code == 200
    assert 'id="workspace"' not in part
    assert 'id="claim-1"' in part
    at = latest(article).blocks[1]["start"]
    assert f'<template class="text-part" data-at="{at}"><p class="paragraph" data-start="{at}">' in part
    assert ">Thursday</span>" in part
    assert "Claim 1 marked." in part
    assert f'action="/claims/{Claim.objects.get().uid}/undo-mark/"' in part


def test_each_answer_brings_the_uid_of_the_next_claim(browse: Browse, ines: User, article: Article) -> None:
    posted = selection(article, "Thursday")
    page = browse(ines).post(f"/articles/{article.slug}/mark/", posted, headers=HTMX).content.decode()
    found = re.search(r'name="uid" value="([^"]+)" id="mark_uid"', page)
    assert found and found[1] != str(posted["uid"])


def test_words_of_two_blocks_bring_the_whole_text(browse: Browse, ines: User, article: Article) -> None:
    words = "in the north.\n\nNearly a million"
    page = browse(ines).post(f"/articles/{article.slug}/mark/", selection(article, words), headers=HTMX)
    assert 'data-at="all"' in page.content.decode()
    # What stands beside them depends on them now.
    page = browse(ines).post(f"/articles/{article.slug}/mark/", selection(article, "Thursday"), headers=HTMX)
    assert 'data-at="all"' in page.content.decode()


def test_it_says_what_the_claimant_is_as_it_marks(browse: Browse, ines: User, article: Article) -> None:
    given = selection(article, "Thursday", kind="quotation", claimant="Brett McGurk", claimant_type="person")
    browse(ines).post(f"/articles/{article.slug}/mark/", given)
    claim = Claim.objects.get()
    assert (claim.claimant, claim.claimant_type) == ("Brett McGurk", "person")


def test_sent_again_after_others_went_on_it_shows_how_the_claim_stands(
    browse: Browse, ines: User, article: Article
) -> None:
    posted = selection(article, "Thursday")
    browse(ines).post(f"/articles/{article.slug}/mark/", posted)
    a_submitted_verdict(by=ines, claim=Claim.objects.get())
    page = browse(ines).post(f"/articles/{article.slug}/mark/", posted, headers=HTMX).content.decode()
    assert 'id="workspace"' in page
    assert "Awaiting review" in page


@pytest.mark.parametrize("claims", [5, 500])
def test_it_costs_eight_statements_however_much_is_marked(browse: Browse, ines: User, claims: int) -> None:
    sentence = "Officials said {n} were hurt on day {n}. "
    article = an_article(by=ines, paragraphs=("A headline", "Thursday was quiet.", (sentence * 5).format(n=7).strip()))
    marked = [(word, word + 3) for word in range(40, 60)] * (claims // 20 + 1)
    revision = latest(article)
    for start, end in marked[:claims]:
        write_claim(by=ines, revision=revision, start=start, end=end, kind="figure", uid=uuid4())
    client = browse(ines)
    posted = selection(article, "Thursday")
    with CaptureQueriesContext(connection) as sent:
        client.post(f"/articles/{article.slug}/mark/", posted, headers=HTMX)
    # The transaction's own words (a savepoint inside a test's transaction) ask the database nothing.
    asked = [query["sql"] for query in sent if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    # Session; person with roles; revision with article and marks. Number; claim, its anchor; chain, event.
    verbs = [statement.split()[0] for statement in asked]
    assert verbs == ["SELECT", "SELECT", "SELECT", "UPDATE", "INSERT", "INSERT", "UPDATE", "INSERT"]


def test_the_answer_draws_what_was_marked_in_the_block_before(
    browse: Browse, ines: User, ruth: User, article: Article
) -> None:
    for words in ("At least 36", "36 soldiers"):
        claim = a_claim(by=ines, article=article, words=words)
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    client = browse(ines)
    part = client.post(f"/articles/{article.slug}/mark/", selection(article, "soldiers"), headers=HTMX).content.decode()
    drawn = re.search(r'<template class="text-part"[^>]*>(.*?)</template>', part, re.DOTALL)
    page = client.get(f"{article.get_absolute_url()}").content.decode()
    assert drawn
    unfocused = drawn[1].replace(" is-focused", "").replace(' aria-current="true"', "")
    assert unfocused in page
    assert "Claim 2, approved" in unfocused


def test_a_block_longer_than_what_is_read_near_the_words_is_drawn_whole(browse: Browse, ines: User) -> None:
    article = an_article(by=ines, paragraphs=("A headline", "Far away. " + "Nothing at all. " * 200 + "Here it is."))
    a_claim(by=ines, article=article, words="Far away")
    posted = selection(article, "Here")
    part = browse(ines).post(f"/articles/{article.slug}/mark/", posted, headers=HTMX).content.decode()
    assert ">Far away</span>" in part
    assert ">Here</span>" in part


def test_sent_twice_by_a_script_it_draws_the_one_claim(browse: Browse, ines: User, article: Article) -> None:
    posted = selection(article, "Thursday")
    client = browse(ines)
    first, second = (
        client.post(f"/articles/{article.slug}/mark/", posted, headers=HTMX).content.decode() for _turn in range(2)
    )
    for answer in (first, second):
        assert answer.count('id="claim-1"') == 1
        assert answer.count(">Thursday</span>") == 1
    assert Claim.objects.count() == 1


def test_sent_twice_it_makes_one_claim(browse: Browse, ines: User, article: Article) -> None:
    posted = selection(article, "Thursday")
    client = browse(ines)
    client.post(f"/articles/{article.slug}/mark/", posted)
    client.post(f"/articles/{article.slug}/mark/", posted)
    assert Claim.objects.count() == 1


def test_a_selection_across_paragraphs_arrives_with_the_line_ends_of_a_form(
    browse: Browse, ines: User, article: Article
) -> None:
    words = "in the north.\n\nNearly a million"
    posted = selection(article, words, exact=words.replace("\n", "\r\n"))
    assert browse(ines).post(f"/articles/{article.slug}/mark/", posted).status_code == 302
    assert Claim.objects.get().anchors.get().exact == words


@pytest.mark.parametrize("words", ["👩‍👩‍👧 won", "🇺🇦", "ثلاثة وثلاثون", "café"])
def test_offsets_count_code_points(browse: Browse, ines: User, words: str) -> None:
    article = an_article(by=ines, paragraphs=("😀 Head", f"🇹🇷 Before, {words} and after."))
    assert browse(ines).post(f"/articles/{article.slug}/mark/", selection(article, words)).status_code == 302
    assert Claim.objects.get().anchors.get().exact == words


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"start": 9, "end": 3}, 400),
        ({"start": -5}, 400),
        ({"end": 100_000}, 400),
        ({"exact": "other words"}, 409),
        ({"exact": ""}, 400),
        ({"kind": "rumour"}, 400),
        ({"start": "x"}, 400),
        ({"revision": 7}, 404),
        ({"uid": "not-a-uid"}, 400),
        ({"revision": 0}, 400),
        ({"revision": 10**30}, 404),
        ({"start": -(10**30)}, 400),
        ({"end": 10**30}, 400),
        ({"claimant": "A\0B"}, 400),
        ({"claimant": "A" * 201}, 400),
        ({"claimant": "Ana", "claimant_type": "ghost"}, 400),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_is_stored(
    browse: Browse, ines: User, article: Article, change: dict[str, Any], status: int
) -> None:
    response = browse(ines).post(f"/articles/{article.slug}/mark/", selection(article, "Thursday", **change))
    assert response.status_code == status
    assert not Claim.objects.exists()


def test_a_refusal_tells_htmx_what_the_text_says_now(browse: Browse, ines: User, article: Article) -> None:
    posted = selection(article, "Thursday", exact="Friday")
    response = browse(ines).post(f"/articles/{article.slug}/mark/", posted, headers=HTMX)
    assert response.status_code == 409
    assert response["HX-Retarget"] == "#refusal"
    assert "The text there now reads “Thursday”" in response.content.decode()


def test_a_person_without_a_role_marks_nothing(
    browse: Browse, make_person: Callable[..., User], article: Article
) -> None:
    response = browse(make_person("nobody", "No Body")).post(
        f"/articles/{article.slug}/mark/", selection(article, "Thursday")
    )
    assert response.status_code == 403
    assert not Claim.objects.exists()


# --- A revision that is no longer the latest --------------------------------------------------------------------------


def revise(article: Article, by: User, *paragraphs: str) -> None:
    blocks, position = [], 0
    for paragraph in paragraphs:
        blocks.append({"role": "paragraph", "start": position, "end": position + len(paragraph)})
        position += len(paragraph) + 2
    add_revision(by=by, article=article, text="\n\n".join(paragraphs), blocks=blocks, base=1)


def test_words_of_an_old_revision_are_offered_where_they_stand_now(
    browse: Browse, ines: User, article: Article
) -> None:
    posted = selection(article, "36 soldiers were killed")
    revise(article, ines, "A new head", "On the day at least 36 soldiers were killed on Thursday.", "And more.")
    client = browse(ines)
    response = client.post(f"/articles/{article.slug}/mark/", posted, headers=HTMX)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Revision 2 came in while you were in revision 1." in page
    assert "<mark>36 soldiers were killed</mark>" in page
    assert not Claim.objects.exists()
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert fields["uid"] == str(posted["uid"])
    response = client.post(f"/articles/{article.slug}/mark/", fields)
    assert response.status_code == 302
    anchor = Claim.objects.get().anchors.select_related("revision").get()
    assert (anchor.revision.number, anchor.exact) == (2, "36 soldiers were killed")


def test_words_that_are_gone_are_said_to_be_gone(browse: Browse, ines: User, article: Article) -> None:
    posted = selection(article, "36 soldiers were killed")
    revise(article, ines, "A new head", "Nothing of it is left.")
    response = browse(ines).post(f"/articles/{article.slug}/mark/", posted)
    page = response.content.decode()
    assert response.status_code == 409
    assert "does not stand in revision 2 as it did" in page
    assert "Mark it there" not in page


def test_a_mark_that_was_made_stays_made_when_it_is_sent_again_later(
    browse: Browse, ines: User, article: Article
) -> None:
    posted = selection(article, "36 soldiers were killed")
    client = browse(ines)
    client.post(f"/articles/{article.slug}/mark/", posted)
    revise(article, ines, "A new head", "Nothing of it is left.")
    assert client.post(f"/articles/{article.slug}/mark/", posted).status_code == 302
    assert Claim.objects.count() == 1
