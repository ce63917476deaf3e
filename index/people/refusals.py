"""Capitalised words that are no part of a person's name, and things that bear one.

Tables only; every word is folded.
Countries come from the Unicode CLDR, through babel, in both languages.
"""

# ruff: noqa: SIM905 - a table of words reads best as words

from __future__ import annotations

import re
from functools import cache
from typing import Final

from babel import Locale

from index.people.keys import fold
from index.release import LANGUAGES

NEVER: Final = frozenset(
    """
    otan nato ue eu onu un osce kfor unesco fmi imf usa us uk isaf afp cnn bbc sncf ratp nsc g7 g20
    covid cop21 cop22 cop23 cop24 cop25 cop26 cop opep opec ocde oecd pme ceo pdg dc usaid nasa fbi
    cia fema epa u.s. u.n. u.k. e.u. d.c. u.s.a. p.m. a.m. union europe europeen europeenne
    europeens europeennes european conseil council commission comite committee alliance allies allie
    organisation organization nations unies united etats etat states state republique republic
    federation royaume kingdom ministere ministry departement department direction banque bank fonds
    fund programme program mission accord accords agreement traite treaty conference sommet summit
    forum institut institute universite university centre center chateau palais palace place prix
    prize groupe group assemblee assembly parlement parliament senat senate chambre house cour court
    bureau office agence agency fondation foundation association societe company journee journees
    day days semaine week plan article chapitre annexe communique declaration statement statements
    readout remarks ambassade embassy affaires affairs etranger etrangeres etrangers foreign defense
    defence politique policy securite security paix peace balkans occidentaux western atlantique
    atlantic pacific pacifique nord north sud south est east ouest west moyen orient middle proche
    afrique africa asie asia amerique america americas monde world terre earth gouvernement
    government administration cabinet parti party presidence presidency premier premiere prime haut
    haute hauts hautes national nationale nationaux nationales nation international internationale
    internationaux regional regionale regionaux regionales region regions metropole metropolitan
    ville villes cities county province prefecture mairie commune communaute community communities
    agglomeration territoire territoires territories territory transition ecologie ecologique
    solidaire energie energy energetique climat climate environnement environment environmental
    biodiversite developpement durable development transport transports mobilite mobilites logement
    logements housing amenagement agriculture agricole sante health education recherche research
    economie economy economic economique finances finance treasury budget travail labor labour
    commerce trade industrie industry industriel interieur interior homeland justice law loi act
    bill order culture sport sports outre-mer relation relations cohesion collectivites numerique
    digital technologie technology science sciences innovation strategie strategy strategic
    initiative projet project presse press contact contacts service services force forces team
    equipe headquarters siege human rights droits action field air aviation navy army armee airport
    aeroport gare port rail fer route routes road roads autoroute bridge pont street rue avenue
    boulevard square seance sequence point ouverture cloture discours visite deplacement
    deplacements arrivee accueil inauguration signature lancement presentation remise reunion
    meeting meets meet met visits visit call calls entretien rencontre table ronde dossier rapport
    report reports information informations infos news release releases immediate fact sheet
    background briefing agenda invitation merci thank thanks bonjour bonsoir hello question
    questions reponse reponses lettre letter memorandum proclamation executive presidential
    nominations nomination white black maison blanche oval general generale generaux adjoint
    adjointe delegue deleguee special speciale specials deputy assistant acting interim joint
    command associate senior principal former ancien ancienne nouveau nouvelle new old grand grande
    grands grandes petit petite big super good great tech film le la les l' une des du au aux en et
    ou par pour avec sans sur sous dans chez vers selon depuis pendant lors outre apres avant entre
    contre malgre enfin ainsi aussi mais donc car si comme quand a c' s' n' qu' ce cet cette ces son
    sa ses leur leurs notre nos votre vos mon ma mes il elle ils elles on nous vous je tu qui que
    quoi dont tous toutes tout toute chaque plusieurs ici voir afin concernant actuellement
    aujourd'hui hier demain suite grace face pres the an and or of in at to for from by with without
    as is are was were be been has have had will would can could may must shall should this that
    these those he she it they we i you his her its our their my your who which what when where why
    how all some any each every today tomorrow yesterday during after before since under over about
    following both also but not no yes more most many please if while because let there here
    including via announces announce announced signs signed delivers names appoints appointed
    nominates nominate nominees nominee issues approves convenes hosts travels travel launches takes
    marks honors celebrates highlights discusses urges welcomes advances advancing key actions
    unveils unveil unveiled congratulates congratulating screened elders
    additional first second third fourth lady gentleman jr. sr. mr mrs ms mme mlle mm m mesdames
    messieurs monsieur madame chers cher chere dear jr sr humanitaire humanitarian aid aide croix
    rouge red cross corps bison fute suivez aimez twitter facebook youtube linkedin instagram
    internet web site horaires horaire lieu date heure participants participez inscription deroule
    intervention interventions prise parole micro tendu credit photo photos video annexes massacre
    race initiatives ally orders containment cost engagement hemisphere detachment notes note
    editors editor source contexte objectif objectifs calendrier mesure mesures american americans
    democrats republicans democrat republican congress congressional federal supreme district
    circuit constitution capitol pentagon kremlin elysee matignon resolution protocol protocole
    convention charte charter pacte pact deal green infrastructure bipartisan inflation reduction
    rescue jobs care affordable medicare medicaid taliban afghan coalition hezbollah hamas daesh
    qaida qaeda taleban haqqani extraordinary plenipotentiary emeritus advisory board disaster
    emergency build back better task women men society workers producers growers network partners
    cancer class veterans caucus subcommittee intelligence system systems college school schools
    fellow fellowship student students loan loans funds nuclear engineering operational risk
    integrative life data cloud course basic upper half minority common enterprise corporation
    companies inc llc ltd gmbh sas ag public license licence interest manual technical steering
    electric motors mills dynamics atomics hardware software solutions near eastern mobility
    resource resources interministeriel interministerielle salon salons crimes unit section
    parlementaires allocution allocutions elus clean up captured killed detained involved continues
    targeting expert leader leaders facilitator insurgent insurgents militants suspected emerging
    technologies buildings challenge coordination recovery declarations mine now framework
    prosperity asset powerful supply chain chains broadband equity honoring marking announcing
    intends tackles celebrating commemorating addressing debian linux gnu gpl kernel windows unix
    ubuntu free open one two three four five six seven eight nine ten
    tv pool pro tempore economics throughout league emerita advocate interagency schedule gmbh
    non-nato scorecard collar crime ferries degree academies efficiency aarp workshop lutheran
    church shabaab nusra aqsa jazeera arabiya llp pllc pllp staff islands arbor electrics
    expatriates departemental departementale departementaux departementales
    """.split()
)
"""Break a run of capitalised words in two."""

SURNAMES_TOO: Final = frozenset(
    """
    king pope dean major prince judge maire young green white black price west north day field law
    grace long bishop mills page chief marshall south wood case ford small power powers head
    """.split()
)
"""Refused above or as roles, but surnames when a given name stands right before."""

MONTHS_AND_DAYS: Final = frozenset(
    """
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january
    february march april june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday
    wednesday thursday friday saturday sunday
    """.split()
)
"""Refused unless an honorific introduces them: « M. Mars » is a man."""

THINGS: Final = frozenset(
    """
    pont ponts rue avenue av boulevard bd place quai prix bourse fondation aeroport aerodrome centre
    institut universite lycee college ecole hopital stade musee bibliotheque navire fregate
    porte-avions sous-marin croiseur destroyer batiment caserne camp fort chateau palais gare
    barrage loi rapport plan memorial ouragan tempete cyclone typhon operation exercice medaille
    ordre chaire salle auditorium amphitheatre espace domaine cathedrale eglise tunnel port canal
    lac mont ile iles vallee foret square allee esplanade hotel institution tour maison residence
    cite parc jardin theatre station arret metro ligne cours impasse chemin route laboratoire
    association cabinet societe groupe entreprise usine site commune ville villes departement region
    commission trophee salon coupe bridge street prize award foundation airport center university
    hospital museum stadium library ship frigate carrier base hurricane storm exercise medal act
    report uss hms fs lake mount river road school island typhoon isle cape village city town state
    district province county valley hurricanes tornado fob outpost highway tropical
    distillerie brasserie ferme moulin scierie fonderie librairie pharmacie clinique creche gymnase
    piscine
    """.split()
)
"""Right before a name: a thing that bears it."""

AFTER_THINGS: Final = frozenset(
    """
    airport bridge prize award awards foundation institute center centre university college hospital
    stadium museum street avenue square hall base report act building school library island county
    city administration administration's river lake field house trail park memorial district road
    highway valley province company inc. inc llc corporation corp corps bank group fund amendment
    doctrine plan agreement award's international airlines motors electric news times post journal
    fellowship fellow scholarship scholars chair institution medal forest prison jail courthouse
    regime war storm hurricane clinic network association entreprise entreprises developpement
    france energies energie environnement habitat llp pllc pllp telescope lodge
    """.split()
)
"""Right after a name: likewise."""

ORGANISATIONS: Final = frozenset(
    """
    academy alliance aquarium assembly association authority ballet brigade bureau chamber chapter
    church club clubs commission committee conservancy consortium corps council division federation
    foundation holdings institute jewry laboratories laboratory league leagues movement museum
    observatory orchestra philanthropy pharmaceuticals regiment society squadron studio studios
    summit survey symphony synagogue theater theatre therapeutics tribunal tribunals trustees
    university ventures hotel vehicle vehicles fellows brewing foods elementary leaders remembrance
    program project tumor federation syndicat pole orchestre academie chambre ligue comite conseil
    """.split()
)
"""The last word of a body's name, never a surname: "Geological Survey", "Rotary Club"."""

STREETS: Final = frozenset(
    """
    rue avenue av boulevard bd place quai allee square esplanade impasse lycee college ecole hopital
    stade pont street
    """.split()
)
"""What bears a name even after an honorific: « avenue du Dr. Roux »."""

ADJECTIVES: Final = frozenset(
    """
    international national regional federal global european american u.s. greater western eastern
    northern southern central metropolitan joint coast costa los las san santa new
    """.split()
)
"""Right before a word, these begin the name of a body with it: "the American Zionist …"."""

GERUNDS: Final = frozenset(
    """
    accepting announcing appointing applauding calling commending condemning congratulating
    discussing greeting hosting joining launching mourning naming nominating pledging praising
    recognizing remembering saluting signing speaking thanking touting traveling unveiling urging
    visiting welcoming
    """.split()
)
"""What a headline says that somebody is doing, after the name: "Jill Biden Thanking"."""

IN_CHARGE_OF: Final = frozenset(
    """
    state defense defence commerce labor energy education agriculture transportation interior
    treasury staff
    """.split()
)
"""After a title and "of": "Secretary of State Blinken", "Chief of Staff Klain"."""

CREDENTIALS: Final = frozenset(
    """
    md phd dnp rn jd mph mba cpa dds cbe obe kbe qc usn usaf usmc esq faan facp msn dvm mpa
    """.split()
)
"""Degrees and orders that follow a name."""

BETWEEN_THING_AND_NAME: Final = frozenset(
    """
    de du des d' la le l' les « " “ of the international internationale militaire nucleaire
    universitaire national nationale europeen europeenne named called dit nomme baptise dite nommee
    general president marechal colonel docteur amiral commandant capitaine professeur abbe pasteur
    lieutenant sergent roi reine st. saint sainte
    """.split()
)

_TERRITORY_WORD: Final = re.compile(r"[^\W\d_]{4,}(?:-[^\W\d_]+)*")

_ALSO_NAMES: Final = frozenset(
    """
    georgia jordan chad israel saint monaco jersey martin vincent pierre helena lucia marino
    barthelemy holland king cook marshall george jean norman thomas maurice salvador dominique grace
    heard miguel christmas norfolk bouvet principe islas howland kitts
    """.split()
)

_PLACES: Final = frozenset(
    """
    paris lyon marseille lille bordeaux toulouse nantes strasbourg rennes nice montpellier grenoble
    bretagne normandie provence occitanie alsace lorraine corse bourgogne champagne aquitaine
    picardie auvergne rhone loire seine gironde savoie moselle somme var gard isere ain aisne
    bruxelles brussels london londres berlin vienne vienna rome madrid moscow moscou kyiv kiev
    kaboul kabul kandahar helmand bagdad baghdad belgrade pristina sarajevo washington geneva geneve
    kosovo crimea crimee ramstein davos doha dubai texas california florida michigan ohio oregon
    nevada utah iowa idaho kansas alaska hawaii maine montana nebraska oklahoma tennessee louisiana
    alabama arkansas arizona colorado connecticut delaware illinois indiana kentucky maryland
    massachusetts minnesota mississippi missouri pennsylvania vermont wisconsin wyoming dakota
    carolina jersey york hampshire san los las angeles franche comte hauts pays azur aix cote porta
    piazzale khost zabul paktika paktiya logar wardak ghazni kunar nangarhar kunduz balkh herat
    uruzgan farah baghlan takhar mumbai shanghai nairobi lagos
    """.split()
)

DEMONYMS: Final = frozenset(
    """
    francais francaise francaises allemand allemande britannique italien italienne russe espagnol
    espagnole belge suisse canadien canadienne americain americaine serbe turc turque ukrainien
    ukrainienne norvegien neerlandais suedois roumain polonais chinois japonais indien french german
    british english romanian italian russian spanish dutch norwegian swedish belgian canadian
    albanian serbian turkish austrian polish ukrainian chinese japanese korean indian mexican
    brazilian israeli palestinian iranian iraqi saudi egyptian greek danish finnish african asian
    appalachian latino hispanic muslim jewish christian-democrat native hawaiian
    """.split()
)


@cache
def countries() -> frozenset[str]:
    """Folded names of countries that are one word, in both languages.

    >>> {"japan", "suede"} <= countries(), "garcia" in countries()
    (True, False)
    """
    names = {fold(name) for one in LANGUAGES for name in Locale(one).territories.values()}
    return frozenset(name for name in names if name.isalpha()) - _ALSO_NAMES


@cache
def places() -> frozenset[str]:
    """Folded words of country names in both languages, and of the places that releases name most.

    >>> {"kingdom", "germany", "allemagne"} <= places(), "georgia" in places()
    (True, False)
    """
    words = {
        fold(word)
        for language in LANGUAGES
        for name in Locale(language).territories.values()
        for word in _TERRITORY_WORD.findall(name)
        if word[0].isupper()
    }
    return frozenset(words - _ALSO_NAMES) | _PLACES
