"""How sure a placement is, from 0 to 1, as a sum of named weights."""

# What is still there of the span's letters,
SURVIVAL_WEIGHT = 0.5
# how alike the lengths of both stretches are,
LENGTH_WEIGHT = 0.25
# and how much of what stood beside the span stands beside it still.
SUPPORT_WEIGHT = 0.25
# So many characters on either side are looked at.
SUPPORT_REACH = 40

# So many letters that survive are no chance; they take this share of the doubt away.
TELLING_LETTERS = 20
TELLING_SHARE = 0.2

# Less than this is no longer the span.
LEAST_SURVIVAL = 0.25
# A figure that was replaced where it stands survives by so much.
FIGURE_SURVIVAL = 0.8

# A span of fewer letters is found everywhere: without the words beside it, it loses up to this share.
SHORT_SPAN = 20
SHORT_SHARE = 0.5

# Words that stand once on either side, in text that is nobody else's, are believed from so many letters and words on.
AGAIN_LETTERS = 12
AGAIN_WORDS = 2
AGAIN_CONFIDENCE = 0.8


def confidence(*, survival: float, letters: int, new_letters: int, support: float, telling: int) -> float:
    """How sure it is that a stretch of `new_letters` is what became of a span of `letters`, worth `telling` of them."""
    survival = min(1.0, survival)
    alike = 2 * min(letters, new_letters) / (letters + new_letters)
    sure = SURVIVAL_WEIGHT * survival + LENGTH_WEIGHT * alike + SUPPORT_WEIGHT * support
    sure += TELLING_SHARE * min(1.0, survival * telling / TELLING_LETTERS) * (1 - sure)
    if telling < SHORT_SPAN:
        sure *= 1 - SHORT_SHARE * (1 - support) * (1 - telling / SHORT_SPAN)
    return min(1.0, sure)
