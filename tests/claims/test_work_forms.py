"""What is typed to give out work and to ask."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.claims.work_forms import AnswerForm, AskForm, AssignArticleForm, AssignForm
from factcheck.sources.actions import add_source
from tests.conftest import PersonMaker

PRAGUE = "Europe/Prague"


def test_a_time_is_read_and_shown_in_the_zone_that_its_label_names(ines: User) -> None:
    with timezone.override(PRAGUE):
        form = AssignForm({"to": "ines", "due": "2999-05-01T18:30"})
        assert form.is_valid()
        due = form.cleaned_data["due"]
        assert due == datetime(2999, 5, 1, 18, 30, tzinfo=ZoneInfo(PRAGUE))
        html = AssignForm(initial={"due": due}).as_p()
    assert "Due (Europe/Prague)" in html
    assert 'value="2999-05-01T18:30"' in html


def test_an_article_has_a_deadline(ines: User) -> None:
    with timezone.override(PRAGUE):
        assert AssignArticleForm().fields["due"].label == "Deadline (Europe/Prague)"


def test_work_is_offered_to_those_who_can_do_it(ines: User, make_person: PersonMaker) -> None:
    make_person("nora", "Nora Petit")
    assert list(AssignForm().fields["to"].queryset) == [ines]  # type: ignore[attr-defined]
    assert not AssignForm({"to": "nora"}).is_valid()
    assert AssignForm({"to": "", "due": ""}).is_valid()


def test_only_people_are_asked(ines: User) -> None:
    person = add_source(by=ines, kind="person", name="Rahmi Doğan")
    add_source(by=ines, kind="document", name="Coast guard log")
    assert list(AskForm().fields["source"].queryset) == [person]  # type: ignore[attr-defined]


def test_an_open_question_is_no_result() -> None:
    assert not AnswerForm({"result": ""}).is_valid()
