"""Names of every shape: family first, Arabic articles, nicknames, lists; and bodies, no people."""

import pytest

from index.people import identify, sightings
from index.people.authority import everyone
from index.people.family_first import is_family_first
from index.people.keys import kin_key, surnames
from index.release import Block, ReleaseId, Version


def version(text, language="fr", id="r"):
    return Version(ReleaseId(id), language, "", (Block(text, language),))


def people(text, language="fr"):
    read = version(text, language)
    return {p.name: p.role for p in identify([(read, sightings(read))])[0]}


FRENCH = [
    ("Le président Xi Jinping est là. Le président Xi a signé.", {"Xi Jinping": "président"}),
    ("Le ministre japonais, Kishida Fumio, a signé.", {"Kishida Fumio": "ministre japonais"}),
    (
        "Le Premier ministre Moustafa al-Kadhimi est là. M. al-Kadhimi a signé.",
        {"Moustafa al-Kadhimi": "Premier ministre"},
    ),
    ("Bachar al-Assad a déclaré : « Non. »", {"Bachar al-Assad": None}),
    ("M. Mohammed ben Salmane a signé.", {"Mohammed ben Salmane": None}),
    ("M. Cédric O, secrétaire d’État, a signé.", {"Cédric O": "secrétaire d’État"}),
    ("Il a vu à la DGALN Marie Douce ALBERT, journaliste.", {"Marie Douce ALBERT": "journaliste"}),
    (
        "Cette équipe est née avec une agence fondée naguère par Djamel Klouche, Caroline Poulin et François Decoster.",
        {"Djamel Klouche": None, "Caroline Poulin": None, "François Decoster": None},
    ),
    (
        "Odo Roux présidera. M. Roux sera là.",
        {"Odo Roux": None},
    ),
    (
        "Fella Imal, déléguée générale du Global Compact France, a signé.",
        {"Fella Imal": "déléguée générale du Global Compact France"},
    ),
]

ENGLISH = [
    ("President Xi Jinping is here. President Xi signed.", {"Xi Jinping": "President"}),
    ("She met with Yoon Suk-yeol. Mr. Yoon signed.", {"Yoon Suk-yeol": None}),
    (
        "Prime Minister Mustafa al-Kadhimi, Speaker Omar al-Roe, and Nur Barzan signed.",
        {"Mustafa al-Kadhimi": "Prime Minister", "Omar al-Roe": "Speaker", "Nur Barzan": None},
    ),
    ("President el-Sisi signed.", {"el-Sisi": "President"}),
    ("King Salman bin Hamad Al Saud signed.", {"Salman bin Hamad Al Saud": "King"}),
    ("Senator Shevrin “Shev” Jones signed.", {"Shevrin Jones": "Senator"}),
    ("Dr. Amefil (Amy) Agbayani signed.", {"Amefil Agbayani": None}),
    ("Senator Robert C Byrd signed.", {"Robert C Byrd": "Senator"}),
    (
        "National Security Council: Secretary of State Blinken and Foreign Minister Lavrov met.",
        {"Blinken": "Secretary of State", "Lavrov": "Foreign Minister"},
    ),
    ("They were held with Secretary of State Blinken.", {"Blinken": "Secretary of State"}),
    (
        "He thanked Senators Roe, Poe, and Low for it.",
        {"Roe": "Senators", "Poe": None, "Low": None},
    ),
    ("Roopali Desai is a partner there. Ms. Desai was a clerk.", {"Roopali Desai": None}),
    ("Dr. Rob Davidson MD, President of a firm, signed.", {"Rob Davidson": "President of a firm"}),
    ("He saw Prime Minister Suga Yoshihide Japan", {"Suga Yoshihide": "Prime Minister"}),
    ("Justice Sandra Day O’Connor signed.", {"Sandra Day O’Connor": "Justice"}),
    ("Sheriff Kirk Taylor signed.", {"Kirk Taylor": "Sheriff"}),
    ("The President and First Lady Ann Roe signed.", {"Ann Roe": None}),
    (
        "Ann Roe, Member of the Board of Trustees of the Harry S Truman Foundation, signed.",
        {"Ann Roe": "Member of the Board of Trustees of the Harry S Truman Foundation"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french_prints_names_of_every_shape(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_prints_names_of_every_shape(text, expected):
    assert people(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rendez-vous au 8 rue du Docteur Lebel.", "fr"),
        ("Il ira au col de Gratteloup.", "fr"),
        ("Arrivée du ministre d’État au stand Pôle Emploi.", "fr"),
        ("La fondatrice du projet Burning Man est là.", "fr"),
        ("La visite de la Distillerie Jameson de Midleton, directeur compris.", "fr"),
        ("She was Director of the U.S. Geological Survey.", "en"),
        ("She was Commissioner of the U.S. Marine Mammal Commission.", "en"),
        ("He is Executive Director of the American Zionist Movement.", "en"),
        ("He is President of the Costa Rican Legislative Assembly.", "en"),
        ("She is a member of the Anchorage Rotary Club.", "en"),
        ("She is a Partner at Cohen Milstein, a member of the firm.", "en"),
        ("He drafted the Senator Paul Simon Clean Water Act.", "en"),
        ("General Electrics and the General Staff agreed.", "en"),
        ("He was president of the Bar Association’s Ben F. Jones Chapter in 2011.", "en"),
        ("Al-Qaeda and al-Shabaab were named by the Director.", "en"),
        ("The Councilmember at-Large left.", "en"),
        ("He got the Secretary of State Distinguished Service Award for it.", "en"),
        ("They gave an additional $15mm ARP to the town.", "en"),
        ("Les Commissions Départementales de la Chasse, directeur compris, siègent.", "fr"),
    ],
)
def test_a_body_a_street_a_firm_is_nobody(text, language):
    assert people(text, language) == {}


@pytest.mark.parametrize(
    ("name", "is_first"),
    [
        ("xi jinping", True), ("moon jae-in", True), ("yoon suk yeol", True), ("han duck-soo", True),
        ("kishida fumio", True), ("abe shinzo", True), ("liu xiaoming", True), ("cho hyundong", True),
        ("ban ki-moon", True), ("tsai ing-wen", True), ("fumio kishida", False), ("sung kim", False),
        ("kim janey", False), ("lee zeldin", False), ("lisa wang", False), ("jun li", False),
        ("nguyen phu trong", False), ("ma barker", False), ("xi", False), ("", False), ("xi -", False),
    ],
)  # fmt: skip
def test_the_family_stands_first_in_chinese_korean_and_japanese_names(name, is_first):
    assert is_family_first(name.split()) is is_first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kishida Fumio", "Fumio Kishida"), ("Xi Jinping", "Xi"), ("Yoon Suk Yeol", "YOON Suk-yeol"),
        ("Mustafa al-Kadhimi", "Kadhimi"), ("Abdel Fattah el-Sisi", "Al-Sissi"),
        ("Mohamed bin Zayed", "Mohammed bin Zayed Al Nahyan"),
    ],
)  # fmt: skip
def test_every_order_and_article_of_a_name_is_kin(one, other):
    assert kin_key(one) == kin_key(other)


def test_an_article_and_a_father_are_surnames_too():
    assert surnames("Mustafa al-Kadhimi") == ("al kadhimi", "kadhimi")
    assert surnames("Salman bin Hamad Al Saud") == ("al saud", "saud", "bin hamad", "hamad")


@pytest.mark.parametrize(
    ("texts", "ids"),
    [
        (("Prime Minister Fumio Kishida signed.", "Prime Minister Kishida Fumio signed."), 1),
        (("President Xi Jinping signed.", "President Xi signed."), 1),
        (("Prime Minister Omar al-Roe signed.", "Prime Minister Roe signed."), 1),
        (("Ambassador Sung Kim signed.", "Director Kim Sung-han signed."), 2),
    ],
)
def test_two_orders_of_a_name_are_one_person_over_releases(texts, ids):
    read = [version(text, "en", f"r{n}") for n, text in enumerate(texts)]
    known, _ = everyone([[(one, sightings(one))] for one in read])
    assert len({who.id for names in known.values() for who in names.values() if who}) == ids


@pytest.mark.parametrize("piece", ["MD ", "“A” ", "al-Roe ", "Kim ", "bin ", "Ann Roe, ", "U.S. "])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_shape_repeated_without_end_is_read_in_a_moment(piece, language):
    read = version(f"Senator Ann Roe {piece * 8_000}", language)
    assert all(one.start < one.end for one in sightings(read))
