import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.quotations import find_quotation


def found(text: str, quotation: str, prefix: str = "", suffix: str = "") -> list[str]:
    return [text[start:end] for start, end in find_quotation(text, quotation, prefix, suffix)]


@pytest.mark.parametrize(
    ("text", "quotation", "words"),
    [
        ("He said “no” twice", 'said "no"', "said “no”"),
        ("Turkey’s border", "Turkey's border", "Turkey’s border"),
        ("it “must act” now", '"must act"', "“must act”"),
        ("it must act now", "“must act”", "must act"),
        ("at least\u00a033 dead", "at least 33", "at least\u00a033"),
        ("a line\nthat  wraps", "line that wraps", "line\nthat  wraps"),
        ("two\n\nblocks", "two blocks", "two\n\nblocks"),
        ("war — and peace", "war -- and peace", "war — and peace"),
        ("war—and peace", "war - and peace", "war—and peace"),
        ("won 3–1 at home", "won 3-1", "won 3–1"),
        ("he left… then", "left... then", "left… then"),
        ("co\u00adoperation now", "cooperation", "co\u00adoperation"),
        ("caf\u00e9 owner", "cafe\u0301 owner", "caf\u00e9 owner"),
        ("  spaced  ", "\n spaced ", "spaced"),
        ("死者は33人だった", "33人", "33人"),
    ],
)
def test_it_finds_what_was_typed_otherwise(text: str, quotation: str, words: str) -> None:
    assert found(text, quotation) == [words]


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("133 dead", "33"),
        ("33 dead", "3"),
        ("Turkeys", "Turkey"),
        ("at least 33", "at least 36"),
        ("in Turkey", "in turkey"),
        ("e\u0301", "e"),
        ("well-known", "wellknown"),
        ("anything", ""),
        ("anything", " \n"),
        ("", "words"),
    ],
)
def test_it_does_not_find_other_words(text: str, quotation: str) -> None:
    assert find_quotation(text, quotation) == []


def test_it_tells_how_often_words_occur() -> None:
    text = "at least 33 here, at least\u00a033 there, at least 33 nowhere"
    assert len(find_quotation(text, "at least 33")) == 3


def test_context_keeps_the_place_that_is_meant() -> None:
    text = "“at least 33” here, at least 33 there"
    assert find_quotation(text, "at least 33", suffix=" there") == [(20, 31)]
    assert find_quotation(text, "at least 33", prefix="here, ") == [(20, 31)]
    assert find_quotation(text, "at least 33", prefix="nowhere") == []


@given(
    st.text(st.sampled_from("ab 3“”’'\"—-…\u00a0\n\u00ad") | st.characters(exclude_categories=["Cs"]), max_size=40),
    st.data(),
)
def test_every_place_is_a_span_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for place_start, place_end in find_quotation(text, text[start:end]):
        assert 0 <= place_start < place_end <= len(text)
        assert not text[place_start].isspace() and not text[place_end - 1].isspace()


@given(st.lists(st.sampled_from(["one", "“two”", "33", "Ankara’s", "—", "…", "é"]), min_size=1, max_size=12), st.data())
def test_whole_words_of_the_text_are_always_found(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    text = " ".join(words)
    start = len(" ".join(words[:first])) + (1 if first else 0)
    end = len(" ".join(words[:last]))
    assert (start, end) in find_quotation(text, text[start:end])
