from django.urls import path

from factcheck.corrections import views

urlpatterns = [
    path("corrections/", views.corrections, name="corrections"),
    path("corrections/<uuid:uid>/", views.correction, name="correction"),
    path("articles/<slug:slug>/corrections/", views.article_corrections, name="article_corrections"),
]
