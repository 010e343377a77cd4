from django.urls import path

from factcheck.lists import views

urlpatterns = [
    path("lists/<slug:name>/save/", views.save_view, name="save_view"),
    path("lists/<slug:name>/download/<slug:format>/", views.download_list, name="download_list"),
    path("views/<uuid:uid>/", views.saved_view, name="saved_view"),
    path("views/<uuid:uid>/rename/", views.rename_view, name="rename_view"),
    path("views/<uuid:uid>/share/", views.share_view, name="share_view"),
    path("views/<uuid:uid>/stop-sharing/", views.stop_sharing_view, name="stop_sharing_view"),
    path("views/<uuid:uid>/remove/", views.remove_view, name="remove_view"),
]
