"""What texts of the other language are asked for where few have all words, and what stands first."""

import pytest
from made import ids, release

from search.answering import answer
from search.as_json import as_json
from search.as_text import as_text
from search.crossing import ENOUGH, FEW
from search.lexicon import Entry, Lexicon
from search.query import Query
from search.results import Note

LEXICON = Lexicon(
    Entry(*pair, 1.0, 1.0, "table")
    for pair in [
        ("navire", "ship"),
        ("port", "harbour"),
        ("marine", "navy"),
        ("accord", "agreement"),
        ("cérémonie", "ceremony"),
    ]
)

FRENCH = release("fr", "Le nouveau navire de la marine Zorbec est au port.", title="La marine")
ENGLISH = release("en", "The navy ship Zorbec is in the harbour.", language="en", title="The navy")


def asked(text, searcher, **more):
    return answer(Query(text, **more), searcher, interface="en", lexicon=LEXICON)


def test_a_word_that_no_french_text_has_does_not_keep_french_releases_from_being_found(searcher_of):
    # "christened" has no translation, and stands in English texts alone
    other = release("x", "A christened boat.", language="en", title="A boat")
    found = asked("navy ship christened Zorbec", searcher_of(FRENCH, other))
    assert ids(found) == ["fr"]
    assert Note("ignored-in-fr", "christened") in found.receipt.ignored
    assert found.receipt.relaxed == Note("relaxed-fr")


def test_the_same_holds_from_french_to_english(searcher_of):
    other = release("x", "Un bateau baptisé.", title="Un bateau")
    found = asked("navire baptisé marine Zorbec", searcher_of(ENGLISH, other))
    assert ids(found) == ["en"]
    assert Note("ignored-in-en", "baptisé") in found.receipt.ignored
    assert found.receipt.relaxed == Note("relaxed-en")


def test_a_name_that_french_texts_have_is_asked_of_them_as_typed(searcher_of):
    without = release("y", "Un navire est au port.", title="Un navire")
    found = asked("ship Zorbec", searcher_of(FRENCH, without))
    assert ids(found) == ["fr"]
    assert found.receipt.ignored == ()


def test_nothing_is_asked_less_of_where_a_page_of_releases_has_all_words(searcher_of):
    full = [release(f"f{n}", "Le navire au port : cérémonie.", title="Marine") for n in range(FEW)]
    near = release("near", "Le navire au port.", title="Sans fête")
    found = asked("ship harbour ceremony", searcher_of(*full, near))
    assert set(ids(found)) == {f"f{n}" for n in range(FEW)}
    assert found.receipt.relaxed is None


def test_a_choice_does_not_change_what_is_asked_for(searcher_of):
    full = [
        release(f"f{n}", "Le navire au port : cérémonie.", title="Marine", day="2020-01-01")
        for n in range(FEW)
    ]
    near = release("near", "Le navire au port.", title="Sans fête", day="2021-01-01")
    searcher = searcher_of(*full, near)
    every = asked("ship harbour ceremony", searcher)
    (year,) = every.facets["year"]
    narrowed = asked("ship harbour ceremony", searcher, languages=("fr",))
    assert (year.count, every.total, narrowed.total) == (FEW, FEW, FEW)


@pytest.mark.parametrize(
    "change", [{"translate": False}, {"off": ("navire", "marine", "ceremonie", "port", "accord")}]
)
def test_nothing_is_asked_less_of_without_translations(change, searcher_of):
    found = asked("navy ship christened Zorbec", searcher_of(FRENCH, ENGLISH), **change)
    assert found.receipt.relaxed != Note("relaxed-fr")
    assert all(not note.message.startswith("ignored-in") for note in found.receipt.ignored)


@pytest.mark.parametrize(
    "text", ['"navy ship" christened', "-ship", "navy AND ship AND christened"]
)
def test_what_is_bound_stays_bound(text, searcher_of):
    found = asked(text, searcher_of(FRENCH))
    assert found.receipt.relaxed != Note("relaxed-fr") or found.total == 0


def test_a_title_with_all_that_was_typed_comes_before_what_is_as_rare_in_the_other_language(
    searcher_of,
):
    typed = release("typed", "Signed today, at noon.", language="en", title="Navy agreement")
    translated = release("translated", "Signé.", title="Accord : marine")
    english = [release(f"e{n}", "Another text.", language="en") for n in range(5)]
    french = [release(f"f{n}", "Un autre texte.") for n in range(5)]
    found = asked("navy agreement", searcher_of(typed, translated, *english, *french))
    assert ids(found) == ["typed", "translated"]


@pytest.mark.parametrize(
    ("origin", "found", "told"),
    [("dictionary", {"en", "fr"}, ["crossing, deck"]), ("table", {"en"}, [])],
)
def test_a_word_that_a_dictionary_alone_translates_is_not_waited_for(
    searcher_of, origin, found, told
):
    # "gué" and "tillac" are words of French texts, but not of the one that is meant
    senses = Lexicon(
        [
            Entry("navire", "ship", 1.0, 1.0, "table"),
            Entry("port", "harbour", 1.0, 1.0, "table"),
            Entry("gué", "crossing", 0.6, 0.6, origin),
            Entry("tillac", "deck", 0.6, 0.6, origin),
        ]
    )
    text = "A ship in a harbour: its crossing, its deck."
    searcher = searcher_of(
        FRENCH,
        release("en", text, language="en", title="A ship"),
        release("x", "Un gué.", title="Mots"),
        release("y", "Un tillac.", title="Mots"),
    )
    query = Query("ship harbour crossing deck")
    results = answer(query, searcher, interface="en", lexicon=senses)
    assert set(ids(results)) == found
    notes = [note for note in results.receipt.ignored if note.message == "unsure-in-fr"]
    assert [note.about for note in notes] == told


def test_the_receipt_names_the_dictionary_for_programs_and_on_a_terminal(searcher_of):
    senses = Lexicon([Entry("navire", "ship", 0.6, 0.6, "dictionary")])
    results = answer(Query("ship"), searcher_of(FRENCH), interface="en", lexicon=senses)
    (added,) = as_json(results)["receipt"]["added"]
    assert (added["term"], added["why"], added["by"]) == ("navire", "translation", "FreeDict")
    lines = list(as_text(results))
    assert "also searched: in the other language, by FreeDict, navire (for ship, in 1)" in lines
    surer = answer(Query("ship"), searcher_of(FRENCH), interface="en", lexicon=LEXICON)
    (added,) = as_json(surer)["receipt"]["added"]
    assert added["by"] is None


def test_a_year_is_asked_of_both_languages_as_typed(searcher_of):
    other = release("x", "The harbour in 2018.", language="en", title="A harbour")
    found = asked("ship harbour ceremony 2018", searcher_of(FRENCH, other))
    assert all("2018" not in note.about for note in found.receipt.ignored)


def test_nothing_is_asked_less_of_where_the_language_of_the_query_has_enough(searcher_of):
    enough = [
        release(f"e{n}", "The ship, the harbour: a ceremony.", language="en", title="Navy")
        for n in range(ENOUGH)
    ]
    assert asked("ship harbour ceremony", searcher_of(*enough, FRENCH)).total == ENOUGH
    assert asked("ship harbour ceremony", searcher_of(*enough[1:], FRENCH)).total == ENOUGH
