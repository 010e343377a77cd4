"""The two W3C selectors that we read and write, and their JSON.

Offsets count Unicode code points, as Text Position Selectors do.
"""

from collections.abc import Mapping
from dataclasses import dataclass

CONTEXT = 32
"""Code points that are kept on either side of quoted words."""


class SelectorError(ValueError):
    """A selector that cannot be read; the message begins with its place, as in `selector[1].start`."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """The quoted words, with the words just before and after them."""

    exact: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, text: str, start: int, end: int, context: int = CONTEXT) -> "TextQuoteSelector":
        """The words of a span of a text, with those around them."""
        return cls(text[start:end], text[max(0, start - context) : start], text[end : end + context])

    def to_json(self) -> dict[str, str]:
        """The selector as W3C JSON."""
        return {"type": "TextQuoteSelector", "exact": self.exact, "prefix": self.prefix, "suffix": self.suffix}

    @classmethod
    def from_json(cls, value: Mapping[str, object], place: str) -> "TextQuoteSelector":
        """The selector that W3C JSON describes."""
        exact = _string(value.get("exact"), f"{place}.exact")
        if not exact:
            raise SelectorError(f"{place}.exact", "the quotation is empty")
        # The W3C model makes both contexts optional.
        prefix = _string(value.get("prefix", ""), f"{place}.prefix")
        suffix = _string(value.get("suffix", ""), f"{place}.suffix")
        return cls(exact, prefix, suffix)


@dataclass(frozen=True, slots=True)
class TextPositionSelector:
    """Where the words stand: code points, end exclusive."""

    start: int
    end: int

    def to_json(self) -> dict[str, str | int]:
        """The selector as W3C JSON."""
        return {"type": "TextPositionSelector", "start": self.start, "end": self.end}

    @classmethod
    def from_json(cls, value: Mapping[str, object], place: str) -> "TextPositionSelector":
        """The selector that W3C JSON describes."""
        start = _offset(value.get("start"), f"{place}.start")
        end = _offset(value.get("end"), f"{place}.end")
        if end <= start:
            raise SelectorError(f"{place}.end", f"{end} is not after the start, {start}")
        return cls(start, end)


@dataclass(frozen=True, slots=True)
class Selectors:
    """What is known of one place: its quotation, its position, or both."""

    quote: TextQuoteSelector | None
    position: TextPositionSelector | None

    def to_json(self) -> dict[str, object]:
        """The selectors as the `selector` member of a W3C target."""
        return {"selector": [known.to_json() for known in (self.quote, self.position) if known is not None]}

    @classmethod
    def from_json(cls, target: Mapping[str, object]) -> "Selectors":
        """The quotation and position in a W3C target.

        Several selectors are alternatives for one place, so those of other types (an XPath, say) are passed
        over as long as one that we read is there.
        """
        if not isinstance(target, Mapping):
            raise SelectorError("target", f"an object is expected, not {_kind(target)}")
        if "selector" not in target:
            raise SelectorError("selector", "is missing")
        given = target["selector"]
        quote: TextQuoteSelector | None = None
        position: TextPositionSelector | None = None
        for place, value in _placed(given):
            if not isinstance(value, Mapping):
                raise SelectorError(place, f"an object is expected, not {_kind(value)}")
            kind = _string(value.get("type"), f"{place}.type")
            if "refinedBy" in value:
                # A refinement narrows the place down; reading only its outside would give other words.
                raise SelectorError(f"{place}.refinedBy", "refined selectors are not read")
            if kind == "TextQuoteSelector":
                if quote is not None:
                    raise SelectorError(place, "is a second TextQuoteSelector")
                quote = TextQuoteSelector.from_json(value, place)
            elif kind == "TextPositionSelector":
                if position is not None:
                    raise SelectorError(place, "is a second TextPositionSelector")
                position = TextPositionSelector.from_json(value, place)
        if quote is None and position is None:
            raise SelectorError("selector", "holds neither a TextQuoteSelector nor a TextPositionSelector")
        return cls(quote, position)


def _placed(given: object) -> list[tuple[str, object]]:
    if isinstance(given, list):
        return [(f"selector[{index}]", value) for index, value in enumerate(given)]
    return [("selector", given)]


def _string(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise SelectorError(place, f"a string is expected, not {_kind(value)}")
    return value


def _offset(value: object, place: str) -> int:
    # bool is an int in Python, but `true` is no offset.
    if not isinstance(value, int) or isinstance(value, bool):
        raise SelectorError(place, f"a whole number is expected, not {_kind(value)}")
    if value < 0:
        raise SelectorError(place, f"{value} is before the text")
    return value


def _kind(value: object) -> str:
    return "nothing" if value is None else type(value).__name__
