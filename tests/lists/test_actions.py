"""Views are kept, shared and removed by the right people; a download says what left."""

import csv
import hashlib
import json
from io import StringIO
from uuid import uuid4

import openpyxl
import pytest
from django.db import IntegrityError, transaction
from django.http import QueryDict

from factcheck.accounts.models import User
from factcheck.articles.listings import ARTICLES
from factcheck.audit.models import Event
from factcheck.errors import NotAllowed, Unusable
from factcheck.lists.actions import (
    NameIsTaken,
    download_list,
    remove_view,
    rename_view,
    save_view,
    share_view,
    stop_sharing_view,
)
from factcheck.lists.models import SavedView
from tests.at_once import at_once
from tests.conftest import PersonMaker
from tests.lists.conftest import shown


def keep(by: User, name: str = "Storms", query: str = "words=storm&page=2", **more: object) -> SavedView:
    return save_view(by=by, listing=ARTICLES, name=name, parameters=QueryDict(query), **more)  # type: ignore[arg-type]


@pytest.mark.django_db(transaction=True)
def test_of_two_views_saved_under_one_name_at_once_the_second_is_told(ines: User) -> None:
    outcomes = at_once([lambda: keep(ines, name="Storms"), lambda: keep(ines, name="Storms", query="words=sea")])
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NameIsTaken", "SavedView"]
    other = keep(ines, name="Sea")
    outcomes = at_once([lambda: keep(ines, name="Snow"), lambda: rename_view(by=ines, view=other, name="Snow")])
    assert sum(isinstance(outcome, NameIsTaken) for outcome in outcomes) == 1
    assert sorted(SavedView.objects.values_list("name", flat=True)) in (["Sea", "Snow", "Storms"], ["Snow", "Storms"])


class TestSaveView:
    def test_it_keeps_the_query_without_its_page(self, ines: User) -> None:
        view = keep(ines, name="  Storms  of  May ")
        assert (view.name, view.query, view.list_name, view.is_shared) == (
            "Storms of May",
            "words=storm",
            "articles",
            False,
        )
        event = Event.objects.latest("pk")
        assert (event.verb, event.kind, event.label) == ("saved", "view", "Storms of May")

    def test_sent_twice_it_makes_one(self, ines: User) -> None:
        uid = uuid4()
        assert keep(ines, uid=uid) == keep(ines, uid=uid)
        assert SavedView.objects.count() == 1

    def test_a_name_is_used_once_by_a_person(self, ines: User, jonas: User) -> None:
        keep(ines)
        keep(jonas)
        with pytest.raises(NameIsTaken, match="You keep a view called “Storms”"):
            keep(ines)

    @pytest.mark.parametrize("name", ["", "   ", "x" * 81])
    def test_it_refuses_a_name_that_cannot_be_shown(self, ines: User, name: str) -> None:
        with pytest.raises(Unusable, match="up to 80 characters"):
            keep(ines, name=name)

    def test_it_refuses_more_than_an_address_holds(self, ines: User) -> None:
        with pytest.raises(Unusable, match="too long to be kept"):
            keep(ines, query="words=" + "x" * 2000)

    def test_who_has_no_role_keeps_none(self, make_person: PersonMaker) -> None:
        with pytest.raises(NotAllowed):
            keep(make_person("nora", "Nora Petit"))

    def test_the_database_refuses_two_of_a_name(self, ines: User) -> None:
        view = keep(ines)
        view.pk, view.uid = None, uuid4()
        with pytest.raises(IntegrityError), transaction.atomic():
            view.save(force_insert=True)


class TestSharing:
    def test_its_owner_shares_it_and_takes_it_back(self, ines: User) -> None:
        view = keep(ines)
        share_view(by=ines, view=view)
        share_view(by=ines, view=view)
        assert SavedView.objects.filter(is_shared=True).exists()
        stop_sharing_view(by=ines, view=view)
        assert not SavedView.objects.filter(is_shared=True).exists()
        assert list(Event.objects.filter(kind="view").order_by("pk").values_list("verb", flat=True)) == [
            "saved",
            "shared",
            "stopped sharing",
        ]

    def test_nobody_else_does(self, ines: User, amara: User) -> None:
        view = keep(ines)
        for action in (share_view, stop_sharing_view):
            with pytest.raises(NotAllowed, match="This view is Ines Halloran’s"):
                action(by=amara, view=view)


class TestRenameView:
    def test_of_two_new_names_at_once_the_later_stays_and_the_record_has_both(self, ines: User) -> None:
        view = keep(ines, name="Storms")
        rename_view(by=ines, view=SavedView.objects.get(pk=view.pk), name="Squalls")
        rename_view(by=ines, view=view, name="Gales")
        assert SavedView.objects.get(pk=view.pk).name == "Gales"
        events = Event.objects.filter(verb="renamed", kind="view").order_by("pk")
        assert [event.label for event in events] == ["Squalls", "Gales"]
        assert '"before":"Squalls"' in events[1].details

    def test_its_owner_renames_it_and_the_record_keeps_the_name_before(self, ines: User) -> None:
        view = keep(ines)
        rename_view(by=ines, view=view, name="Squalls")
        view.refresh_from_db()
        assert view.name == "Squalls"
        rename_view(by=ines, view=view, name=" Squalls ")
        [event] = Event.objects.filter(verb="renamed", kind="view")
        assert '"before":"Storms"' in event.details

    def test_a_name_that_another_view_of_theirs_has_is_taken(self, ines: User) -> None:
        view, _other = keep(ines), keep(ines, name="Squalls")
        with pytest.raises(NameIsTaken):
            rename_view(by=ines, view=view, name="Squalls")

    def test_nobody_else_does(self, ines: User, amara: User) -> None:
        with pytest.raises(NotAllowed, match="This view is Ines Halloran’s"):
            rename_view(by=amara, view=keep(ines), name="Hers")


class TestRemoveView:
    def test_its_owner_removes_it_once(self, ines: User) -> None:
        view = keep(ines)
        remove_view(by=ines, view=view)
        remove_view(by=ines, view=view)
        assert not SavedView.objects.exists()
        assert Event.objects.filter(verb="removed", kind="view").count() == 1

    def test_an_admin_removes_one_that_is_shared_and_nobody_else(self, ines: User, jonas: User, amara: User) -> None:
        view = keep(ines)
        with pytest.raises(NotAllowed):
            remove_view(by=amara, view=view)
        share_view(by=ines, view=view)
        view.refresh_from_db()
        with pytest.raises(NotAllowed, match="They remove it, or an admin does"):
            remove_view(by=jonas, view=view)
        remove_view(by=amara, view=view)
        assert not SavedView.objects.exists()


@pytest.mark.usefixtures("articles")
class TestDownloadList:
    def test_csv_holds_what_the_list_shows(self, ines: User) -> None:
        written = download_list(by=ines, shown=shown("columns=publication&sort=title"), format="csv")
        rows = list(csv.reader(StringIO(written.file.read().decode("utf-8"), newline="")))
        assert rows == [["Article", "Publication"], ["'=Calm", ""], ["Storm on the coast", "Gazette"]]

    def test_xlsx_holds_what_the_list_shows(self, ines: User) -> None:
        written = download_list(by=ines, shown=shown("words=calm&columns=publication"), format="xlsx")
        sheet = openpyxl.load_workbook(written.file).active
        assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
            ["Article", "Publication"],
            ["=Calm", ""],
        ]

    def test_the_event_keeps_rows_hash_and_query(self, ines: User) -> None:
        written = download_list(by=ines, shown=shown("words=storm"), format="csv")
        event = Event.objects.latest("pk")
        assert (event.verb, event.kind, event.label) == ("exported", "list", "Articles")
        assert json.loads(event.details) == {
            "format": "csv",
            "rows": 1,
            "sha256": hashlib.sha256(written.file.read()).hexdigest(),
            "query": "words=storm",
        }

    def test_a_list_of_nothing_is_a_head(self, ines: User) -> None:
        written = download_list(by=ines, shown=shown("words=nothing&columns=publication"), format="csv")
        assert (written.rows, written.file.read()) == (0, b"Article,Publication\r\n")

    def test_it_refuses_another_format(self, ines: User) -> None:
        with pytest.raises(Unusable, match="as CSV or as XLSX"):
            download_list(by=ines, shown=shown(), format="pdf")

    def test_who_has_no_role_takes_nothing_along(self, make_person: PersonMaker) -> None:
        with pytest.raises(NotAllowed):
            download_list(by=make_person("nora", "Nora Petit"), shown=shown(), format="csv")
        assert not Event.objects.filter(kind="list").exists()
