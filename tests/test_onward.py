"""What a view says of the way on."""

from django.test import RequestFactory

from factcheck.onward import stay, stays_until


def test_a_page_with_a_question_names_where_it_is_answered(rf: RequestFactory) -> None:
    request = rf.post("/")
    assert stays_until(request) == ""
    stay(request, until="/claims/1/ask/")
    assert stays_until(request) == "/claims/1/ask/"
