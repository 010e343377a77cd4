"""Which sentences of notes are in force."""

from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.corrections.actions.wording import word_notes
from factcheck.corrections.in_force import inherited_sentences, missing_in, own_sentences, wording_for
from factcheck.corrections.wordings import built_in, names
from tests.corrections.conftest import a_correction


def slate() -> Publication:
    return Publication.objects.create(name="Slate", slug="slate")


def test_a_publications_own_words_come_first_then_those_of_all(
    amara: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publication = slate()
    word_notes(by=amara, publication=None, language="en", sentences={"also.body": "We also", "where.body": "Our piece"})
    word_notes(by=amara, publication=publication, language="en", sentences={"also.body": "This post also"})
    with django_assert_num_queries(1):
        found = wording_for(publication, "en-US")
    assert (found["also.body"], found["where.body"]) == ("This post also", "Our piece")
    assert found["subject.figure"] == "a figure"
    assert wording_for(None, "en")["also.body"] == "We also"
    assert inherited_sentences(publication, "en")["also.body"] == "We also"
    assert own_sentences(publication, "en") == {"also.body": "This post also"}


def test_a_language_with_a_sentence_missing_falls_back_as_a_whole(amara: User) -> None:
    publication = slate()
    turkish = {name: f"x {name.replace('.', ' ')}" for name in names()}
    word_notes(by=amara, publication=None, language="tr", sentences={**turkish, "also.body": ""})
    assert missing_in(publication, "tr") == ["also.body"]
    assert wording_for(publication, "tr").language == "en"
    word_notes(by=amara, publication=publication, language="tr", sentences={"also.body": "Ayrıca"})
    assert wording_for(publication, "tr").language == "tr"
    assert missing_in(publication, "de") == []


def test_the_language_of_the_article_chooses_that_of_the_note(ines: User, corrected: Article) -> None:
    corrected.language = "de"
    corrected.save()
    draft = a_correction(by=ines, article=corrected, note="")
    assert draft.note.startswith("Korrektur, 28. Februar 2020: In diesem Artikel war ursprünglich eine Zahl falsch")


def test_the_form_of_a_note_follows_the_style_of_the_publication(db: None) -> None:
    times = Publication.objects.create(name="Times", slug="times", date_style="nyt")
    assert wording_for(times, "en").sentences == built_in("en", "nyt")
