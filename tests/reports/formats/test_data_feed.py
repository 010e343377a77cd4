"""A feed of schema.org's, item by item."""

import json

from factcheck.reports.formats.data_feed import write_feed
from tests.reports.files import a_cover
from tests.schema_org import mistakes


def test_it_names_what_it_is_and_when_it_was_made() -> None:
    item = {"@type": "CorrectionComment", "text": "</script>"}
    pieces = list(write_feed(a_cover(title="Facts & figures"), [("2020-02-28", item), ("2020-02-29", item)]))
    assert len(pieces) == 4
    feed = json.loads(b"".join(pieces))
    assert (feed["name"], feed["dateModified"]) == ("Facts & figures", "2026-11-22T09:00:00.000Z")
    assert [element["dateCreated"] for element in feed["dataFeedElement"]] == ["2020-02-28", "2020-02-29"]
    assert mistakes(feed) == []
    assert b"<" not in b"".join(pieces)


def test_nothing_to_tell_is_a_feed_without_items() -> None:
    assert json.loads(b"".join(write_feed(a_cover(), [])))["dataFeedElement"] == []
