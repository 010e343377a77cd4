from django.urls import path

from factcheck.sources import views

urlpatterns = [
    path("sources/", views.sources, name="sources"),
    path("sources/add/", views.add_source, name="add_source"),
    path("sources/<uuid:uid>/", views.source, name="source"),
]
