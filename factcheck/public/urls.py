from django.urls import path

from factcheck.public.views import articles, corrections, publishing

urlpatterns = [
    path("public/articles/<slug:slug>/", articles.public_article, name="public_article"),
    path("public/corrections/", corrections.public_corrections, name="public_corrections"),
    path("public/corrections/feed/", corrections.corrections_feed, name="corrections_feed"),
    path("public/corrections/feed.json", corrections.corrections_json_feed, name="corrections_json_feed"),
    path("public/corrections/<uuid:uid>/", corrections.public_correction, name="public_correction"),
    path("articles/<slug:slug>/publish/", publishing.publish_article, name="publish_article"),
    path("articles/<slug:slug>/publish/<int:number>/", publishing.preview_article, name="preview_article"),
    path("articles/<slug:slug>/retract/", publishing.retract_article, name="retract_article"),
]
