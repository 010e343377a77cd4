"""Which language a sentence is in, as far as its figures and number words need to know it."""

import re

# Short words of each language; not those that are other words of English (war, no, son).
_WORDS = {
    "en": """
        a an in on as it the of and was were is are to that with for from by his her its their he she they has
        had have not been will would this which who at but said after before
    """,
    "de": """
        der die das und nicht ist sind hat haben den dem des im mit von zu zum zur am auf für wurde wurden werden nach
        bei unter gegen durch bis seine seiner ihre ihrer wird sein ein eine einen einem sich aus als auch um dass vor
        über sie er es wir seit rund mehr kein keine waren uhr
    """,
    "fr": """
        le la les des du de et est dans que qui pour pas au aux à sur ont été a ce cette ces son sa ses elle il leur
        leurs mais très fait nous vous ils avec par plus selon était se ne en
    """,
    "es": """
        cada todo todos todas pero tiene tienen hubo casi tras fueron personas sin sobre está están muy también ya
        contra cuando había el la los las de que en y del al por con se su sus fue es ha han para más según entre este
        esta lo como hay a
    """,
    "it": """
        il lo la i gli le di che è del della dei delle degli nel nella per con non sono ha hanno alla al ai da
        dal dalla si e anche più secondo
    """,
    "pt": """
        o a os da dos das em que e não para com na nos nas foi é são ao à por mais segundo se ele ela seu sua
        pelo pela de
    """,
    "tr": """
        ve bu için ile da de olan olarak daha çok yılında kişi saat göre dedi değil gibi kadar sonra önce ama yüzde
        tarafından o yeni son oldu etti edildi aldı verdi başladı lira liraya üzere karşı ile bir ancak
    """,
}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _table in _WORDS.items():
    for _word in _table.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_language)

# Letters that English words do not have, and endings that few of them have.
_LETTERS = {
    "tr": re.compile("[ığşİĞŞ]"),
    "de": re.compile("[äöüß]"),
    "es": re.compile("ñ|(?:ción|ciones|ieron|ó|ían?)$"),
    "pt": re.compile("[ãõ]"),
    "it": re.compile("(?:zione|zioni|tà)$"),
    "fr": re.compile("[êœûî]"),
}
_ENDINGS = {
    "tr": re.compile("(?:l[ae]r|d[ıiuü])$"),
    "de": re.compile("(?:ung|keit|lich)$"),
    "es": re.compile("aron$"),
    "pt": re.compile("(?:aram|eram|iram)$"),
    "fr": re.compile("(?:aient|èrent|ée|ées)$"),
}
_ELIDED = {"fr": re.compile(r"(?:l|d|qu|n|c|j|s)'\w"), "it": re.compile(r"(?:l|d|un|dell|nell|all|sull)'\w")}


def language_of(words: list[str]) -> str:
    """The language of the words of one sentence, "en" where they do not say another one more clearly."""
    hits = dict.fromkeys(_WORDS, 0)
    # Where nothing speaks for another language, it is English.
    hits["en"] = 1
    for at, word in enumerate(words):
        lowered = word.lower()
        languages = _LANGUAGES_OF.get(lowered, [])
        for language in languages:
            hits[language] += 2 if len(languages) <= 2 else 1
        for language, letters in _LETTERS.items():
            # A name comes from anywhere; a word in small letters belongs to its sentence.
            if letters.search(word):
                hits[language] += 2 if word.islower() and at else 1
        for language, endings in _ENDINGS.items():
            if endings.search(word):
                hits[language] += 1
        for language, elided in _ELIDED.items():
            if elided.match(lowered):
                hits[language] += 2
    best = max(hits.values())
    if hits["en"] == best:
        return "en"
    return max(hits, key=lambda language: hits[language])
