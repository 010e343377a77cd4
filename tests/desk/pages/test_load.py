"""The page of everybody's load."""

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.examples import a_claim, an_article


def test_it_names_everybody_and_leads_to_their_work(client: Client, ines: User, jonas: User) -> None:
    article = an_article(by=ines)
    a_claim(by=ines, article=article, words="At least 36")
    client.force_login(ines)
    html = client.get("/desk/load/").content.decode()
    assert '<a href="/claims/?assignee=jonas">Jonas Weil</a>' in html
    assert '<a href="/claims/?assignee=nobody">Nobody</a>' in html
    Article.objects.update(assignee=jonas)
    assert "Nobody" not in client.get("/desk/load/").content.decode()
    assert "At least 36" in client.get("/claims/?assignee=jonas").content.decode()


def test_its_bars_are_read_without_colour_and_lead_on_to_the_figures(client: Client, ines: User, ruth: User) -> None:
    a_claim(by=ines, article=an_article(by=ines), words="At least 36")
    client.force_login(ines)
    html = client.get("/desk/load/").content.decode()
    for shown in ('id="p-diagonals"', "<title>Open: 1</title>", 'aria-label="Open 1, waiting on others 0"'):
        assert shown in html
    assert 'href="/figures/"' not in html
    client.force_login(ruth)
    assert 'href="/figures/"' in client.get("/desk/load/").content.decode()


def test_it_is_read_not_written(client: Client, ines: User) -> None:
    client.force_login(ines)
    assert client.post("/desk/load/").status_code == 405
