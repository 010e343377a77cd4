"""The rows of a list are drawn as its table says, cell by cell."""

from uuid import uuid4

import pytest
from django.http import QueryDict
from django.test import RequestFactory
from django.utils.html import format_html
from django_tables2.rows import BoundRow

from factcheck.accounts.models import User
from factcheck.articles.listings import ARTICLES
from factcheck.claims.listings import CLAIMS
from factcheck.claims.verdict_list import VERDICTS
from factcheck.corrections.listings import CORRECTIONS
from factcheck.lists.drawing import ticked_line, unticked_line
from factcheck.lists.listings import Listing
from factcheck.lists.queries import shown_list
from factcheck.sources.listings import SOURCES
from tests.examples import a_claim, a_page, an_approved_verdict, an_article


@pytest.mark.parametrize("listing", [ARTICLES, CLAIMS, VERDICTS, SOURCES, CORRECTIONS], ids=lambda one: one.name)
def test_every_cell_is_what_the_table_would_give_by_itself(listing: Listing, ines: User, ruth: User) -> None:
    claim = a_claim(by=ines, article=an_article(by=ines), words="At least 36")
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    a_page(by=ines, name="<b>Figures</b> & more")
    every = QueryDict("&".join(f"columns={name}" for name in listing.table._meta.sequence))
    table = shown_list(listing, RequestFactory().get("/"), every).table
    table.show_page("1")
    html = str(table.rows_as_html)
    for record in table.records:
        row = BoundRow(record, table=table)
        for column in table.columns:
            assert f">{format_html('{}', row.get_cell(column.name))}</t" in html
    assert html.count("<tr>") == len(table.records)
    assert "<b>Figures" not in html


def test_a_box_belongs_to_the_form_under_the_list_and_nothing_written_gets_past_it() -> None:
    uid = uuid4()
    line = ticked_line("source", uid, 'Tick “<b>"”', "/sources/?a=1&b=2", "<i>O'Hara</i>")
    assert line == (
        f'<span class="ticked-line"><input type="checkbox" name="source" value="{uid}" form="ticked" '
        'aria-label="Tick “&lt;b&gt;&quot;”"> '
        '<a href="/sources/?a=1&amp;b=2">&lt;i&gt;O&#x27;Hara&lt;/i&gt;</a></span>'
    )
    assert unticked_line("/x/", "A & B") == '<span class="ticked-line"><a href="/x/">A &amp; B</a></span>'
