"""{% load deadlines %}."""

from datetime import timedelta

from django.utils import timezone

from factcheck.articles.templatetags.deadlines import is_past


def test_a_time_is_past_once_the_clock_is_beyond_it_and_none_never_is() -> None:
    now = timezone.now()
    assert is_past(now - timedelta(seconds=1))
    assert not is_past(now + timedelta(minutes=1))
    assert not is_past(None)
