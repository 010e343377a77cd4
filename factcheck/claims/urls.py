from django.urls import path

from factcheck.claims.views import bounds, citations, lists, marking, undoing, verdicts, versions, workspace

urlpatterns = [
    path("claims/", lists.claims, name="claims"),
    path("claims/<uuid:uid>/", lists.claim, name="claim"),
    path("sources/<uuid:uid>/claims/", lists.source_claims, name="source_claims"),
    path("claims/<uuid:uid>/kind/", marking.describe_claim, name="describe_claim"),
    path("claims/<uuid:uid>/bounds/", bounds.change_bounds, name="change_bounds"),
    path("claims/<uuid:uid>/repeats/", bounds.mark_repeats, name="mark_repeats"),
    path("claims/<uuid:uid>/undo-mark/", undoing.undo_mark, name="undo_mark"),
    path("claims/<uuid:uid>/undo-dismissal/", undoing.undo_dismissal, name="undo_dismissal"),
    path("articles/<slug:slug>/", workspace.workspace, name="workspace"),
    path("articles/<slug:slug>/sentences/", workspace.sentence_list, name="sentence_list"),
    path("articles/<slug:slug>/sentence/", workspace.sentence_span, name="sentence_span"),
    path("articles/<slug:slug>/mark/", marking.mark_claim, name="mark_claim"),
    path("articles/<slug:slug>/mark-sentence/", marking.mark_sentence, name="mark_sentence"),
    path("claims/<uuid:uid>/status/", marking.set_check_status, name="set_check_status"),
    path("claims/<uuid:uid>/withdraw/", marking.withdraw_claim, name="withdraw_claim"),
    path("claims/<uuid:uid>/verdict/", verdicts.save_verdict, name="save_verdict"),
    path("claims/<uuid:uid>/verdict/start/", verdicts.start_verdict, name="start_verdict"),
    path("claims/<uuid:uid>/verdict/submit/", verdicts.submit_verdict, name="submit_verdict"),
    path("claims/<uuid:uid>/versions/<int:a>/<int:b>/", versions.compare_versions, name="compare_versions"),
    path("claims/<uuid:uid>/risk/", versions.set_risk, name="set_risk"),
    path("verdicts/<uuid:uid>/take-over/", versions.take_over_verdict, name="take_over_verdict"),
    path("claims/<uuid:uid>/citations/", citations.add_citation, name="add_citation"),
    path("citations/<uuid:uid>/remove/", citations.remove_citation, name="remove_citation"),
]
