"""The two sample releases give exactly their people, roles and relations."""

from pathlib import Path

import pytest

from index.people import identify, sightings
from index.release import Block, ReleaseId, Version

SEEDS = Path(__file__).resolve().parents[1] / "seeds"

BELGRADE = (
    "représentant spécial de l’Union européenne (UE) pour le dialogue entre Belgrade et Pristina"
    " et les autres questions régionales concernant les Balkans occidentaux"
)
ROLES = {
    "000_22f758d05eafb563": {
        "Mircea Geoană": "secrétaire général délégué de l’OTAN",
        "Miroslav Lajčák": BELGRADE,
    },
    "004_1c4b25704dc0e3be": {
        "Boris Ruge": (
            "secrétaire général adjoint de l’OTAN"
            " pour les affaires politiques et la politique de sécurité"
        ),
        "Elmedin Konakovic": "ministre des Affaires étrangères",
        "Christian Schmidt": "haut représentant pour la Bosnie-Herzégovine",
        "Vjosa Osmani": None,
        "Aleksandar Vucic": "président serbe",
        "Marko Djuric": "ministre des Affaires étrangères",
    },
}


def seed(stem):
    paragraphs = (SEEDS / f"{stem}.txt").read_text("utf-8").strip().split("\n\n")
    return Version(
        id=ReleaseId(stem),
        language="fr",
        title=paragraphs[0],
        blocks=tuple(
            Block(text, "en" if text.startswith("Mircea Geoana, NATO") else "fr")
            for text in paragraphs[1:]
            if not text.lstrip().startswith("•")
        ),
    )


def text_of(version, sighting):
    return version.title if sighting.block is None else version.blocks[sighting.block].text


@pytest.mark.parametrize("stem", ROLES)
def test_a_seed_names_these_people_in_these_roles_and_nobody_else(stem):
    version = seed(stem)
    people, _ = identify([(version, sightings(version))])
    assert {person.name: person.role for person in people} == ROLES[stem]


@pytest.mark.parametrize("stem", ROLES)
def test_every_mention_of_a_seed_points_at_a_person_and_at_the_surname(stem):
    version = seed(stem)
    people, mentions = identify([(version, sightings(version))])
    names = {person.id: person for person in people}
    for mention in mentions:
        printed = text_of(version, mention)[mention.start : mention.end]
        person = names[mention.person]
        assert printed.split()[-1] in " ".join((person.name, *person.variants))


def test_the_english_caption_spells_two_variants_of_the_same_people():
    version = seed("000_22f758d05eafb563")
    people, mentions = identify([(version, sightings(version))])
    assert [person.variants for person in people] == [("Mircea Geoana",), ("Miroslav Lajcak",)]
    caption = [m.role for m in mentions if m.block == 1]
    assert caption == [
        "NATO Deputy Secretary General",
        "EU Special Representative for Belgrade-Pristina dialogue",
    ]


@pytest.mark.parametrize(
    ("stem", "printed", "count"),
    [
        ("000_22f758d05eafb563", "Lajčák", 1),
        ("000_22f758d05eafb563", "Geoană", 1),
        ("004_1c4b25704dc0e3be", "Ruge", 4),
    ],
)
def test_a_surname_after_an_honorific_is_sighted_as_the_full_name(stem, printed, count):
    version = seed(stem)
    alone = [s for s in sightings(version) if text_of(version, s)[s.start : s.end] == printed]
    assert len(alone) == count
    assert {s.name.split()[-1] for s in alone} == {printed}
    assert all(len(s.name.split()) == 2 for s in alone)


def test_who_speaks_and_who_is_met_in_a_seed():
    version = seed("004_1c4b25704dc0e3be")
    _, mentions = identify([(version, sightings(version))])
    met = {m.person for m in mentions if m.relation == "met"}
    speaks = {m.person for m in mentions if m.relation == "speaks"}
    assert speaks == {"boris-ruge"}
    assert met == {
        "boris-ruge", "vjosa-osmani", "elmedin-konakovic",
        "christian-schmidt", "aleksandar-vucic", "marko-djuric",
    }  # fmt: skip
