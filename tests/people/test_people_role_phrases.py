"""A role is whole: with the body that it is in, and without what is somebody else's."""

from __future__ import annotations

import pytest

from index.people import identify, sightings
from index.people.offices import Offices
from index.release import Block, ReleaseId, Version


def roles(text, language="en"):
    read = Version(ReleaseId("r"), language, "", (Block(text, language),))
    return {one.name: one.role for one in identify([(read, sightings(read))])[0]}


WHOLE = [
    ("{}, CEO, Farmer Focus", "CEO, Farmer Focus"),
    ("{}, President and CEO, Girls for Equity", "President and CEO, Girls for Equity"),
    (
        "{}, of Ohio, to be General Counsel, Department of Education, vice Bo Quill, resigned.",
        "General Counsel, Department of Education",
    ),
    (
        "{}, Administrator, Federal Emergency Agency (FEMA), Department of Security, named Bo Quill.",
        "Administrator, Federal Emergency Agency (FEMA), Department of Security",
    ),
    (
        "{}, Member, the President’s Committee on the National Medal of Science",
        "Member, the President’s Committee on the National Medal of Science",
    ),
    (
        "{}, Nominee for Secretary for Research, Education, and Economics, Department of Farms",
        "Nominee for Secretary for Research, Education, and Economics, Department of Farms",
    ),
    ("{}, HUD Administrator, Region 8", "HUD Administrator, Region 8"),
    ("{}, President, Howard University    2. Bo Quill, Dean", "President, Howard University"),
    ("{}, Envoy, Department of State      Mr. Bo Quill, Dean", "Envoy, Department of State"),
    (
        "Here was Department of Housing and Urban Development (HUD) Secretary {}.",
        "Department of Housing and Urban Development (HUD) Secretary",
    ),
    ("They welcomed to the White House Prime Minister {}.", "Prime Minister"),
    (
        "{}, State Director, Rural Development, North Carolina",
        "State Director, Rural Development, North Carolina",
    ),
]


@pytest.mark.parametrize(("text", "role"), WHOLE)
def test_an_office_goes_on_with_the_body_it_is_in(text, role):
    assert roles(text.format("Ann Roe"))["Ann Roe"] == role


APART = [
    ("Ann Roe, CEO, Acme, and Bo Quill, CEO, Zenith, met.", "CEO, Acme", "CEO, Zenith"),
    ("Ann Roe, Secretary of State, Bo Quill, Secretary of Labor, met.", "Secretary of State", None),
    ("Ann Roe, Director, Mr. Bo Quill and others met.", "Director", None),
    ("Ann Roe, Director, Monday, June 5, with Mr. Bo Quill.", "Director", None),
    ("Ann Roe, Secretary of State, Vice President Bo Quill, met.", "Secretary of State", None),
    ("Ann Roe, Director, Acme will say so to Mr. Bo Quill.", "Director", None),
]


@pytest.mark.parametrize(("text", "role", "other"), APART)
def test_it_ends_before_other_people_days_and_sentences(text, role, other):
    found = roles(text)
    assert found["Ann Roe"] == role
    assert "Bo Quill" in found
    assert other is None or found["Bo Quill"] == other


@pytest.mark.parametrize(
    ("text", "role", "language"),
    [
        (
            "Ann Roe, of Ohio, to be Member of the Board for the remainder of the term expiring May.",
            "Member of the Board",
            "en",
        ),
        (
            "Ann Roe, to be Member of the Corporation for Roads for a term of years.",
            "Member of the Corporation for Roads",
            "en",
        ),
        (
            "Ann Roe, Envoy to the Organization for Security and Cooperation in Europe (OSCE), met.",
            "Envoy to the Organization for Security and Cooperation in Europe (OSCE)",
            "en",
        ),
        ("Mme Ann Roe, ministre de l’Intérieur à Lyon lundi.", "ministre de l’Intérieur", "fr"),
        (
            "Mme Ann Roe, présidente du Conseil économique, social et environnemental, parle.",
            "présidente du Conseil économique, social et environnemental",
            "fr",
        ),
        ("They were joined by its members Secretary Ann Roe and others.", "Secretary", "en"),
        ("He sang for Her Majesty Queen Ann.", "Queen", "en"),
    ],
)
def test_it_ends_where_the_office_does(text, role, language):
    assert list(roles(text, language).values()) == [role]


def test_equality_is_between_two():
    office = "secrétaire d’État chargée de l’Égalité entre les femmes et les hommes"
    assert roles(f"Mme Ann Roe, {office}, est là.", "fr") == {"Ann Roe": office}


def test_french_does_not_print_it_so():
    assert roles("Ann Roe, directrice, Paris, et M. Bo Quill", "fr")["Ann Roe"] == "directrice"


def test_who_is_listed_after_a_name_is_somebody_else():
    assert roles("Mrs. Ann Roe, Cabinet Members, and others are holding a meeting.") == {
        "Ann Roe": None
    }


def test_where_a_line_began_once_the_role_before_it_is_another_ones():
    lost = "Mr. Bo Quill, Former Chairman of the Chiefs of Staff       Admiral Ann Roe, Coast Guard"
    assert roles(lost)["Ann Roe"] == "Admiral"
    assert roles("Chairman of the Chiefs of Staff Admiral Ann Roe")["Ann Roe"] == (
        "Chairman of the Chiefs of Staff Admiral"
    )


def test_in_a_list_with_dashes_each_has_the_role_behind_the_name():
    listed = "Ann Roe – Former President of Chile   Bo Quill – Former President of Peru"
    assert roles(listed) == {
        "Ann Roe": "Former President of Chile",
        "Bo Quill": "Former President of Peru",
    }
    assert roles("M. Ann Roe – présidente de région", "fr") == {"Ann Roe": "présidente de région"}
    lost = "Two years after Mr. Bo Quill – the President signed an order."
    assert roles(lost) == {"Bo Quill": None}


@pytest.mark.parametrize(
    ("text", "role", "language"),
    [
        ("Jo was Director for U.S. Senator Ann Roe.", "U.S. Senator", "en"),
        ("Jo was a clerk for Seattle Mayor Ann Roe.", "Seattle Mayor", "en"),
        (
            "Jo is Chief of Staff to European Council President Ann Roe.",
            "European Council President",
            "en",
        ),
        ("Le rapport parlementaire du sénateur Ann Roe est là.", "sénateur", "fr"),
        (
            "It was led by Director for Racial Justice and Equity Ann Roe.",
            "Director for Racial Justice and Equity",
            "en",
        ),
    ],
)
def test_whoever_works_for_somebody_has_another_role(text, role, language):
    assert roles(text, language)["Ann Roe"] == role


@pytest.mark.parametrize(
    ("text", "found", "language"),
    [
        ("The President and Prime Minister Ann Roe met.", {"Ann Roe": "Prime Minister"}, "en"),
        ("The Chair and CEO Ann Roe came.", {"Ann Roe": "Chair and CEO"}, "en"),
        (
            "Mme Ann Roe, présidente de région, Bo Quill et M. Zed Moss sont là.",
            {"Ann Roe": "présidente de région", "Zed Moss": None},
            "fr",
        ),
        (
            "Ann Roe, ministre de l’Économie, Mme Lea Finch, ministre du Travail, sont là.",
            {"Ann Roe": "ministre de l’Économie", "Lea Finch": "ministre du Travail"},
            "fr",
        ),
        ("Mme Ann Roe, les présidents de région et le préfet sont là.", {"Ann Roe": None}, "fr"),
        ("L’Association (maires de France) Mme Ann Roe est là.", {"Ann Roe": None}, "fr"),
    ],
)
def test_a_role_beside_two_names_is_that_of_the_right_one(text, found, language):
    told = roles(text, language)
    assert {name: told.get(name, "nobody") for name in found} == found


@pytest.mark.parametrize(
    ("role", "key"),
    [
        ("Secretary of the Army, Department of Defense", "secretary/army/"),
        ("Administrator, Federal Emergency Management Agency (FEMA)", "administrator//fema"),
        ("Administrator, FEMA, Department of Homeland Security", "administrator//fema"),
        ("General Counsel, Department of Defense", "~general counsel department of defense"),
        (
            "ministre de l’Économie, des Sports et de l’Inconnu",
            "~ministre de l economie des sports et de l inconnu",
        ),
    ],
)
def test_a_department_is_no_part_of_an_office_that_is_one_without(role, key):
    assert [told.office.key for told in Offices().read(role)] == [key]
