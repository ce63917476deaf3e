"""Verbs that tell what a person does, and words at which a role phrase is over.

Tables only; every word is folded.
"""

# ruff: noqa: SIM905 - a table of words reads best as words

from __future__ import annotations

from typing import Final

from index.release import Language

SAYS: Final[dict[Language, frozenset[str]]] = {
    "fr": frozenset(
        """
        declare ajoute souligne rappelle rappele indique precise affirme explique conclut conclu
        annonce estime insiste commente reaffirme confie note observe assure detaille martele
        poursuit poursuivi salue resume ecrit exhorte declarait declarent soulignent rappellent
        affirment annoncent saluent expliquent precisent declarera annoncera rappelait soulignait
        """.split()
    ),
    "en": frozenset(
        """
        said says added stated stressed noted emphasized emphasised underlined underscored
        reiterated reaffirmed explained announced announces declared told remarked concluded
        commented affirmed confirmed warned pointed recalled wrote praised
        """.split()
    ),
}
"""Verbs of saying: their subject speaks, as does a name right after one (« a déclaré M. X »)."""

MEETS: Final[dict[Language, frozenset[str]]] = {
    "fr": frozenset(
        """
        rencontre rencontrer rencontrera recu recue recus recoit recevra recevoir accueilli
        accueille accueillera entretenu entretenue entretenus entretien entretiendra entretient
        echange echangera reunion rencontrent rencontreront recoivent recevront reuni reunit
        """.split()
    ),
    "en": frozenset(
        """
        met meets meet meeting welcomed welcomes received receives hosted hosts spoke speaks call
        conversation talks bilateral
        """.split()
    ),
}
"""Words of meeting, verbs and nouns."""

DOES: Final[dict[Language, frozenset[str]]] = {
    "fr": frozenset(
        """
        participe participera rendra rendront rendu rendue presente presentera inaugure inaugurera
        visite visitera signe signera preside presidera lance lancera prononce prononcera effectue
        effectuera remercie felicite remis remet remettra installe nomme nommee installera cloturera
        ouvrira reuni reunira interviendra conduira dresse devoile souhaite appelle defend defendra
        """.split()
    ),
    "en": frozenset(
        """
        thanked visited visits signed attended delivered traveled travelled discussed joined
        appointed elected serves served expressed condemned welcomed briefed congratulated holds
        held earned currently spent worked began received graduated
        """.split()
    ),
}
"""What officials are reported to do: weak evidence that the subject is a person."""

AUXILIARIES: Final[dict[Language, frozenset[str]]] = {
    "fr": frozenset("a ont est sont avait avaient aura s' se etait sera etaient ete".split()),
    "en": frozenset("has have had was is will were be been".split()),
}

_NUMBERS_AND_DAYS = """
    lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday
    saturday sunday
"""

BREAKS: Final[dict[Language, frozenset[str]]] = {
    "fr": frozenset(
        """
        qui que qu' dont ou lorsque lors alors ainsi afin ce cet cette ces aujourd'hui hier demain
        dans il elle ils elles on nous vous je j' ne n' se s' si comme mais donc car puis pourra
        peut doit doivent peuvent permet va vont fait font vient pris prend rappelant indiquant
        soulignant ajoutant avant apres depuis sera seront fut etait etaient mise lancement presents
        presentes rejoints expriment exprime reagissent felicitent rendent participent matin soir
        remercient remerciait accompagne accompagnee represente representee suite grace selon
        """.split()
    )
    | frozenset(_NUMBERS_AND_DAYS.split()),
    "en": frozenset(
        """
        across since
        that which who whom whose where when while because if he she they we i you it its this today
        yesterday tomorrow during on in would could should may can must to-be also urged expressed
        agreed discuss discussed discusses reviewed regarding about ahead following after before by
        from with will shall announces travels visits participates releases delivers celebrates
        names nominates signs hosts holds met meeting readout statement remarks speaks call travel
        thanks unveils congratulates congratulating screened
        """.split()
    )
    | frozenset(_NUMBERS_AND_DAYS.split()),
}
"""Whatever a role phrase does not go across."""
