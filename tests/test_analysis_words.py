"""Apostrophes, compounds and acronyms, in sentences of both languages."""

import pytest

from index.analysis import analyse

FRENCH = [
    ("l’armée", ["armée"]),
    ("L'OTAN", ["OTAN"]),
    ("d'Ankara", ["Ankara"]),
    ("QU’ELLE", ["ELLE"]),
    ("jusqu’au lorsqu'il puisqu’on quoiqu’elle", ["au", "il", "on", "elle"]),
    ("presqu’aussi", ["aussi"]),
    ("n’oublions j’ai c'est s’est t’a m'a", ["oublions", "ai", "est", "est", "a", "a"]),
    ("d’aujourd’hui", ["aujourd’hui"]),
    ("quelqu’un quelqu'une presqu’île", ["quelqu’un", "quelqu'une", "presqu’île"]),
    (
        "prud’hommes d'abord d’accord D’ailleurs",
        ["prud’hommes", "d'abord", "d’accord", "D’ailleurs"],
    ),
    ("O’Brien N’Diaye M'Bala t’Kint", ["O’Brien", "N’Diaye", "M'Bala", "t’Kint"]),
    ("l’ œuvre", ["l", "œuvre"]),
    ("« l’O.T.A.N. » et l'U.E.", ["O.T.A.N.", "et", "U.E."]),
    ("Belgrade-Pristina", ["Belgrade", "Pristina"]),
    ("c’est-à-dire", ["est", "à", "dire"]),
    ("Villeneuve-d’Ascq", ["Villeneuve", "Ascq"]),
    ("Jean-‑Noël", ["Jean", "Noël"]),
    ("région.En visite", ["région", "En", "visite"]),
    ("Mme Dupont (UE) : 4½ %", ["Mme", "Dupont", "UE", "4"]),
]
ENGLISH = [
    ("NATO’s allies' won", ["NATO", "allies", "won"]),
    ("O'Brien's O’BRIEN’S", ["O'Brien", "O’BRIEN"]),
    ("we're they’ve I’m he’d you'll", ["we", "they", "I", "he", "you"]),
    ("don’t", ["don’t"]),
    ("the U.S.'s envoy", ["the", "U.S.", "envoy"]),
    ("U.S.Army", ["U.S.", "Army"]),
    ("Côte d'Ivoire", ["Côte", "Ivoire"]),
    ("Belgrade-Pristina’s", ["Belgrade", "Pristina"]),
    ("‘security’", ["security"]),
    ("e.g. snake_case", ["e.g.", "snake", "case"]),
    ("Київ 北京 कमल", ["Київ", "北", "京", "कमल"]),
]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [("fr", *row) for row in FRENCH] + [("en", *row) for row in ENGLISH],
)
def test_a_text_is_cut_into_its_words(language, text, words):
    assert words == [text[t.start : t.end] for t in analyse(text, language=language)]


@pytest.mark.parametrize(
    ("language", "text", "exact"),
    [
        ("fr", "Belgrade-Pristina", [("belgrade", "belgradepristina"), ("pristina",)]),
        ("fr", "Bosnie-Herzégovine", [("bosnie", "bosnieherzegovine"), ("herzegovine",)]),
        ("fr", "l’Atlantique-Nord", [("atlantique", "atlantiquenord"), ("nord",)]),
        ("fr", "Côte-d’Or", [("cote", "cotedor"), ("or",)]),
        ("en", "co-operation", [("co", "cooperation"), ("operation",)]),
        ("en", "COVID-19", [("covid", "covid19"), ("19",)]),
        ("fr", "O.T.A.N.", [("otan",)]),
        ("en", "u.n.", [("un",)]),
        ("fr", "aujourd’hui", [("aujourdhui",)]),
        ("en", "O'Brien", [("obrien",)]),
    ],
)
def test_a_compound_has_its_closed_form_on_its_first_word(language, text, exact):
    assert exact == [token.exact for token in analyse(text, language=language)]


@pytest.mark.parametrize(
    "binding", ["", " ", "-", "'", "’", ".", "\u0301", "\u00ad", ",", "- ", "’ "]
)
@pytest.mark.parametrize("letter", ["a", "l", "1", "100", "É", "中", "ส", "ﷺ"])
def test_a_great_heap_of_anything_is_cut(letter, binding):
    heap = (letter + binding) * 20_000

    for language in ("fr", "en"):
        tokens = analyse(heap, language=language)
        assert all(len(term) <= 100 for token in tokens for term in token.exact + token.stem)
        assert tokens
