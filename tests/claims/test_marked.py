"""The answer to a mark, filled, is what its template renders."""

from django.contrib.messages import ERROR, SUCCESS
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.marked import marked_as_html

HOSTILE = st.text(st.one_of(st.sampled_from("<>&\"'%(){}s/\ue0f0\ue0f1"), st.characters(codec="utf-8")), max_size=20)
MESSAGES = st.builds(
    Message,
    st.sampled_from([SUCCESS, ERROR]),
    HOSTILE,
    st.one_of(st.just(""), st.none(), HOSTILE, HOSTILE.map("/{}".format)),
)


@given(st.lists(MESSAGES, max_size=3), HOSTILE)
def test_it_is_what_the_template_renders(messages: list[Message], token: str) -> None:
    words = {"start": 3, "end": 1200, "text_at": "all", "next_uid": token, "csrf_token": token + "x"}
    html = {"card": mark_safe("<div>100 %</div>"), "text": mark_safe("<p>words &amp; more</p>")}
    rendered = render_to_string("claims/_marked.html", {"messages": messages, **words, **html})
    assert marked_as_html(messages, **words, **html) == rendered


def test_a_mark_can_be_undone_from_its_message() -> None:
    words = dict.fromkeys(("card", "start", "end", "text", "text_at", "next_uid"), "")
    said = Message(SUCCESS, "Claim 7 marked.", extra_tags="/claims/7/undo-mark/")
    html = marked_as_html([said], csrf_token="secret", **words)
    assert '<form method="post" action="/claims/7/undo-mark/">' in html
    assert 'name="csrfmiddlewaretoken" value="secret"' in html
    assert "<form" not in marked_as_html([Message(SUCCESS, "Claim 7 marked.")], csrf_token="secret", **words)
