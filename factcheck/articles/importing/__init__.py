"""Reads articles from text as it comes: bytes to text, text to articles made of elements with roles."""

from factcheck.articles.importing.decoding import DecodedText, decode
from factcheck.articles.importing.elements import ROLES, Element, ImportedArticle, article_of, build_article
from factcheck.articles.importing.reading import read_articles
from factcheck.articles.importing.refusal import ImportRefused

__all__ = [
    "ROLES",
    "DecodedText",
    "Element",
    "ImportRefused",
    "ImportedArticle",
    "article_of",
    "build_article",
    "decode",
    "read_articles",
]
