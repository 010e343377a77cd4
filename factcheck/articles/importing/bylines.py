"""Who wrote the text, from a byline ("By ...") or from the line that says whom to contact."""

import re

from factcheck.articles.importing.publications import AGENCIES
from factcheck.articles.importing.titles import PARTICLES, is_name
from factcheck.articles.importing.vocabulary import fold

OPENER = re.compile(
    r"(?:text by|story by|by|von|par|por|di|da|yazan|автор|авторы|автори|text|texto|texte|autor|"
    r"autora|autorin|auteur|autore|بقلم|كتب|door|autorzy)\s*:?\s+"
)
# After the names a byline may say what they are: ", Staff Writer", " | Chief correspondent", " in Berlin".
ROLE = re.compile(
    r"\s*(?:[|•·]|\s[-–—]\s|,\s(?=[^,]*(?:writer|editor|correspondent|reporter|korrespondent|"
    r"redakteur|corresponsal|journalist)))",
    re.IGNORECASE,
)
# The short words stand for "and" in small letters only: "John E Smith" is one man.
BETWEEN = re.compile(r"\s*(?:[,;&/]|\b(?:(?i:and|und|et|ve)|y|e|и|та|en|i)\b|(?<!\w)و(?!\w))\s*")
PLACE = re.compile(r"\s+(?:in|at|aus|à|a|en|em|в|из)\s+.*", re.IGNORECASE)
REPORTERS = re.compile(
    r"reporter|author|writer|journalist|autor|auteur|periodist|redactor|reporteros|muhabir|yazar|"
    r"автор|корреспондент|журналист|giornalist|"
    r"repórter|jornalist|المراسل|الكاتب",
    re.IGNORECASE,
)
EDITORS = re.compile(r"editor|redakteur|rédact|editör|редактор|redattor|المحرر", re.IGNORECASE)


def is_byline(text: str) -> bool:
    """Whether the line is a byline and nothing else."""
    return bool(byline_names(text))


def byline_names(text: str) -> tuple[str, ...]:
    """The names in a byline, () where the line is none."""
    if len(text) > 160:
        return ()
    folded = fold(text)
    opener = OPENER.match(folded)
    if opener is None or not text.split(maxsplit=1)[1:]:
        return ()
    rest = text.strip()[-(len(folded) - opener.end()) :] if len(folded) > opener.end() else ""
    rest = ROLE.split(rest)[0].strip(" .")
    names = tuple(name for name in (PLACE.sub("", part).strip(" .") for part in BETWEEN.split(rest)) if name)
    if not names or not all(_is_author(name) for name in names):
        return ()
    return names


def contact_names(text: str) -> tuple[str, ...]:
    """The reporters in a contact line ("To contact the reporters on this story: ..."), () for that of the editors."""
    label, colon, rest = text.partition(":")
    if (
        not colon
        or not REPORTERS.search(label)
        or (EDITORS.search(label) and not re.search("report", label, re.IGNORECASE))
    ):
        return ()
    names = []
    for part in re.split(r"[;,]|\s(?:and|und|et|y|и|ve)\s", rest):
        name = PLACE.sub("", " " + part.strip()).strip()
        name = re.sub(r"\S*@\S*", "", name).strip(" .")
        if is_name(name):
            names.append(name)
    return tuple(names)


def join_names(names: tuple[str, ...]) -> str:
    """The names as a byline has them: "A, B and C"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _is_author(name: str) -> bool:
    if fold(name) in AGENCIES:
        return True
    parts = name.split()
    capitals = [part for part in parts if fold(part) not in PARTICLES]
    return 2 <= len(capitals) <= 4 and all(not part[0].islower() and not part[0].isdigit() for part in capitals)
