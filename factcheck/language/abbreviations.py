"""Words that are written with a point which need not end a sentence.

Each table is read by `sentences.py`; what the tables leave open is decided there, for not cutting: a sentence that
is too long makes a checker look again, one that is too short hides a change.
"""


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


# Always followed by what they belong to.
TITLES = _words(
    """
    mr mrs ms mx dr prof gen lt col sgt capt cpl maj adm cmdr brig sen rep gov rev hon pres amb atty supt insp
    messrs mme mlle mgr st ste ft mt sr sra srta herrn frl dipl ing phil jur med doç yrd av fr vs viz cf ca
    approx al eg ie e.g i.e mio mrd fa z.b d.h u.a bzw p.ex т.е т.к им ул г-н ee
    """
)

# Followed by a figure: "Jan. 8", "No. 5"; before a word they end a sentence.
BEFORE_FIGURES = _words(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec no nos nr núm núms art sec sect fig figs para p pp pág págs
    vol ch ed est ext op rd § tel стр рис
    """
)

# May end a sentence, and mostly do not before a capital: "Apple Inc. Chief Executive".
BEFORE_CAPITALS = _words(
    """
    inc corp co ltd llc plc bros jr esq dept univ assn ave blvd rd gmbh cie s.a ph.d
    """
)

# Months and days that follow "3 p.m." or the point of an ordinal in the languages that write one.
TIMES_FOLLOWERS = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec est edt cst cdt mst mdt
    pst pdt gmt utc bst cet cest eastern central pacific mountain eet moscow
    """
)
ORDINAL_FOLLOWERS = _words(
    """
    januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert
    jahrhunderts jahrestag mal kapitel ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım
    aralık yüzyıl madde januari februari maart mei augustus december leden ledna
    """
)
# German articles; not "am", which is English too.
ORDINAL_LEADERS = _words(
    """
    der die das dem den des im zum zur vom beim
    """
)

# Words that begin a sentence and are capitalised nowhere else.
STARTERS = _words(
    """
    the a an this that these those he she it they we you his her its their our my your there here in on at by
    for from with without to of as if when while where after before since until although though because but and
    or so yet nor however meanwhile moreover still then now also both each some many most several such no not
    none what who why how which under over during despite instead earlier later according asked is are was were
    has have had do does did der die das ein eine er sie es wir in im am auf mit nach bei und aber doch el la
    los las un una en con pero por para según le les il elle ils nous dans avec mais selon bu bir ve ama ancak в
    на по но он она они мы это по
    """
)

# Verbs that tie a quotation to the name of its speaker: “Why?” Erdogan asked.
SAYING = (
    "said|says|asked|asks|wrote|writes|tweeted|added|replied|told|shouted|warned|wondered|insisted|declared|demanded"
)
