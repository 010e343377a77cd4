"""The list of articles, as it is shown, downloaded and kept."""

from django.utils.translation import gettext_lazy as _

from factcheck.articles.filters import ArticleFilter
from factcheck.articles.queries import articles_in_list
from factcheck.articles.tables import ArticleTable
from factcheck.lists.listings import Listing, Reported

ARTICLES = Listing(
    name="articles",
    label=_("Articles"),
    table=ArticleTable,
    filters=ArticleFilter,
    rows=articles_in_list,
    searched=(("articles_article", "title"),),
    reported=Reported(link=_("Fact-check report of these"), scope=_("The articles of a list"), articles="pk"),
)
