"""Reads correction notes: whether a text is one, and what it says was wrong.

A note shows itself by its label ("Correction, Feb. 28, 2020: ..."), or by saying that the publication itself erred: a
word for the error ("misstated", "incorrectly") together with a word for the work it stood in ("this post", "an earlier
version", "In a May 20 column, ..."). Either of the two alone stands in any news report.
"""

import datetime
import re
from dataclasses import dataclass

from factcheck.articles.importing.dates import find_dates
from factcheck.articles.importing.markers import begins_with_label, dated_label
from factcheck.articles.importing.vocabulary import fold

TYPES = ("correction", "clarification", "update", "editors_note", "retraction")
ERROR_KINDS = ("misspelled", "misidentified", "figure", "date", "misquoted", "misattributed", "omitted", "other")
SCOPES = ("body", "headline", "caption", "other")
LONGEST_NOTE = 2_000


@dataclass(frozen=True)
class ParsedNote:
    """What a correction note says: `wrong` and `right` are the words before and after, None where it does not say."""

    type: str
    error_kind: str | None
    scope: str
    date: datetime.date | None = None
    wrong: str | None = None
    right: str | None = None


# Folded words that say the work erred. An adverb alone ("incorrectly") needs the verb of a text beside it.
ERROR = re.compile(
    r"\bmis(?:spell|spelt|stat|identif|quot|attribut|report|character|represent|nam|label|describ|"
    r"translat|calculat)\w*"
    r"|\b(?:incorrectly|mistakenly|erroneously|wrongly|inaccurately|falsely)\s+(?:\w+\s)?(?:said|stat|"
    r"refer|identif|report|describ|"
    r"attribut|list|name|call|claim|spell|spelt|suggest|indicat|impli|assert|characteri|gave|gives|"
    r"includ|locat|quot|label|wrote|put|dated|credit|cite)\w*"
    r"|\b(?:said|stated|referred|identified|reported|described|attributed|listed|named|"
    r"gave)\b.{0,120}?\b(?:incorrectly|in error|erroneously|by mistake|mistakenly)\b"
    r"|\bdue to an? (?:\w+\s)?(?:error|mistake)\b|\bbecause of an? (?:\w+\s)?(?:error|mistake)\b|"
    r"\bwe were wrong\b|\bwe got (?:it|that|this) wrong\b|\bwe regret the error\b"
    r"|\b(?:it|that|this|which|we|the \w+) should (?:have|instead have) (?:said|read|been|stated|"
    r"referred)\b|\bshould have (?:said|read):?"
    r"|\bswapped\b|\btransposed\b|\bconfused\b.{1,80}\bwith\b|\bmixed up\b|\bomitted\b|"
    r"\bfailed to (?:mention|note|include|disclose|credit|say)\b|\bneglected to\b"
    r"|\b(?:updated|amended|changed|edited|revised|modified) to (?:correct|fix|clarify|reflect|remove|"
    r"include|make clear|add)\b"
    r"|\bhas been (?:corrected|amended|retracted)\b|\bwas (?:corrected|amended|retracted|"
    r"misspelled)\b|\binaccurac|\b(?:contained|included) (?:an|several) errors?\b"
    r"|\bfalsch\w*\b|\bfehler\b|\birrtumlich\b|\ba tort\b|\bpar erreur\b|\berreur\b|\bpor error\b|"
    r"\berror\w*neamente\b|\bincorrect\w*\b|\bper errore\b|\berroneament\w*"
    r"|\bpor engano\b|\byanlis\b|\bhatali\b|\bsehven\b|\bневерно\b|\bошибочно\b|\bнеправильно\b|\bошибк\w+|\bخطأ\b"
)
# Folded words for the work itself, which tell a note from a report about somebody else's error.
WORK = re.compile(
    r"\b(?:earlier|previous|original|first|initial|prior) (?:version|headline|edition|caption|post|"
    r"article|story|correction)"
    r"|\bthis (?:article|story|post|piece|column|report|page|headline|blog|essay|review|interview|"
    r"transcript|caption|chart|map|graphic|item|episode|newsletter|obituary|correction|editorial|"
    r"briefing)\b"
    r"|\b(?:our|in our|we) (?:\w+\.? ){0,5}(?:said|reported|story|report|article|column|stated|"
    r"identified|introduction|wrote|mistakenly|incorrectly|piece|obituary|review|interview)\b"
    r"|\b(?:in )?an? (?:(?:photo |picture )?caption|headline|chart|map|graphic|editing error|"
    r"(?:page-one|front-page) (?:article|story))\b|\bdue to an (?:editing|editorial|production|"
    r"transcription) error\b"
    r"|\b(?:article|story|column|report|post|essay|review|obituary|editorial|headline|caption|profile|"
    r"blog)s?\b[^.]{0,80}?\b(?:mis\w+|incorrectly|erroneously|mistakenly|wrongly|omitted|inaccura\w+|"
    r"has been (?:updated|corrected|amended))"
    r"|\bwe (?:were wrong|regret|got|mis\w+|incorrectly|mistakenly|omitted|failed)\b|\bit should have (?:said|read)\b"
    r"|\bdieses (?:artikels|textes|beitrags)\b|\bin diesem (?:artikel|text|beitrag)\b|\b(?:cet|"
    r"dans cet|de cet) article\b|\best[ea] (?:articulo|nota|texto|artigo|reportagem)\b|"
    r"\bquesto articolo\b"
    r"|\bhaberin\b|\bmakalenin\b|\bbu (?:haber|makale|yazi)\w*|\b(?:статьи|статье|материала|материале|"
    r"заметк\w)\b|\bvers(?:ion|ione|ao)\b|المقال"
)
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
# "In a May 20 Slatest, Jane Doe misstated ..." "A Jan. 7 blog post ... misidentified ..."
DATED_WORK = re.compile(rf"^(?:in (?:an?|the|our|its)|an?|the|our)\s(?:[\w-]+\s)?{MONTH}\s\d{{1,2}}\b")
CORRECTED_COLUMN = re.compile(
    rf"^in an?\s{MONTH}\s\d{{1,2}}\s[^.]{{2,60}}?[,”\"]\s?[^.]{{3,80}}?\b(?:wrote|said|stated|claimed|"
    rf"swapped|reported|suggested|called|described|referred)\b"
)
RETRACTED = re.compile(r"\bretract(?:ed|ion)\b|\bzuruckgezogen\b|\bretirado\b|\bопровержение\b")
SIGNED = re.compile(
    r"\b(?:amended|corrected|updated|appended|clarified|korrigiert|corrige|corregido|"
    r"aktualisiert)\b[^.]{0,30}?\b(?:on|am|le|el)?\s?$"
)
# What only a note says of itself, whatever follows: “An earlier version of this article …”, “This post originally …”
OF_ITSELF = re.compile(
    r"\b(?:earlier|previous|original|first|initial|prior) versions? of (?:this|our) (?:article|story|post|piece|column|"
    r"report|page|blog|essay|review|interview|episode|newsletter|headline|item|graphic|chart|map)\b"
    r"|\bthis (?:article|story|post|piece|column|page|headline) (?:originally|initially|previously) \w+ed\b"
    r"|\bthis (?:article|story|post|piece|column|page|headline) (?:originally|initially|previously) (?:said|gave|had)\b"
)
# Somebody else says that something else erred.
OF_OTHERS = re.compile(
    r"^(?:he|she|they|(?:the|an?|his|her|their) (?!article|story|post|piece|column|report|headline|caption|chart|"
    r"review|essay|obituary|editorial|profile|blog|original|earlier|previous)\w+) (?:also )?"
    r"(?:said|says|told|complained|argued|claimed|added|insisted)\b"
)
# The text was right, and has more or clearer words now.
ADDED_TO = re.compile(r"\b(?:updated|amended|changed|edited|revised|modified) to (?:include|add)\b")
MADE_CLEAR = re.compile(r"\b(?:updated|amended|changed|edited|revised|modified) to (?:clarify|make clear)\b")
HEAD = 80

CLARIFIES = (
    "clarif",
    "klarstellung",
    "precision",
    "aclaracion",
    "precisazione",
    "esclarecimento",
    "уточнение",
    "توضيح",
    "aciklama",
)
UPDATES = (
    "update",
    "aktualisierung",
    "mise a jour",
    "actualizacion",
    "aggiornamento",
    "atualizacao",
    "guncelleme",
    "обновление",
    "تحديث",
)

# The first of these words in the note is its main error.
KINDS = (
    (
        "misspelled",
        r"\bmis-?spel\w+|\b(?:incorrectly|wrongly) spel\w+|\bspelling of\b|\bfalsch geschrieben|"
        r"\bmal orthographie|\bmal escrito|\bneправильно написан|\bнеправильно написан|"
        r"\bneверно написан|\byanlis yazil|\bscritto male",
    ),
    (
        "misquoted",
        r"\bmis-?quot\w+|\b(?:incorrectly|wrongly) quot\w+|\bquotation was\b|\bfalsch zitiert|"
        r"\bmal cite|\bневерно процитирован",
    ),
    (
        "misattributed",
        r"\bmis-?attribut\w+|\battributed\b[^.]{0,60}?\b(?:incorrectly|wrongly|mistakenly|erroneously|in error)\b|"
        r"\b(?:incorrectly|mistakenly|wrongly|erroneously) (?:attribut|credit)\w+|"
        r"\bfalsch zugeschrieben|\battribue a tort|\batribuy\w+ por error|\bневерно приписан",
    ),
    (
        "omitted",
        r"\bomitted\b|\bomission\b|\bfailed to (?:mention|note|include|disclose|credit|say|"
        r"identify)\b|\bneglected to\b|\bleft out\b|\bdid not (?:mention|include|disclose)\b",
    ),
    (
        "date",
        r"\bmis(?:stated|reported) (?:the )?(?:\w+ )?(?:date|day|year|month|time|timing|week|"
        r"decade)\b|\b(?:mis(?:stated|reported)|incorrectly (?:said|stated|reported)) (?:when|"
        r"in which year|the (?:date|day|year|month))\b|\b(?:wrong|incorrect) (?:date|day|year|"
        r"month)\b|\b(?:gave|misdated)\b.{0,20}\b(?:date|year)\b|\bmisdated\b|\bfalsche[sn]? (?:datum|"
        r"jahr)|\bdatum\b|\bla date\b|\bla fecha\b|\bdata errata\b|\bтарих|\bневерно указана дата|"
        r"\bневерная дата",
    ),
    (
        "figure",
        r"\b(?:the|total|incorrect|wrong) (?:\w+ )?(?:number|amount|percentage|figure|figures|total|"
        r"size|price|cost|rate|population|age|length|distance|value|share|count|score|weight|height|"
        r"margin|salary|proportion|sum|budget|circulation|toll)s?\b(?: of| for| that| by|\b)|"
        r"\bhow (?:many|much|far|long|old|often)\b|\banzahl\b|\bzahl der\b|\ble nombre\b|"
        r"\bel numero\b|\bla cifra\b|\bil numero\b|\bo numero\b|\bsayisi\b|\bчисло\b|\bколичество\b",
    ),
    (
        "misidentified",
        r"\bmis-?identif\w+|\bmis-?nam\w+|\bmis-?label\w+|\b(?:incorrectly|mistakenly|wrongly|"
        r"erroneously|falsely) (?:identif|refer|nam|call|describ|label|list)\w+|"
        r"\breferred (?:\w+ )?to\b.{0,80}\bas\b|\bidentified\b[^.]{0,80}?\bas\b|\b(?:wrong|incorrect) "
        r"(?:\w+ )?(?:name|title|surname|position|"
        r"rank|affiliation|location)\b|\b(?:the )?(?:name|title|surname|position|"
        r"rank|affiliation|role) (?:of|is|was|for)\b|['’]s (?:\w+ )?(?:name|title|surname|position|rank|"
        r"affiliation|role|job title)\b|\bswapped\b|\bconfused\b|\bmixed up\b|\bfalsch bezeichnet|"
        r"\bder name\b|\ble nom\b|\bel nombre\b|\bil nome\b|\bo nome\b|\badi\b|\bимя\b|\bфамили\w\b|"
        r"\bназван\w+\b",
    ),
)
KIND_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in KINDS)
# "misstated that ..." introduces a whole statement; a number inside it is no sign of a wrong number.
STATEMENT = re.compile(
    r"\bmis(?:stated|reported) that\b|\b(?:incorrectly|mistakenly|erroneously|wrongly) (?:said|stated|"
    r"reported|claimed|suggested|wrote) that\b"
)
NOT = re.compile(
    r"(?P<right>(?:[^.;:,]|(?<=\d)[.,](?=\d)){1,80}?),\s(?:and\s)?not\s(?P<wrong>(?:[^.;,]|"
    r"(?<=\d)[.,](?=\d)){1,80}?)(?=[.;,]|\s*$)"
)
NUMBER = re.compile(
    r"\d[\d.,]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|"
    r"million|billion)\b",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"\b(\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|"
    r"thousands?)\s([^\W\d_]{3,})"
)
WHEN = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|june|july|"
    r"august|september|october|november|december)\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)


def parse_note(text: str) -> ParsedNote | None:
    """What a correction note says, or None where the text is no note."""
    text = " ".join(text.split())
    if not text or len(text) > LONGEST_NOTE:
        return None
    folded = fold(text)
    labelled = _has_label("correction_note", text)
    editors = _has_label("editors_note", text)
    erred = (ERROR.search(folded) is not None and _names_work(folded)) or OF_ITSELF.search(folded) is not None
    if not (labelled or editors) and OF_OTHERS.search(folded):
        return None
    if not (labelled or editors or erred or CORRECTED_COLUMN.search(folded)):
        return None
    kind = _type(folded, labelled=labelled, editors=editors, erred=erred)
    kind = _without_error(folded) or kind
    plain_news = kind in ("update", "clarification", "editors_note", "retraction") and not _says_error(folded)
    wrong, right = _words(text)
    return ParsedNote(
        type=kind,
        error_kind=None if plain_news else _error_kind(folded),
        scope=_scope(folded),
        date=_date(text, folded, labelled=labelled or editors),
        wrong=wrong,
        right=right,
    )


def _has_label(role: str, text: str) -> bool:
    return begins_with_label(role, text) > 0 or dated_label(role, text)


def _names_work(folded: str) -> bool:
    return WORK.search(folded) is not None or DATED_WORK.search(folded) is not None


def _type(folded: str, *, labelled: bool, editors: bool, erred: bool) -> str:
    head = folded.lstrip("*†‡ ([—–-")
    if labelled and head.startswith(CLARIFIES):
        return "clarification"
    if labelled and head.startswith(UPDATES):
        return "update"
    if RETRACTED.search(folded):
        return "retraction"
    if editors and not erred:
        return "editors_note"
    return "correction"


def _says_error(folded: str) -> bool:
    """Whether it says that something was wrong, and not only that words were added or made clear."""
    return ERROR.search(MADE_CLEAR.sub(" ", ADDED_TO.sub(" ", folded))) is not None


def _without_error(folded: str) -> str:
    """The type of a note whose text was right: words were added, or made clear; empty where it tells of an error."""
    if _says_error(folded) or RETRACTED.search(folded):
        return ""
    return "update" if ADDED_TO.search(folded) else "clarification" if MADE_CLEAR.search(folded) else ""


def _scope(folded: str) -> str:
    head = folded[:200]
    if re.search(r"\bheadline\b|\buberschrift\b|\btitre\b|\btitular\b|\bbaslik\w*|\bзаголов\w+", head):
        return "headline"
    if re.search(
        r"\bcaption\b|\bbildunterschrift\b|\blegende\b|\bpie de foto\b|\bdidascalia\b|\bподпис\w+ к фото", head
    ):
        return "caption"
    if re.search(
        r"\b(?:chart|graphic|map|table|podcast|video|audio|tweet|illustration)\b[^.]{0,40}\b(?:mis\w+|"
        r"incorrectly|accompanying)\b",
        head,
    ):
        return "other"
    return "body"


def _error_kind(folded: str) -> str:
    found = [(match.start(), kind) for kind, pattern in KIND_PATTERNS if (match := pattern.search(folded))]
    statement = STATEMENT.search(folded)
    if statement is not None:
        found = [
            (start, kind)
            for start, kind in found
            if start < statement.start() or kind in ("misspelled", "misquoted", "misattributed")
        ]
    if found:
        return min(found)[1]
    if statement is not None and _counts_differ(folded[statement.end() :]):
        return "figure"
    contrast = NOT.search(folded)
    if contrast is not None and statement is None:
        if WHEN.search(contrast["wrong"]):
            return "date"
        if NUMBER.search(contrast["wrong"]):
            return "figure"
    return "other"


def _counts_differ(told: str) -> bool:
    """Whether the same things are counted twice, and differently: "had lost two sons. ... had one son"."""
    counted: dict[str, set[str]] = {}
    for number, thing in COUNTED.findall(told):
        counted.setdefault(thing.rstrip("s"), set()).add(number)
    return any(len(numbers) > 1 for numbers in counted.values())


def _date(text: str, folded: str, *, labelled: bool) -> datetime.date | None:
    """The note's own day: beside its label, or after "corrected on"; the days it speaks of are not its own."""
    for found in find_dates(text):
        before = folded[: found.start]
        # Between label and date stand no words of a sentence.
        if (
            labelled
            and found.start <= HEAD
            and len(re.findall(r"[^\W\d_]+", before)) <= 8
            and not ERROR.search(before)
            and not WORK.search(before)
        ):
            return found.day
        if SIGNED.search(before):
            return found.day
    return None


NAME = (
    r"[A-ZÀ-ÞА-Я][\w.'’-]*(?:\s(?:(?:al|el|de|van|von|bin|of|the)[\s-])?[A-ZÀ-ÞА-Я][\w.'’-]*)*(?:\s(?:al|"
    r"el)-[A-Z][\w-]*)?"
)
PART_OF_NAME = re.compile(
    rf"misspelled (?:[^.;]{{0,60}}?\s)??(?P<name>{NAME}(?:\s(?:al|el)-\w+)?)['’]s (?P<part>first|given|"
    rf"last|middle|sur)\s?name"
)
SPELLED_AS = re.compile(r"misspelled (?P<right>[^.;]{2,60}?) as (?P<wrong>[^.;,]{2,60})")
MISSPELLED = re.compile(
    rf"misspelled (?:the (?:\w+\s)?name of )?(?:the )?(?P<right>{NAME})(?=[,.;]|\s(?:in|and|at|as)\b|$)"
)
TAKEN_FOR = re.compile(
    r"(?:misidentified|misnamed|identified|"
    r"referred to) (?P<right>[^.;]{2,90}?) as (?P<wrong>[^.;,]{2,90}?)(?:(?: rather than|"
    r" instead of) (?P<instead>[^.;,]{2,90}))?(?=[.;,]|\sand mis|$)"
)
SHOULD_READ = re.compile(r"should have (?:said|read|been|stated)[:,]?\s[“\"‘]?(?P<right>[^“”\"’]{2,200}?)[”\"’.]")
QUOTED_AS = re.compile(r"as saying (?:[^“\"]{0,60})?[“\"](?P<wrong>[^”\"]{2,200})[”\"]")
CONTRAST = re.compile(
    r"(?:It|He|She|They|There|The \w+|Her|His|Their)?\b(?:is|was|are|were|is titled|has|had|visited|"
    r"sent on|on|in|called|reads|published on)\s(?:more than\s)?(?:(?:sent|published|held|born|made|"
    r"filed) )?(?:(?:on|in|at) )?(?P<right>(?:[^.;:,]|"
    r"(?<=\d)[.,](?=\d)){1,70}?),[”\"’]?\s(?:and\s)?not\s(?P<wrong>(?:[^.;]|"
    r"(?<=\d)[.,](?=\d)){1,70}?)(?=[.;]\s|[.;]?$)"
)


FORMS = (SPELLED_AS, TAKEN_FOR, MISSPELLED, SHOULD_READ, CONTRAST, QUOTED_AS)


def _words(text: str) -> tuple[str | None, str | None]:
    """The wrong and the right words, as far as the note gives them."""
    part = PART_OF_NAME.search(text)
    if part is not None:
        words = part["name"].split()
        return None, _clean(
            words[0] if part["part"] in ("first", "given") else words[-1] if part["part"] != "middle" else None
        )
    # Of several errors in one note the first one's words: they belong to its first kind.
    tried = [
        (match.start(), order, pattern, match) for order, pattern in enumerate(FORMS) if (match := pattern.search(text))
    ]
    for _, _, pattern, match in sorted(tried, key=lambda each: each[:2]):
        found = match.groupdict()
        right, wrong = found.get("right"), found.get("wrong")
        if pattern is TAKEN_FOR:
            # "misidentified Jane Doe as a professor" does not say what she is; of two names the first is the right one.
            right = found.get("instead") or (
                right
                if right and wrong and re.fullmatch(NAME, right) and re.fullmatch(rf"(?:the )?{NAME}", wrong)
                else None
            )
        return _clean(wrong), _clean(right)
    return None, None


def _clean(words: str | None) -> str | None:
    cleaned = words.strip(' .,;:“”"‘’') if words else ""
    return cleaned or None
