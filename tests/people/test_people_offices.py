"""An office is one, whatever language names it; what is unknown stays as it is printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.people.office_table import PACKAGED
from index.people.offices import Correction, Office, Offices, label

OFFICES = Offices()


def keys(role, offices=OFFICES):
    return [told.office.key for told in offices.read(role)]


PAIRS = [
    (
        "secrétaire général délégué de l’OTAN",
        "NATO Deputy Secretary General",
        "deputy-secretary-general//nato",
    ),
    (
        "secrétaire général adjoint de l'OTAN pour les affaires politiques et la politique de sécurité",
        "NATO Assistant Secretary General for Political Affairs and Security Policy",
        "assistant-secretary-general/political-affairs+security-policy/nato",
    ),
    (
        "secrétaire générale adjointe des Nations Unies",
        "United Nations Under-Secretary-General",
        "under-secretary-general//un",
    ),
    ("secrétaire général de l’OTAN", "Secretary-General of NATO", "secretary-general//nato"),
    (
        "ministre serbe des Affaires étrangères",
        "Serbian Foreign Minister",
        "minister/foreign-affairs/rs",
    ),
    (
        "ministre des Finances et de l’Économie",
        "Minister of the Economy and Finance",
        "minister/economy+finance/",
    ),
    ("Première ministre", "Prime Minister", "prime-minister//"),
    ("présidente du Kosovo", "President of Kosovo", "president//xk"),
    ("président des États-Unis", "U.S. President", "president//us"),
    ("Premier ministre britannique", "UK Prime Minister", "prime-minister//gb"),
    ("ambassadrice de France en Serbie", "French Ambassador to Serbia", "ambassador/to:rs/fr"),
    (
        "représentant permanent de l’Estonie auprès de l’OTAN",
        "Permanent Representative of Estonia to NATO",
        "permanent-representative/to:nato/ee",
    ),
    ("commandant de la KFOR", "KFOR Commander", "commander//kfor"),
    ("ministre des Transports", "Transport Minister", "minister/transport/"),
]


@pytest.mark.parametrize(("french", "english", "key"), PAIRS, ids=[pair[2] for pair in PAIRS])
def test_both_languages_name_one_office_which_has_a_name_in_both(french, english, key):
    assert keys(french) == [key]
    assert keys(english) == [key]
    office = Office.of(key)
    assert office.key == key
    for language in ("fr", "en"):
        assert label(office, language)


def test_what_an_office_is_called_is_read_as_that_office():
    for post, language in PACKAGED.shown:
        if post in set(PACKAGED.posts.values()):
            assert keys(PACKAGED.shown[post, language]) == [f"{post}//"], (post, language)
    for body, posts in PACKAGED.bodies.items():
        for post in set(posts.values()):
            for language in ("fr", "en"):
                shown = label(Office(post, (), body), language)
                assert keys(shown.replace(",", "")) == [f"{post}//{body}"], shown


def test_the_same_word_is_another_office_in_another_institution():
    assert keys("secrétaire général adjoint de l'OTAN") != keys("Under-Secretary-General, NATO")
    assert label(Office.of(keys("secrétaire général adjoint de l'OTAN")[0]), "en").startswith(
        "Assistant Secretary General"
    )
    assert label(Office.of(keys("secrétaire général adjoint de l'ONU")[0]), "en").startswith(
        "Under-Secretary-General"
    )


TOGETHER = [
    ("Ministre d'Etat, Ministre de l'Intérieur", ["minister-of-state//", "minister/interior/"]),
    ("Premier ministre et ministre des Finances", None),
    (
        "Prime Minister of Kosovo and Minister of Finance",
        ["prime-minister//xk", "minister/finance/"],
    ),
    ("President and Prime Minister", ["~president and prime minister"]),
    ("President and Director of Ombrea", ["~president and director of ombrea"]),
    ("Member, President’s Committee on the Arts", ["~member president s committee on the arts"]),
    ("ministre délégué, chargé des Transports", ["minister-delegate/transport/"]),
    (
        "secrétaire d'État auprès du ministre d'État, ministre de la Transition écologique et solidaire",
        ["secretary-of-state/at:ecological-transition/"],
    ),
    (
        "ministre auprès du ministre d'Etat, ministre de la Transition écologique, chargée des Transports",
        ["minister/transport/"],
    ),
]


@pytest.mark.parametrize(("role", "expected"), TOGETHER)
def test_a_phrase_is_cut_where_another_office_begins_and_nowhere_else(role, expected):
    if expected is None:  # what stands alone before « et » may be completed by what follows
        assert keys(role) == ["~premier ministre et ministre des finances"]
    else:
        assert keys(role) == expected


@pytest.mark.parametrize(
    ("role", "tense"),
    [
        ("ancien Premier ministre", "over"),
        ("former President", "over"),
        ("ex-ministre des Transports", "over"),
        ("then-Senator", "over"),
        ("Nominee for Secretary of Defense", "awaited"),
        ("President-elect", "awaited"),
        ("futur ambassadeur de France en Serbie", "awaited"),
        ("ministre des Anciens Combattants", "held"),
        ("Acting Administrator", "held"),
        ("distinguished former Senator", "over"),
    ],
)
def test_an_office_that_is_over_or_awaited_is_not_held(role, tense):
    (told,) = OFFICES.read(role)
    assert told.tense == tense
    assert bool(OFFICES.held(role)) == (tense == "held")


def test_former_holds_for_what_et_binds_to_it_and_not_beyond_a_comma():
    assert [t.tense for t in OFFICES.read("ancien ministre et député")] == ["over", "over"]
    assert [t.tense for t in OFFICES.read("ancien ministre, député")] == ["over", "held"]


def test_what_the_table_cannot_read_whole_stays_as_it_is_printed():
    (told,) = OFFICES.read("Directrice d’Ombrea")
    assert (told.office.key, told.printed) == ("~directrice d ombrea", "Directrice d’Ombrea")
    assert not told.office.is_paired
    assert label(told.office, "fr") is None


@pytest.mark.parametrize(
    "role",
    ["New Jersey Senator", "New Mexico Governor", "Governor of Georgia", "présidente Sea Europe"],
)
def test_a_place_or_a_name_that_only_looks_like_one_we_know_stays_as_it_is_printed(role):
    assert not OFFICES.read(role)[0].office.is_paired


@pytest.mark.parametrize("role", ["Member", "fondatrice", "", " , ", "«»", "d’", "🙂"])
def test_what_is_no_office_gives_none(role):
    assert OFFICES.read(role) == ()


def test_whoever_holds_more_answers_to_less_and_not_the_other_way_round():
    held = Office.of("minister/economy+finance/fr")
    assert held.answers(Office.of("minister/finance/"))
    assert held.answers(Office.of("minister//"))
    assert not Office.of("minister/finance/").answers(held)
    assert Office.of("secretary-of-state/at:transport/").answers(
        Office.of("secretary-of-state/transport/")
    )
    assert Office("~directrice d ombrea").answers(Office("~directrice"))
    assert not Office("~directrices d ombrea").answers(Office("~directrice"))


def test_a_correction_pairs_two_names_and_may_lead_to_an_office_of_the_table():
    paired = Correction((("fr", "chef de la MINUK"), ("en", "Head of UNMIK")))
    council = Correction((("en", "Prime Minister of Italy"),), ("président du Conseil",))
    offices = Offices((paired, council), ("grand témoin",))
    assert (
        keys("chef de la MINUK", offices) == keys("Head of UNMIK", offices) == ["!chef de la minuk"]
    )
    assert offices.names(Office.of("!chef de la minuk")) == {
        "fr": "chef de la MINUK",
        "en": "Head of UNMIK",
    }
    assert keys("président du Conseil", offices) == ["prime-minister//it"]
    assert keys("Grande témoin", offices) == []
    assert keys("Grande témoin") == ["~grande temoin"]


@given(st.text(max_size=300))
def test_any_phrase_is_read_and_every_key_gives_back_its_office(role):
    for told in OFFICES.read(role):
        assert Office.of(told.office.key) == told.office
        assert "=" not in told.office.key
        assert len(told.office.key) <= 200
