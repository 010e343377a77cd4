"""What every page knows of the signed-in person."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from factcheck.accounts.context import person
from factcheck.accounts.models import User


def test_it_knows_the_person_and_whether_they_read_the_log(rf: RequestFactory, ines: User, amara: User) -> None:
    request = rf.get("/")
    request.user = amara
    assert person(request) == {"person": amara, "may_publish": True, "may_read_audit_log": True, "theme": ""}
    request.user = ines
    assert person(request) == {"person": ines, "may_publish": False, "may_read_audit_log": False, "theme": ""}


def test_a_reader_is_nobody(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = AnonymousUser()
    assert person(request)["person"] is None
    assert person(rf.get("/"))["person"] is None


@pytest.mark.parametrize(
    ("cookie", "theme"), [("light", "light"), ("dark", "dark"), ('"><script>', ""), ("system", "")]
)
def test_only_a_known_theme_is_taken_from_the_cookie(rf: RequestFactory, cookie: str, theme: str) -> None:
    request = rf.get("/")
    request.COOKIES["theme"] = cookie
    assert person(request)["theme"] == theme
