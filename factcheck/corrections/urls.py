from django.urls import path

from factcheck.corrections.views import announcing, bulk, claims, drafting, figures, placing, reading, record, wording

urlpatterns = [
    path("corrections/", reading.corrections, name="corrections"),
    path("corrections/figures/", figures.correction_figures, name="correction_figures"),
    path("corrections/week/", figures.weekly_roll_up, name="weekly_roll_up"),
    path("corrections/unannounced/", announcing.unannounced_changes, name="unannounced_changes"),
    path("corrections/unannounced/<uuid:uid>/waive/", announcing.waive_change, name="waive_change"),
    path("corrections/unannounced/<uuid:uid>/reopen/", announcing.reopen_change, name="reopen_change"),
    path("corrections/hand-over/", bulk.hand_over_corrections, name="hand_over_corrections"),
    path("corrections/hand-over/<uuid:together>/undo/", bulk.undo_handing_over, name="undo_handing_over"),
    path("corrections/discard/", bulk.discard_corrections, name="discard_corrections"),
    path("corrections/discard/<uuid:together>/undo/", bulk.undo_discards, name="undo_discards"),
    path("publications/notes/wording/", wording.word_notes, name="word_notes"),
    path("corrections/<uuid:uid>/", record.correction, name="correction"),
    path("corrections/<uuid:uid>/change/", drafting.change_correction, name="change_correction"),
    path("corrections/<uuid:uid>/submit/", record.submit_correction, name="submit_correction"),
    path("corrections/<uuid:uid>/take-over/", record.take_over_correction, name="take_over_correction"),
    path("corrections/<uuid:uid>/sign/", placing.reattach_sign, name="reattach_sign"),
    path("corrections/<uuid:uid>/discard/", record.discard_correction, name="discard_correction"),
    path("corrections/<uuid:uid>/issue/", record.issue_correction, name="issue_correction"),
    path("corrections/<uuid:uid>/return/", record.return_correction, name="return_correction"),
    path("corrections/<uuid:uid>/withdraw/", record.withdraw_correction, name="withdraw_correction"),
    path("corrections/<uuid:uid>/supersede/", record.supersede_correction, name="supersede_correction"),
    path("claims/<uuid:uid>/corrections/", claims.claim_corrections, name="claim_corrections"),
    path("claims/<uuid:uid>/resolve/", claims.resolve_claim, name="resolve_claim"),
    path("articles/<slug:slug>/corrections/", reading.article_corrections, name="article_corrections"),
    path("articles/<slug:slug>/corrections/proposed/", drafting.proposed_corrections, name="proposed_corrections"),
    path("articles/<slug:slug>/corrections/draft/", drafting.draft_correction, name="draft_correction"),
]
