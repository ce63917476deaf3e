"""The nouns that name an office, the words that qualify them, and where such a phrase ends.

Tables only; every word is folded.
A role noun is evidence that the name beside it is a person's.
A title is a role noun that may introduce a surname alone: « le président Macron », "Senator Reed".
"Minster" is how a Minister is misprinted.
"""

# ruff: noqa: SIM905 - a table of words reads best as words

from __future__ import annotations

from typing import Final

from index.release import Language

TITLES: Final[dict[Language, frozenset[str]]] = {
    "fr": frozenset(
        """
        president presidente ministre ministres general generale amiral amirale colonel commandant
        capitaine roi reine pape prince princesse chancelier chanceliere senateur senatrice depute
        deputee professeur professeure docteur prefet prefete maire ambassadeur ambassadrice
        commissaire vice-president vice-presidente vice-amiral juge presidents generaux ambassadeurs
        """.split()
    ),
    "en": frozenset(
        """
        president minister ministers senator senators general admiral colonel commander captain
        lieutenant major sergeant king queen pope prince princess chancellor secretary ambassador
        ambassadors commissioner governor mayor judge justice speaker representative congressman
        congresswoman congressperson professor doctor chairman chairwoman chair secretary-general
        vice-president presidents governors administrator corporal brigadier sultan emir taoiseach
        sheriff justices minster
        """.split()
    ),
}

PLURAL_TITLES: Final = frozenset(
    """
    ministres presidents generaux ambassadeurs ministers senators ambassadors governors
    representatives secretaries judges leaders justices
    """.split()
)

ROLES: Final[dict[Language, frozenset[str]]] = {
    "fr": TITLES["fr"]
    | frozenset(
        """
        secretaire secretaires coprésident copresident copresidente co-president co-presidente
        presidents presidentes vice-presidents vice-presidentes representant representante
        representants representantes ambassadeurs ambassadrices conseiller conseillere conseillers
        directeur directrice directeurs directrices directeur-general directrice-generale chef
        cheffe chefs porte-parole commissaires haut-commissaire haute-commissaire sous-secretaire
        haut-representant haute-representante senateurs senatrices deputes deputees maires
        gouverneur gouverneure gouverneurs envoye envoyee coordonnateur coordonnatrice coordinateur
        coordinatrice commandante generaux amiraux fondateur fondatrice cofondateur co-fondateur
        cofondatrice dirigeant dirigeante pdg mediateur mediatrice rapporteur rapporteure procureur
        procureure juges delegue deleguee delegues prefets sous-prefet sous-prefete inspecteur
        inspectrice ingenieur ingenieure administrateur administratrice tresorier gerant gerante
        chercheur chercheuse climatologue economiste geographe sociologue journaliste ecrivain
        ecrivaine navigateur navigatrice skipper astronaute spationaute architecte urbaniste avocat
        avocate recteur rectrice doyen doyenne adjoint adjointe garde animateur animatrice
        eurodeputee eurodepute parlementaire conseilleres ex-ministre directeurs-generaux
        chanceliers patron patronne dg dga sg responsable cheffes magistrat magistrate photographe
        lieutenant lieutenant-colonel adjudant sergent caporal gendarme marechal membre paysagiste
        auteur auteure philosophe expert experte sherpa
        """.split()
    ),
    "en": TITLES["en"]
    | frozenset(
        """
        secretaries co-chair co-chairs chairperson vice-chair representatives adviser advisor
        advisers advisors director directors head heads chief chiefs spokesperson spokesman
        spokeswoman spokespersons commissioners kings envoy coordinator envoys mayors counselor
        counsel counterpart founder co-founder cofounder ceo cfo coo cto prime premier
        undersecretary under-secretary undersecretary-general under-secretary-general judges
        inspector rapporteur delegate officer executive superintendent economist attorney prosecutor
        solicitor treasurer analyst dean rector provost professors scientist engineer astronaut
        journalist author activist nominee nominees candidate candidates member members associate
        partner owner manager vice-chairman deputy leaders trustee leader mp congressmember
        councilmember assemblymember assemblyman assemblywoman designate czar
        clerk registrar fellow lecturer maintainer developer sherpa supervisor
        """.split()
    ),
}
"""Not `ancien`, `former`: see `FORMER`.  Not `homologue`, which names the other's office."""

MODIFIERS: Final = frozenset(
    """
    haut haute hauts premier premiere vice sous ancien ancienne ex ex- nouveau nouvelle actuel
    actuelle futur future prochain prochaine adjoint adjointe delegue deleguee special speciale
    generale executif executive former acting deputy assistant principal senior high first chief new
    outgoing incoming incumbent newly elected interim under foreign prime general honorary associate
    lead national
    """.split()
)
"""What may stand before a role noun and belongs to the role."""

FORMER: Final = frozenset("ancien ancienne anciens ex ex- former ex-ministre ancient".split())
"""Says that the role is over."""

CONTINUATIONS: Final = frozenset(
    """
    charge chargee charges chargees aupres delegue deleguee adjoint adjointe en-charge responsable
    porte-parole and for
    """.split()
)
"""After a comma, these carry a role phrase on: « secrétaire d’État, auprès du ministre »."""
