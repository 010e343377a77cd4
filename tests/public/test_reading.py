"""The text as readers see it: what is left out, and how signs and notes find each other."""

import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.articles.models import Article, Revision
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionState
from factcheck.public.queries import corrections_at_the_foot
from factcheck.public.reading import Reading, leave_out, readers_text
from tests.public.conftest import issue, publish, revise

pytestmark = pytest.mark.django_db


def words_of(text: Reading) -> str:
    return unescape(re.sub(r"<[^>]*>", "", text.html))


def seen(article: Article) -> Reading:
    revision = article.published_revision
    assert revision is not None
    return readers_text(revision, corrections_at_the_foot(article))


def test_the_asterisk_is_the_sign_and_is_not_doubled(published_slate: Article) -> None:
    text = seen(published_slate)
    assert text.html.count("*") - text.html.count('aria-label="*') == 1
    assert re.search(r'<a class="correction-sign" href="#note-1" id="sign-1"[^>]*>\*</a>', text.html)
    (note,) = text.notes
    assert (note.id, note.sign, note.sign_id) == ("note-1", "*", "sign-1")


def test_its_note_stands_at_the_foot_and_not_in_the_text_too(published_slate: Article) -> None:
    text = seen(published_slate)
    assert text.notes[0].correction.note.startswith("Correction, Feb. 28, 2020")
    assert "Correction, Feb. 28" not in words_of(text)


def test_all_other_words_are_those_of_the_revision(published_slate: Article) -> None:
    revision = published_slate.published_revision
    assert revision is not None
    assert words_of(seen(published_slate)) == revision.text.partition("\n\nCorrection, Feb.")[0]


def test_signs_of_our_own_are_drawn_and_numbered_among_others(slate: Article) -> None:
    revision = revise(slate, "at least 36", "at least 33")
    issue(revision, "33")
    issue(revision, "Jan. 8")
    text = seen(publish(slate))
    # In reading order: the caption, the first paragraph, and the asterisk that stands in the second.
    assert [(note.id, note.sign) for note in text.notes] == [
        ("correction-3", "†"),
        ("correction-2", "‡"),
        ("note-1", "*"),
    ]
    sign = re.escape('33<a class="correction-sign" id="correction-sign-2" href="#correction-2" data-sign="‡"')
    assert re.search(sign, text.html)


def test_a_withdrawn_correction_keeps_its_note_and_loses_its_drawn_sign(slate: Article) -> None:
    issue(revise(slate, "at least 36", "at least 33"), "33", state=CorrectionState.WITHDRAWN)
    text = seen(publish(slate))
    assert "data-sign" not in text.html
    assert [(note.id, note.sign_id) for note in text.notes] == [("note-1", "sign-1"), ("correction-2", "")]


def test_furniture_is_left_out(roles: None, slate: Article) -> None:
    rferl = Revision.objects.get(article__publication__name__startswith="Radio Free")
    text = readers_text(rferl, [])
    assert "SHARE" in rferl.text
    assert "SHARE" not in words_of(text)
    assert "<details" not in text.html


def test_a_note_that_is_no_record_stays_in_the_text(slate: Article) -> None:
    Correction.objects.update(note="Another note.")
    revision = Revision.objects.get(article=slate)
    text = readers_text(revision, [])
    assert "Correction, Feb. 28, 2020" in words_of(text)
    assert "correction_note" not in text.html
    assert "correction-sign" not in text.html


def test_the_headline_is_the_heading_of_the_page(published_slate: Article) -> None:
    assert '<h1 class="headline"' in seen(published_slate).html


WORDS = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1, max_size=8)


@given(parts=st.lists(WORDS, min_size=1, max_size=8), data=st.data())
def test_what_is_left_stands_where_it_is_said_to_stand(parts: list[str], data: st.DataObject) -> None:
    blocks: list[dict[str, Any]] = []
    at = 0
    for part in parts:
        blocks.append({"role": "paragraph", "start": at, "end": at + len(part)})
        at += len(part) + 2
    revision = Revision(text="\n\n".join(parts), blocks=blocks, inlines=[])
    gone = data.draw(st.sets(st.integers(0, len(parts) - 1)))
    cut = leave_out(revision, gone)
    assert cut.text == "\n\n".join(part for index, part in enumerate(parts) if index not in gone)
    assert [cut.text[block["start"] : block["end"]] for block in cut.blocks] == [
        part for index, part in enumerate(parts) if index not in gone
    ]
    for index, block in enumerate(blocks):
        place = cut.place(block["start"], block["end"])
        if index in gone:
            assert place is None
        else:
            assert place is not None
            assert cut.text[place[0] : place[1]] == parts[index]
