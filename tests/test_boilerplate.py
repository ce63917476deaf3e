"""Which paragraphs say nothing of the event."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.boilerplate import LONGEST, boilerplate, is_boilerplate


@pytest.mark.parametrize(
    "text",
    [
        "###",
        r"\# \# \#",
        "- 30 -",
        "For Immediate Release",
        "Pour diffusion immédiate",
        "Contact presse : 01 40 81 18 07",
        "Contacts",
        "Contact Information",
        "Press contact: Jane Doe, press@example.org",
        "Media office – Brussels",
        "Service de presse de Mme Wargon",
        "For further information, please visit www.example.org.",
        "Pour en savoir plus : www.example.org",
        "Pour plus d’informations, consultez notre site.",
        "Pour de plus amples informations, écrivez-nous.",
        "Notes to editors",
        "Note aux rédactions",
        "Follow us on Twitter",
        "Suivez-nous sur les réseaux sociaux",
        "Télécharger le dossier de presse",
        "Download the full report",
        "Read more",
        "À propos de l’Agence",
        "About Debian",
        "presse@example.org",
        "Tél. : +33 1 40 81 18 07",
        "https://www.example.org/a/b",
        "Check against delivery",
        "Seul le prononcé fait foi",
        "© 2024 Example",
        "Embargoed until noon",
    ],
)
def test_formulas_are_boilerplate(text):
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "About two hundred people left Kabul.",
        "À propos du Kosovo, le ministre a rappelé que le dialogue restait ouvert.",
        "For the first time, the Allies met in Pristina.",
        "Pour la première fois, les Alliés se sont réunis.",
        "The contact group met on Monday.",
        "Embargo on arms extended by a year",
        "Contacts between Belgrade and Pristina resumed.",
        "Le contact est rompu depuis lundi.",
        "(c) The Secretary shall consult with the Secretary of the Treasury.",
        "The press office of the ministry was attacked.",
        "Il a été joint au 01 40 81 18 07 par le président de la République.",
        "Pour plus de sécurité, la KFOR a été renforcée.",
        "Informations complémentaires attendues lundi.",
    ],
)
def test_what_tells_of_the_event_is_not(text):
    assert not is_boilerplate(text)


def test_a_long_paragraph_says_something_however_it_begins():
    assert is_boilerplate("Contact : " + "x" * (LONGEST - 10))
    assert not is_boilerplate("Contact : " + "x" * LONGEST)


@given(st.text(max_size=500))
def test_any_text_is_judged(text):
    assert is_boilerplate(text) in {True, False}


@pytest.mark.parametrize(
    ("heading", "contact"),
    [("About Debian", "Contact Information"), ("À propos de Debian", "Contacts")],
)
def test_what_stands_under_a_heading_that_presents_the_office_is(heading, contact):
    event, presented = "Debian 7 is out. " * 9, "Debian is made by volunteers. " * 30
    texts = [event, event, heading, presented, contact, "press@example.org"]
    assert boilerplate(texts) == [False, False, True, True, True, True]
    assert boilerplate([*texts[:4], "Upgrades", event])[4:] == [False, False]


def test_a_release_that_begins_by_presenting_is_not_all_boilerplate():
    assert boilerplate(["About NATO", *["The Council met."] * 5]) == [True, *[False] * 5]


@given(st.lists(st.text(max_size=80)))
def test_any_release_is_judged_paragraph_by_paragraph(texts):
    assert len(boilerplate(texts)) == len(texts)
