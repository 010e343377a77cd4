"""How long re-anchoring takes on texts that make differences slow, in yardsticks of the same texts."""

import random
from collections.abc import Iterator
from functools import partial

from annotations.anchoring import reanchor
from benchmarks.timing import ratio

LETTERS = 30_000
SPANS = 500
# Two unrelated texts may take so many yardsticks.
ALLOWED = 120


def measure() -> dict[str, dict[str, float | None]]:
    """The ratio of each case, and what is allowed."""
    return {
        name: {"yardsticks": round(ratio(partial(reanchor, old, new, _spans(old)), old, new), 1), "allowed": ALLOWED}
        for name, old, new in cases()
    }


def _spans(text: str) -> list[tuple[int, int]]:
    step = max(1, len(text) // SPANS)
    return [(start, min(len(text), start + 60)) for start in range(0, len(text) - 1, step)]


def cases() -> Iterator[tuple[str, str, str]]:
    """Pairs of texts that have little in common, or the same thing too often."""
    chance = random.Random(2)  # noqa: S311 invented texts are no secrets
    words = ["".join(chance.choices("abcdefghijklmnop", k=chance.randint(2, 9))) for _ in range(4000)]

    def article(vocabulary: list[str]) -> str:
        sentences: list[str] = []
        while sum(map(len, sentences)) < LETTERS:
            sentences.append(" ".join(chance.choices(vocabulary, k=chance.randint(6, 20))).capitalize() + ". ")
        return "".join(sentences)

    def shuffled(parts: list[str]) -> str:
        return " ".join(chance.sample(parts, len(parts)))

    text = article(words)
    phrases = [" ".join(chance.choices(words, k=5)) for _ in range(LETTERS // 30)]
    yield "unrelated texts", text, article(words)
    yield "unrelated texts of forty words", article(words[:40]), article(words[:40])
    yield "no full stops", text.replace(".", ""), article(words).replace(".", "")
    yield "words shuffled", text, shuffled(text.split())
    yield "phrases shuffled", " ".join(phrases), shuffled(phrases)
    yield "sentences shuffled", text, shuffled(text.split(". "))
    yield "one sentence 2,000 times", "It burned again. " * 2000, "It burned. " * 2000
    yield "one letter 30,000 times", "a" * LETTERS, "a" * (LETTERS - 1) + "b"
    yield "one line 15,000 times", "x\n" * (LETTERS // 2), "y\n" * (LETTERS // 2)
