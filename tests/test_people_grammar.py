"""What makes a run of capitals a person, in both languages; and what does not."""

import pytest

from index.people import identify, sightings
from index.release import Block, ReleaseId, Version


def version(text, language="fr", title=""):
    return Version(ReleaseId("r"), language, title, (Block(text, language),))


def sure(read):
    return [s for s in sightings(read) if s.sure]


def people(text, language="fr", title=""):
    read = version(text, language, title)
    return {p.name: p.role for p in identify([(read, sightings(read))])[0]}


FRENCH = [
    ("M. Ruge s’est rendu à Belgrade.", {"Ruge": None}),
    ("M.\u00a0Miroslav Lajčák est arrivé.", {"Miroslav Lajčák": None}),
    ("MM. Dupont et Durand ont signé.", {"Dupont": None, "Durand": None}),
    ("Mme de Montchalin a signé.", {"de Montchalin": None}),
    ("Mme Ursula von der Leyen a signé.", {"Ursula von der Leyen": None}),
    ("M. Jean\u2011Noël Barrot a signé.", {"Jean\u2011Noël Barrot": None}),
    ("Le président Macron a parlé.", {"Macron": "président"}),
    ("M. l’ambassadeur Boris Ruge est là.", {"Boris Ruge": None}),
    (
        "Bruno Le Maire, ministre de l’Économie, a signé.",
        {"Bruno Le Maire": "ministre de l’Économie"},
    ),
    (
        "François de Rugy, ministre d’État, ministre de la Transition écologique, se rendra à Lyon.",
        {"François de Rugy": "ministre d’État, ministre de la Transition écologique"},
    ),
    (
        "Giovanni FUNGO et DING Xuexiang, vice-premier ministre chinois, ont signé.",
        {"Giovanni FUNGO": None, "DING Xuexiang": "vice-premier ministre chinois"},
    ),
    (
        "Sébastien Lecornu et Brune Poirson, secrétaires d’État, se rendront à Lyon.",
        {"Sébastien Lecornu": None, "Brune Poirson": "secrétaires d’État"},
    ),
    (
        "L’ancien ministre de la Défense, Jean Dupont, était là.",
        {"Jean Dupont": "ancien ministre de la Défense"},
    ),
    ("Il verra Pierre DUPONT Chapelle du village.", {"Pierre DUPONT": None}),
    ("« Merci », a déclaré Vjosa Osmani.", {"Vjosa Osmani": None}),
    ("Il a rencontré Vjosa Osmani à Pristina.", {"Vjosa Osmani": None}),
]

ENGLISH = [
    ("Mr. Sullivan met with them.", {"Sullivan": None}),
    ("President Biden announced it.", {"Biden": "President"}),
    ("Lt. Gen. Nick Parker visited.", {"Nick Parker": None}),
    ("Ms. Anne-Marie O’Brien spoke.", {"Anne-Marie O’Brien": None}),
    (
        "National Security Advisor Jake Sullivan spoke.",
        {"Jake Sullivan": "National Security Advisor"},
    ),
    (
        "They met Foreign Minister Simon Coveney of Ireland.",
        {"Simon Coveney": "Foreign Minister"},
    ),
    (
        "Ibrahim Kalin, Spokesperson and Chief Advisor to the President of Turkey, was there.",
        {"Ibrahim Kalin": "Spokesperson and Chief Advisor to the President of Turkey"},
    ),
    (
        "Marko Djuric, the former Minister of Trade, was there.",
        {"Marko Djuric": "former Minister of Trade"},
    ),
    ("James M. Smith, Ambassador to Chad, signed.", {"James M. Smith": "Ambassador to Chad"}),
    ("Senator Angus King said so.", {"Angus King": "Senator"}),
    ("She met with Vjosa Osmani in Pristina.", {"Vjosa Osmani": None}),
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french_introduces_a_person(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_introduces_a_person(text, expected):
    assert people(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La réouverture du pont Austerlitz, qui surplombe l’Ibar, est proche.", "fr"),
        ("Le directeur est passé rue Jean Jaurès.", "fr"),
        ("Le ministre a reçu le prix Albert Londres.", "fr"),
        ("L’aéroport international Charles de Gaulle a rouvert.", "fr"),
        ("Le porte-avions « Charles de Gaulle » a appareillé.", "fr"),
        ("Le ministre des Affaires étrangères, l’OTAN et l’ONU ont signé.", "fr"),
        ("Le Président de la République a signé à Paris en Mars.", "fr"),
        ("La tempête Alex a frappé les Alpes-Maritimes.", "fr"),
        ("Le maire de Saint Denis a signé.", "fr"),
        ("She crossed the George Washington Bridge.", "en"),
        ("Hurricane Ida and the John Lewis Voting Rights Act", "en"),
        ("The President of the United States signed the Clean Air Act.", "en"),
        ("The Biden Administration and the Council said so.", "en"),
        ("The USS Gerald Ford left Norfolk.", "en"),
        ("General Motors and General Electric said so.", "en"),
        ("LE MINISTRE JEAN DUPONT A RENCONTRÉ LES ÉLUS DE LA VILLE DE LYON", "fr"),
    ],
)
def test_a_bridge_a_street_a_law_an_institution_is_nobody(text, language):
    assert people(text, language) == {}


@pytest.mark.parametrize(
    ("text", "language", "surname", "relation"),
    [
        ("« Oui », a déclaré M. Geoană.", "fr", "Geoană", "speaks"),
        ("M. Ruge a également souligné que oui.", "fr", "Ruge", "speaks"),
        ("Selon M. Ruge, oui.", "fr", "Ruge", "speaks"),
        ("Elle a reçu M. Ruge.", "fr", "Ruge", "met"),
        ("Il s’est entretenu avec M. Ruge.", "fr", "Ruge", "met"),
        ("Il parle au nom de M. Ruge.", "fr", "Ruge", "represented"),
        ("Elle a reçu le rapport de M. Ruge.", "fr", "Ruge", "mentioned"),
        ("“Yes,” said Ms. Psaki.", "en", "Psaki", "speaks"),
        ("Mr. Ruge also stressed it.", "en", "Ruge", "speaks"),
        ("She met with Mr. Ruge.", "en", "Ruge", "met"),
        ("She spoke on behalf of Mr. Ruge.", "en", "Ruge", "represented"),
        ("A letter to Mr. Ruge.", "en", "Ruge", "mentioned"),
    ],
)
def test_what_a_person_is_told_to_have_done(text, language, surname, relation):
    (sighting,) = sure(version(text, language))
    assert (sighting.name, sighting.relation) == (surname, relation)


def test_a_surname_and_another_spelling_are_the_full_name_of_the_version():
    text = "M. Mircea Geoană est là. M. Geoana aussi, et Geoana encore."
    assert {s.name for s in sure(version(text))} == {"Mircea Geoană"}
    assert len(sure(version(text))) == 3


def test_a_surname_that_two_people_bear_stays_alone():
    text = "Mme Jill Biden et M. Joe Biden. M. Biden a parlé."
    assert [s.name for s in sure(version(text))] == ["Jill Biden", "Joe Biden", "Biden"]


def test_a_headline_is_cut_to_the_name_that_the_sentences_know():
    read = version("President Biden signed it.", "en", "President Biden Unveils Sweeping Relief")
    assert {s.name for s in sure(read)} == {"Biden"}


@pytest.mark.parametrize(
    "text",
    [
        "A" * 50_000, "Abc " * 12_000, "," * 50_000, "'’" * 25_000, "Jean " + "de " * 16_000,
        "M. " * 16_000, "(" * 25_000 + ")" * 25_000, "ministre de la " * 3_000, "A.-" * 16_000,
        " " * 50_000, "\n" * 50_000, "a\u0301" * 20_000, "\ud800 M. Dupont", "M. Dupont et " * 3_000,
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["fr", "en"])
def test_hostile_text_gives_sightings_in_order_that_never_overlap(text, language):
    found = sure(version(text, language))
    ends = [0] + [s.end for s in found]
    assert all(end <= s.start < s.end <= len(text) for end, s in zip(ends, found, strict=False))
