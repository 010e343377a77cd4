from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from annotations import rendering
from annotations.marks import Mark

register = template.Library()


@register.simple_tag
def annotated_text(
    text: str,
    blocks: Sequence[Mapping[str, Any]],
    inlines: Sequence[Mapping[str, Any]] = (),
    marks: Sequence[Mark] = (),
    focused: int | None = None,
) -> SafeString:
    """The inside of the `.text` element; put its tags right round this one, for white space would become text."""
    return rendering.render_text(text, blocks, inlines, marks, focused=focused)
