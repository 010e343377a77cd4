"""One URL gives the page, or the part of it that htmx asked for."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from factcheck.htmx import render_page

TEMPLATES = {"page.html": "page {{ word }}", "_part.html": "part {{ word }}"}


@pytest.fixture(autouse=True)
def two_templates(settings: pytest.FixtureRequest) -> None:
    settings.TEMPLATES = [  # type: ignore[attr-defined]
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", TEMPLATES)]},
        }
    ]
    assert engines.all()


def asked(**headers: str) -> HttpRequest:
    request = RequestFactory().get(
        "/claims/", headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    request.htmx = HtmxDetails(request)  # type: ignore[attr-defined]
    return request


def shown(request: HttpRequest, *, partial: str = "_part.html", status: int = 200) -> HttpResponse:
    return render_page(request, "page.html", {"word": "one"}, partial=partial, status=status)


def test_a_browser_gets_the_page() -> None:
    assert shown(asked()).content == b"page one"


def test_htmx_gets_the_part() -> None:
    assert shown(asked(HX_Request="true")).content == b"part one"


def test_a_boosted_link_gets_the_page() -> None:
    assert shown(asked(HX_Request="true", HX_Boosted="true")).content == b"page one"


def test_a_restored_history_entry_gets_the_page() -> None:
    assert shown(asked(HX_Request="true", HX_History_Restore_Request="true")).content == b"page one"


def test_a_page_without_a_part_is_given_whole() -> None:
    assert shown(asked(HX_Request="true"), partial="").content == b"page one"


def test_a_request_that_htmx_never_saw_gets_the_page() -> None:
    assert shown(RequestFactory().get("/claims/")).content == b"page one"


def test_caches_keep_page_and_part_apart() -> None:
    vary = shown(asked())["Vary"]
    assert {"HX-Request", "HX-Boosted", "HX-History-Restore-Request"} <= {name.strip() for name in vary.split(",")}


def test_it_answers_with_the_given_status() -> None:
    assert shown(asked(), status=422).status_code == 422
