"""A reader's form that is sent twice at the same moment makes one report, and both answers lead to it."""

import pytest

from factcheck.accounts.models import User
from factcheck.public.actions.reporting import Told, send_report
from factcheck.public.models import ReaderReport
from factcheck.public.tokens import signed_token, token_of
from tests.at_once import at_once
from tests.examples import an_article, latest
from tests.public.conftest import publish


@pytest.mark.django_db(transaction=True)
def test_sent_twice_at_once_it_makes_one(ines: User, ruth: User) -> None:
    article = publish(an_article(by=ines))
    revision, token = latest(article), token_of(signed_token()) or ""

    def send() -> ReaderReport:
        told = Told(wrong="It was 33.", email="lena@example.org")
        return send_report(article=article, revision=revision, span=(0, 6), told=told, token=token, network="192.0.2.1")

    assert at_once([send] * 4) == [ReaderReport.objects.get()] * 4
