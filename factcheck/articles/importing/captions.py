"""Captions of pictures and their credits: on the same line, on the next, or far apart."""

import re

from factcheck.articles.importing.markers import begins_with_label
from factcheck.articles.importing.publications import AGENCIES
from factcheck.articles.importing.titles import TERMINAL
from factcheck.articles.importing.vocabulary import CONTAINS, fold

LONGEST_CAPTION = 600
LONGEST_CREDIT = 140
# What may stand between the names of a credit.
CONNECTORS = frozenset(
    "via for and by of the & y e et und ve и de del la von van di da do al el pour per para für fur "
    "handout pool file photo "
    "courtesy through with par por из для".split()
)
SEPARATOR = re.compile(r"\s*(?:[/|,;•·]|\s[-—–]\s|\bvia\b|\bfor\b)\s*")
BRACKETED = re.compile(r"[(\[][^()\[\]]{2,120}(?:\([^()]{1,10}\)[^()\[\]]{0,60})?[)\]]\.?\Z")
CREDIT_SIGN = re.compile(r"(?:©|\(c\)|copyright\b)\s*", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LABEL_WITHOUT_COLON = re.compile(
    r"(?:photo|photos|photograph|picture|image|illustration|foto|fotos|фото|fotograf|bild)\s+(?:by|"
    r"von|de|di|du|courtesy of)?\s*(?=\S)"
)
CAPTION_LABEL = re.compile(
    r"(?:image |photo |picture )?caption\s*[:：]|(?:bildunterschrift|bildtext|legende|pie de foto|"
    r"didascalia|legenda|подпись)\s*:"
)
# A picture is dated at the end: "..., on Feb. 7." or "... (Feb. 7, 2020)."
DATED = re.compile(
    r"[,(]\s*(?:on\s|am\s|le\s|el\s|il\s|em\s|in\s)?(?:\w+,\s)?(?:[^\W\d_]{3,10}\.?\s\d{1,2}|"
    r"\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,10}\.?)"
    r"(?:,?\s(?:de\s)?\d{4})?\)?\.?\Z"
)


def is_credit(text: str, *, after_caption: bool = False) -> bool:
    """Whether the line is the credit of a picture: labelled, signed ©, or names with an agency among them."""
    bare = text.strip("()[]. \u00a0")
    if not bare or len(bare) > LONGEST_CREDIT:
        return False
    folded = fold(bare)
    labelled = begins_with_label("photo_credit", bare)
    if labelled and labelled < len(folded):
        return _names(_rest(bare, labelled, folded))
    short = LABEL_WITHOUT_COLON.match(folded)
    if folded.startswith("courtesy of ") and _names(bare.split(" ", 2)[2]):
        return True
    if short and short.end() < len(folded):
        rest = _rest(bare, short.end(), folded)
        if _names(rest) and (" by " in folded or " von " in folded or _has_agency(rest) or " courtesy " in folded):
            return True
    sign = CREDIT_SIGN.match(bare)
    if sign and not YEAR.search(bare):
        return _names(bare[sign.end() :])
    if not _names(bare):
        return False
    if _has_agency(bare):
        # A bare agency is a credit only under a picture; elsewhere it is the agency of the text.
        return after_caption or len(SEPARATOR.split(bare)) > 1 or " " in bare
    # Two names with a bar between them, of which none is an agency we know: a photographer and a house.
    return after_caption and re.fullmatch(r"[^/|]{3,40}\s?[/|]\s?[^/|]{2,40}", bare) is not None


def credit_offset(text: str) -> int | None:
    """Where, in a line that holds a caption and its credit, the credit begins; None in any other line."""
    if len(text) > LONGEST_CAPTION:
        return None
    bracketed = BRACKETED.search(text, max(0, len(text) - 140))
    if bracketed and bracketed.start() > 10 and is_credit(bracketed.group(), after_caption=True):
        return bracketed.start()
    for offset in range(max(3, len(text) - LONGEST_CREDIT), len(text) - 1):
        before = text[offset - 1]
        head = text[offset]
        if head.isspace() or not (before.isspace() or before in TERMINAL or before in '”"»)|'):
            continue
        if (
            not (head.isupper() or head in "©([|" or not (head.islower() or head.isupper()))
            and fold(text[offset : offset + 3]) != "dpa"
        ):
            continue
        caption, credit = text[:offset].rstrip(" |/–—-\u00a0"), text[offset:]
        if not caption or credit[0] in "|/":
            continue
        ended = (
            caption.rstrip('”"’»“)')[-1:] in TERMINAL or text[offset - 1] in "|/" or caption != text[:offset].rstrip()
        )
        labelled = begins_with_label("photo_credit", credit) > 0 or credit[0] == "©"
        # Without a full stop before it only a label shows where the caption ends.
        if (ended or labelled) and is_credit(credit, after_caption=ended):
            return offset
        # An archive or a family: names that only the caption before them shows to be a credit.
        if (
            ended
            and names_picture(caption)
            and 2 <= len(credit.split()) <= 5
            and _names(credit)
            and not credit.endswith(".")
        ):
            return offset
    return None


def names_picture(text: str) -> bool:
    """Whether the line tells by its words that it describes a picture."""
    if len(text) > LONGEST_CAPTION:
        return False
    folded = fold(text)
    return (
        CAPTION_LABEL.match(folded) is not None
        or CONTAINS["caption"].search(folded) is not None
        or (len(text) < 260 and DATED.search(folded) is not None)
        or (begins_with_label("photo_credit", text) > 0 and not is_credit(text) and len(text) > 40)
    )


def _rest(bare: str, folded_end: int, folded: str) -> str:
    """What follows a label, in the original letters: folding keeps the count of words, not that of letters."""
    rest = folded[folded_end:].strip()
    return bare[max(0, len(bare) - len(rest)) :].strip()


def _has_agency(text: str) -> bool:
    parts = [fold(part.strip("()[]. ")) for part in SEPARATOR.split(text)]
    return (
        any(
            part in AGENCIES
            or part.removesuffix(" photo") in AGENCIES
            or part.split(" ")[0] in ("ap", "afp", "epa", "dpa", "reuters", "photo")
            and part.split(" ")[-1] in AGENCIES
            for part in parts
        )
        or fold(text).split(" ")[0] in ("ap", "afp", "dpa", "epa", "efe")
        and len(text.split()) <= 5
    )


def _names(text: str) -> bool:
    """Whether these are names and nothing else: no sentence stands in a credit."""
    tokens = [token for token in re.split(r"[\s/|,;•·—–]+", text.strip("()[]. ")) if token]
    if not 1 <= len(tokens) <= 14:
        return False
    for token in tokens:
        bare = token.strip(".()[]'\"“”’:@-©")
        if not bare or fold(bare) in CONNECTORS or fold(bare) in AGENCIES or fold(bare) in LABEL_WORDS:
            continue
        if bare[0].islower() and not token.startswith("@") and "." not in bare:
            return False
        # Nothing in a caseless script tells a name from a word but how few there are.
        if not (bare[0].isupper() or bare[0].islower() or bare[0].isdigit()) and len(tokens) > 5:
            return False
    return not (len(tokens) > 3 and text.rstrip()[-1:] in "!?")


LABEL_WORDS = frozenset(
    word
    for word in (
        "photo photos foto fotos фото photograph image bild picture credit crédit crédito illustration video"
    ).split()
) | {fold("crédit"), fold("crédito")}
