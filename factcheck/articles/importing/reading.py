"""From the text of a file to its articles."""

from factcheck.articles.importing.bodies import read_body
from factcheck.articles.importing.boundaries import cut
from factcheck.articles.importing.decoding import refuse_unreadable
from factcheck.articles.importing.elements import Element, ImportedArticle, article_of
from factcheck.articles.importing.heads import read_head
from factcheck.articles.importing.labelling import label_pieces
from factcheck.articles.importing.lines import split_lines
from factcheck.articles.importing.markdown import Inline, safe_href
from factcheck.articles.importing.pieces import Piece
from factcheck.articles.importing.segmenting import segment


def read_articles(text: str, *, source_file: str = "") -> list[ImportedArticle]:
    """The articles of a file, in order; their elements hold every character that is not white space, once."""
    refuse_unreadable(text)
    pieces, markdown = segment(text, split_lines(text))
    articles = []
    for article in cut(label_pieces(text, pieces, markdown=markdown)):
        read_head(article)
        read_body(article)
        articles.append(article_of([_element(piece) for piece in article], source_file=source_file))
    return articles


def _element(piece: Piece) -> Element:
    inlines = piece.inlines
    if piece.role == "original_url" and not inlines and safe_href(piece.text):
        inlines = [Inline(kind="link", start=0, end=len(piece.text), href=piece.text)]
    return Element(piece.role, piece.text, piece.start, piece.end, tuple(inlines))
