from django.urls import path

from factcheck.sources.views import evidence, grading, lists, writing

urlpatterns = [
    path("sources/", lists.sources, name="sources"),
    path("sources/find/", lists.find_sources, name="find_sources"),
    path("sources/add/", writing.add_source, name="add_source"),
    path("sources/grade/", grading.grade_sources, name="grade_sources"),
    path("sources/grade/<uuid:together>/undo/", grading.undo_grades, name="undo_grades"),
    path("sources/<uuid:uid>/", lists.source, name="source"),
    path("sources/<uuid:uid>/edit/", writing.edit_source, name="edit_source"),
    path("sources/<uuid:uid>/excerpt/", writing.set_excerpt, name="set_excerpt"),
    path("sources/<uuid:uid>/evidence/", evidence.add_evidence, name="add_evidence"),
    path("evidence/<uuid:uid>/", evidence.evidence, name="evidence"),
    path("evidence/<uuid:uid>/remove/", evidence.remove_evidence, name="remove_evidence"),
]
