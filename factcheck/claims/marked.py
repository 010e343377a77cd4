"""The answer to a mark, for the script of the page: what `claims/_marked.html` renders, in a tenth of the time.

The template is rendered once for each shape that the messages give it, then filled. A test compares both.
"""

from collections.abc import Iterable
from functools import cache

from django.conf import settings
from django.contrib.messages.storage.base import Message
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from factcheck.stencils import filled, hole, stencil

_WORDS = ("card", "start", "end", "text", "text_at", "next_uid", "csrf_token")


def marked_as_html(messages: Iterable[Message], **words: object) -> SafeString:
    """The answer with these messages, each with Undo where its extra tags are an address; `words` are `_WORDS`."""
    if settings.DEBUG:
        # A template that was changed is seen at once.
        _answer.cache_clear()
    shown = list(messages)
    for place, message in enumerate(shown):
        words[f"said_{place}"] = str(message)
        words[f"undo_{place}"] = (message.extra_tags or "")[1:]
    shape = tuple((message.level, _can_be_undone(message)) for message in shown)
    return filled(_answer(get_language() or "", shape), words)


def _can_be_undone(message: Message) -> bool:
    return (message.extra_tags or "").startswith("/")


@cache
def _answer(spoken: str, shape: tuple[tuple[int, bool], ...]) -> str:
    """The template with holes for its words and for those of its messages."""
    messages = [
        Message(level, hole(f"said_{place}"), extra_tags="/" + hole(f"undo_{place}") if with_undo else "")
        for place, (level, with_undo) in enumerate(shape)
    ]
    return stencil("claims/_marked.html", {"messages": messages, **{name: hole(name) for name in _WORDS}})
