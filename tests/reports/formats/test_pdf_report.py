"""A report as PDF: tagged, with bookmarks, and every word of the record on it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.db import transaction
from pypdf import PdfReader

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.proposing import start_verdict
from factcheck.claims.models import ClaimAnchor
from factcheck.language.quotations import inside_marks
from factcheck.reports.formats import pdf_report
from factcheck.reports.formats.pdf_report import TooMuchForPaper, write
from factcheck.reports.lines import ClaimLine, Report
from factcheck.reports.queries import report_of, reports_of
from factcheck.reports.typeset.faces import Chosen, Faces
from factcheck.reports.typeset.wording import FROM_THE_RIGHT
from tests.examples import a_claim, an_approved_verdict, an_article
from tests.reports.files import a_cover, load_demo
from tests.reports.papers import a_paper, bookmarks, places, squeezed, titles_of, with_text, words_of
from tests.tools import has_noto

NOTO = pytest.mark.skipif(
    not has_noto(), reason="Debian: apt-get install fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji"
)
MARKUP = """#import "x": * *bold* _em_ $x^2$ @ref <label> \\u{41} `raw` ] [ // gone /* gone */ #{1+1} = head ~ -- ..."""


@dataclass(frozen=True)
class Demo:
    """The demo newsroom on paper: its reports, the words of its claims as the database has them, the file."""

    reports: list[Report]
    anchored: list[tuple[int, str]]
    paper: PdfReader
    words: str


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[Demo]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo()
        reports = list(reports_of(Article.objects.order_by("pk")))
        latest = ClaimAnchor.objects.filter(closed_at__isnull=True, start__isnull=False)
        anchored = [
            (anchor.claim.number, anchor.exact)
            for anchor in latest.select_related("claim__article", "revision")
            if anchor.revision.number == anchor.claim.article.revision_count
        ]
        transaction.set_rollback(True)
    paper = a_paper(*reports, title="The demo newsroom")
    yield Demo(reports, anchored, paper, words_of(paper))


def test_it_is_tagged_and_says_its_language_and_title(demo: Demo) -> None:
    root: Any = demo.paper.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert root["/StructTreeRoot"]["/K"]
    assert demo.paper.metadata and demo.paper.metadata.title == "The demo newsroom"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_every_page_keeps_the_order_of_reading_and_embeds_its_fonts(demo: Demo) -> None:
    for page in demo.paper.pages:
        tree: Any = page
        assert tree["/Tabs"] == "/S"
        for font in tree["/Resources"]["/Font"].get_object().values():
            (descendant,) = font.get_object()["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)
            assert "/ToUnicode" in font.get_object()


def test_headings_and_heads_of_tables_are_tagged_as_such(demo: Demo) -> None:
    kinds: list[str] = []
    scopes: set[str] = set()

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "/S" in node:
                kinds.append(str(node["/S"]))
            if node.get("/S") == "/TH":
                attributes = node["/A"].get_object()
                scopes.update(str(one.get_object()["/Scope"]) for one in attributes if "/Scope" in one.get_object())
            if "/K" in node:
                walk(node["/K"])

    root: Any = demo.paper.trailer["/Root"]
    walk(root["/StructTreeRoot"])
    assert kinds.count("/H3") == sum(len(report.claims) + len(report.corrections) for report in demo.reports)
    assert "/Table" in kinds and scopes == {"/Column"}


def test_bookmarks_lead_to_articles_sections_and_claims(demo: Demo) -> None:
    told = list(bookmarks(demo.paper.outline))
    assert [title for level, title in told if level == 1] == ["The demo newsroom", *titles_of(demo.reports)]
    sections = [title for level, title in told if level == 2]
    assert sections[:6] == [
        f"{len(demo.reports[0].claims)} claims",
        "The text checked",
        "Claims in reading order",
        "Corrections",
        "Approvals",
        "Proof",
    ]
    claims = [title for level, title in told if level == 3]
    first = demo.reports[0].claims[0]
    assert claims[0].startswith(f"{first.number}  {first.quotation[:20]}")


def test_pages_are_numbered_under_a_running_head(demo: Demo) -> None:
    count = len(demo.paper.pages)
    assert count > len(demo.reports)
    for number, page in enumerate(demo.paper.pages, start=1):
        words = page.extract_text()
        assert f"{number} / {count}" in words
        assert words.startswith("factcheck")


def test_the_words_of_every_claim_stand_in_it_as_in_the_database(demo: Demo) -> None:
    assert len(demo.anchored) > 30
    for _number, exact in demo.anchored:
        # What is written from the right is read back as it stands on the page: its marks the other way round.
        left, right = "”“" if FROM_THE_RIGHT.search(exact) else "“”"
        assert squeezed(f"{left}{inside_marks(exact)}{right}") in demo.words


def test_it_tells_all_of_every_claim(demo: Demo) -> None:
    verdicts = [claim.verdict for report in demo.reports for claim in report.claims if claim.verdict]
    assert len(verdicts) > 20
    for verdict in verdicts:
        told = [verdict.rating, verdict.explanation, verdict.author, verdict.break_glass_reason, verdict.lapse_reason]
        told += [approval.name for approval in verdict.approvals]
        for citation in verdict.citations:
            told += [
                citation.stance,
                citation.source,
                citation.locator,
                inside_marks(citation.quotation),
                citation.note,
            ]
        for words in told:
            assert squeezed(words) in demo.words


def test_what_a_reader_must_not_miss_is_marked(demo: Demo) -> None:
    reviews = {claim.verdict.review for report in demo.reports for claim in report.claims if claim.verdict}
    assert any("broke the glass" in review for review in reviews)
    assert "Approvedbyonepersonwhobroketheglass:" in demo.words
    assert "Approvallapsed:" in demo.words and "Notapproved:awaitingreview" in demo.words


def test_the_text_and_the_corrections_stand_in_it(demo: Demo) -> None:
    for report in demo.reports:
        assert squeezed(report.sha256) in demo.words and squeezed(report.audit_head) in demo.words
        for correction in report.corrections:
            assert squeezed(correction.note) in demo.words
        for block in report.article_text.blocks:
            words = report.article_text.text[block["start"] : block["end"]]
            marked = any(
                claim.start is not None and claim.start < block["end"] and block["start"] < (claim.end or 0)
                for claim in report.claims
            )
            signed = any(block["start"] < sign.at <= block["end"] for sign in report.article_text.signs)
            if not marked and not signed:
                assert squeezed(words) in demo.words


def test_a_mark_in_the_text_has_the_number_of_its_claim(ines: User) -> None:
    article = an_article(by=ines)
    a_claim(by=ines, article=article, words="Nearly a million")
    number = a_claim(by=ines, article=article, words="At least 36 soldiers").number
    text = words_of(a_paper(report_of(article)))
    assert f"{number}Atleast36soldierswerekilled" in text


def hostile(report: Report, words: str) -> Report:
    """The report with these words in every field that people write."""

    def claim(line: ClaimLine) -> ClaimLine:
        assert line.verdict
        cited = tuple(
            replace(one, source=words, publisher=words, locator=words, quotation=words, note=words, url=words)
            for one in line.verdict.citations
        )
        verdict = replace(
            line.verdict, explanation=words, author=words, citations=cited, break_glass_reason=words, rating=words
        )
        return replace(
            line,
            quotation=words,
            claimant=words,
            check_reason=words,
            withdrawal_reason=words,
            marked_by=words,
            second_checks=(words,),
            verdict=verdict,
        )

    changed = replace(report, title=words, publication=words, byline=words, language="en")
    return replace(changed, claims=tuple(claim(line) for line in report.claims))


@pytest.fixture
def approved(ines: User, ruth: User) -> Report:
    article = an_article(by=ines)
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="At least 36"))
    return report_of(article)


def test_markup_in_any_field_is_words(approved: Report) -> None:
    paper = a_paper(hostile(approved, MARKUP), title=MARKUP, made_by=MARKUP)
    words = words_of(paper)
    # In quotations the marks inside are single ones, as everywhere.
    assert words.count(squeezed(MARKUP)) >= 15
    assert words.count(squeezed(inside_marks(MARKUP))) >= 2
    assert paper.metadata and paper.metadata.title == MARKUP
    assert next(title for level, title in bookmarks(paper.outline) if level == 1) == MARKUP


def test_markup_in_the_text_is_words(approved: Report) -> None:
    assert squeezed(MARKUP) in words_of(a_paper(with_text(approved, MARKUP, "= No heading", "- no list")))


def test_controls_and_turns_of_direction_are_told_as_code_points(approved: Report) -> None:
    paper = a_paper(hostile(approved, "a\u202eb\x01c\ufeffd\ue000e"))
    words = words_of(paper)
    assert "a⟨U+202E⟩b⟨U+0001⟩c⟨U+FEFF⟩d⟨U+E000⟩e" in words
    assert not {"\u202e", "\x01", "\ufeff", "\ue000"} & set(words)
    last = paper.pages[-1].extract_text()
    assert "Characters printed as code points" in last
    assert "U+202E" in last and "RIGHT-TO-LEFT OVERRIDE" in last


def test_a_report_comes_where_no_noto_font_is(approved: Report) -> None:
    words = words_of(a_paper(with_text(approved, "Солдаты, 36 人 😀"), faces=Faces(noto=False)))
    assert "Солдаты,36⟨U+4EBA⟩⟨U+1F600⟩" in words
    assert "GRINNINGFACE" in words


class TooHopeful(Faces):
    """Fonts that promise to have everything."""

    def choose(self, clusters: Any, language: str) -> Chosen:
        return replace(super().choose(clusters, language), lost=frozenset())


def test_a_report_comes_where_the_fonts_do_not_hold_what_they_promise(approved: Report) -> None:
    report = with_text(approved, "Linear A: \U00010600 and \u0378")
    assert "LinearA:⟨U+10600⟩" in words_of(a_paper(report, faces=TooHopeful(noto=False)))


@NOTO
@pytest.mark.parametrize(
    "words",
    ["По меньшей мере 36 солдат", "在周四，至少36名士兵", "「三十六人」です", "한국어 시험", "😀 👩‍🚀 1️⃣ 🇺🇦", "Δοκιμή"],
)
def test_other_scripts_are_printed(approved: Report, words: str) -> None:
    text = words_of(a_paper(with_text(approved, words)))
    assert squeezed(words) in text and "⟨" not in text


@NOTO
def test_arabic_and_hebrew_are_set_from_the_right(approved: Report) -> None:
    arabic, hebrew = "العربية 36", "לפחות 36 חיילים"
    paper = a_paper(with_text(approved, arabic, hebrew, "From the left"))
    words = words_of(paper)
    # Every letter is there, whatever the order in which a reader of files gives them.
    assert set(squeezed(arabic + hebrew)) <= set(words) and "⟨" not in words
    middle = float(paper.pages[0].mediabox.width) / 2
    from_the_right = [at for text, at in places(paper) if set(text) & set("לחיים") or set(text) & set("العربية")]
    from_the_left = [at for text, at in places(paper) if text.strip() == "From the left"]
    assert from_the_right and min(from_the_right) > middle
    assert from_the_left and max(from_the_left) < middle


@NOTO
def test_rare_scripts_and_heaps_of_marks_do_not_cost_the_report(approved: Report) -> None:
    heap = "zalgo e\u0301\u0489\u035c \u0301 \u0e01\u0327 𓀀 𒀀 ᠮᠣᠩ \U0001fffe \ufdd0 \U000e0041"
    words = words_of(a_paper(with_text(approved, heap)))
    assert "⟨U+1FFFE⟩" in words and "⟨U+FDD0⟩" in words and "⟨U+E0041⟩" in words


def test_a_word_longer_than_the_page_loses_no_letter(approved: Report) -> None:
    word = "".join(chr(97 + number % 26) for number in range(400))
    paper = a_paper(with_text(approved, word))
    assert word in words_of(paper)
    runs = [(text, at) for text, at in places(paper) if len(text.strip()) > 10 and text.strip() in word]
    # It goes over several lines, which all begin at the edge of the text.
    assert not [text for text, _at in runs if len(text) > 100]


def test_many_articles_are_one_document_with_a_list_of_them(ines: User) -> None:
    articles = [an_article(by=ines, paragraphs=(f"Headline {number}", "Text.")) for number in (1, 2, 3)]
    paper = a_paper(*(report_of(article) for article in articles), title="Three of them", scope="Every article")
    assert [title for level, title in bookmarks(paper.outline) if level == 1] == [
        "Three of them",
        "Headline 1",
        "Headline 2",
        "Headline 3",
    ]
    first = paper.pages[0].extract_text()
    assert "3 articles, 0 claims" in first and all(f"Headline {number}" in first for number in (1, 2, 3))


def test_nothing_selected_is_a_document_too() -> None:
    (piece,) = write(a_cover(title="Nothing"), [])
    assert "0 articles, 0 claims" in PdfReader(io.BytesIO(piece)).pages[0].extract_text()


def test_too_many_claims_are_refused_with_the_way_on(approved: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_report, "MOST_CLAIMS", 2)
    asked = 0

    def reports() -> Iterator[Report]:
        nonlocal asked
        for _time in range(10):
            asked += 1
            yield approved

    with pytest.raises(TooMuchForPaper, match="up to 2 claims.*CSV or JSON"):
        list(write(a_cover(), reports()))
    assert asked == 3


def test_a_draft_without_a_rating_says_so(ines: User) -> None:
    article = an_article(by=ines)
    start_verdict(by=ines, claim=a_claim(by=ines, article=article, words="At least 36"))
    words = words_of(a_paper(report_of(article)))
    assert "Noratingyet" in words and "Nothingiscited." in words
