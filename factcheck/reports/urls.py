from django.urls import path

from factcheck.reports.views import articles, definitions, exports, pictures, schemas, selections

urlpatterns = [
    path("schemas/<str:name>", schemas.schema, name="schema"),
    path("reports/", selections.reports, name="reports"),
    path("reports/<slug:slug>/", articles.article_report, name="article_report"),
    path("reports/<slug:slug>/csv/", articles.article_report_csv, name="article_report_csv"),
    path("reports/<slug:slug>/<slug:format>/", articles.download_report, name="download_report"),
    path("exports/", exports.exports, name="exports"),
    path("exports/write/", selections.export_reports, name="export_reports"),
    path("exports/<uuid:uid>/", exports.export_job, name="export_job"),
    path("exports/<uuid:uid>/file/", exports.export_file, name="export_file"),
    path("exports/<uuid:uid>/cancel/", exports.cancel_export, name="cancel_export"),
    path("exports/<uuid:uid>/again/", exports.export_again, name="export_again"),
    path("report-pictures/", pictures.report_pictures, name="report_pictures"),
    path("report-definitions/save/", definitions.save_definition, name="save_definition"),
    path("report-definitions/<uuid:uid>/share/", definitions.share_definition, name="share_definition"),
    path(
        "report-definitions/<uuid:uid>/stop-sharing/",
        definitions.stop_sharing_definition,
        name="stop_sharing_definition",
    ),
    path("report-definitions/<uuid:uid>/remove/", definitions.remove_definition, name="remove_definition"),
]
