"""What templates set between quotation marks."""

import pytest
from django.template import Context, Template


@pytest.mark.parametrize(
    ("words", "shown"),
    [("“Turkey <has> asked,”", "“Turkey &lt;has&gt; asked,”"), ("said “no” & left", "“said ‘no’ &amp; left”")],
)
def test_marks_are_not_doubled_and_words_stay_words(words: str, shown: str) -> None:
    template = Template("{% load quoting %}“{{ words|inside_marks }}”")
    assert template.render(Context({"words": words})) == shown
