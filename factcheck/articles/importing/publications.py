"""The one table of publications: by what a text shows where it came from."""

import re
from dataclasses import dataclass

from factcheck.articles.importing.vocabulary import fold


@dataclass(frozen=True)
class Publication:
    """A publication, and what stands for it: hosts, marks in agency slugs, holders in copyright lines, columns."""

    name: str
    hosts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


def _table(rows: str) -> tuple[Publication, ...]:
    """One publication a line: name; hosts; agency marks; copyright holders; columns. Commas inside a cell."""
    publications = []
    for row in rows.strip().splitlines():
        name, *cells = [cell.strip() for cell in (row + ";;;;").split(";")][:5]
        publications.append(
            Publication(name, *(tuple(part.strip() for part in cell.split(",") if part.strip()) for cell in cells))
        )
    return tuple(publications)


PUBLICATIONS = _table(
    """
    Slate; slate.com; ; The Slate Group, Slate Group; The Slatest, Moneybox, Future Tense, Brow Beat, War Stories
    The Moscow Times; themoscowtimes.com; ; The Moscow Times, Moscow Times
    Bloomberg; bloomberg.com, bloombergquint.com; Bloomberg; Bloomberg L.P., Bloomberg LP, Bloomberg Finance
    Radio Free Europe/Radio Liberty; rferl.org, svoboda.org, radiosvoboda.org; RFE/RL; RFE/RL, Радио Свобода
    The Guardian; theguardian.com, guardian.co.uk; ; Guardian News, The Guardian
    Reuters; reuters.com; Reuters; Thomson Reuters, Reuters
    Associated Press; apnews.com, ap.org; AP, Associated Press; The Associated Press, Associated Press
    Agence France-Presse; afp.com; AFP; Agence France-Presse, AFP
    Deutsche Presse-Agentur; dpa.com; dpa; Deutsche Presse-Agentur, dpa
    EFE; efe.com; EFE, Efe; Agencia EFE, EFE
    ANSA; ansa.it; ANSA; ANSA
    Anadolu Agency; aa.com.tr; AA, Anadolu; Anadolu Agency, Anadolu Ajansı
    TASS; tass.ru, tass.com; TASS, ТАСС; ТАСС, TASS
    RIA Novosti; ria.ru; РИА Новости, RIA Novosti; РИА Новости, Россия сегодня
    Interfax; interfax.ru, interfax.com; Interfax, Интерфакс; Интерфакс, Interfax
    Lusa; lusa.pt; Lusa; Lusa, Agência Lusa
    The New York Times; nytimes.com; ; The New York Times, New York Times
    The Washington Post; washingtonpost.com; ; The Washington Post, Washington Post; The Fix, Monkey Cage
    The Wall Street Journal; wsj.com; ; Dow Jones, The Wall Street Journal
    Financial Times; ft.com; ; The Financial Times, Financial Times
    BBC News; bbc.com, bbc.co.uk; BBC; BBC
    CNN; cnn.com; CNN; Cable News Network, CNN
    NPR; npr.org; ; NPR, National Public Radio; The Two-Way, Goats and Soda
    Voice of America; voanews.com; VOA; Voice of America, VOA
    Al Jazeera; aljazeera.com, aljazeera.net; Al Jazeera; Al Jazeera
    Politico; politico.com, politico.eu; ; Politico
    The Atlantic; theatlantic.com; ; The Atlantic Monthly Group, The Atlantic
    Vox; vox.com; ; Vox Media; The Weeds
    The Independent; independent.co.uk; ; The Independent
    The Daily Telegraph; telegraph.co.uk; ; Telegraph Media Group
    The Conversation; theconversation.com; ; The Conversation
    Euronews; euronews.com; ; Euronews
    Deutsche Welle; dw.com; DW; Deutsche Welle, DW
    Der Spiegel; spiegel.de; ; DER SPIEGEL, Spiegel; SPIEGEL Ausland
    Die Zeit; zeit.de; ; ZEIT ONLINE, Die Zeit; Fünf vor acht
    Süddeutsche Zeitung; sueddeutsche.de, sz.de; SZ; Süddeutsche Zeitung, Süddeutscher Verlag
    Frankfurter Allgemeine Zeitung; faz.net; F.A.Z., FAZ; Frankfurter Allgemeine
    Die Welt; welt.de; ; WELT, Axel Springer
    Neue Zürcher Zeitung; nzz.ch; NZZ; Neue Zürcher Zeitung, NZZ
    Der Standard; derstandard.at, derstandard.de; ; STANDARD Verlagsgesellschaft, Der Standard
    tagesschau.de; tagesschau.de; ; tagesschau
    die tageszeitung; taz.de; taz; taz Verlag, taz
    Le Monde; lemonde.fr; ; Le Monde; Les Décodeurs, Pixels
    Le Figaro; lefigaro.fr; ; Le Figaro
    Libération; liberation.fr; ; Libération; CheckNews
    France 24; france24.com; FRANCE 24; France 24, France Médias Monde
    RFI; rfi.fr; RFI; RFI, Radio France Internationale
    Ouest-France; ouest-france.fr; ; Ouest-France
    Le Temps; letemps.ch; ; Le Temps
    El País; elpais.com; ; EDICIONES EL PAÍS, El País; Verne
    El Mundo; elmundo.es; ; Unidad Editorial, El Mundo
    ABC; abc.es; ; Diario ABC
    La Vanguardia; lavanguardia.com; ; La Vanguardia
    Clarín; clarin.com; ; Clarín, Arte Gráfico Editorial
    La Nación; lanacion.com.ar; ; La Nación
    El Universal; eluniversal.com.mx; ; El Universal
    Infobae; infobae.com; ; Infobae
    Corriere della Sera; corriere.it; ; RCS Mediagroup, Corriere della Sera
    la Repubblica; repubblica.it; ; GEDI, la Repubblica
    La Stampa; lastampa.it; ; La Stampa
    Il Sole 24 Ore; ilsole24ore.com; ; Il Sole 24 Ore
    Público; publico.pt; ; PÚBLICO Comunicação Social, Público
    Expresso; expresso.pt; ; Impresa, Expresso
    Folha de S.Paulo; folha.uol.com.br, folha.com.br; Folhapress; Folha de S.Paulo, Folhapress
    O Globo; oglobo.globo.com, globo.com; ; Editora Globo, O Globo
    O Estado de S. Paulo; estadao.com.br; ; Grupo Estado, Estadão
    Hürriyet; hurriyet.com.tr; DHA; Hürriyet
    Hürriyet Daily News; hurriyetdailynews.com; ; Hürriyet Daily News
    Cumhuriyet; cumhuriyet.com.tr; ; Cumhuriyet
    Milliyet; milliyet.com.tr; ; Milliyet
    Daily Sabah; dailysabah.com; ; Daily Sabah
    Habertürk; haberturk.com; ; Habertürk
    Meduza; meduza.io; ; Meduza, Медуза
    Kommersant; kommersant.ru; ; Коммерсантъ, Kommersant
    Vedomosti; vedomosti.ru; ; Ведомости, Vedomosti
    Novaya Gazeta; novayagazeta.ru, novayagazeta.eu; ; Новая газета, Novaya Gazeta
    RBC; rbc.ru; РБК; РБК, РосБизнесКонсалтинг
    Lenta.ru; lenta.ru; ; Лента.Ру, Lenta.ru
    Ukrainska Pravda; pravda.com.ua; ; Українська правда, Ukrainska Pravda
    Asharq Al-Awsat; aawsat.com; ; الشرق الأوسط
    Al Arabiya; alarabiya.net; العربية; العربية
    NRC; nrc.nl; ; NRC Media
    Gazeta Wyborcza; wyborcza.pl; ; Agora SA, Gazeta Wyborcza
    """
)

BY_MARK = {fold(mark): publication.name for publication in PUBLICATIONS for mark in publication.marks}
BY_COLUMN = {fold(column): publication.name for publication in PUBLICATIONS for column in publication.columns}
BY_HOST = {host: publication.name for publication in PUBLICATIONS for host in publication.hosts}
# The longest holder first: "Hürriyet Daily News" is not "Hürriyet".
BY_HOLDER = sorted(
    {
        (fold(holder), publication.name)
        for publication in PUBLICATIONS
        for holder in (*publication.holders, publication.name)
    },
    key=lambda pair: (-len(pair[0]), pair),
)
HOST = re.compile(r"https?://(?:www\.)?([\w.-]+)", re.IGNORECASE)
# Picture agencies: the second name in "Name/Agency".
PICTURE_AGENCIES = (
    "getty images|getty|ap|ap photo|afp|reuters|epa|epa-efe|efe|dpa|tass|тасс|ria novosti|"
    "риа новости|sputnik|xinhua|zuma|zuma press|"
    "anadolu|anadolu agency|aa|ansa|lapresse|imago|imago images|picture alliance|picture-alliance|"
    "shutterstock|istock|alamy|magnum|"
    "magnum photos|sipa|sipa press|sipa usa|abaca|abacapress|hans lucas|maxppp|europa press|keystone|"
    "apa|bloomberg|afp via getty images|"
    "bloomberg via getty images|anadolu agency via getty images|pool|agencia efe|rtr|action press|"
    "upi|pa|pa images|pa wire|belga|anp|"
    "pap|lusa|folhapress|estadao conteudo|agencia brasil|agif|interfax|интерфакс|коммерсантъ|dha|iha|"
    "afp/getty images|ukrinform|"
    "укринформ|уніан|unian|depo photos|european pressphoto agency|associated press|wikimedia commons|"
    "wikimedia|flickr|unsplash|pixabay|"
    "corbis|nurphoto|redux|laif|ostkreuz|eyevine|polaris|contour|afp-jiji|kyodo|yonhap|afp photo|cnn|"
    "nasa|dpa-zentralbild|ullstein bild|"
    "contrasto|agf|fotogramma|imagoeconomica|global images|notimex|cuartoscuro|أ ف ب|رويترز|الأناضول|"
    "أسوشيتد برس|أب|فرانس برس|а.п.|ap/pool"
)
AGENCIES = frozenset(fold(name) for name in PICTURE_AGENCIES.split("|")) | frozenset(BY_MARK)


def by_host(address: str) -> str | None:
    """The publication whose site the web address is on."""
    match = HOST.match(address.strip())
    if match is None:
        return None
    labels = match.group(1).lower().split(".")
    # A subdomain belongs to its site: "amp.example.com" is "example.com".
    return next((BY_HOST[host] for host in (".".join(labels[i:]) for i in range(len(labels))) if host in BY_HOST), None)


def by_mark(mark: str) -> str | None:
    """The agency that signs with this mark."""
    return BY_MARK.get(fold(mark))


def by_column(kicker: str) -> str | None:
    """The publication that runs a column of this name, or is itself the label above the headline."""
    folded = fold(kicker)
    return BY_COLUMN.get(folded) or next((name for holder, name in BY_HOLDER if holder == folded), None)


def by_holder(text: str) -> str | None:
    """The publication that a copyright or permission line names first of all longest."""
    folded = fold(text[:1000])
    return next((name for holder, name in BY_HOLDER if re.search(rf"(?<!\w){re.escape(holder)}(?!\w)", folded)), None)
