from hypothesis import given
from hypothesis import strategies as st

from annotations.differences import IN_ORDER, Link, difference

SENTENCES = st.sampled_from(
    [
        "The dam in the upper valley broke at dawn after a week of rain.",
        "The dam in the upper valley broke at noon, after weeks of rain.",
        "Rents rose by 9 percent in June, said the tenants' union.",
        "Rents rose by 11\npercent in June, said the tenants’ union.",
        "Nobody knows.",
        "首相は月曜日に辞任した。",
        "👩🏽\u200d🚒 came.",
    ]
)
TEXTS = st.lists(st.tuples(SENTENCES, st.sampled_from([" ", "\n", "\n\n"])).map("".join), max_size=8).map("".join)


def test_equal_texts_are_one_stretch_in_order() -> None:
    assert difference("It rained.", "It rained.") == [Link(0, 10, 0, 10, IN_ORDER, verbatim=True, survival=1.0)]
    assert difference("", "") == difference("", "It rained.") == difference("It rained.", "") == []


def test_a_changed_word_parts_two_stretches() -> None:
    old, new = "It rained. The dam broke at dawn. It rained.", "It rained. The dam broke at noon. It rained."
    links = difference(old, new)
    assert [old[link.start : link.end] for link in links if link.verbatim] == [
        "It rained. The dam broke at",
        ". It rained.",
    ]
    assert [(old[link.start : link.end], link.survival) for link in links if not link.verbatim] == [("dawn", 0.0)]


def test_a_paragraph_that_moved_is_a_block_by_itself() -> None:
    first, second = (
        "The dam in the upper valley broke at dawn.\n\n",
        "Rents rose by nine percent in the year to June.\n\n",
    )
    old, new = first + second + "The end.", second + first + "The end."
    moved = [link for link in difference(old, new) if link.block != IN_ORDER]
    assert len(moved) == 1
    assert old[moved[0].start : moved[0].end].strip() == first.strip()


def test_a_paragraph_that_moved_and_was_edited_stays_one_block() -> None:
    rest = "Rents rose by nine percent in the year to June. The bank left its rate where it was. Nobody knows why.\n\n"
    moved = "The dam in the upper valley broke at dawn on Monday. The village below it was flooded within one hour.\n\n"
    edited = moved.replace("dawn", "noon").replace("flooded", "under water")
    blocks = {link.block for link in difference(rest + moved + "The end.", edited + rest + "The end.")}
    assert len(blocks) == 2


@given(TEXTS, TEXTS)
def test_links_share_no_character_and_keep_the_order_of_their_block(old: str, new: str) -> None:
    links = difference(old, new)
    for side in ([link[:2] for link in links], sorted(link[2:4] for link in links)):
        assert all(one[1] <= other[0] for one, other in zip(side, side[1:], strict=False))
    for block in {link.block for link in links}:
        places = [link.new_start for link in links if link.block == block]
        assert places == sorted(places)
    for link in links:
        assert 0 <= link.start < link.end <= len(old) and 0 <= link.new_start < link.new_end <= len(new)
        assert not link.verbatim or old[link.start : link.end] == new[link.new_start : link.new_end]
