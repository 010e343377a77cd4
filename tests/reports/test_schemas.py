"""What is published of our files."""

from factcheck.reports.formats.web_annotation import own_context
from factcheck.reports.schemas import PUBLISHED, vocabulary


def test_what_a_file_names_is_published() -> None:
    assert set(PUBLISHED) == {"report-2.json", "report-lines-2.json", "annotation-1"}


def test_our_own_words_are_the_context_of_annotations() -> None:
    assert vocabulary() == {"@context": own_context()}
