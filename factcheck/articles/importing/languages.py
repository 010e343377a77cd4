"""The language of a text, guessed from its commonest words; and the letters that language writes."""

import re
from collections import Counter

LETTERS = re.compile(r"[^\W\d_]+")
# Enough to know a language by; a longer text says nothing new.
SAMPLE = 20_000

# The commonest words, without those that several of these languages share.
COMMON_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        "the of and to that was is for on with as by at from his it are were has have said not been".split()
    ),
    "de": frozenset(
        "der die das und den von zu mit dem des auf für ist im nicht eine als auch sich wurde nach bei".split()
    ),
    "fr": frozenset(
        "le les des et une du dans est pour qui sur pas au par plus ce avec sont été aux cette ont".split()
    ),
    "es": frozenset("el los las y en una del por con para se es al lo como más su fue pero sus han este según".split()),
    "it": frozenset(
        "il di che gli della per non è sono dei nel alla con delle dal ha anche stato più nella lo ai".split()
    ),
    "pt": frozenset(
        "o os as em um uma do da dos das não que para com foi mais ao pelo pela são segundo também na no".split()
    ),
    "tr": frozenset(
        "ve bir bu da de için ile olarak olan çok daha sonra göre kadar ancak dedi ise en gibi her".split()
    ),
    "ru": frozenset("и в не на что с по как из у за от к о его он это для а но были был также после".split()),
    "uk": frozenset("і в не на що з по як із у за від до про його він це для та але були був також після й".split()),
    "ar": frozenset("في من على إلى أن عن التي الذي مع هذا هذه بعد كما قال ما لا كان وقال بين".split()),
    "nl": frozenset("de het een van en in dat op te zijn met voor niet aan er om ook als door bij naar werd".split()),
    "pl": frozenset("w i na z się nie do że o jest po od za przez jak oraz dla przy także był która".split()),
}

# Letters beyond a-z; a reading of old bytes that brings others is the wrong reading.
OWN_LETTERS: dict[str, str] = {
    "en": "éèïöü",
    "de": "äöüßé",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "es": "áéíñóúüºª",
    "it": "àèéìíòóùúº",
    "pt": "áâãàçéêíóôõúüºª",
    "tr": "çğıiöşüâîû",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىپچژگ",
    "nl": "éëïöüè",
    "pl": "ąćęłńóśźż",
}
TYPOGRAPHY = frozenset("“”‘’„‚«»‹›–—…€£©®™·•°§†‡¿¡№،؛؟\u00a0")


def guess_language(text: str) -> str:
    """The code of the language whose common words are most of the words, or "" where none stands out."""
    words = Counter(LETTERS.findall(text[:SAMPLE].casefold()))
    scores = {code: sum(words[word] for word in common) for code, common in COMMON_WORDS.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > 0 else ""


def strangeness(text: str) -> float:
    """The share of letters beyond ASCII that the language of the text does not write: 0.0 is a plausible reading."""
    beyond = Counter(character for character in text[:SAMPLE].casefold() if character > "\x7f")
    total = beyond.total()
    if not total:
        return 0.0
    language = guess_language(text)
    own = TYPOGRAPHY | frozenset(OWN_LETTERS.get(language, ""))
    return sum(count for character, count in beyond.items() if character not in own) / total
