"""What a source can be."""

from factcheck.sources.states import Reliability, SourceKind, SourceRank


def test_a_source_is_a_person_a_document_a_dataset_a_web_page_or_an_article_here() -> None:
    assert SourceKind.values == ["person", "document", "dataset", "web_page", "article"]


def test_trust_is_told_in_letters_and_ranks() -> None:
    assert "".join(Reliability.values) == "ABCDEF"
    assert SourceRank.values == ["primary", "secondary", "tertiary"]
