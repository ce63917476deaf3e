"""The best passage of a release, and what of it is marked."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import marks_of, mention, person, release, text_of, version

from index.analysis import analyse
from index.release import Block, Release, ReleaseId
from search.marking import passage as passage_html
from search.marks import marks
from search.planning import plan
from search.query import Query
from search.results import Snippet
from search.runs import runs
from search.snippets import HALF, WIDTH, snippet
from search.sought import Sought
from search.syntax import parse

FILLER = {
    "fr": "Les ministres ont examiné plusieurs autres dossiers au cours de cette longue réunion. ",
    "en": "The ministers went through several other matters in the course of this long meeting. ",
}


def wanted(query):
    return plan(Query(query), parse(query), people=lambda name: (name,)).wanted


def marked(text, query, *, language):
    found = marks(text, language, Sought.of(wanted(query)))
    return runs(text, [(mark.start, mark.end) for mark in found], 0, len(text))


def cuts_of(found):
    (fragment,) = found.fragments
    return fragment.cut_before, fragment.cut_after


def passage(query, *texts, language="fr", **more):
    return snippet(release("r", *texts, language=language, **more), wanted(query), first="fr")


@pytest.mark.parametrize(
    ("query", "text", "language", "expected"),
    [
        ("securite", "La sécurité de la région", "fr", ["sécurité"]),
        ("sécurités", "La sécurité de la région", "fr", ["sécurité"]),
        ("SÉCURITÉ", "L’insécurité, la sécurité", "fr", ["sécurité"]),
        ("armée", "L’ARMÉE et l'armée", "fr", ["ARMÉE", "armée"]),
        ("oeuvre", "Une œuvre", "fr", ["œuvre"]),
        ("4000", "Plus de 4\u00a0000 soldats", "fr", ["4\u00a0000"]),
        ("4000", "More than 4,000 troops", "en", ["4,000"]),
        ("Geoana", "Mircea Geoană", "fr", ["Geoană"]),
        ("nato", "L’OTAN et la NATO", "fr", ["OTAN", "NATO"]),
        ("OTAN", "NATO’s posture", "en", ["NATO"]),
        ("UN", "Un conseil de l’UN", "fr", ["UN"]),
        ("the bridge of Mitrovica", "The bridge of Mitrovica", "en", ["bridge", "Mitrovica"]),
        ("le pont de Mitrovica", "Le pont de Mitrovica", "fr", ["pont", "Mitrovica"]),
        ("de la", "Le pont de la ville", "fr", ["de", "la"]),
        ('"maintien de la paix"', "Le maintien de la paix", "fr", ["maintien de la paix"]),
        (
            '"peace support"',
            "Peace, support. Peace support",
            "en",
            ["Peace, support", "Peace support"],
        ),
        ('"de la paix" paix', "Maintien de la paix, paix", "fr", ["de la paix", "paix"]),
        ('"a b" "b c"', "x a b c y", "en", ["a b c"]),
        ("loup ours", "Le loup et l’ours", "fr", ["loup", "ours"]),
        ("wolf ours", "The wolf is ours", "en", ["wolf"]),
        ("son visit", "The visit of his son", "en", ["visit", "son"]),
        ("son visite", "Son frère et sa visite", "fr", ["visite"]),
        ("kosovo -serbie", "Le Kosovo et la Serbie", "fr", ["Kosovo"]),
        ("kosovo OU serbie", "Le Kosovo et la Serbie", "fr", ["Kosovo", "Serbie"]),
    ],
)
def test_what_matched_is_marked_on_the_original_words(query, text, language, expected):
    assert expected == marks_of(passage(query, text, language=language))


def test_the_title_is_marked_too():
    title = marked("L’OTAN et la sécurité", "otan securite", language="fr")
    assert [run.text for run in title if run.marked] == ["OTAN", "sécurité"]
    assert "".join(run.text for run in title) == "L’OTAN et la sécurité"


def test_the_passage_with_most_of_the_words_is_shown():
    found = passage(
        "kosovo dialogue", "Le Kosovo.", "Rien.", "Le dialogue au Kosovo.", "Le dialogue."
    )
    assert text_of(found) == "Le dialogue au Kosovo."


def test_words_that_stand_together_are_worth_more_than_words_that_recur():
    apart = "La sécurité, encore la sécurité du réseau, la sécurité et le grand dossier routier."
    assert (
        text_of(passage("sécurité routière", apart, "La sécurité routière."))
        == "La sécurité routière."
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_two_places_are_shown_where_none_has_all_the_words(language):
    far = FILLER[language] * 5
    found = passage("kosovo dialogue", f"{far}Kosovo. {far}Dialogue. {far}", language=language)
    assert marks_of(found) == ["Kosovo", "Dialogue"]
    assert len(found.fragments) == 2
    assert len(text_of(found)) <= 2 * HALF + len(" … ")
    found = passage("dialogue kosovo", f"{far}Kosovo.", "Rien.", "Dialogue.", language=language)
    assert [text_of(Snippet((one,))).split()[-1] for one in found.fragments] == [
        "Kosovo.",
        "Dialogue.",
    ]


def test_one_place_is_shown_where_it_has_all_that_the_text_has():
    assert len(passage("kosovo dialogue", "Kosovo.", "Kosovo, dialogue.").fragments) == 1
    assert len(passage("kosovo dialogue", "Kosovo.", "Kosovo encore.").fragments) == 1


def test_two_places_of_two_languages_tell_their_languages():
    caption = Block("NATO Deputy Secretary General.", "en", "caption")
    found = passage("kosovo deputy", "Le Kosovo.", caption)
    assert [fragment.language for fragment in found.fragments] == ["fr", "en"]
    assert (
        passage_html(found)
        == "Le <mark>Kosovo</mark>. … NATO <mark>Deputy</mark> Secretary General."
    )


@pytest.mark.parametrize("gap", range(60, 330, 15))
def test_two_places_never_overlap(gap):
    text = "Kosovo, " + "mot " * (gap // 4) + "dialogue " + "mot " * 60 + "Serbie."
    found = passage("kosovo dialogue serbie", text)
    at = 0
    for fragment in found.fragments:
        shown = text_of(Snippet((fragment,)))
        assert shown in text[at:]
        at = text.index(shown, at) + len(shown)
    assert {"Kosovo", "Serbie"} <= set(marks_of(found)) or len(found.fragments) == 1


def test_the_rarer_words_are_shown_where_not_all_can_be():
    far = FILLER["fr"] * 5
    texts = [f"{word}. {far}" for word in ("Sommet", "Mitrovica", "Visite", "Osmani")]
    query = wanted("sommet mitrovica visite osmani")
    told = (1, 9, 2, 8)
    found = snippet(release("r", *texts), query, first="fr", rarity=lambda: told)
    assert marks_of(found) == ["Mitrovica", "Osmani"]
    assert marks_of(snippet(release("r", *texts), query, first="fr")) == ["Sommet", "Mitrovica"]


BOILERPLATE = {
    "fr": "Pour en savoir plus sur le Kosovo : www.example.org",
    "en": "For more information on Kosovo, visit www.example.org",
}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_boilerplate_is_shown_only_where_there_is_nothing_better(language):
    text, formula = FILLER[language], BOILERPLATE[language]
    better = f"Kosovo. {text}".strip()
    assert text_of(passage("kosovo", formula, better, language=language)) == better
    assert text_of(passage("kosovo information", formula, better, language=language)) == better
    assert text_of(passage("kosovo", text, formula, language=language)) == formula
    assert text_of(passage("", formula * 2, text, language=language)) == text.strip()


def test_of_equals_the_first_is_shown():
    assert text_of(passage("kosovo", "Rien.", "Kosovo un.", "Kosovo deux.")) == "Kosovo un."


def test_two_forms_of_one_word_are_one_word():
    texts = ("Un accord, des accords.", "Un accord au Kosovo.")
    assert texts[1] == text_of(passage("accord kosovo", *texts))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_passage_begins_and_ends_at_sentences_where_they_are_near(language):
    text = FILLER[language] * 4 + "Kosovo was there. " + FILLER[language] * 4
    found = passage("kosovo", text, language=language)
    assert text_of(found).startswith("Kosovo was there. ")
    assert text_of(found).endswith((".", "!"))
    assert cuts_of(found) == (False, False)


def test_a_passage_of_one_long_sentence_is_cut_between_words():
    text = "mot " * 200 + "kosovo " + "terme " * 200
    found = passage("kosovo", text)
    assert cuts_of(found) == (True, True)
    assert {"mot", "kosovo", "terme"} == set(text_of(found).split())


@pytest.mark.parametrize(
    ("language", "title"),
    [("fr", "M."), ("fr", "MM."), ("fr", "Mme"), ("en", "Mr."), ("en", "Lt."), ("en", "Dr.")],
)
def test_no_passage_ends_with_the_title_of_a_name_that_is_cut_off(language, title):
    for words in range(30, 50):
        text = "kosovo " + "mot " * words + f"{title} Ruge-Stoltenberg " + "mot " * 50
        end = text_of(passage("kosovo", text, language=language)).split()[-1]
        assert end in ("mot", "Ruge-Stoltenberg")


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("{}M. Ruge a parlé du Kosovo.", "M. Ruge"),
        ("{}Le 16 janv. 2024, le Kosovo.", "Le 16 janv."),
        ("{}Gen. Cavoli visited Kosovo.", "Gen. Cavoli"),
        ("{}The U.S. President on Kosovo.", "The U.S. President"),
        ("{}At 5 p.m. Monday in Kosovo.", "At 5 p.m. Monday"),
        ("{}« Le Kosovo », a-t-il dit.", "« Le Kosovo"),
        ("{}“Kosovo,” he said.", "“Kosovo,”"),
        ("{}À Pristina, au Kosovo.", "À Pristina"),
        ("« Fin. »{0}Le Kosovo.", "Le Kosovo."),
        ("“The end.”{0}Kosovo.", "Kosovo."),
    ],
)
def test_a_sentence_does_not_end_behind_an_abbreviation(text, begins):
    text = text.replace("{}", FILLER["fr"] * 3).replace("{0}", " ")
    text = text if text.startswith(FILLER["fr"]) else FILLER["fr"].strip() * 3 + " " + text
    assert text_of(passage("kosovo", text)).startswith(begins)


def test_a_number_is_not_cut_at_its_space():
    text = (
        "mot " * 60 + "".join(f"{n}\u00a0000 " for n in range(100, 160)) + "kosovo " + "mot " * 60
    )
    first, *_, last = text_of(passage("kosovo", text)).split(" ")
    assert last == "mot"
    assert first == "mot" or first.endswith("\u00a0000")


@pytest.mark.parametrize("character", ["e\u0301\u0302", "👩\u200d🚀", "👍🏽", "q\u0323\u0307"])
@pytest.mark.parametrize("shift", range(6))
def test_no_character_is_cut_in_two(character, shift):
    text = "x" * shift + character * 300 + " kosovo " + character * 300
    shown = text_of(passage("kosovo", text))
    before, after = shown.split(" kosovo ") if " kosovo " in shown else shown.split("kosovo")
    for part in (before.strip("x "), after.strip()):
        assert part == character * (len(part) // len(character))


def test_the_language_is_that_of_the_passage():
    caption = Block("NATO Deputy Secretary General in Kosovo.", "en", "caption")
    found = passage("deputy secretary", "Le secrétaire général délégué.", caption)
    assert (found.fragments[0].language, marks_of(found)) == ("en", ["Deputy", "Secretary"])


BOTH = Release(
    ReleaseId("r"),
    (
        version("r", "fr", "Titre", "Le Kosovo."),
        version("r", "en", "Title", "Kosovo, and dialogue."),
    ),
)


@pytest.mark.parametrize(
    ("query", "first", "expected"),
    [
        ("kosovo", "fr", "Le Kosovo."),
        ("kosovo", "en", "Kosovo, and dialogue."),
        ("kosovo dialogue", "fr", "Kosovo, and dialogue."),
        ("titre", "en", "Kosovo, and dialogue."),
        ("", "fr", "Le Kosovo."),
        ("", "en", "Kosovo, and dialogue."),
    ],
)
def test_the_version_of_the_interface_is_shown_when_it_shows_as_much(query, first, expected):
    assert expected == text_of(snippet(BOTH, wanted(query), first=first))


def test_with_nothing_to_show_it_is_the_beginning_of_the_text():
    heading, caption = Block("Un intertitre", "fr", "heading"), Block("A photo", "en", "caption")
    text = FILLER["fr"] * 10
    found = passage("zzz", heading, caption, text)
    assert text.startswith(text_of(found))
    assert (marks_of(found), cuts_of(found)) == ([], (False, False))
    assert text_of(passage("", heading, caption)) == "Un intertitre"
    assert text_of(passage("", "À télécharger :", text)) == text_of(found)
    assert text_of(passage("", "À télécharger :", "Fin.")) == "À télécharger :"
    assert passage("zzz") is None
    assert passage("zzz", "", "  ") is None


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_person_asked_for_is_shown_where_they_are_named(language):
    text = FILLER[language] * 6 + "Boris Ruge, Pristina."
    start = text.index("Boris")
    made = release(
        "r",
        FILLER[language],
        text,
        language=language,
        people=[person("Boris Ruge")],
        mentions=[mention("Boris Ruge", start, start + 10, block=1, language=language)],
    )
    found = snippet(made, wanted("person:boris-ruge"), first="fr")
    assert marks_of(found) == ["Boris Ruge"]
    assert marks_of(snippet(made, wanted("person:boris-ruge pristina"), first="fr")) == [
        "Boris Ruge",
        "Pristina",
    ]
    assert marks_of(snippet(made, wanted("person:someone"), first="fr")) == []


WORDS = st.sampled_from(
    ["kosovo", "Kosovo,", "dialogue", "l’OTAN", "4\u00a0000", "e\u0301te\u0301", "«\u00a0", "»", ".", ". ",
     "\n", " ", "M.", "👩\u200d🚀", "x" * 300, "securite\u0301", "–", "\u202f", "\u0301"]
)  # fmt: skip
QUERIES = st.sampled_from(
    [
        "kosovo",
        "kosovo dialogue",
        '"kosovo dialogue"',
        "4000 otan",
        "été",
        '"l’otan kosovo" securite',
    ]
)


@settings(deadline=None)
@given(
    st.lists(WORDS, max_size=200).map("".join) | st.lists(WORDS, max_size=200).map(" ".join),
    QUERIES,
)
def test_any_passage_is_a_piece_of_the_text_with_whole_words_marked(text, query):
    text = unicodedata.normalize("NFC", text)
    found = passage(query, text)
    if found is None:
        assert not text.strip()
        return
    ends = (
        {t.start for t in analyse(text, language="fr")},
        {t.end for t in analyse(text, language="fr")},
    )
    for fragment in found.fragments:
        shown = "".join(run.text for run in fragment.runs)
        assert shown in text
        assert len(shown) <= 2 * WIDTH + 300
        assert all(run.text for run in fragment.runs)
        assert shown == shown.strip() != ""
        assert any(marks_are_whole(fragment, start, *ends) for start in places(text, shown))
        if unicodedata.combining(shown[0]):
            assert any(text[:start][-1:] in {"", "\n"} for start in places(text, shown))


def places(text, shown):
    at = text.find(shown)
    while at >= 0:
        yield at
        at = text.find(shown, at + 1)


def marks_are_whole(found, position, starts, ends):
    for run in found.runs:
        if run.marked and not (
            position in starts and (position + len(run.text) in ends or len(run.text) >= WIDTH)
        ):
            return False
        position += len(run.text)
    return True


@settings(deadline=None)
@given(st.text(max_size=300), QUERIES)
def test_marking_loses_nothing_of_a_text(text, query):
    assert text == "".join(run.text for run in marked(text, query, language="fr"))


@pytest.mark.parametrize(
    "text",
    [
        "kosovo " * 100_000,
        "kosovo" * 100_000,
        "kosovo" + " " * 500_000 + "kosovo",
        "kosovo" + ". " * 250_000,
        "kosovo" + "\n" * 500_000,
        "x" * 500_000 + " kosovo " + "y" * 500_000,
        "kosovo" + "\u0301" * 30 * 10_000,
        "kosovo dialogue " * 40_000,
        ".\u00a0" * 250_000 + "kosovo",
    ],
    ids=range(9),
)
@pytest.mark.parametrize("query", ["kosovo", '"kosovo kosovo" dialogue'])
def test_a_huge_line_gives_a_passage_of_the_usual_size(text, query):
    found = passage(query, text)
    assert 0 < len(text_of(found)) <= 2 * WIDTH
