"""A template with holes, filled, is what the template renders."""

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.states import LIST_STATE_BY_NAME
from factcheck.stencils import filled, hole, stencil

STATE = LIST_STATE_BY_NAME["approved"]
HOSTILE = st.text(st.one_of(st.sampled_from("<>&\"'%(){}s\ue0f0\ue0f1\n"), st.characters(codec="utf-8")), max_size=40)


@given(HOSTILE)
def test_what_fills_a_hole_is_escaped_as_in_the_template(words: str) -> None:
    state = {"css_class": STATE.css_class, "icon": STATE.icon}
    pattern = stencil("_state.html", {"state": {**state, "label": hole("label")}})
    assert filled(pattern, {"label": words}) == render_to_string("_state.html", {"state": {**state, "label": words}})


def test_what_is_html_itself_stays_so() -> None:
    pattern = stencil("_state.html", {"state": {"label": hole("label")}})
    assert "<b>100 %</b>" in filled(pattern, {"label": mark_safe("<b>100 %</b>")})
    assert "&lt;b&gt;" in filled(pattern, {"label": "<b>"})
