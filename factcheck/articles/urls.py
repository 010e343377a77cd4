from django.urls import path

from factcheck.articles.views import drafts, importing, lists, reading

# The workspace of an article, /articles/<slug>/, belongs to claims. No slug is "import": the action sees to it.
urlpatterns = [
    path("articles/", lists.articles, name="articles"),
    path("articles/import/", importing.import_articles, name="import_articles"),
    path("articles/import/<uuid:uid>/", drafts.import_draft, name="import_draft"),
    path("articles/<slug:slug>/revisions/", lists.revisions, name="revisions"),
    path("articles/<slug:slug>/revisions/<int:number>/", reading.revision, name="revision"),
    path("articles/<slug:slug>/revisions/<int:number>/text", reading.revision_text, name="revision_text"),
]
