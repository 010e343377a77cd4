"""Events told in words; every verb and kind that is recorded has its words."""

import ast
from collections.abc import Iterator

import pytest

from factcheck.audit.models import Event
from factcheck.audit.sentences import KINDS, SENTENCES, VERBS, tell
from tests.tools import ROOT

# What appends an event, or says what one appends.
RECORDERS = {"record", "_record", "record_claim", "Deed", "verdict_deed"}


def recorded(argument: str) -> Iterator[tuple[str, str]]:
    """Every text that the product's code passes as this argument to what records an event."""
    for module in (ROOT / "factcheck").rglob("*.py"):
        for call in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in RECORDERS:
                for keyword in call.keywords:
                    if keyword.arg == argument:
                        for node in ast.walk(keyword.value):
                            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                                yield node.value, str(module.relative_to(ROOT))


def test_every_recorded_verb_has_its_words() -> None:
    found = dict(recorded("verb"))
    assert found
    assert {verb: module for verb, module in found.items() if verb not in VERBS} == {}


def test_every_recorded_kind_has_its_words() -> None:
    found = dict(recorded("kind"))
    assert found
    assert {kind: module for kind, module in found.items() if kind not in KINDS} == {}


def test_every_sentence_is_of_a_known_kind_and_verb() -> None:
    assert {kind for kind, _verb in SENTENCES} <= set(KINDS)
    assert {verb for _kind, verb in SENTENCES} <= set(VERBS)


@pytest.mark.parametrize(
    ("kind", "verb", "sentence"),
    [
        ("verdict", "approved", "Ruth approved the verdict on claim 5, version 2."),
        ("person", "set roles of", "Ruth set the roles of claim 5, version 2."),
        ("claim", "withdrew", "Ruth withdrew claim 5, version 2."),
        ("view", "saved", "Ruth saved the view “claim 5, version 2”."),
        ("novelty", "juggled", "Ruth juggled claim 5, version 2."),
    ],
)
def test_it_tells_who_did_what(kind: str, verb: str, sentence: str) -> None:
    assert tell(Event(kind=kind, verb=verb, label="claim 5, version 2", person_name="Ruth")) == sentence


def test_words_that_end_a_sentence_get_no_second_stop() -> None:
    assert (
        tell(Event(kind="claim", verb="lost words of", label="claim 1: He left.")) == "A revision cut claim 1: He left."
    )
    assert tell(Event(kind="novelty", verb="found", label="why?", person_name="Ruth")) == "Ruth found why?"


def test_what_nobody_did_is_told_without_a_name() -> None:
    told = tell(Event(kind="verdict", verb="lapsed", label="claim 5, version 2"))
    assert told == "The approval of the verdict on claim 5, version 2 lapsed."


def test_a_percent_sign_in_a_label_is_only_a_sign() -> None:
    assert tell(Event(kind="claim", verb="marked", label="claim 1: 5% of %s", person_name="Ines")) == (
        "Ines marked claim 1: 5% of %s."
    )
