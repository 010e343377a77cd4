"""An excerpt shows the hits where they stand, and nothing that does not stand there."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.search.excerpts import AROUND, LENGTH, Piece, excerpt, marked
from factcheck.search.questions import hits, read_question

TEXTS = st.text(st.sampled_from("boat Storm é事\n. "), max_size=900)


def test_a_short_text_is_shown_whole() -> None:
    shown = excerpt("Three boats sank.", read_question("boats"))
    assert shown.pieces == [Piece("Three ", False), Piece("boats", True), Piece(" sank.", False)]
    assert not shown.is_cut_before and not shown.is_cut_after
    assert shown.first == "boats"


def test_a_long_text_is_cut_at_words_round_the_hit() -> None:
    text = "calm " * 200 + "the storm came " + "and went " * 200
    shown = excerpt(text, read_question("storm"))
    words = "".join(piece.words for piece in shown.pieces)
    assert "the storm came" in words
    assert shown.is_cut_before and shown.is_cut_after
    assert words.startswith("calm") and len(words) <= LENGTH
    assert set(words.split()) <= set(text.split())


def test_the_place_with_the_most_hits_is_shown() -> None:
    text = "One boat. " + "calm " * 200 + "Three boats in the storm, the boats sank."
    words = "".join(piece.words for piece in excerpt(text, read_question("storm boats")).pieces)
    assert "Three boats in the storm" in words


def test_without_a_hit_the_beginning_is_shown() -> None:
    shown = excerpt("calm " * 200, read_question("storm"))
    assert shown.pieces[0].words.startswith("calm calm")
    assert shown.first == "" and shown.is_cut_after


def test_of_an_empty_text_there_is_nothing() -> None:
    assert excerpt("", read_question("storm")).pieces == []


def test_a_heading_is_marked_whole() -> None:
    assert marked("Storm at sea", read_question("sea")) == [Piece("Storm at ", False), Piece("sea", True)]


@given(TEXTS, st.sampled_from(["boat", "storm boat", '"boat storm"', "事", "t"]))
def test_the_pieces_are_a_part_of_the_text_with_its_hits(text: str, typed: str) -> None:
    question = read_question(typed)
    shown = excerpt(text, question)
    words = "".join(piece.words for piece in shown.pieces)
    assert words in text
    assert bool(shown.first) == bool(hits(text, question))
    if shown.first:
        assert any(piece.is_hit and piece.words == shown.first for piece in shown.pieces)
        assert len(shown.pieces[0].words) <= AROUND or shown.pieces[0].is_hit or not shown.is_cut_before


@given(TEXTS)
def test_the_marked_pieces_are_the_text(text: str) -> None:
    assert "".join(piece.words for piece in marked(text, read_question("boat storm"))) == text
