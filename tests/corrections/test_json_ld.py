"""A correction for machines."""

from datetime import date
from uuid import UUID

from factcheck.corrections.json_ld import correction_comment

UID = UUID(int=7)


def absolute(path: str) -> str:
    return f"https://example.org{path}"


def test_it_has_its_text_its_day_and_its_permanent_address() -> None:
    address = f"https://example.org/public/corrections/{UID}/"
    assert correction_comment(UID, note="It is 33.", published=date(2020, 2, 28), absolute=absolute) == {
        "@type": "CorrectionComment",
        "@id": address,
        "url": address,
        "text": "It is 33.",
        "datePublished": "2020-02-28",
    }


def test_a_day_that_is_not_known_is_left_out() -> None:
    assert "datePublished" not in correction_comment(UID, note="It is 33.", published=None, absolute=absolute)
