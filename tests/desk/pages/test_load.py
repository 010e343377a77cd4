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


def test_it_is_read_not_written(client: Client, ines: User) -> None:
    client.force_login(ines)
    assert client.post("/desk/load/").status_code == 405
