"""Words by which a text tells that somebody spoke, and by which it tells that nobody did.

Tables only; every word is folded.
"""

# ruff: noqa: SIM905 - a table of words reads best as words

from __future__ import annotations

from typing import Final

from index.people.verbs import SAYS
from index.release import Language

SPEAKS: Final[dict[Language, frozenset[str]]] = {
    "fr": SAYS["fr"]
    | frozenset(
        """
        dit disent disait dira   repond repondu reagit reagi felicite felicitent rejouit
        rejouissent rejoui temoigne temoignent confirme confirment juge plaide promet promis prevenu
        previent avertit averti denonce regrette deplore considere  pensent rencherit rencheri
        ajoutent ajoutait concluent estiment indiquent assurent precisent insistent saluait revele
        raconte  exprime expriment releve remarque repete repondait resument reconnait
        reconnu   interroge exclame exclamait  tenu soutient soutenu
         rappelant soulignant ajoutant indiquant precisant affirmant declarant expliquant
        estimant insistant assurant saluant concluant annoncant confiant evoque  decrit
        encourage  nuance   poursuivait livre temoignait
        """.split()
    ),
    "en": SAYS["en"]
    | frozenset(
        """
        say saying adding noting stating stressing continued continues insisted insists urged urges
        replied replies answered asked observed argued argues testified quipped joked tweeted
        tweets  adds notes explains explaining concludes   writes writing
        declares tells affirms warns believes hopes stresses underlines concluding emphasizing
        emphasizes underscoring commenting acknowledged acknowledges promised pledged vowed wrote
        responded responds described describes called  shared cautioned testifying posted
          went reported states determined expressing cited predicted proclaimed lamented   thinks
        """.split()
    ),
}
"""Verbs whose subject is quoted, where the grammar of names wants less common ones too."""

REFLEXIVE: Final = frozenset("se s' s'est".split())

AUXILIARIES: Final[dict[Language, frozenset[str]]] = {
    "fr": frozenset("a ont avait avaient aura s'est se s'etait est tient".split()),
    "en": frozenset("has have had was is also then later further".split()),
}

ADVERBS: Final = frozenset(
    """
    egalement aussi ainsi ensuite encore notamment toutefois donc alors enfin hier aujourd'hui
    d'ailleurs par ailleurs en outre quant lui elle lui-meme elle-meme tout d'abord also then
    later further today yesterday recently himself herself earlier previously publicly once again
    """.split()
)

PRONOUNS: Final[dict[Language, frozenset[str]]] = {
    "fr": frozenset("il elle celui-ci celle-ci".split()),
    "en": frozenset("he she".split()),
}

SEVERAL: Final = frozenset("ils elles they ceux-ci celles-ci".split())
"""Several who speak at once are nobody by name."""

FIRST_PERSONS: Final = frozenset(
    "je j' j'ai nous vous tu on i we you i'd i'll i've we've it".split()
)
"""Whoever says « je » in narration is not told by it."""

FEMININE: Final = frozenset("elle elles celle-ci she".split())

SOURCES: Final[dict[Language, frozenset[str]]] = {
    "fr": frozenset("selon pour d'apres".split()),
    "en": frozenset("according for".split()),
}
"""« Selon M. Ruge, « … » »: what leads to a speaker without a verb."""

ARTICLES: Final[dict[Language, frozenset[str]]] = {
    "fr": frozenset("le la les l' ce cet cette".split()),
    "en": frozenset("the".split()),
}

UNNAMED: Final[dict[Language, frozenset[str]]] = {
    "fr": frozenset("un une des plusieurs certains".split()),
    "en": frozenset("a an one another some several".split()),
}
"""Who follows is told by no name: "an official said"."""

DENIALS: Final = frozenset(
    "not never no if si n' n'a n'ai ne jamais sans didn't don't doesn't wouldn't won't"
    " nous vous tu on we you people".split()
)
"""What was not said, or only might be, or is what everybody says."""

BEFORE_NOUNS: Final = frozenset(
    "de d' of to son sa ses his her their our its in with by from for en dans sur par avec".split()
)
"""What stands before a noun that looks like a verb of saying: "in remarks"."""

NAMING: Final = frozenset(
    """
    intitule intitulee intitules intitulees baptise baptisee nomme nommee nommes appele appelee dit
    dite denomme denommee denommes theme themes slogan devise label labels mention titre titres
    thematique programme programmes projet projets plan plans loi operation operations dispositif
    campagne rapport article articles association concours prix trophee trophees mission film
    exposition ouvrage livre site portail journal revue conference atelier table ronde seminaire
    colloque expression terme termes mot mots formule notion concept contrat contrats appel charte
    guide fonds initiative strategie evenement session seance sequence chantier volet mesure mesures
    categorie categories partie parties section rubrique parcours territoire territoires
    titled entitled called named dubbed known termed term phrase word words slogan motto theme
    theory act bill program project plan report article book film song album initiative campaign
    operation award awards conference session panel series show podcast column chapter section
    rule order proclamation document paper magazine website executive fact sheet part labeled
    labelled nicknamed recognized as event events summit webinar forum workshop coalition alliance
    partnership network webinaire webinaires rencontre rencontres sommet congres salon journee
    journees partenariat reseau debat debats
    """.split()
)
"""What stands right before a title, a label or a term: words in marks that nobody says."""

TITLES_OF_WOMEN: Final = frozenset(
    "mme mme. mlle mrs mrs. ms ms. madame miss lady queen ministre-elle".split()
)
HONORIFICS: Final = frozenset("m mm mme mmes mlle mr mrs ms dr".split())

PREPOSITIONS: Final = frozenset(
    """
    de d' du des a à au aux avec par chez sur sous of to with by from on about against under
    """.split()
)
"""Right before a name: it is no subject, nor are those listed with it."""

TITLES_OF_MEN: Final = frozenset("m. monsieur mr mr. sir lord king".split())

PARTICIPLES: Final = frozenset(
    """
    conclu reagi repondu poursuivi rencheri prevenu averti rejoui promis reconnu soutenu tenu
    defendu ecrit recu
    """.split()
)
"""French ones that no accent tells: they say something with an auxiliary alone."""

WORKS: Final = frozenset(
    """
    chanson chansons livre film ouvrage roman poeme essai album tableau article rapport song book
    novel poem essay album article report bill act
    """.split()
)
"""What has an author between it and its title: « la chanson de Charles Trenet « … » »."""

SPEECHES: Final = frozenset(
    """
    discours allocution intervention declaration lettre tribune editorial remarks statement speech
    letter address reaction
    """.split()
)
"""A title with one of these is of words in which « je » is the first who is named there."""

ORATIONS: Final = frozenset("remarks speech address discours allocution".split())
"""A title with one of these is of a text in which one person says « I » throughout."""

LINKS: Final = frozenset("and while et tandis puis then".split())
"""What joins a quote to the one after it, which what stands between the two is about."""

PAPERS: Final = frozenset(
    "article rapport report letter lettre study etude texte text paper document enquete".split()
)
"""What says something without being anybody."""

RELATIVES: Final = frozenset("that which que qui".split())
"""What a clause about a document begins with: "the readout that they put out says"."""

DOCUMENTS: Final = frozenset(
    """
    readout document statement vision plan strategie strategy loi decret arrete law act bill order
    charte charter accord agreement directive reglement code convention constitution resolution
    memorandum memo guidance guide proclamation declaration communique avis agenda rule ruling
    decision headline sign poster slogan banderole panneau pancarte
    """.split()
)
"""What says something without being anybody, or an office."""

THOUGHTS: Final = frozenset("think thinks thought wonder wonders wondered".split())
"""Right before words, that they were not said."""

WRITTEN: Final = frozenset("inscribed engraved inscription plaque inscrit inscrits grave".split())
"""Among the words that lead to others, that these stand on a thing."""

THROWN: Final = frozenset("lance glisse martele scande".split())
"""Verbs that say something behind words, and do something before a noun: « a lancé M. Ruge »."""

SAYINGS: Final = frozenset("saying proverb adage motto dicton proverbe adage devise".split())
"""What everybody says."""

MAY_SAY: Final = frozenset(
    "on continued proceeded i i'd i'll would could did does let has have".split()
)
"""Before "say", what leaves one person to say it: "she went on to say", not "and they say"."""

OF_SOMEBODY: Final = frozenset(
    """
    felicite felicitent remercie encourage interroge praised thanked told asked warned urged called
    described
    """.split()
)
"""Verbs of saying right after which somebody is named who does not say it."""

SPEECH_NOUNS: Final = frozenset(
    "question questions message mots mot words word terms termes phrase reponse answer".split()
)
"""Right before a colon, what the one person of the sentence said: "… with a question: “…”"."""

MOTTOS: Final = frozenset("theme themes slogan devise motto titre title mot message".split())
"""What somebody says that something is called: "the theme of the summit is: “…”"."""

NOUN_FOLLOWS: Final = frozenset("le la les l' des the".split())
"""Articles: words in marks right after one are a noun, of which a term is made."""

TERM_FOLLOWS: Final = frozenset("un une du au aux cet cette ce ces prochains nouveaux".split())
"""French words right before a term, and before somebody's words only where these are a sentence."""

OF_SENTENCES: Final[dict[Language, frozenset[str]]] = {
    "fr": frozenset(
        """
        je j' tu il elle on nous vous ils elles c' ce qui que qu' n' ne y est sont etait etaient
        sera seront soit serait a ont avait aura avons avez ai suis sommes etes peut peuvent
        pouvons doit doivent devons faut va vont allons fait font faisons veut veulent voulons
        voici voila merci permet reste
        """.split()
    ),
    "en": frozenset(
        """
        i you he she it we they me us him them that who which this there is are was were be been
        am has have had do does did will would can could shall should may might must let need needs
        don won isn aren wasn didn doesn couldn wouldn thank thanks
        """.split()
    ),
}
"""Words that a sentence has, and the name of a thing hardly ever."""

JOINS: Final = frozenset("and et that que qu' as while but mais tandis when".split())
"""What a new subject may follow without a comma."""

HANDLES: Final[dict[str, tuple[str, ...]]] = {
    "potus": ("president",),
    "vp": ("vice", "president"),
    "flotus": ("first", "lady"),
}
"""Offices by the names under which they write: "@POTUS says"."""

OPENERS: Final = frozenset(
    "un une des le la les l' ce cet cette ces pour dans a en contact contacts afin lors".split()
)
"""With a capital, what begins the next line of a text that lost its line ends."""

LEADS_TO_TITLE: Final = frozenset(
    "de d' du des le la les l' un une au aux the a an of in on".split()
)
"""What stands before the title of something and not before somebody's words."""
