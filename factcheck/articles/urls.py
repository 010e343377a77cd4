from django.urls import include, path

from factcheck.articles.views import comparing, drafts, importing, lists, publications, reading, revising

_OF_AN_ARTICLE = [
    path("revisions/", lists.revisions, name="revisions"),
    path("revisions/add/", revising.add_revision, name="add_revision"),
    path("compare/", comparing.choose_revisions, name="choose_revisions"),
    path("compare/<int:a>/<int:b>/", comparing.compare_revisions, name="compare_revisions"),
    path("revisions/<int:number>/", reading.revision, name="revision"),
    path("revisions/<int:number>/text", reading.revision_text, name="revision_text"),
    path("revisions/<int:number>/revert/", revising.revert_revision, name="revert_revision"),
]

# The workspace of an article, /articles/<slug>/, belongs to claims. No slug is "import" or "add", the actions see to
# that.
urlpatterns = [
    path("articles/", lists.articles, name="articles"),
    path("articles/import/", importing.import_articles, name="import_articles"),
    path("articles/import/<uuid:uid>/", drafts.import_draft, name="import_draft"),
    path("articles/<slug:slug>/", include(_OF_AN_ARTICLE)),
    path("publications/", publications.publications, name="publications"),
    path("publications/add/", publications.add_publication, name="add_publication"),
    path("publications/<slug:slug>/", publications.publication, name="publication"),
]
