"""Acronyms of one thing are searched in both languages, and never make noise."""

from importlib.resources import files

import pytest

from index.analysis import STOP_WORDS, fold
from index.entry import TextField
from search.expansion import Variant, variants
from search.plan import Terms
from search.words import words

PAIRS = [
    tuple(form.strip() for form in line.split("="))
    for line in files("search").joinpath("variants.txt").read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]

EVERYDAY = set(
    """
    a ad age aid air all am an and any app apr arm art as at aux avec bad bal ban bar bas bat bee
    beau big bit bon bus but can car ce cent ces ciel cis co col con corps cour cut dam dans day de
    deal des do doc don du eau eh elle en eu est et fan far fee fer fin fit fog for foi fort fut gap
    gaz get go gin go gun has he her him his hot how if il in inf is it jan jeu job jour key la le
    les loi lui ma mai main mais map mat me men mer mes moi mon mot nation né new news ni no nom non
    not now nu on or os ou pac pair paix pal pam pan par pas pays peu plan plus pop port pour prix
    qui rang red rue run sa sac sans sea see self ses set she si six so sol son sort sous sud sun sur
    ta tas tax te ten the tir to toi ton top tour tout trop tu un une us use va van vent vers vie vin
    voix vol vu war way we who will with yes you ado bio dit dis faim fil gel lot mal mil
""".split()  # noqa: SIM905 - a list of words reads best as lines of words
)


def test_the_table_has_a_french_and_an_english_form_a_line():
    assert [pair for pair in PAIRS if len(pair) != 2] == []
    assert len(set(PAIRS)) == len(PAIRS)


@pytest.mark.parametrize("form", sorted({form for pair in PAIRS for form in pair}))
def test_a_form_is_written_in_capitals_and_folds_to_itself(form):
    bare = form.rstrip("!")
    assert bare.isupper()
    assert fold(bare) == bare.lower()
    assert 2 <= len(bare) <= 8


def test_a_form_that_is_an_everyday_word_asks_for_capitals():
    stop_words = STOP_WORDS["fr"] | STOP_WORDS["en"]
    forms = {form for pair in PAIRS for form in pair}
    everyday = {form for form in forms if form.rstrip("!").lower() in EVERYDAY | stop_words}
    assert {form for form in everyday if not form.endswith("!")} == set()


@pytest.mark.parametrize(
    ("typed", "other", "language"),
    [
        ("OTAN", "NATO", "en"),
        ("otan", "NATO", "en"),
        ("O.T.A.N.", "NATO", "en"),
        ("NATO", "OTAN", "fr"),
        ("nato", "OTAN", "fr"),
        ("Nato", "OTAN", "fr"),
        ("UE", "EU", "en"),
        ("ue", "EU", "en"),
        ("EU", "UE", "fr"),
        ("ONU", "UN", "en"),
        ("UN", "ONU", "fr"),
        ("WHO", "OMS", "fr"),
        ("NGOs", "ONG", "fr"),
    ],
)
def test_an_acronym_finds_its_other_form_and_says_so(typed, other, language):
    (word,) = words(typed)
    (added,) = word.added
    assert (other, "acronym") == (added.term, added.why)
    assert TextField(language, "stem") in fields_of(word, fold(other))


@pytest.mark.parametrize("typed", ["un", "eu", "who", "au", "pam", "can", "bad", "Un", "Eu", "Who"])
def test_an_everyday_word_is_no_acronym(typed):
    (word,) = words(typed)
    assert word.added == ()


@pytest.mark.parametrize("typed", ["L’OTAN", "l'otan", "d’OTAN", "NATO’s", "NATO's"])
def test_elision_and_possessive_hide_no_acronym(typed):
    assert [added.term for word in words(typed) for added in word.added] != []


def test_the_words_of_a_query_in_capitals_are_words():
    assert [word.added for word in words("UN DIALOGUE QUI A EU LIEU")] == [()] * 6


@pytest.mark.parametrize("typed", ["UN", "EU", "L’UN", "UE"])
def test_an_acronym_does_not_match_the_french_word_that_it_spells(typed):
    for word in words(typed):
        assert TextField("fr", "exact") not in fields_of(word, fold("UN"))
        assert TextField("fr", "exact") not in fields_of(word, fold("EU"))


def test_the_other_form_is_searched_in_the_texts_of_its_language_alone():
    (word,) = words("WMD")
    assert {"en"} == {field.language for field in fields_of(word, "wmd")} - {"fr"}
    assert {"fr"} == {field.language for field in fields_of(word, "adm")}


def test_what_is_no_acronym_has_no_other_form():
    assert (variants("kosovo"), variants("")) == ((), ())
    assert (Variant("UN", "en"),) == variants("onu")


def fields_of(word, term):
    clauses = [word.clause]
    found = set()
    while clauses:
        clause = clauses.pop()
        if isinstance(clause, Terms):
            found |= {a.field for a in clause.alternatives if a.term == term}
        else:
            clauses += clause.clauses
    return found
