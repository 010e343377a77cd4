from django.urls import path

from factcheck.desk import searching, views

urlpatterns = [
    path("", views.desk, name="desk"),
    path("desk/load/", views.load, name="load"),
    path("desk/next/", views.next_item, name="next_item"),
    path("desk/previous/", views.previous_item, name="previous_item"),
    path("desk/open/<uuid:uid>/", views.open_item, name="open_item"),
    path("figures/", views.figures, name="figures"),
    path("search/", searching.search, name="search"),
    path("review/", views.review, name="review"),
    path("review/approve/", views.approve_verdicts, name="approve_verdicts"),
    path("review/<uuid:uid>/approve/", views.approve_verdict, name="approve_verdict"),
    path("review/<uuid:uid>/return/", views.return_verdict, name="return_verdict"),
]
