"""How states look."""

from django.template import Context, Template
from django.template.loader import render_to_string

from factcheck.corrections.states import CorrectionState, UnannouncedState
from factcheck.corrections.tables import CHANGE_LOOKS
from factcheck.corrections.tables import LOOKS as CORRECTION_LOOKS
from factcheck.lists.looks import StateLook, looks_of
from factcheck.public.states import ReportState
from factcheck.public.tables import LOOKS as REPORT_LOOKS


def test_a_look_is_found_by_the_stored_value_and_has_the_label_of_its_state() -> None:
    looks = looks_of({CorrectionState.DRAFT: ("is-progress", "pen-line")})
    assert looks["draft"] == StateLook("is-progress", "pen-line", CorrectionState.DRAFT.label)


def test_a_state_is_drawn_with_line_icon_and_label() -> None:
    drawn = render_to_string("_state.html", {"state": CORRECTION_LOOKS[CorrectionState.ISSUED]})
    assert 'class="state is-approved"' in drawn
    assert f"<span>{CorrectionState.ISSUED.label}</span>" in drawn


def test_every_state_has_its_look() -> None:
    assert set(CORRECTION_LOOKS) == set(CorrectionState.values)
    assert set(CHANGE_LOOKS) == set(UnannouncedState.values)
    assert set(REPORT_LOOKS) == set(ReportState.values)


def test_templates_draw_each_once_and_alike() -> None:
    look = CORRECTION_LOOKS[CorrectionState.ISSUED]
    both = Template("{% load looks %}{{ look|as_state }}{{ look|as_rating }}")
    parts = [render_to_string(f"_{name}.html", {name: look}) for name in ("state", "rating")]
    for _time in range(2):
        assert both.render(Context({"look": look})) == "".join(parts)
    hostile = StateLook("is-draft", "pen-line", "<script>")
    assert "<script>" not in both.render(Context({"look": hostile}))
