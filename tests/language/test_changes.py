"""Nothing material is missed, what only looks otherwise does not lapse, and what changed gets its name."""

import re
import unicodedata
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language.changes import Change, material_changes
from factcheck.language.folding import fold
from factcheck.language.kinds import Kind
from tests.language.pairs import CHANGES, STYLES, Pair
from tests.language.test_folding import STYLED, WORST

MATERIAL = [(kind, pair) for kind, pairs in CHANGES.items() for pair in pairs]
IMMATERIAL = [pair for pairs in STYLES.values() for pair in pairs]
SENTENCES = st.sampled_from([sentence for _, pair in MATERIAL for sentence in pair] + [old for old, _ in IMMATERIAL])


@pytest.mark.parametrize(("kind", "pair"), MATERIAL, ids=lambda value: value[1] if isinstance(value, tuple) else value)
def test_a_change_of_words_is_material_and_named(kind: str, pair: Pair) -> None:
    assert kind in {change.kind for change in material_changes(*pair)}
    assert material_changes(*reversed(pair))


@pytest.mark.parametrize("pair", IMMATERIAL, ids=lambda pair: pair[1])
def test_a_change_of_style_is_not_material(pair: Pair) -> None:
    assert material_changes(*pair) == []
    assert material_changes(*reversed(pair)) == []


def test_the_table_has_ten_pairs_of_each_kind_on_either_side() -> None:
    assert set(CHANGES) == set(STYLES) == set(Kind)
    assert min(len(pairs) for table in (CHANGES, STYLES) for pairs in table.values()) >= 10
    assert len(MATERIAL) + len(IMMATERIAL) >= 200


def test_a_change_says_what_stood_there_and_where_the_new_words_stand() -> None:
    new = "On Monday, Zoe\u0308 counted 33\u00a0goats."
    (change,) = material_changes("On Monday Zoë counted thirty-six goats.", new)
    assert change == Change(Kind.FIGURE, "thirty-six", "33", new.index("33"), new.index("33") + 2)


def test_words_taken_away_have_a_place_and_no_length() -> None:
    (change,) = material_changes("He was not told.", "He was told.")
    assert change == Change(Kind.NEGATION, "not", "", 7, 7)


def test_every_change_of_a_sentence_is_listed_in_order() -> None:
    changes = material_changes("At least 36 men died in Ghent.", "36 men died in Liège.")
    assert [(change.kind, change.new) for change in changes] == [(Kind.HEDGE, ""), (Kind.PLACE, "Liège")]


def test_a_change_cannot_be_changed() -> None:
    (change,) = material_changes("He left.", "She left.")
    with pytest.raises(FrozenInstanceError):
        change.old = "It"  # type: ignore[misc]


@settings(max_examples=300, deadline=None)
@given(STYLED, STYLED)
def test_it_is_empty_exactly_where_both_fold_alike(one: str, other: str) -> None:
    assert (material_changes(one, other) == []) == (fold(one) == fold(other))


@settings(max_examples=200, deadline=None)
@given(STYLED)
def test_a_text_and_its_folded_form_say_the_same(text: str) -> None:
    assert material_changes(text, fold(text)) == []
    assert material_changes(fold(text), text) == []


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_compared_alike_in_both_directions(one: str, other: str) -> None:
    forth, back = material_changes(one, other), material_changes(other, one)
    assert bool(forth) == bool(back)
    assert all(0 <= change.start <= change.end <= len(other) for change in forth)
    assert all(other[change.start : change.end] == change.new and change.old in one for change in forth)


@settings(max_examples=400, deadline=None)
@given(SENTENCES, st.data())
def test_another_digit_is_always_material(sentence: str, data: st.DataObject) -> None:
    places = [place for place, character in enumerate(sentence) if character in "0123456789"]
    if places:
        place = data.draw(st.sampled_from(places))
        digit = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != sentence[place]]))
        assert material_changes(sentence, sentence[:place] + digit + sentence[place + 1 :])


@settings(max_examples=400, deadline=None)
@given(SENTENCES, st.data())
def test_another_letter_in_a_capitalised_word_is_always_material(sentence: str, data: st.DataObject) -> None:
    words = list(re.finditer(r"(?<=\s)[A-Z][a-z]+", sentence))
    if words:
        word = data.draw(st.sampled_from(words))
        place = data.draw(st.integers(word.start(), word.end() - 1))
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if place == word.start() else "abcdefghijklmnopqrstuvwxyz"
        letter = data.draw(st.sampled_from([letter for letter in letters if letter != sentence[place]]))
        assert material_changes(sentence, sentence[:place] + letter + sentence[place + 1 :])


@settings(max_examples=200, deadline=None)
@given(SENTENCES, st.lists(st.sampled_from(["\n", "  ", "\u00a0", "\t", " \n ", "\u202f"]), min_size=1, max_size=8))
def test_wrapping_and_no_break_spaces_are_never_material(sentence: str, spaces: list[str]) -> None:
    words = sentence.split(" ")
    wrapped = words[0] + "".join(spaces[at % len(spaces)] + word for at, word in enumerate(words[1:]))
    assert material_changes(sentence, wrapped) == []


@given(SENTENCES)
def test_wrapping_at_a_hyphen_is_never_material(sentence: str) -> None:
    assert material_changes(sentence, re.sub(r"(?<=[a-z])-(?=[a-z])", "-\n", sentence)) == []


@given(SENTENCES, st.sampled_from(["“”", "„“", "»«", "«»", "””", '""', "「」"]))
def test_quoting_in_another_style_is_never_material(sentence: str, marks: str) -> None:
    requoted = re.sub(r"“([^”]*)”|\"([^\"]*)\"", lambda found: marks[0] + found[0][1:-1] + marks[1], sentence)
    assert material_changes(sentence, requoted) == []
    assert material_changes(sentence, sentence.replace("'", "’")) == []


@given(SENTENCES)
def test_the_form_of_unicode_is_never_material(sentence: str) -> None:
    assert material_changes(sentence, unicodedata.normalize("NFD", sentence)) == []
    assert material_changes(unicodedata.normalize("NFD", sentence), unicodedata.normalize("NFC", sentence)) == []


@pytest.mark.parametrize("text", WORST, ids=lambda text: ascii(text[:8]))
def test_long_sentences_that_share_nothing_are_compared(text: str) -> None:
    assert material_changes(text, "Officials counted thirty-six goats. " * 280)
