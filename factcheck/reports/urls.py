from django.urls import path

from factcheck.reports import views

urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/<slug:slug>/csv/", views.article_report_csv, name="article_report_csv"),
]
