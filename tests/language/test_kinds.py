"""A change is named by the words that differ and by those around them."""

import pytest

from factcheck.language.changes import material_changes
from factcheck.language.kinds import Kind, Region, kind_of


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("It closed on March 3.", "It closed on May 3.", Kind.DATE),
        ("In 1987 it burned.", "In 1978 it burned.", Kind.DATE),
        ("It cost 1987 pesos.", "It cost 1978 pesos.", Kind.FIGURE),
        ("Three days passed.", "Three weeks passed.", Kind.FIGURE),
        ("Bakan istifa etmedi.", "Bakan istifa etti.", Kind.NEGATION),
        ("A MiG-29 fell.", "A MiG-31 fell.", Kind.NAME),
        ("The growers said so.", "The millers said so.", Kind.ATTRIBUTION),
        ("The shop on Elm Street closed.", "The shop on Oak Street closed.", Kind.PLACE),
        ("More than 30 fell.", "Fewer than 30 fell.", Kind.HEDGE),
        ("The dog bit the man.", "The man bit the dog.", Kind.OTHER),
        ("The “old” mill fell.", "The old mill fell.", Kind.QUOTATION),
        ("The deputy judge left.", "The judge left.", Kind.TITLE),
    ],
)
def test_a_change_gets_its_name(old: str, new: str, kind: Kind) -> None:
    assert {change.kind for change in material_changes(old, new)} == {kind}


def test_what_does_not_differ_in_words_is_other() -> None:
    nothing = Region([], [], [])
    assert kind_of(nothing, nothing) is Kind.OTHER
