"""Refusals become answers in one place, and private pages stay out of shared caches."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django_htmx.middleware import HtmxDetails
from pytest_django import Settings

from factcheck.accounts.models import User
from factcheck.errors import NotAllowed, RuleViolation, Unusable
from factcheck.middleware import RefusalMiddleware, content_policy, private_pages


def asked(user: User | None = None, **headers: str) -> HttpRequest:
    request = RequestFactory().post(
        "/claims/", headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    request.user = user or AnonymousUser()
    request.session = SessionStore()
    request.htmx = HtmxDetails(request)  # type: ignore[attr-defined]
    return request


def answer(refusal: Exception, request: HttpRequest) -> HttpResponse | None:
    return RefusalMiddleware(lambda request: HttpResponse("fine")).process_exception(request, refusal)


REFUSALS = [
    RuleViolation("Revision 3 came in."),
    NotAllowed("Only a reviewer decides."),
    Unusable("It holds no words."),
]


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_refusal_is_a_page_with_its_status_and_words(refusal: RuleViolation, ines: User) -> None:
    response = answer(refusal, asked(ines))
    assert response is not None and response.status_code == refusal.status
    page = response.content.decode()
    assert refusal.message in page and "<html" in page


def test_what_was_asked_for_is_not_said_to_be_unsaved(ines: User) -> None:
    saving, reading = asked(ines), asked(ines)
    reading.method = "GET"
    for request, said, unsaid in ((saving, "Not saved", "Not possible"), (reading, "Not possible", "Not saved")):
        response = answer(REFUSALS[0], request)
        assert response is not None
        assert said in response.content.decode()
        assert unsaid not in response.content.decode()


@pytest.mark.parametrize("refusal", REFUSALS)
def test_htmx_gets_the_words_where_refusals_stand(refusal: RuleViolation, ines: User) -> None:
    response = answer(refusal, asked(ines, HX_Request="true"))
    assert response is not None and response.status_code == refusal.status
    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("#refusal", "outerHTML show:#refusal:top")
    part = response.content.decode()
    assert refusal.message in part and 'id="refusal"' in part and "<html" not in part


def test_a_boosted_form_gets_the_page(ines: User) -> None:
    response = answer(REFUSALS[0], asked(ines, HX_Request="true", HX_Boosted="true"))
    assert response is not None and "HX-Retarget" not in response and b"<html" in response.content


@pytest.mark.parametrize("headers", [{}, {"HX_Request": "true"}])
def test_it_gives_the_way_on_and_the_details(headers: dict[str, str], ines: User) -> None:
    refusal = Unusable("Not complete.", way_on="Open the draft", url="/claims/x/", details=("Choose a rating.",))
    response = answer(refusal, asked(ines, **headers))
    assert response is not None
    text = response.content.decode()
    assert "Open the draft" in text and 'href="/claims/x/"' in text and "Choose a rating." in text


@pytest.mark.parametrize("headers", [{}, {"HX_Request": "true"}])
def test_words_of_people_are_escaped(headers: dict[str, str], ines: User) -> None:
    response = answer(RuleViolation("Returned: <script>alert(1)</script>"), asked(ines, **headers))
    assert response is not None and b"<script>alert" not in response.content


def test_any_other_exception_is_left_alone(ines: User) -> None:
    assert answer(ValueError("a defect"), asked(ines)) is None


def test_what_is_not_refused_passes() -> None:
    assert RefusalMiddleware(lambda request: HttpResponse("fine"))(asked()).content == b"fine"


def test_a_page_made_for_a_person_is_not_stored(ines: User) -> None:
    response = private_pages(lambda request: HttpResponse("fine"))(asked(ines))
    assert "no-store" in response["Cache-Control"] and "private" in response["Cache-Control"]


def test_a_page_for_nobody_may_be_stored() -> None:
    assert "Cache-Control" not in private_pages(lambda request: HttpResponse("fine"))(asked())


def test_a_page_that_says_how_long_it_lasts_is_believed(ines: User) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("fine", headers={"Cache-Control": "max-age=60"})

    assert private_pages(view)(asked(ines))["Cache-Control"] == "max-age=60"


def test_a_wrong_method_is_told_in_a_page_that_says_which_are_right(client: Client, ines: User) -> None:
    client.force_login(ines)
    response = client.post("/claims/")
    assert response.status_code == 405
    assert "GET" in response["Allow"]
    assert "This address does not take that" in response.content.decode()


def test_what_is_too_large_is_told_as_such(client: Client, ines: User, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    client.force_login(ines)
    response = client.post("/articles/import/", {"text": "x" * 1000})
    assert response.status_code == 413
    assert "Nothing was stored" in response.content.decode()


def test_every_answer_has_the_policy_of_the_settings(ines: User, client: Client) -> None:
    refused = client.get("/nowhere/")
    public = client.get("/public/corrections/")
    client.force_login(ines)
    for response in (refused, public, client.get("/articles/"), client.post("/articles/nowhere/mark/")):
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "script-src 'self'" in policy and "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy and "nonce" not in policy


def test_an_answer_with_a_policy_of_its_own_keeps_it() -> None:
    strict = HttpResponse(headers={"Content-Security-Policy": "sandbox"})
    assert content_policy(lambda request: strict)(asked())["Content-Security-Policy"] == "sandbox"


@pytest.mark.parametrize("status", [404, 500])
def test_only_a_workbench_shows_djangos_pages_for_errors_without_a_policy(status: int, settings: Settings) -> None:
    send = content_policy(lambda request: HttpResponse(status=status))
    assert "Content-Security-Policy" in send(asked())
    settings.DEBUG = True
    assert "Content-Security-Policy" not in send(asked())
