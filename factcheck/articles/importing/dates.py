"""Calendar dates in text, as newsrooms of several languages write them, and lines that are nothing but a date."""

import re
from dataclasses import dataclass
from datetime import date

from factcheck.articles.importing.vocabulary import LABEL, fold

# Folded beginnings of the months' names; a name may go on (case endings: "февраля") or stop with a point ("Feb.").
MONTHS = (
    "jan|january|januar|janvier|janv|enero|ene|gennaio|gen|janeiro|ocak|oca|январ|янв|січ|يناير|stycznia",
    "feb|febr|february|februar|fevrier|fevr|febrero|febbraio|fevereiro|fev|subat|sub|феврал|фев|лют|فبراير|lutego",
    "mar|march|marz|mrz|mars|marzo|marco|mart|март|мар|берез|مارس|marca|maart",
    "apr|april|avril|avr|abril|abr|aprile|nisan|nis|апрел|апр|квіт|квит|أبريل|ابريل|kwietnia",
    "may|mai|mayo|maggio|mag|maio|mayis|ма|трав|مايو|maja|mei",
    "jun|june|juni|juin|junio|giugno|giu|junho|haziran|haz|июн|черв|يونيو|czerwca",
    "jul|july|juli|juillet|juil|julio|luglio|lug|julho|temmuz|tem|июл|лип|يوليو|lipca",
    "aug|august|aout|agosto|ago|agustos|agu|август|авг|серп|أغسطس|اغسطس|sierpnia|augustus",
    "sep|sept|september|septembre|septiembre|settembre|set|setembro|eylul|eyl|сентябр|сен|верес|سبتمبر|wrzesnia",
    "oct|october|okt|oktober|octobre|octubre|ottobre|ott|outubro|out|ekim|eki|октябр|окт|жовт|أكتوبر|اكتوبر|pazdziernika",
    "nov|november|novembre|noviembre|novembro|kasim|kas|ноябр|ноя|листопад|نوفمبر|listopada",
    "dec|december|dez|dezember|decembre|dicembre|dic|diciembre|dezembro|aralik|ara|декабр|дек|груд|ديسمبر|grudnia",
)
MONTH_OF = {fold(stem): number for number, stems in enumerate(MONTHS, 1) for stem in stems.split("|")}
WEEKDAYS = fold(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo "
    "lunedi martedi mercoledi giovedi venerdi domenica segunda terca quarta quinta sexta feira segunda-feira "
    "terca-feira quarta-feira quinta-feira sexta-feira pazartesi sali carsamba persembe cuma cumartesi pazar "
    "понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс "
    "понеділок вівторок середа четвер п'ятниця субота неділя الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت "
    "الأحد"
).split()
# What stands with the date in a date line and says nothing else: clock, zone, small words.
SMALL = frozenset(
    WEEKDAYS
    + fold(
        "at on um uhr à a h alle ore às as de del di le el il em den der am pm a.m p.m utc gmt est edt et cet cest bst "
        "pst pdt pt msk мск г год года в o'clock saat local time ist eest eet z the of und and et y e updated "
        "aktualisiert "
        "min read minute minutes lecture lesezeit okuma suresi в م ص الساعة"
    ).split()
)
# Arabic and Persian digits, one for one.
ASCII_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
MONTH_WORD = r"(?P<month>[^\W\d_]{2,12})\.?"
DAY = r"(?P<day>\d{1,2})"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<!\d){YEAR}-(?P<numeral>\d{{1,2}})-{DAY}(?!\d)",
        rf"(?<!\d){YEAR}[年/.]\s?(?P<numeral>\d{{1,2}})[月/.]\s?{DAY}(?!\d)",
        rf"(?<!\w){MONTH_WORD}\s{{1,3}}{DAY}(?:st|nd|rd|th)?,?\s{{1,3}}{YEAR}",
        rf"(?<!\d){DAY}(?:st|nd|rd|th|er|re|\.|º|°|ª)?[\s-]{{1,3}}(?:de\s|of\s|"
        rf"di\s)?{MONTH_WORD},?[\s-]{{1,3}}(?:de\s|del\s)?{YEAR}",
        rf"(?<!\d){DAY}(?P<point>[./-])(?P<numeral>\d{{1,2}})(?P=point){YEAR}",
        r"(?<!\d)(?P<day>\d{1,2})(?P<point>[./])(?P<numeral>\d{1,2})(?P=point)(?P<short>\d\d)(?![\d./])",
    )
)
IN_ADDRESS = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<numeral>\d{1,2})[/-](?P<day>\d{1,2})(?!\d)")
CLOCK = re.compile(r"\d{1,2}\s?[:.h]\s?\d{2}(?:[:.]\d{2})?|\d{1,2}\s?(?:am|pm|h|uhr)\b|[+-]\d{2}:?\d{2}|\d{1,2} min")


@dataclass(frozen=True)
class FoundDate:
    """A date and where it stands in the folded text."""

    start: int
    end: int
    day: date


def find_dates(text: str, *, month_first: bool = True) -> list[FoundDate]:
    """The full dates (day, month, year) in a text, in order; `month_first` reads 8/29/10 the American way."""
    folded = fold(text).translate(ASCII_DIGITS)
    found: list[FoundDate] = []
    for form in FORMS:
        for match in form.finditer(folded):
            day = _day(match, month_first=month_first)
            if day is not None and not any(match.start() < other.end and other.start < match.end() for other in found):
                found.append(FoundDate(match.start(), match.end(), day))
    return sorted(found, key=lambda each: each.start)


def date_in_address(address: str) -> date | None:
    """The day in a path such as /2020/02/21/ of a web address."""
    match = IN_ADDRESS.search(address[:2000])
    return _day(match, month_first=True) if match else None


def is_date_line(text: str) -> bool:
    """Whether the line is a date and nothing else but a label, weekday, clock or time zone."""
    if len(text) > 160:
        return False
    folded = fold(text).translate(ASCII_DIGITS)
    found = find_dates(text)
    if not found:
        return False
    rest = folded
    for each in reversed(found):
        rest = rest[: each.start] + " " + rest[each.end :]
    rest = CLOCK.sub(" ", rest)
    for _ in found:
        label = LABEL["date_line"].match(rest.strip(" :,.|·•-—–/()[]"))
        if label is None:
            break
        rest = rest.strip(" :,.|·•-—–/()[]")[label.end() :]
    rest = LABEL["date_line"].sub(" ", rest)
    words = re.split(r"[\s:,.|·•()\[\]/—–-]+", rest)
    return all(word in SMALL or not word for word in words)


def _day(match: re.Match[str], *, month_first: bool) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else 2000 + int(parts["short"])
    day = int(parts["day"])
    if parts.get("month"):
        month = month_number(parts["month"])
    else:
        month = int(parts["numeral"])
        # Only with slashes do Americans put the month first; a day above 12 shows which is which.
        if parts.get("point") == "/" and ((month_first and day <= 12) or month > 12):
            day, month = month, day
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_number(word: str) -> int:
    """1 to 12 for the (folded) name of a month or its beginning, 0 for any other word."""
    exact = MONTH_OF.get(word)
    if exact is not None:
        return exact
    # Case endings ("февраля", "лютого") are written in scripts other than ours; a stem of two letters takes one more.
    for length in range(len(word) - 1, 1, -1):
        number = MONTH_OF.get(word[:length])
        if number is not None and not word.isascii() and len(word) - length <= (1 if length == 2 else 5):
            return number
    return 0
