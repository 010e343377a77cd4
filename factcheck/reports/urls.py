from django.urls import path

from factcheck.reports import views

urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/<slug:slug>/", views.article_report, name="article_report"),
    path("reports/<slug:slug>/csv/", views.article_report_csv, name="article_report_csv"),
    path("reports/<slug:slug>/<slug:format>/", views.download_report, name="download_report"),
]
