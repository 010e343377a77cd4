"""The words by which a material change is named: the tables of `kinds.toml` and `roles.toml`, and short lists.

A word of a list decides nothing by itself; `kinds.py` says where it counts.
"""

import tomllib
from functools import lru_cache
from importlib.resources import files

TIME_UNITS = frozenset(
    """second seconds minute minutes hour hours day days week weeks month months year years decade decades century
    centuries tage tagen wochen jahre jahren ans jours mois años días anni giorni anos dias gün yıl saat""".split()
)
DEPUTIES = frozenset(
    "deputy acting former vice interim senior junior retired assistant associate interim ex eski".split()
)
# Small words that stand inside names.
PARTICLES = frozenset("von van de der den del della di da du la le bin ibn al el af av zu".split())
# What a minister or director is charged with.
OFFICES = frozenset(
    """foreign interior defense defence finance health justice education prime home labor labour trade energy
    agriculture transport environment culture economy economic financial managing executive operating technical
    general""".split()
)
# Hedges that hold a negation.
HEDGING = (
    ("no", "more", "than"),
    ("no", "fewer", "than"),
    ("no", "less", "than"),
    ("not", "more", "than"),
    ("sans", "doute"),
)
# Words that are times only with capitals: est is French too.
CAPITAL_TIMES = frozenset(
    "est ist ad bc bce ce met mst cet cst pst bst jan mar sun sat mon tue wed thu fri dec art lent march august".split()
)
# Words that tell a time beside others that do, and else may say anything: prices fall, hired by the county.
WEAK_TIMES = frozenset(
    "by within between second long first last next past fall spring late early then still when".split()
)
BEFORE_SPEAKERS = frozenset("to the a an its his her their".split())
# Words of attribution that are no verb of saying: 5 mg per litre.
NO_SAYING = frozenset("per according citing source sources official officials anonymous unnamed".split())
# What tells two bearers of one name apart.
GENERATIONS = frozenset("jr sr".split())
ROUND_FIGURES = frozenset("over under above below more less fewer than within beyond up as many much".split())


@lru_cache(maxsize=1)
def tables() -> dict[str, tuple[frozenset[str], frozenset[tuple[str, str]]]]:
    """Kind to its words and its phrases of two words."""
    rows_of: dict[str, dict[str, str]] = {}
    for name in ("kinds.toml", "roles.toml"):
        rows_of |= tomllib.loads(files("factcheck.language").joinpath(name).read_text(encoding="utf-8"))
    read: dict[str, tuple[frozenset[str], frozenset[tuple[str, str]]]] = {}
    for kind, rows in rows_of.items():
        entries = " ".join(rows.values()).split()
        phrases = {(first, second) for first, found, second in (entry.partition("_") for entry in entries) if found}
        read[kind] = frozenset(entry for entry in entries if "_" not in entry), frozenset(phrases)
    return read


@lru_cache(maxsize=1)
def months() -> frozenset[str]:
    """The names of months, in small letters; short ones with a point too."""
    return frozenset(
        """january february march april may june july august september october november december jan feb mar apr jun jul
        aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember janvier février mars avril juin
        juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre
        octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro
        fevereiro março maio junho julho setembro outubro novembro dezembro ocak şubat mart nisan mayıs haziran temmuz
        ağustos eylül ekim kasım aralık""".split()
    )
