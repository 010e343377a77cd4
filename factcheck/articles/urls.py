from django.urls import path

from factcheck.articles.views import comparing, drafts, importing, lists, publications, reading, revising

# The workspace of an article, /articles/<slug>/, belongs to claims. No slug is "import" or "add", the actions see to
# that.
urlpatterns = [
    path("publications/", publications.publications, name="publications"),
    path("publications/add/", publications.add_publication, name="add_publication"),
    path("publications/<slug:slug>/", publications.publication, name="publication"),
    path("articles/", lists.articles, name="articles"),
    path("articles/import/", importing.import_articles, name="import_articles"),
    path("articles/import/<uuid:uid>/", drafts.import_draft, name="import_draft"),
    path("articles/<slug:slug>/revisions/", lists.revisions, name="revisions"),
    path("articles/<slug:slug>/revisions/add/", revising.add_revision, name="add_revision"),
    path("articles/<slug:slug>/compare/", comparing.choose_revisions, name="choose_revisions"),
    path("articles/<slug:slug>/compare/<int:a>/<int:b>/", comparing.compare_revisions, name="compare_revisions"),
    path("articles/<slug:slug>/revisions/<int:number>/", reading.revision, name="revision"),
    path("articles/<slug:slug>/revisions/<int:number>/text", reading.revision_text, name="revision_text"),
    path("articles/<slug:slug>/revisions/<int:number>/revert/", revising.revert_revision, name="revert_revision"),
]
