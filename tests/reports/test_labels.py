"""The words for what a column holds."""

from django.utils.translation import override

from factcheck.claims.states import ClaimKind, VerdictState
from factcheck.reports.labels import label


def test_they_are_those_of_the_model_in_every_language() -> None:
    for language in ("en", "de"):
        with override(language):
            assert [label(ClaimKind, kind) for kind in ClaimKind] == [str(kind.label) for kind in ClaimKind]
    assert label(VerdictState, "lapsed") == "Lapsed"
    assert label(VerdictState, "of another time") == "of another time"
