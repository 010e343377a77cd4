"""/public/articles/<slug>/report/: a reader without an account reports an error."""

import re

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.articles.publishing import retract_article
from factcheck.public.models import ReaderAddress, ReaderReport
from factcheck.public.tokens import signed_token
from tests.public.conftest import publish, revise

pytestmark = pytest.mark.django_db


def address(article: Article) -> str:
    return f"/public/articles/{article.slug}/report/"


def fields(**sent: str) -> dict[str, str]:
    usual = {"token": signed_token(), "revision": "1", "words": "at least 36", "wrong": "It was 33."}
    return {**usual, **sent}


def test_the_article_leads_to_it_and_a_retracted_one_does_not(published_slate: Article, client: Client) -> None:
    page = f"/public/articles/{published_slate.slug}/"
    assert address(published_slate) in client.get(page).content.decode()
    retract_article(by=User.objects.get(username="ruth"), article=published_slate, reason="Made up.")
    told = client.get(page).content.decode()
    assert address(published_slate) not in told
    assert "report_error.js" not in told


def test_a_report_is_sent_and_leads_to_its_own_page(published_slate: Article, client: Client) -> None:
    sent = fields(right="33", source="https://example.org", name="Lena Ort", email="lena@example.org")
    response = client.post(address(published_slate), sent)
    assert response.status_code == 302
    assert re.fullmatch(r"/public/reports/[\w-]{43}/", response["Location"])
    report = ReaderReport.objects.get()
    assert (report.exact, report.wrong, report.right) == ("at least 36", "It was 33.", "33")
    assert ReaderAddress.objects.get().email == "lena@example.org"
    assert "at least 36" in client.get(response["Location"]).content.decode()


def test_the_form_has_the_words_that_the_address_names(published_slate: Article, client: Client) -> None:
    page = client.get(address(published_slate) + "?words=at+least+36&before=there%2C+killing+&after=+and").content
    assert re.search(r"<textarea[^>]*name=\"words\"[^>]*>\s*at least 36</textarea>", page.decode())


def test_without_a_script_a_sentence_is_chosen(published_slate: Article, client: Client) -> None:
    page = client.get(address(published_slate)).content.decode()
    values = re.findall(r'name="sentence" value="(\d+-\d+)"', page)
    assert len(values) > 5
    chosen = client.get(f"{address(published_slate)}?at={values[3]}").content.decode()
    assert f'value="{values[3]}" checked' in chosen
    response = client.post(address(published_slate), fields(words="", sentence=values[3]))
    assert response.status_code == 302
    start, end = map(int, values[3].split("-"))
    assert (ReaderReport.objects.get().start, ReaderReport.objects.get().end) == (start, end)


def test_what_is_wrong_with_it_is_told_and_everything_typed_stays(published_slate: Article, client: Client) -> None:
    response = client.post(address(published_slate), fields(words="at least 99", wrong="<i>Mine</i>", right="33"))
    page = response.content.decode()
    assert response.status_code == 422
    assert "Not sent yet" in page
    assert "&lt;i&gt;Mine&lt;/i&gt;" in page and "<i>Mine" not in page
    assert ">\n33</textarea>" in page
    assert not ReaderReport.objects.exists()


HOSTILE = "<script>alert(1)</script>\u202e\"'&{{ 7|add:7 }}"


def test_markup_in_every_field_is_text(published_slate: Article, client: Client) -> None:
    everywhere = dict.fromkeys(("wrong", "right", "source", "name"), HOSTILE)
    response = client.post(address(published_slate), fields(**everywhere))
    assert response.status_code == 302
    client.force_login(User.objects.get(username="ruth"))
    report = ReaderReport.objects.get()
    for page in (
        response["Location"],
        f"/reader-reports/{report.uid}/",
        "/reader-reports/",
        "/reader-reports/waiting/",
    ):
        told = client.get(page).content.decode()
        assert "<script>alert" not in told, page
        assert "\u202e" not in told, page
    refused = client.post(address(published_slate), dict.fromkeys(fields(), HOSTILE))
    assert refused.status_code == 422
    assert "<script>alert" not in refused.content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {"words": "a\x00b"},
        {"wrong": "a\x00b"},
        {"words": "\u202eat least 99"},
        {"words": "a" * 100_000},
        {"wrong": "a" * 100_000},
        {"sentence": "0-99999999"},
        {"sentence": "-5-3"},
        {"before": "a" * 100},
        {"email": "a@b\nBcc: c@d.example"},
        {"website": "https://example.org"},
    ],
    ids=lambda sent: next(iter(sent)),
)
def test_what_cannot_be_used_stores_nothing(published_slate: Article, client: Client, sent: dict[str, str]) -> None:
    assert client.post(address(published_slate), fields(**sent)).status_code == 422
    assert not ReaderReport.objects.exists()


@pytest.mark.parametrize("query", ["?words=%00&before=%00", "?at=%00", "?revision=%00", "?words=" + "a" * 5000])
def test_an_address_that_names_nonsense_still_gives_the_form(
    published_slate: Article, client: Client, query: str
) -> None:
    assert client.get(address(published_slate) + query).status_code == 200


def test_words_of_a_text_that_is_not_published_are_not_found(published_slate: Article, client: Client) -> None:
    revise(published_slate, "at least 36", "at least 33")
    response = client.post(address(published_slate), fields(words="at least 33", revision="2"))
    assert response.status_code == 422
    assert "do not stand in the article as it is published" in response.content.decode()


def test_a_reader_of_the_revision_before_reports_on_that(published_slate: Article, client: Client) -> None:
    revise(published_slate, "at least 36", "at least 33")
    publish(published_slate)
    assert "which you read" in client.get(address(published_slate) + "?revision=1").content.decode()
    assert client.post(address(published_slate), fields(revision="1")).status_code == 302
    assert ReaderReport.objects.get().revision.number == 1


def test_an_unpublished_article_has_no_form(slate: Article, client: Client) -> None:
    assert client.get(address(slate)).status_code == 404
    assert client.post(address(slate), fields()).status_code == 404


def test_a_retracted_article_takes_no_report_and_says_why(published_slate: Article, client: Client) -> None:
    retract_article(by=User.objects.get(username="ruth"), article=published_slate, reason="Made up.")
    for response in (client.get(address(published_slate)), client.post(address(published_slate), fields())):
        assert response.status_code == 409
        assert "This article is retracted" in response.content.decode()
    assert not ReaderReport.objects.exists()


def test_too_many_are_refused_with_the_reason(published_slate: Article, client: Client) -> None:
    answers = [client.post(address(published_slate), fields()) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "Send it later" in answers[-1].content.decode()
    assert client.post(address(published_slate), fields(), REMOTE_ADDR="198.51.100.1").status_code == 302


def test_it_is_stored_nowhere_on_the_way(published_slate: Article, client: Client) -> None:
    response = client.get(address(published_slate))
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_without_the_token_of_its_page_it_is_refused(published_slate: Article) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(address(published_slate), fields()).status_code == 403
    page = client.get(address(published_slate)).content.decode()
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert client.post(address(published_slate), {**fields(), "csrfmiddlewaretoken": token[0]}).status_code == 302
