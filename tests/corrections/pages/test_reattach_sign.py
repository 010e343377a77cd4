"""A sign whose words are gone waits on the desk, and is given a place again."""

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.corrections.models import Correction
from factcheck.corrections.queries import signs_of
from tests.corrections.conftest import an_issued_correction
from tests.examples import a_revision, latest

WITHOUT = "Strike kills 33 in Idlib\n\nThe province lies in the north.\n\nNearly a million people fled, officials said."


def lost(ines: User, ruth: User, article: Article) -> Correction:
    issued = an_issued_correction(by=ines, issued_by=ruth, article=article)
    a_revision(by=ines, article=article, text=WITHOUT)
    return issued


def test_it_waits_on_the_desk_and_stands_again(client: Client, ines: User, ruth: User, corrected: Article) -> None:
    client.force_login(ines)
    assert "Signs without a place" not in client.get("/").content.decode()
    issued = lost(ines, ruth, corrected)
    address = f"/corrections/{issued.uid}/sign/"
    desk = client.get("/").content.decode()
    assert "Signs without a place" in desk
    assert f'href="{address}"' in desk
    assert not signs_of(latest(corrected))
    start = WITHOUT.index("The province")
    end = start + len("The province lies in the north.")
    response = client.post(address, {"after": f"{start}-{end}"}, follow=True)
    assert "stands again." in response.content.decode()
    assert [sign.at for sign in signs_of(latest(corrected))] == [end]
    assert Event.objects.get(verb="placed sign of").object_uid == str(issued.uid)
    assert "Signs without a place" not in client.get("/").content.decode()
    assert client.post(address, {"after": f"{start}-{end}"}).status_code == 409


def test_a_sentence_has_to_be_chosen(client: Client, ines: User, ruth: User, corrected: Article) -> None:
    issued = lost(ines, ruth, corrected)
    client.force_login(ines)
    response = client.post(f"/corrections/{issued.uid}/sign/", {"after": ""})
    assert response.status_code == 422
    assert "Choose the sentence that it stands after." in response.content.decode()


def test_a_sign_that_has_its_place_is_not_asked_for_another(
    client: Client, ines: User, ruth: User, corrected: Article
) -> None:
    client.force_login(ines)
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    page = client.get(f"/corrections/{issued.uid}/sign/").content.decode()
    assert "Its sign waits for no place." in page
    assert "Place it here" not in page
