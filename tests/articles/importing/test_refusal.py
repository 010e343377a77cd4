"""What the importer says when it says no."""

from factcheck.articles.importing import ImportRefused


def test_it_is_a_sentence_with_the_place_beside_it() -> None:
    refused = ImportRefused("“draft.txt” is not UTF-8.", line=9, byte=1204)
    assert str(refused) == refused.message == "“draft.txt” is not UTF-8."
    assert (refused.line, refused.offset, refused.byte) == (9, None, 1204)
