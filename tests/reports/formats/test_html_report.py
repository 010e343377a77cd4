"""The HTML of a report: whole, escaped, and in need of nothing but itself."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.proposing import submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict, lapse_verdict
from factcheck.claims.models import Verdict
from factcheck.corrections.models import Correction
from factcheck.reports.formats.html_report import marked_text, shown, write
from factcheck.reports.queries import report_of
from tests.corrections.conftest import AFTER, BEFORE, a_text, an_issued_correction
from tests.examples import a_claim, a_draft, an_approved_verdict, an_article, cite_page, latest
from tests.reports.files import a_cover, file_of_reports

LONG = (
    '=HYPERLINK("x")\nHe said “no”, "never",\n\t</script><script>x()</script> \u05e9\u05dc\u05d5\u05dd '
    + "Größe 👍 " * 700
)


class Page(HTMLParser):
    """What a browser reads: the words of the body, every tag, every address that would be fetched."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words, self.tags, self.fetched, self.explanations = "", [""], [""], list[str]()
        self._explaining = False
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        attributes = dict(attrs)
        self.fetched += [attributes.get(name) or "" for name in ("src", "href") if attributes.get(name)]
        self._explaining = attributes.get("class") == "explain"
        if self._explaining:
            self.explanations.append("")

    def handle_endtag(self, tag: str) -> None:
        self._explaining = False

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._explaining:
            self.explanations[-1] += data


def file_of(article: Article) -> str:
    return file_of_reports(write, article).decode("utf-8")


def page(article: Article) -> Page:
    return Page(file_of(article))


def plain(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def test_a_long_explanation_comes_back_whole_and_escaped(ines: User, ruth: User, corrected: Article) -> None:
    assert len(LONG) > 5000
    claim = a_claim(by=ines, article=corrected, words="33 soldiers")
    draft = a_draft(by=ines, claim=claim, rating="inaccurate", explanation=LONG)
    verdict = approve_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=draft))
    read = page(corrected)
    assert read.explanations == [verdict.explanation]
    assert verdict.explanation == LONG.strip()
    assert "script" not in read.tags


def test_every_claim_has_its_number_words_and_rating(ines: User, ruth: User, corrected: Article) -> None:
    rated = a_claim(by=ines, article=corrected, words="33 soldiers", claimant="The <b>ministry</b>")
    verdict = an_approved_verdict(by=ines, approved_by=ruth, claim=rated, rating="unsupported")
    cite = Verdict.objects.get(pk=verdict.pk).citations.get()
    unrated = a_claim(by=ines, article=corrected, words="Nearly a million")
    words = plain(page(corrected).words)
    assert words.index("“33 soldiers”") < words.index("“Nearly a million”")
    lines = words.partition("Claims in reading order")[2]
    first, second = lines.partition("“Nearly a million”")[::2]
    for told in (
        "Unsupported",
        "Approved",
        "The <b>ministry</b>",
        "as of 28 Feb 2020",
        "Supports",
        f"“{cite.quotation}”",
        "page 4",
        "Proposed: Ines Halloran",
        "Approved: Ruth Adeyemi",
    ):
        assert told in first
    assert "No verdict yet" in second
    assert (rated.number, unrated.number) == (1, 2)


def test_break_glass_and_a_lapse_are_told_as_such(ines: User, amara: User, corrected: Article) -> None:
    claim = a_claim(by=ines, article=corrected, words="33 soldiers")
    submitted = submit_verdict(by=ines, verdict=a_draft(by=ines, claim=claim))
    approved = approve_verdict(by=amara, verdict=submitted, break_glass_reason="Nobody was in.")
    lapse_verdict(verdict=approved, reason="36 → 33 in revision 2", by=None)
    words = plain(page(corrected).words)
    assert "Approved by one person who broke the glass: Nobody was in." in words
    assert "Approval lapsed: 36 → 33 in revision 2" in words


def test_it_names_revision_hash_and_audit_head(corrected: Article) -> None:
    words, report = page(corrected).words, report_of(corrected)
    assert latest(corrected).sha256 in words
    assert report.audit_head in words


def test_corrections_follow_the_claims(ines: User, ruth: User, corrected: Article) -> None:
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected, found_how="A letter")
    Correction.objects.filter(pk=issued.pk).update(note="<i>Note</i> \u05d0")
    words = plain(page(corrected).words)
    for told in (
        "<i>Note</i> \u05d0",
        "Right: “33”. Wrong: “36”.",
        "killed on Thursday.”",
        "Issued: Ruth Adeyemi",
        "Written: Ines Halloran",
        "Found: A letter",
        "Wrong in revision 1, right in revision 2",
    ):
        assert told in words


def test_a_correction_tells_when_the_error_was_found(ines: User, ruth: User, corrected: Article) -> None:
    found_at = datetime(2020, 2, 28, 9, 30, tzinfo=UTC)
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    Correction.objects.filter(pk=issued.pk).update(found_how="A letter", found_by="", found_at=found_at)
    assert "Found: A letter, 28 Feb 2020, " in plain(page(corrected).words)


def test_a_note_on_the_whole_text_misses_no_wrong_words(ines: User, ruth: User, corrected: Article) -> None:
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    Correction.objects.filter(pk=issued.pk).update(type="editors_note", wrong="", right="")
    assert "not recorded" not in page(corrected).words
    Correction.objects.filter(pk=issued.pk).update(right="33")
    assert "Wrong words: not recorded." in page(corrected).words


def test_the_file_needs_nothing_but_itself(ines: User, ruth: User, corrected: Article) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=corrected, words="33 soldiers"))
    markup = file_of(corrected)
    read = Page(markup)
    assert {"link", "script", "img", "iframe"} & set(read.tags) == set()
    used = {address for address in read.fetched if address}
    assert used and all(address.startswith("#") for address in used)
    there = re.findall(r'id="([^"]+)"', markup)
    assert {address[1:] for address in used} <= set(there)
    assert "url(" not in markup and "@import" not in markup


def test_a_hostile_headline_is_only_words(ines: User) -> None:
    article = an_article(by=ines, paragraphs=("</title><script>x()</script>", "Text."))
    read = page(article)
    assert "script" not in read.tags
    assert "</title><script>x()</script>" in read.words


def test_the_summary_adds_up(ines: User, ruth: User, corrected: Article) -> None:
    claim = a_claim(by=ines, article=corrected, words="33 soldiers")
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    a_claim(by=ines, article=corrected, words="Nearly a million")
    told = shown(report_of(corrected), icons="")
    assert [(state.name, number) for state, number in told["states"]] == [("unchecked", 1), ("approved", 1)]
    assert [(label, number) for label, _look, number in told["ratings"]] == [("Accurate", 1)]
    assert told["without_rating"] == 1


def test_many_articles_stand_under_one_cover_and_share_no_id(ines: User, corrected: Article) -> None:
    article = an_article(by=ines)
    a_claim(by=ines, article=article, words="At least 36")
    a_claim(by=ines, article=corrected, words="33 soldiers")
    markup = file_of_reports(write, article, corrected, title="Two <articles>", scope="Chosen by hand").decode()
    words = plain(Page(markup).words)
    assert words.index("Two <articles>") < words.index("Chosen by hand") < words.index("“At least 36”")
    assert words.index("“At least 36”") < words.index("“33 soldiers”")
    ids = re.findall(r' id="([^"]+)"', markup)
    assert len(ids) == len(set(ids))


def test_a_report_of_some_claims_says_that_there_are_more(ines: User, corrected: Article) -> None:
    a_claim(by=ines, article=corrected, words="Thursday")
    a_claim(by=ines, article=corrected, words="33 soldiers")
    report = replace(report_of(corrected), claims=report_of(corrected).claims[:1])
    words = plain(Page(b"".join(write(a_cover(), [report])).decode()).words)
    assert "Only those that were asked for: 2 claims were marked in this article." in words
    assert "Only those" not in plain(page(corrected).words)


def test_citations_keep_their_notes_and_addresses(ines: User, corrected: Article) -> None:
    draft = a_draft(by=ines, claim=a_claim(by=ines, article=corrected, words="33 soldiers"), cited=False)
    cite_page(by=ines, verdict=draft, stance="contradicts", note="He says </p> it himself")
    words = plain(page(corrected).words)
    assert "He says </p> it himself" in words
    assert "https://example.org/figures" in words


def test_the_text_is_shown_with_its_marks_and_nothing_is_added_to_it(
    ines: User, ruth: User, corrected: Article
) -> None:
    number = a_claim(by=ines, article=corrected, words="33 soldiers").number
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    report = report_of(corrected)
    markup = str(marked_text(report, icons=""))
    assert markup in file_of(corrected)
    assert Page(markup).words == report.article_text.text
    assert f'href="#{corrected.slug}-claim-{number}"' in markup
    assert f'href="#{corrected.slug}-correction-1"' in markup


def test_names_within_a_file_of_many_reports_are_there_once(ines: User, ruth: User, corrected: Article) -> None:
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    other = an_article(by=ines, paragraphs=BEFORE)
    a_text(other, *AFTER)
    an_issued_correction(by=ines, issued_by=ruth, article=other)
    for article in (corrected, other):
        a_claim(by=ines, article=article, words="33 soldiers")
    markup = file_of_reports(write, corrected, other).decode()
    names = re.findall(r' id="([^"]+)"', markup)
    assert sorted(names) == sorted(set(names))
    used = {address[1:] for address in Page(markup).fetched if address.startswith("#")}
    assert used <= set(names)
