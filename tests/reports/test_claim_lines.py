"""The lines that reports tell of claims; what each of them says is tested with the queries of reports."""

import pytest
from django.utils.translation import override

from factcheck.accounts.models import User
from factcheck.articles.publishing import retract_article
from factcheck.claims.actions.marking import describe_claim
from factcheck.claims.models import Rating
from factcheck.claims.states import LIST_STATE_BY_NAME
from factcheck.reports.claim_lines import Words
from factcheck.reports.formats import FORMATS
from factcheck.reports.queries import report_of
from tests.examples import a_claim, a_draft, an_approved_verdict, an_article, cite_article
from tests.public.conftest import publish
from tests.reports.files import a_cover


def test_a_line_names_the_people_the_rating_and_the_source(ines: User, ruth: User) -> None:
    article = an_article(by=ines)
    claim = a_claim(by=ines, article=article, words="At least 36", claimant="The ministry")
    verdict = an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    (line,) = report_of(article).claims
    assert (line.uid, line.marked_by, line.marked_by_uid) == (str(claim.uid), ines.name, str(ines.uid))
    told = line.verdict
    assert told is not None
    assert (told.uid, told.author, told.author_uid) == (str(verdict.uid), ines.name, str(ines.uid))
    assert (told.rating, told.rating_slug) == (str(verdict.rating), verdict.rating.slug if verdict.rating else "")
    assert [(one.name, one.person_uid, one.at) for one in told.approvals] == [
        (ruth.name, str(ruth.uid), verdict.approved_at)
    ]
    cited = verdict.citations.get()
    (citation,) = told.citations
    assert (citation.uid, citation.source_uid, citation.source) == (
        str(cited.uid),
        str(cited.source.uid),
        cited.source.marked_name,
    )


def test_a_rating_is_told_in_the_language_that_is_on(ines: User) -> None:
    Rating.objects.filter(slug="accurate").update(translations={"de": "Richtig"})
    article = an_article(by=ines)
    a_draft(by=ines, claim=a_claim(by=ines, article=article, words="At least 36"))
    with override("de"):
        verdict = report_of(article).claims[0].verdict
    assert verdict is not None
    assert verdict.rating == "Richtig"


def test_a_cited_article_that_was_taken_back_says_so(ines: User, ruth: User) -> None:
    article, cited = an_article(by=ines), an_article(by=ines, title="Another")
    draft = a_draft(by=ines, claim=a_claim(by=ines, article=article, words="At least 36"), cited=False)
    cite_article(by=ines, verdict=draft, article=cited, words="Thursday", stance="supports")
    retract_article(by=ruth, article=publish(cited), reason="The witnesses were never there.")
    verdict = report_of(article).claims[0].verdict
    assert verdict is not None
    assert [citation.source for citation in verdict.citations] == ["Retracted: Another"]


def test_the_words_know_every_state_of_the_lists() -> None:
    words = Words()
    assert set(words.states) == set(LIST_STATE_BY_NAME)
    assert words.kinds["of another time"] == "of another time"


@pytest.mark.parametrize(
    ("claimant", "said", "expected"),
    [
        ("", "", ("", False, "")),
        ("The ministry", "", ("organization", False, "The ministry")),
        ("Rahmi Dogan, governor of Hatay", "", ("person", True, "Rahmi Dogan, governor of Hatay (a person)")),
        ("Brett McGurk", "person", ("person", True, "Brett McGurk (a person)")),
        (
            "President Recep Co",
            "organization",
            ("organization", True, "President Recep Co (an organization, office or country)"),
        ),
    ],
)
def test_what_a_claimant_is_stands_behind_its_name_only_where_it_is_known(
    ines: User, claimant: str, said: str, expected: tuple[str, bool, str]
) -> None:
    article = an_article(by=ines)
    claim = a_claim(by=ines, article=article, words="At least 36", claimant=claimant)
    describe_claim(by=ines, claim=claim, kind="figure", claimant=claimant, claimant_type=said)
    (line,) = report_of(article).claims
    assert (line.claimant_type, line.claimant_type_known, line.claimant_in_words) == expected


@pytest.mark.parametrize("format", ["csv", "html", "markdown"])
def test_every_report_that_is_read_tells_what_a_claimant_is(ines: User, format: str) -> None:
    article = an_article(by=ines)
    a_claim(by=ines, article=article, words="At least 36", claimant="Rahmi Dogan, governor of Hatay")
    a_claim(by=ines, article=article, words="Thursday", claimant="The ministry")
    written = b"".join(FORMATS[format].write(a_cover(), [report_of(article)])).decode()
    assert written.count("a person") == 1
    assert "an organization" not in written
