"""What readers should be told of: which changes between two published texts matter, and which stay quiet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.corrections.unannounced import changes_to_tell
from factcheck.language.folding import fold
from tests.corrections.conftest import a_text
from tests.examples import a_claim, a_submitted_verdict, an_article

QUIET = "They slept well that night. It was cold."


def told(ines: User, before: str, after: str) -> list[tuple[str, str, str]]:
    article = an_article(by=ines, paragraphs=("A headline", *before.split("\n\n")))
    a_text(article, "A headline", *after.split("\n\n"))
    old, new = Revision.objects.filter(article=article).order_by("number")
    return [(change.kind.value, change.wrong, change.right) for change in changes_to_tell(old, new)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("At least 36 died.", "At least 33 died.", ("figure", "36", "33")),
        ("They met on Feb. 27.", "They met on Feb. 28.", ("date", "27", "28")),
        ("Then Erdogan spoke to them.", "Then Rouhani spoke to them.", ("name", "Erdogan", "Rouhani")),
        ("They fled to Idlib in haste.", "They fled to Homs in haste.", ("place", "Idlib", "Homs")),
        ("He said “we stay” to us.", "He said “we go” to us.", ("quotation", "stay", "go")),
    ],
    ids=["figure", "date", "name", "place", "quotation"],
)
def test_a_figure_date_name_or_quotation_is_told_wherever_it_stands(
    ines: User, before: str, after: str, expected: tuple[str, str, str]
) -> None:
    kinds = told(ines, f"{before} {QUIET}", f"{after} {QUIET}")
    assert len(kinds) == 1
    assert kinds[0][0] == expected[0]
    assert expected[1] in kinds[0][1]
    assert expected[2] in kinds[0][2]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("At least 36 died.", "At least thirty-six died."),
        ('He said "we stay" to us.', "He said “we stay” to us."),
        ("They slept well, that night.", "They slept well that night."),
        ("They slept well that night.", "They slept soundly that night."),
        ("They slept.", "They slept. Nobody woke them."),
        ("They slept. Nobody woke them.", "They slept."),
        ("They slept.", "They slept. Some 300 more came on Friday."),
    ],
    ids=["same figure", "marks", "comma", "no claim", "added", "cut without a fact", "added with a fact"],
)
def test_style_stays_quiet_and_so_does_what_nobody_checked(ines: User, before: str, after: str) -> None:
    assert not told(ines, before, after)


def test_sentences_that_moved_say_what_they_said(ines: User) -> None:
    first, second = "At least 36 died in Idlib on Friday.", "Some 900,000 fled, Ankara said."
    assert not told(ines, f"{first}\n\n{second}\n\n{QUIET}", f"{QUIET}\n\n{second}\n\n{first}")


def test_one_that_moved_and_changed_is_told_once(ines: User) -> None:
    first, second = "At least 36 soldiers died in Idlib on Friday.", "Some 900,000 fled, Ankara said."
    changed = first.replace("36", "33")
    found = told(ines, f"{first}\n\n{second}\n\n{QUIET}", f"{second}\n\n{QUIET}\n\n{changed}")
    assert found == [("figure", "36", "33")]


def test_a_sentence_that_was_cut_is_told_by_what_it_takes_away(ines: User) -> None:
    cut = "At least 36 died in Idlib."
    assert told(ines, f"{cut} {QUIET}", QUIET) == [("figure", cut, "")]


def test_a_checked_claim_makes_every_change_of_its_sentence_one_to_tell(ines: User) -> None:
    article = an_article(by=ines, paragraphs=("A headline", QUIET))
    claim = a_claim(by=ines, article=article, words="slept well")
    a_text(article, "A headline", QUIET.replace("well", "badly"))
    old, new = Revision.objects.filter(article=article).order_by("number")
    assert not changes_to_tell(old, new)
    a_submitted_verdict(by=ines, claim=claim)
    (change,) = changes_to_tell(old, new)
    assert (change.wrong, change.right, change.claim) == ("well", "badly", claim)
    assert (change.sentence_before, change.sentence_after) == (
        "They slept well that night.",
        "They slept badly that night.",
    )
    assert old.text[slice(*change.before)] == change.sentence_before
    assert change.after is not None
    assert new.text[slice(*change.after)] == change.sentence_after


def test_what_the_site_adds_and_what_the_note_says_is_not_the_article(ines: User) -> None:
    article = an_article(by=ines, paragraphs=("A headline", "Shared 36 times"))
    a_text(article, "A headline", "Shared 39 times")
    old, new = Revision.objects.filter(article=article).order_by("number")
    assert changes_to_tell(old, new)
    for role in ("share_widget", "correction_note", "related_article"):
        old.blocks[1]["role"] = role
        assert not changes_to_tell(old, new)


SENTENCES = st.lists(
    st.sampled_from(
        ["At least 36 died.", "Erdogan spoke.", "It was cold.", "They fled to Homs on Feb. 27.", "He said “no” twice."]
    ),
    min_size=1,
    max_size=5,
    unique=True,
)


@pytest.mark.django_db
@settings(max_examples=30)
@given(SENTENCES, SENTENCES)
def test_whatever_changed_the_spans_hold_the_sentences(before: list[str], after: list[str]) -> None:
    old, new = (
        Revision(pk=0, article=Article(pk=0), text=text, blocks=[{"role": "paragraph", "start": 0, "end": len(text)}])
        for text in (" ".join(before), " ".join(after))
    )
    for change in changes_to_tell(old, new):
        assert old.text[slice(*change.before)] == change.sentence_before
        assert (new.text[slice(*change.after)] if change.after else "") == change.sentence_after
        assert fold(change.sentence_before) != fold(change.sentence_after)
    if set(before) <= set(after):
        assert not changes_to_tell(old, new)


def test_two_texts_are_compared_in_one_statement(
    ines: User, corrected: Article, django_assert_num_queries: object
) -> None:
    old, new = Revision.objects.filter(article=corrected).select_related("article").order_by("number")
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(changes_to_tell(old, new)) == 2
