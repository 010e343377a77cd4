"""What was found, as the page shows it."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.articles.publishing import publish_article, retract_article
from factcheck.claims.actions.asking import ask_question
from factcheck.claims.models import Verdict
from factcheck.desk.found import COUNTED, KINDS, Result, results_of
from factcheck.search.actions import catch_up_with_everything
from factcheck.search.queries import answers
from factcheck.search.questions import read_question
from factcheck.sources.actions import add_source


def found(typed: str, kind: str = "", person: User | None = None) -> list[Result]:
    catch_up_with_everything()
    question = read_question(typed)
    return results_of(answers(question, kind)[0:50], question, person or User.objects.get(username="ines"))


def titles(typed: str, kind: str) -> list[str]:
    return ["".join(piece.words for piece in result.title) for result in found(typed, kind)]


def test_each_kind_is_called_by_what_people_call_it(submitted: Verdict, article: Article) -> None:
    assert titles("coast", "article") == ["Storm on the coast", "Thirty-three dead"]
    assert titles("least 36", "claim") == ["Claim 1"]
    assert titles("coast", "verdict") == ["Verdict on claim 1"]
    assert titles("log", "citation") == ["Coast guard log, cited on claim 1"]
    assert titles("log", "source") == ["Coast guard log"]


def test_a_question_is_called_by_whom_it_goes_to_and_a_note_by_what_it_is_on(
    submitted: Verdict, article: Article, ines: User, ruth: User
) -> None:
    witness = add_source(by=ines, kind="person", name="Harbour master")
    ask_question(by=ines, claim=submitted.claim, question="Which boats sank?", source=witness)
    ask_question(by=ines, claim=submitted.claim, question="Which quays?")
    assert titles("boats sank", "question") == ["Harbour master, asked about claim 1"]
    assert titles("quays", "question") == ["Question to the author about claim 1"]
    publish_article(by=ruth, article=article, revision=article.revisions.get())
    retract_article(by=ruth, article=Article.objects.get(pk=article.pk), reason="The storm was invented.")
    assert titles("invented", "note") == ["Why the article was retracted"]


def test_a_claim_comes_with_its_state_and_rating(submitted: Verdict) -> None:
    [result] = found("least 36", "claim")
    assert result.claim and result.claim.state.name == "awaiting"  # type: ignore[attr-defined]
    assert result.rating and result.rating.slug == "inaccurate"
    assert result.article and result.article.title == "Storm on the coast"


def test_a_hyphen_in_the_words_does_not_lead_astray(ines: User, other_article: Article) -> None:
    [result] = found('"thirty-three"', "article")
    assert result.address.endswith("#:~:text=Thirty%2Dthree")


def test_nothing_found_costs_nothing(db: None) -> None:
    with CaptureQueriesContext(connection) as statements:
        assert results_of([], read_question("storm"), User()) == []
    assert len(statements) == 0


def test_every_kind_can_be_counted(db: None) -> None:
    assert set(COUNTED) == {*KINDS, ""}
