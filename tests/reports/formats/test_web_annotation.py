"""Reports as Web Annotations: the W3C's assertions hold, two readers find one graph, the words are where it says."""

import json
from typing import Any

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.reviewing import approve_verdict, lapse_verdict
from factcheck.reports.formats import web_annotation
from factcheck.reports.formats.web_annotation import annotation, own_context, write
from factcheck.reports.queries import report_of
from tests.examples import (
    a_claim,
    a_draft,
    a_submitted_verdict,
    an_approved_verdict,
    an_article,
    cite_article,
    cite_page,
    latest,
)
from tests.reports.files import a_cover, file_of_reports
from tests.reports.formats.json_ld import lost_keys, one_graph
from tests.reports.formats.w3c_assertions import violated

EVIL = "</script> “quoted” \\ 👍 \u202e36"


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines, paragraphs=("👍 Strike", "At least 36 soldiers 👍 were killed on Thursday."))


def read(*articles: Article) -> Any:
    return json.loads(file_of_reports(write, *articles))


def pages_of(collection: Any) -> list[Any]:
    return [
        {**page, "@context": collection["@context"]} for page in (collection["first"], *collection.get("@included", ()))
    ]


def items_of(collection: Any) -> list[Any]:
    items = [item for page in pages_of(collection) for item in page["items"]]
    return [{**item, "@context": collection["@context"]} for item in items]


@pytest.fixture
def checked(ines: User, ruth: User, article: Article) -> Article:
    """An article with a claim of every kind of verdict, citations of a page, of an article, and of a person."""
    other = an_article(by=ines, title="Another")
    draft = a_draft(by=ines, claim=a_claim(by=ines, article=article, words="At least 36", claimant=EVIL))
    cite_article(by=ines, verdict=draft, article=other, words="Thursday", stance="context")
    cite_page(by=ines, verdict=draft, note=EVIL, quotation=EVIL, locator="9")
    an_approved_verdict(
        by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="36 soldiers 👍"), explanation=EVIL
    )
    a_claim(by=ines, article=article, words="Thursday")
    return article


@pytest.mark.parametrize("per_page", [500, 1], ids=["one page", "a page each"])
def test_the_w3cs_assertions_hold_and_two_readers_find_one_graph(
    checked: Article, monkeypatch: pytest.MonkeyPatch, per_page: int
) -> None:
    monkeypatch.setattr(web_annotation, "PER_PAGE", per_page)
    collection = read(checked)
    assert violated(collection, "collections/collectionMusts.test") == []
    for page in pages_of(collection):
        assert violated(page, "collections/pages/pageMusts.test") == []
    for item in items_of(collection):
        assert violated(item, "annotations/annotationMusts.test") == []
    assert lost_keys(collection) == set()
    assert len(one_graph(collection)) > 100


def test_the_assertions_find_what_is_wrong(checked: Article) -> None:
    item = items_of(read(checked))[0]
    both = violated({**item, "bodyValue": "x"}, "annotations/annotationMusts.test")
    assert any("3.2.5-notBodyBodyValue" in one for one in both)
    assert violated({**item, "created": "yesterday"}, "annotations/annotationMusts.test")
    assert violated({**read(checked), "total": -1}, "collections/collectionMusts.test")
    assert lost_keys({**item, "mistake": 1}) == {"mistake"}


def test_the_words_stand_where_the_address_says(client: Client, ines: User, checked: Article) -> None:
    client.force_login(ines)
    items = items_of(read(checked))
    assert len(items) == 3
    for item in items:
        for part in (item["target"], *(body for body in item["body"] if "selector" in body)):
            if not part["source"].endswith("/text"):
                continue
            text = client.get(part["source"].removeprefix("http://127.0.0.1:8000")).content.decode()
            quote, position = part["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text[: position["start"]].endswith(quote["prefix"])
            assert text[position["end"] :].startswith(quote["suffix"])
    assert latest(checked).text[items[0]["target"]["selector"][1]["start"] :].startswith(("At", "36"))


def test_pages_lead_to_each_other(checked: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_annotation, "PER_PAGE", 2)
    collection = read(checked)
    first, second = pages_of(collection)
    assert (first["next"], second["prev"], collection["last"]) == (second["id"], first["id"], second["id"])
    assert [page["startIndex"] for page in (first, second)] == [0, 2]
    assert {page["partOf"]["id"] for page in (first, second)} == {collection["id"]}
    assert collection["total"] == 3
    assert "next" not in second
    assert "prev" not in first


def test_a_verdict_assesses_and_its_citations_link(ines: User, ruth: User, checked: Article) -> None:
    by_number = {item["claimNumber"]: item for item in items_of(read(checked))}
    draft, approved, unchecked = (by_number[number] for number in (1, 2, 3))
    assert [item["motivation"] for item in (draft, approved, unchecked)] == ["assessing", "assessing", "highlighting"]
    assert approved["body"][0]["value"] == f"Accurate\n\n{EVIL}"
    assert draft["body"][0]["value"].startswith("Accurate (Not approved: a draft, not submitted)\n\n")
    linked = [body for body in draft["body"] if body["purpose"] == "linking"]
    assert [(body["stance"], body["sourceTitle"]) for body in linked] == [
        ("Supports", "Casualty figures"),
        ("Context", "Another"),
        ("Supports", "Casualty figures"),
    ]
    assert linked[0]["source"] == "https://example.org/figures"
    assert linked[1]["source"].endswith("/revisions/1/text")
    assert approved["approvedBy"] == [{"id": f"urn:uuid:{ruth.uid}", "type": "Person", "name": "Ruth Adeyemi"}]
    assert approved["modified"] > approved["created"]
    assert "@example.org" not in json.dumps([draft["creator"], approved["approvedBy"]])


def test_a_broken_glass_and_a_lapse_stand_in_the_body_itself(ines: User, amara: User, article: Article) -> None:
    submitted = a_submitted_verdict(by=ines, claim=a_claim(by=ines, article=article, words="At least 36"))
    approved = approve_verdict(by=amara, verdict=submitted, break_glass_reason="Nobody was in.")
    lapse_verdict(verdict=approved, reason="36 → 33 in revision 2", by=None)
    (item,) = items_of(read(article))
    first = item["body"][0]["value"].split("\n")[0]
    assert "one person who broke the glass: Nobody was in." in first
    assert "Approval lapsed: 36 → 33 in revision 2" in first
    assert (item["breakGlassReason"], item["lapseReason"]) == ("Nobody was in.", "36 → 33 in revision 2")


def test_an_article_without_claims_is_an_empty_page(article: Article) -> None:
    collection = read(article)
    assert (collection["total"], collection["first"]["items"]) == (0, [])
    assert violated(collection, "collections/collectionMusts.test") == []
    one_graph(collection)


def test_it_is_written_one_annotation_at_a_time(checked: Article) -> None:
    report = report_of(checked)
    pieces = list(write(a_cover(), [report]))
    assert len(pieces) == 1 + len(report.claims) + 2
    assert json.loads(pieces[1].decode()) == annotation(report, report.claims[0], a_cover().made_at)
    assert all(str(meaning).count("/schemas/annotation-1#") for meaning in own_context().values())
