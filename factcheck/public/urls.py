from django.urls import path

from factcheck.public.views import articles, copies, corrections, publishing, reader_reports, reporting, versions

urlpatterns = [
    path("public/articles/<slug:slug>/", articles.public_article, name="public_article"),
    path("public/articles/<slug:slug>/versions/", versions.public_versions, name="public_versions"),
    path("public/articles/<slug:slug>/versions/<int:number>/", versions.public_version, name="public_version"),
    path(
        "public/articles/<slug:slug>/versions/compare/",
        versions.compare_public_versions,
        name="compare_public_versions",
    ),
    path("public/articles/<slug:slug>/report/", reporting.report_error, name="report_error"),
    path("public/reports/<str:token>/", reporting.report_status, name="report_status"),
    path("public/reports/<str:token>/forget/", reporting.forget_address, name="forget_address"),
    path("reader-reports/", reader_reports.reader_reports, name="reader_reports"),
    path("reader-reports/waiting/", reader_reports.reader_reports_waiting, name="reader_reports_waiting"),
    path("reader-reports/<uuid:uid>/", reader_reports.reader_report, name="reader_report"),
    path("reader-reports/<uuid:uid>/look/", reader_reports.look_at_report, name="look_at_report"),
    path("reader-reports/<uuid:uid>/answer/", reader_reports.answer_report, name="answer_report"),
    path("reader-reports/<uuid:uid>/close/", reader_reports.close_report, name="close_report"),
    path("reader-reports/<uuid:uid>/reopen/", reader_reports.reopen_report, name="reopen_report"),
    path("public/corrections/", corrections.public_corrections, name="public_corrections"),
    path("public/corrections/feed/", corrections.corrections_feed, name="corrections_feed"),
    path("public/corrections/feed.json", corrections.corrections_json_feed, name="corrections_json_feed"),
    path("public/corrections/<uuid:uid>/", corrections.public_correction, name="public_correction"),
    path("articles/<slug:slug>/publish/", publishing.publish_article, name="publish_article"),
    path("articles/<slug:slug>/publish/<int:number>/", publishing.preview_article, name="preview_article"),
    path("articles/<slug:slug>/copy/", copies.copy_article, name="copy_article"),
    path("articles/<slug:slug>/copy/<str:copy_format>/", copies.download_copy, name="download_copy"),
    path("articles/<slug:slug>/retract/", publishing.retract_article, name="retract_article"),
]
