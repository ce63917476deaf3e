"""Other names of one thing are searched in both languages, and never make noise."""

from importlib.resources import files

import pytest
from made import release

from index.analysis import STOP_WORDS, fold
from index.entry import TextField
from search.additions import MOST_ADDED, Widening, folded
from search.expansion import Variant, longest_row, variants
from search.plan import All, Best, Plan, Terms
from search.results import Added
from search.words import words

TABLE = [
    [[form.strip() for form in side.split(",")] for side in line.split("=")]
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


def test_each_line_of_the_table_has_french_and_english_forms():
    assert [line for line in TABLE if len(line) != 2 or not all(map(all, line))] == []
    assert len(TABLE) >= 60
    assert len({str(line) for line in TABLE}) == len(TABLE)


@pytest.mark.parametrize("form", sorted({form for line in TABLE for side in line for form in side}))
def test_a_form_is_an_acronym_in_capitals_or_a_name_that_has_words(form):
    bare = form.rstrip("!")
    if bare.isupper():
        assert fold(bare) == bare.lower()
        assert 2 <= len(bare) <= 8
    else:
        assert bare == form
        assert any(word[0].isupper() or len(bare.split()) > 2 for word in bare.split())
    assert len(bare.split()) <= longest_row()


@pytest.mark.parametrize(
    "group",
    [
        ["OTAN", "NATO", "organisation du traite de l’atlantique nord", "Organisation du Traité de l'Atlantique Nord", "North Atlantic Treaty Organization"],
        ["UE", "EU", "union européenne", "Union Européenne", "union europeenne", "European Union"],
        ["ONU", "UN", "nations unies", "Nations Unies", "united nations"],
        ["CEDH", "cour européenne des droits de l’homme", "European Court of Human Rights"],
        ["Türkiye", "turkiye", "Turquie", "turkey"],
        ["Kyiv", "Kiev"],
        ["Géorgie", "georgie", "Georgia"],
        ["Bosnie-Herzégovine", "bosnie herzegovine", "Bosnia and Herzegovina"],
        ["États-Unis", "etats unis", "United States", "USA"],
        ["Macédoine du Nord", "North Macedonia"],
    ],
    ids=lambda group: group[0],
)  # fmt: skip
def test_any_form_is_recognised_and_adds_the_others(group):
    forms = {folded(form.replace("-", " ")) for form in group}
    for typed in group:
        (word,) = words(typed)
        added = {folded(one.added.term.replace("-", " ")) for one in word.additions.active}
        assert forms - {folded(typed.replace("-", " "))} <= added
        assert {one.added.source for one in word.additions.active} == {typed}


def test_a_name_of_several_words_is_one_word_that_needs_them_all():
    kosovo, union, dialogue = words("kosovo union européenne dialogue")
    assert [kosovo.text, union.text, dialogue.text] == ["kosovo", "union européenne", "dialogue"]
    assert isinstance(union.clause, Best)
    assert isinstance(union.clause.clauses[0], All)
    assert len(union.clause.clauses[0].clauses) == 2


def test_a_form_of_several_words_is_added_as_an_exact_phrase():
    (word,) = words("UE")
    (phrase,) = [
        one.phrases[0] for one in word.additions.active if one.added.term == "European Union"
    ]
    assert phrase.field == TextField("en", "exact")
    assert phrase.words == (("european",), ("union",))
    assert phrase in word.clause.clauses


def test_forms_stand_beside_what_was_typed_and_never_on_top_of_it(searcher_of):
    """A release that prints every form scores as one that prints the best of them."""
    filler = "lorem ipsum dolor sit amet " * 4
    both = release("both", f"L’OTAN, Organisation du traité de l’Atlantique Nord. {filler}")
    long = release("long", f"L’autre, Organisation du traité de l’Atlantique Nord. {filler}")
    searcher = searcher_of(both, long, release("other", filler))
    (word,) = words("OTAN")
    scores = {m.id: m.score for m in searcher.find(Plan(word.clause, sort="relevance")).matches}
    alone = {
        match.id: match.score
        for one in (Terms(word.clause.clauses[0].alternatives), *word.clause.clauses[1:])
        for match in sorted(searcher.find(Plan(one)).matches, key=lambda match: match.score)
        if match.id == "long"
    }
    assert scores["long"] == pytest.approx(alone["long"])
    best = max(
        match.score
        for one in word.clause.clauses
        for match in searcher.find(Plan(one)).matches
        if match.id == "both"
    )
    assert scores["both"] == pytest.approx(best)


@pytest.mark.parametrize("text", ["nations", "unies nations", "européenne union", "nations kosovo"])
def test_some_of_a_name_or_its_words_turned_round_is_no_name(text):
    assert {one.additions.active for one in words(text)} == {()}


def test_a_form_that_is_an_everyday_word_asks_for_capitals():
    stop_words = STOP_WORDS["fr"] | STOP_WORDS["en"]
    forms = {form for line in TABLE for side in line for form in side}
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
    added = [one.added for one in word.additions.active]
    assert Added(other, typed, "acronym") in added
    assert TextField(language, "stem") in fields_of(word, fold(other))


@pytest.mark.parametrize("typed", ["un", "eu", "who", "au", "pam", "can", "bad", "Un", "Eu", "Who"])
def test_an_everyday_word_is_no_acronym(typed):
    (word,) = words(typed)
    assert word.additions.active == ()


@pytest.mark.parametrize("typed", ["L’OTAN", "l'otan", "d’OTAN", "NATO’s", "NATO's"])
def test_elision_and_possessive_hide_no_acronym(typed):
    assert [one.added.term for word in words(typed) for one in word.additions.active] != []


def test_the_words_of_a_query_in_capitals_are_words():
    assert [word.additions.active for word in words("UN DIALOGUE QUI A EU LIEU")] == [()] * 6


@pytest.mark.parametrize("form", ["NATO", "North Atlantic Treaty Organization"])
@pytest.mark.parametrize("typed", ["OTAN", "organisation du traité de l’Atlantique Nord"])
def test_what_is_switched_off_is_not_searched_and_stays_in_sight(typed, form):
    (word,) = words(typed, widening=Widening(frozenset({folded(form)})))
    assert form in [added.term for added in word.additions.off]
    assert form not in [one.added.term for one in word.additions.active]
    assert fields_of(word, "nato") == set() or form != "NATO"


def test_no_more_is_added_than_can_be_counted():
    names = [line[0][0].rstrip("!") for line in TABLE[:20]]
    found = words(" ".join(names))
    assert sum(len(word.additions.active) for word in found) == MOST_ADDED
    assert any(word.additions.cut for word in found)


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
    assert (Variant("Nations unies", "fr"), Variant("UN", "en")) == variants("onu")[:2]


def fields_of(word, term):
    clauses = [word.clause]
    found = set()
    while clauses:
        clause = clauses.pop()
        if isinstance(clause, Terms):
            found |= {a.field for a in clause.alternatives if a.term == term}
        else:
            clauses += getattr(clause, "clauses", ())
    return found
