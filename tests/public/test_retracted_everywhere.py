"""A retraction marks the article wherever it is shown: every page that names it says that it was taken back."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.articles.publishing import publish_article, retract_article
from factcheck.claims.actions.second_checks import ask_second_check
from factcheck.claims.models import Citation
from factcheck.claims.states import Stance
from factcheck.corrections.models import Correction
from factcheck.sources.models import Source
from tests.corrections.conftest import AFTER, a_correction, a_submitted_correction, a_text, an_issued_correction
from tests.examples import a_claim, a_draft, a_submitted_verdict, an_article, cite_article

# It stands nowhere in the text: wherever it is found, a page names the article.
TITLE = "The Zephyr file"


@pytest.fixture
def strike(ines: User, ruth: User, jonas: User, amara: User) -> Article:
    """A published article with everything that other pages list: claims, verdicts, corrections, a citation of it."""
    before = (
        "Strike kills 36",
        "At least 36 soldiers were killed on Thursday. The province lies in the north.",
        AFTER[2],
    )
    article = an_article(by=ines, paragraphs=before, title=TITLE, title_is_headline=False)
    a_submitted_verdict(by=ines, claim=a_claim(by=ines, article=article, words="At least 36"))
    asked = a_submitted_verdict(by=jonas, claim=a_claim(by=jonas, article=article, words="soldiers"))
    ask_second_check(by=jonas, claim=asked.claim, checker=amara)
    a_claim(by=ines, article=article, words="Nearly a million")
    _publish(article, by=ruth)
    a_text(article, "Strike kills 33", *AFTER[1:])
    an_issued_correction(by=jonas, issued_by=ruth, article=article, wrong="", right="The province lies in the north.")
    a_submitted_correction(by=ines, article=article)
    a_correction(by=ruth, article=article)
    _publish(article, by=ruth)
    other = an_article(by=ines, paragraphs=("Another story", "Some 36 died there."))
    draft = a_draft(by=ines, claim=a_claim(by=ines, article=other, words="36 died"), cited=False)
    cite_article(by=ines, verdict=draft, article=article, words="The province lies", stance=Stance.CONTEXT)
    return Article.objects.select_related("published_revision").get(pk=article.pk)


def _publish(article: Article, *, by: User) -> None:
    seen = Article.objects.select_related("published_revision").get(pk=article.pk)
    publish_article(by=by, article=seen, revision=Revision.objects.order_by("-number").filter(article=article)[0])


def addresses(article: Article) -> list[str]:
    """Every page that names the article: its own, and those of what it has to do with."""
    first, second, third = article.claims.order_by("number")
    correction = Correction.objects.filter(article=article).order_by("number")[0]
    submitted = Correction.objects.get(article=article, state="submitted")
    citation = Citation.objects.get(source__article=article)
    source = Source.objects.get(article=article)
    own = f"/articles/{article.slug}"
    public = f"/public/articles/{article.slug}/"
    return [
        "/",
        "/articles/",
        f"{own}/",
        f"{own}/revisions/",
        f"{own}/revisions/1/",
        f"{own}/revisions/2/claims/",
        f"{own}/compare/1/2/",
        f"{own}/corrections/",
        f"{own}/corrections/draft/",
        f"{own}/publish/",
        f"{own}/retract/",
        f"{own}/revisions/add/",
        f"{own}/call-sheet/",
        f"{own}/sentences/",
        f"{own}/assign/",
        "/claims/?sort=number",
        "/verdicts/",
        f"/claims/{first.uid}/",
        f"/claims/{second.uid}/",
        f"/claims/{third.uid}/ask/",
        f"/claims/{citation.verdict.claim.uid}/",
        f"/review/?item={first.verdicts.get().uid}",
        "/corrections/",
        f"/corrections/{correction.uid}/",
        f"/corrections/{submitted.uid}/",
        "/corrections/unannounced/?state=all",
        "/sources/",
        f"/sources/{source.uid}/",
        f"/sources/{source.uid}/claims/",
        "/sources/find/?words=Zephyr",
        "/reports/",
        "/search/?q=province",
        public,
        "/public/corrections/",
        "/public/corrections/feed/",
        "/public/corrections/feed.json",
        f"/public/corrections/{correction.uid}/",
    ]


# What is no name of it now: the record of what happened then, and on its own page the title under the reason itself.
NOT_A_NAME = (
    re.compile(r'<section aria-labelledby="latest">.*?</section>', re.DOTALL),
    re.compile(r'<h1 class="given-title".*?</h1>', re.DOTALL),
    re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL),
    re.compile(r"<dt>Title given here.*?</dd>", re.DOTALL),
    re.compile(r'<ol class="timeline">.*?</ol>', re.DOTALL),
)


def named(client: Client, address: str) -> tuple[int, int, int]:
    """How often a page names the article, how often it says that it was taken back, and what that cost."""
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    html = unescape(response.content.decode())
    for pattern in NOT_A_NAME:
        html = pattern.sub("", html)
    return html.count(TITLE), html.count(f"Retracted: {TITLE}"), len(asked)


def test_every_page_that_names_it_says_so_for_no_statement_more(strike: Article, ruth: User, client: Client) -> None:
    ruth.groups.add(Group.objects.get(name="Admin"))
    client.force_login(ruth)
    walked = addresses(strike)
    for address in walked:
        client.get(address)
    before = {address: named(client, address) for address in walked}
    silent = [address for address, (names, _marked, _cost) in before.items() if not names]
    assert not silent, f"not a page that names the article: {silent}"
    assert not any(marked for _names, marked, _cost in before.values())
    retract_article(by=ruth, article=strike, reason="The witnesses were never there.")
    client.get("/search/?q=province")
    after = {address: named(client, address) for address in walked}
    unmarked = {address: found for address, found in after.items() if found[0] != found[1]}
    assert not unmarked
    grown = {
        address: (before[address][2], cost) for address, (_n, _m, cost) in after.items() if cost > before[address][2]
    }
    assert not grown


def test_its_own_page_leads_with_the_reason_and_tells_machines(strike: Article, ruth: User, client: Client) -> None:
    retract_article(by=ruth, article=strike, reason="The witnesses were never there.")
    html = client.get(f"/public/articles/{strike.slug}/").content.decode()
    assert html.index("The witnesses were never there.") < html.index('id="text"')
    assert '"creativeWorkStatus": "Retracted"' in html
    assert Correction.objects.filter(article=strike).count() == 3, "nothing of it is removed"
