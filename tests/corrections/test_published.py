"""The corrections that readers may see."""

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.published import public_corrections
from tests.corrections.conftest import a_submitted_correction, an_issued_correction
from tests.public.conftest import publish


def test_an_issued_one_is_public_with_the_revision_it_tells_of(ines: User, ruth: User, corrected: Article) -> None:
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    assert list(public_corrections()) == []
    publish(corrected)
    (shown,) = public_corrections()
    assert (shown, shown.public_date) == (issued, issued.dated)  # type: ignore[attr-defined]


def test_what_was_not_issued_stays_inside(ines: User, ruth: User, corrected: Article) -> None:
    a_submitted_correction(by=ines, article=corrected)
    publish(corrected)
    assert list(public_corrections()) == []
