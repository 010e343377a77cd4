"""The default rating scale, and the tokens that a rating's look is chosen from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RatingToken:
    """A colour with its pattern and icon; a rating picks one of these, free colours are refused."""

    css_class: str
    icon: str
    pattern: str


RATING_TOKENS: dict[str, RatingToken] = {
    "accurate": RatingToken("r-accurate", "check", "solid"),
    "clarified": RatingToken("r-clarified", "plus", "solid with a light line"),
    "misleading": RatingToken("r-misleading", "contrast", "diagonals"),
    "inaccurate": RatingToken("r-inaccurate", "x", "cross-hatch"),
    "unsupported": RatingToken("r-unsupported", "circle-question-mark", "dots"),
    "outdated": RatingToken("r-outdated", "clock", "uprights"),
    "opinion": RatingToken("r-opinion", "quote", "empty outline"),
}

TOKEN_CHOICES = [(token, token) for token in RATING_TOKENS]
