"""The template tag of marked text."""

from django.template import Context, Template

from annotations.marks import Mark


def test_it_puts_the_marked_text_into_a_template_and_nothing_beside_it() -> None:
    template = Template("{% load annotations %}<div>{% annotated_text text blocks inlines marks 1 %}</div>")
    mark = Mark(number=1, start=0, end=3, css_class="is-unchecked", label="Claim 1, unchecked")
    context = {"text": "One & two", "blocks": [{"role": "paragraph", "start": 0, "end": 9}], "marks": [mark]}
    html = template.render(Context({**context, "inlines": []}))
    assert html.startswith('<div><p class="paragraph" data-start="0">')
    assert "is-focused" in html
    assert "&amp; two</p></div>" in html
