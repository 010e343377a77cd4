import itertools

from hypothesis import given
from hypothesis import strategies as st

from annotations.confidence import LENGTH_WEIGHT, SUPPORT_WEIGHT, SURVIVAL_WEIGHT, confidence

SHARES = st.floats(0, 1)
LETTERS = st.integers(1, 500)


def sure(survival: float = 1.0, letters: int = 40, new_letters: int = 40, support: float = 1.0) -> float:
    return confidence(survival=survival, letters=letters, new_letters=new_letters, support=support, telling=letters)


def test_the_weights_make_one() -> None:
    assert SURVIVAL_WEIGHT + LENGTH_WEIGHT + SUPPORT_WEIGHT == 1.0
    assert sure() == 1.0


def test_more_survival_and_support_are_surer() -> None:
    assert sure(survival=0.9) > sure(survival=0.5) > sure(survival=0.3)
    assert sure(support=1.0) > sure(support=0.5) > sure(support=0.0)


def test_a_stretch_of_another_length_is_less_sure() -> None:
    assert sure(new_letters=44) > sure(new_letters=80) > sure(new_letters=400)


def test_a_short_span_needs_the_words_beside_it() -> None:
    alone = [sure(letters=letters, new_letters=letters, support=0.0) for letters in (3, 8, 15, 25)]
    assert all(less < more for less, more in itertools.pairwise(alone))
    assert sure(letters=3, new_letters=3, support=1.0) == 1.0


@given(SHARES, LETTERS, LETTERS, SHARES)
def test_it_is_a_share(survival: float, letters: int, new_letters: int, support: float) -> None:
    assert 0 <= sure(survival, letters, new_letters, support) <= 1
