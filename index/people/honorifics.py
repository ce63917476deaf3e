"""What is put before a name and is no part of it: M., Mme, Dr, H.E., Lt. Gen.

Tables only; every word is folded (`index.people.keys.fold`), save the abbreviations,
which are written as the texts print them and take a point.
"""

# ruff: noqa: SIM905 - a table of words reads best as words

from __future__ import annotations

from typing import Final

ABBREVIATIONS: Final = (
    *("MM", "M", "Mmes", "Mme", "Mlle", "Mr", "Mrs", "Ms", "Messrs", "Dr", "Drs", "Pr", "Prof"),
    *("Me", "Mgr", "Hon", "Rev", "Jr", "Sr", "St", "Ste", "Amb", "Sen", "Rep", "Gov", "Atty"),
    *("Gen", "Adm", "Brig", "Maj", "Lt", "Col", "Cmdr", "Capt", "Cpt", "Sgt", "Cpl", "Pvt"),
    *("Spc", "Cmd", "Cdr", "Cmndr", "Gén", "Ret", "Lieut"),
)

HONORIFICS: Final = frozenset(
    """
    m. mr. mrs. ms. mme. mlle. dr. pr. prof. me. mgr. hon. rev. amb. sen. rep. gov. gen. adm. brig.
    maj. lt. col. cmdr. capt. cpt. sgt. cpl. cdr. lieut. atty. s.e. h.e. s.a.r. h.r.h. h.m. s.m. mr
    mrs ms mme mlle dr mgr monsieur madame mademoiselle sir lord lady honourable honorable lt col
    maj brig sgt cpl capt s.e.m. s.exc. cheikh sheikh excellency reverend rabbi cardinal
    """.split()
)
"""One person's, in either language."""

PLURAL_HONORIFICS: Final = frozenset("mm. mm mmes mmes. messrs messrs. messieurs mesdames".split())
"""Put once before several names: « MM. Dupont et Durand »."""

INNER_HONORIFICS: Final = frozenset(
    """
    ambassadeur ambassadrice amiral amirale general generale honorable ministre president presidente
    senateur senatrice depute deputee docteur professeur prefet prefete colonel commissaire
    secretaire etat chef maire ambassador minister vice
    """.split()
)
"""Words that may stand between an honorific and the name: « M. l’ambassadeur Ruge »."""
