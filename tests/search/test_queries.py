"""Both engines find the same, whatever is typed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.accounts.models import User
from factcheck.search.actions import catch_up_with_everything
from factcheck.search.models import Entry
from factcheck.search.queries import answers
from factcheck.search.questions import hits, read_question
from tests.examples import a_claim, an_article
from tests.search.conftest import Writer, found

TYPED = st.text(st.sampled_from("ab storm \"-*()^:éß事認\x00“”'\\%_|&!<>~{};"), max_size=60)


def test_it_finds_every_word_in_any_order(write: Writer) -> None:
    write("Storm on the coast", "Three boats sank.")
    write("Calm at sea", "Three boats sailed.")
    assert found("boats storm") == ["Storm on the coast"]
    assert found("three boats -storm") == ["Calm at sea"]
    assert found("storm calm") == []


def test_it_finds_words_that_stand_together(write: Writer) -> None:
    write("One", "Three small boats.")
    write("Two", "Three boats.")
    assert found('"three boats"') == ["Two"]
    assert found('boats -"small boats"') == ["Two"]
    assert found('"three boat"') == []


def test_it_finds_words_that_stand_together_after_hundreds_of_the_same(write: Writer) -> None:
    """PostgreSQL keeps no more than 256 places of a word."""
    write("Long", "the sea and " * 400 + "the harbour")
    assert found('"the harbour"') == ["Long"]
    assert found('"harbour the"') == []


def test_the_last_word_may_go_on(write: Writer) -> None:
    write("Sanctions", "They hold.")
    assert found("sanct") == ["Sanctions"]
    assert found("sanct hold") == []
    assert found('"sanct"') == []


def test_it_looks_through_accents_and_case_in_every_script(write: Writer) -> None:
    write("Łódź", "Müller; أُحِبُّ; Ёлка; ٣٦")
    for typed in ("LODZ", "muller", "احب", "елка", "36", "łódź"):
        assert found(typed) == ["Łódź"], typed


def test_it_finds_a_part_of_what_is_written_without_spaces(write: Writer) -> None:
    write("記事", "首相は事実を確認した。")
    for typed in ("事実", "実を確", "確認", "首", "た", '"事実を"'):
        assert found(typed) == ["記事"], typed
    assert found("実事") == []


def test_a_figure_is_found_as_it_is_written(write: Writer) -> None:
    write("Figures", "36.5 percent and 3,000 of the S-400")
    for typed in ("36.5", "3,000", "s-400", "S 400"):
        assert found(typed) == ["Figures"], typed
    assert found('"5 36"') == []


def test_a_headline_weighs_more_than_the_text(write: Writer) -> None:
    write("Calm at sea", "The harbour lies still, and the harbour is open.")
    write("Harbour closed", "Nobody sails.")
    assert found("harbour") == ["Harbour closed", "Calm at sea"]


def test_what_is_called_so_comes_before_a_short_text_that_says_so(ines: User) -> None:
    article = an_article(by=ines, paragraphs=("Storm on the coast", "The storm came." + " Nobody sails." * 300))
    a_claim(by=ines, article=article, words="The storm came")
    assert found("storm") == ["Storm on the coast", ""]


def test_a_label_is_found_but_weighs_no_more_than_the_text(ines: User) -> None:
    article = an_article(by=ines, paragraphs=("Calm", "The storm is over. Nobody sails today, they wait."))
    a_claim(by=ines, article=article, words="Nobody sails today, they wait", claimant="The storm watch")
    a_claim(by=ines, article=article, words="The storm is over")
    assert found("storm", "claim") == ["", "The storm watch"]


def test_it_counts_by_kind_and_shows_one_kind(write: Writer, ines: User) -> None:
    article = an_article(by=ines)
    a_claim(by=ines, article=article, words="36 soldiers")
    catch_up_with_everything()
    assert answers(read_question("soldiers")).count_of == {"article": 1, "claim": 1}
    assert [entry.kind for entry in answers(read_question("soldiers"), "claim")[0:9]] == ["claim"]
    assert len(answers(read_question("soldiers"), "claim")) == 1
    assert len(answers(read_question("soldiers"), "no such kind")) == 0


def test_without_a_word_there_is_no_answer_and_no_statement(write: Writer) -> None:
    with CaptureQueriesContext(
        connection,
    ) as statements:
        empty = answers(read_question("-*"))
        assert len(empty) == 0
        assert empty[0:10] == []
    assert len(statements) == 0


def test_an_answer_is_two_statements_however_many_there_are(write: Writer) -> None:
    for number in range(5):
        write(f"Storm {number}", "Boats.")
    catch_up_with_everything()
    with CaptureQueriesContext(connection) as statements:
        assert len(answers(read_question("storm"))[0:50]) == 5
    assert len(statements) == 2


def test_answers_are_a_sequence(write: Writer) -> None:
    write("Storm", "Boats.")
    write("Storm", "Ships.")
    catch_up_with_everything()
    found_now = answers(read_question("storm"))
    assert [entry.pk for entry in found_now] == [found_now[0].pk, found_now[1].pk]


def test_of_a_kind_with_many_answers_the_newest_are_ranked_and_it_says_that_there_are_more(
    write: Writer, ines: User
) -> None:
    calm = write("Calm at sea", "No storm, no boats.")
    for number in range(5):
        write(f"Storm {number}", "Boats.")
    a_claim(by=ines, article=calm, words="No storm")
    catch_up_with_everything()
    # However many are looked through before the index is asked for all of them.
    for most_walked in (1, 2, 3, 100):
        some = answers(read_question("storm"), most_ranked=2, most_walked=most_walked)
        assert sorted(entry.heading for entry in some[0:9]) == ["", "Storm 3", "Storm 4"], most_walked
        assert some.count_of == {"article": 2, "claim": 1}
        assert (len(some), some.has_more, some.long_kinds) == (3, True, frozenset({"article"}))
        of_claims = answers(read_question("storm"), "claim", most_ranked=2, most_walked=most_walked)
        assert (len(of_claims), of_claims.has_more) == (1, False)


def test_a_kind_that_the_newest_entries_do_not_fill_is_found_whole(write: Writer, ines: User) -> None:
    """Of articles enough are walked through, of claims not: the index knows those that answer."""
    article = write("Storm 0", "The storm came. A second storm. Nobody sails.")
    for words in ("The storm came", "second storm", "Nobody sails"):
        a_claim(by=ines, article=article, words=words)
    for number in range(3):
        write(f"Storm {number}", "Boats.")
    catch_up_with_everything()
    some = answers(read_question("storm"), most_ranked=2, most_walked=3)
    assert some.count_of == {"article": 2, "claim": 2}
    assert some.long_kinds == {"article"}


def test_as_many_as_are_ranked_are_not_more(write: Writer) -> None:
    write("Storm", "Boats.")
    write("Storm", "Ships.")
    catch_up_with_everything()
    some = answers(read_question("storm"), most_ranked=2, most_walked=3)
    assert (len(some), some.has_more) == (2, False)


@pytest.mark.parametrize("most_walked", [1, 100])
@pytest.mark.parametrize(
    ("typed", "headings"),
    [
        ('"people some"', ["One", "People some"]),
        ('"some people some"', []),
        ('"the people some people"', ["One"]),
        ('"some people"', ["One", "People some", "Three", "Two"]),
        ('"people some" boats', []),
        ('"some people" boats', ["Three"]),
        ('"some people" -"the people"', ["People some", "Three", "Two"]),
        ('"some people" "three boats"', ["Three"]),
        ("S-40", ["Two"]),
        ('"S-40"', []),
        ('"some some people"', ["People some"]),
    ],
)
def test_words_that_stand_together_are_found_however_many_are_looked_through(
    write: Writer, typed: str, headings: list[str], most_walked: int
) -> None:
    write("One", "The people. Some people.")
    write("Two", "Some people and an S-400.")
    write("Three", "Some people in three boats.")
    write("People some", "Some people.")
    write("Four", "Boats; nothing else.")
    catch_up_with_everything()
    entries = answers(read_question(typed), most_walked=most_walked)[0:9]
    assert sorted(entry.heading for entry in entries) == headings


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(typed=TYPED, most_walked=st.integers(1, 9))
def test_however_many_are_looked_through_it_finds_the_same(write: Writer, typed: str, most_walked: int) -> None:
    if not Entry.objects.exists():
        for paragraph in ("abba éa 事認 b.", "ab a b storm.", "storm ab."):
            write("Storm on the coast", paragraph)
        catch_up_with_everything()
    question = read_question(typed)
    walked = answers(question, most_ranked=2, most_walked=most_walked)
    whole = answers(question, most_ranked=2)
    assert ([entry.pk for entry in walked], walked.long_kinds) == ([entry.pk for entry in whole], whole.long_kinds)


def test_pages_do_not_overlap(write: Writer) -> None:
    for _number in range(7):
        write("Storm", "Boats.")
    catch_up_with_everything()
    all_of_them = answers(read_question("storm"))
    shown = [entry.pk for start in (0, 3, 6) for entry in all_of_them[start : start + 3]]
    assert sorted(shown) == sorted(set(shown))
    assert len(shown) == 7


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        '" OR 1=1 --',
        "a*b",
        "NEAR(a b)",
        "storm AND",
        "NOT storm",
        "body_words:storm",
        "^storm",
        "{a b}: c",
        "'storm'",
        "storm:*",
        "!storm & |",
        "<->",
        "\\",
        "%",
        "_",
        "\x00storm",
        "storm\N{RIGHT-TO-LEFT OVERRIDE}",
        "-" * 300,
        "x" * 5000,
        "🌊",
        "'); DROP TABLE search_entry; --",
    ],
)
def test_nothing_that_is_typed_is_an_error(write: Writer, typed: str) -> None:
    write("Storm on the coast", "Three boats.")
    found(typed)
    assert Entry.objects.count() == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(typed=TYPED)
def test_whatever_is_typed_the_answers_hold_it(write: Writer, typed: str) -> None:
    if not Entry.objects.exists():
        write("Storm on the coast", "abba éa 事認 b.")
        catch_up_with_everything()
    question = read_question(typed)
    for entry in answers(question)[0:10]:
        assert hits(f"{entry.heading}\n{entry.body}", question)
