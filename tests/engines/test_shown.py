"""What a list of results shows is the same on every engine as by reading the releases whole."""

import random

import pytest

from index.analysed import entry
from index.card import Card
from index.release import Block, Mention, Person, PersonId, Release, ReleaseId, Version
from search.planning import plan
from search.query import Query
from search.shown import shown
from search.snippets import in_titles, snippets
from search.sought import Sought
from search.syntax import parse

RUGE = PersonId("boris-ruge")

WORDS = {
    "fr": [
        "sécurité", "l’armée", "région", "La", "paix", "paix,", "4\u00a0000", "OTAN", "cyber-attaque",
        "aujourd’hui", "«\u00a0paix\u00a0»", "e\u0301te\u0301", "Mitrovica", "et", "…",
    ],
    "en": [
        "security", "army’s", "region", "The", "peace", "4,000", "NATO", "cyber-attack", "U.S.",
        "“peace”", "Mitrovica", "and", "👩\u200d🚀", "\udc80",
    ],
}  # fmt: skip
QUERIES = [
    "",
    "paix",
    "sécurité région",
    "securite 4000 mitrovica",
    '"la paix" région',
    '"peace and security"',
    '"l’armée" cyberattaque',
    "titre title otan",
    "person:boris-ruge paix",
    "zzz",
    'paix -mitrovica "et …"',
]


def text(random, language):
    spaces = [" "] * 8 + ["  ", "\n", "\t ", "\u202f"]
    words = random.choices(WORDS[language], k=random.choice([0, 1, 5, 40, 150]))
    return "".join(word + random.choice(spaces) for word in words).strip()


def version(random, id, language):
    other = {"fr": "en", "en": "fr"}[language]
    kinds = ["paragraph"] * 5 + ["heading", "caption"]
    blocks = [
        Block(text(random, one), one, random.choice(kinds))
        for one in random.choices([language, other], [5, 1], k=random.randrange(7))
    ]
    if random.random() < 0.3:
        blocks += [Block("About NATO", "en", "heading"), Block("Paix et sécurité, peace.", "fr")]
    title = random.choice(["Titre paix OTAN", "Title NATO", "", "La paix et 4\u00a0000 soldats"])
    return Version(ReleaseId(id), language, title, tuple(blocks))


def made(number, revision=0):
    seeded = random.Random(f"{number} {revision}")  # noqa: S311 - the same each time
    id = ReleaseId(f"r{number}")
    languages = seeded.choice([("fr",), ("en",), ("fr", "en")])
    versions = tuple(version(seeded, id, language) for language in languages)
    mentions = tuple(
        Mention(RUGE, one.language, block, 0, min(len(held.text), 12))
        for one in versions
        for block, held in enumerate(one.blocks)
        if held.text and seeded.random() < 0.2
    )
    people = (Person(RUGE, "Boris Ruge", role="SGA"),) if mentions else ()
    return Release(id, versions, people, mentions)


def sought(query, *others):
    return Sought.of(
        *(
            plan(Query(one), parse(one), people=lambda name: (name,)).wanted
            for one in (query, *others)
        )
    )


def told(found):
    """The marks, and the texts with where their sentences begin, as plain values."""
    texts = found.texts
    return (
        [[*marks] for marks in found.marks],
        [
            (nature, texts.read(place, number), [*texts.breaks(place, number)])
            for place, card in enumerate(found.cards)
            if card
            for number, nature in enumerate(texts.natures(place))
        ],
    )


def test_what_is_sought_is_marked_where_reading_the_releases_marks_it(stocked):
    searcher, releases = stocked
    ids = [release.id for release in releases]
    random.Random(7).shuffle(ids)  # noqa: S311 - the same each time
    for query in QUERIES:
        asked = sought(query, "paix sécurité peace")
        for page in (ids, ids[:3], ids[:1], []):
            found = searcher.show(page, asked)
            plain = shown([searcher.get(id) for id in page], asked)
            assert told(found) == told(plain), query
            for first in ("fr", "en"):
                assert snippets(found, asked, first=first) == snippets(plain, asked, first=first)
            assert in_titles(found, asked) == in_titles(plain, asked)


def test_a_card_says_what_a_list_shows(stocked):
    searcher, releases = stocked
    cards = searcher.show([release.id for release in releases], sought("paix")).cards
    assert [*cards] == [Card.of(release) for release in releases]


def test_a_release_comes_back_as_it_was_put(stocked):
    searcher, releases = stocked
    assert [searcher.get(release.id) for release in releases] == releases


def test_what_is_not_there_is_shown_as_nothing(stocked):
    searcher, releases = stocked
    found = searcher.show([ReleaseId("zzz"), releases[0].id], sought("paix"))
    assert found.cards[0] is None
    assert found.cards[1].id == releases[0].id
    assert found.marks[0] == []


def test_a_word_far_down_a_long_text_is_marked(shop):
    far = "mot " * 20_000 + "paix " + "x" * 70_000 + " paix"
    releases = [
        Release(ReleaseId(id), (Version(ReleaseId(id), "fr", "", (Block(text, "fr"),)),))
        for id, text in (("far", far), ("near", "La paix."))
    ]
    searcher = shop.holding(*map(entry, releases))
    found = searcher.show([ReleaseId("near"), ReleaseId("far")], sought("paix"))
    assert [[mark[1:3] for mark in marks] for marks in found.marks] == [
        [(3, 7)],
        [(80_000, 80_004), (150_006, 150_010)],
    ]


@pytest.fixture(params=["one publication", "several, with updates and deletions"])
def stocked(shop, request):
    """A searcher over forty releases, however they came there."""
    if request.param == "one publication":
        releases = [made(number) for number in range(40)]
        return shop.holding(*map(entry, releases)), releases
    shop.holding(*(entry(made(number)) for number in range(30)))
    shop.writer.forget([ReleaseId("r3"), ReleaseId("r4")])
    shop.holding(*(entry(made(number, 1)) for number in (5, 6, 35)))
    searcher = shop.holding(*(entry(made(number)) for number in range(36, 40)))
    left = [number for number in range(30) if number not in (3, 4, 5, 6)]
    releases = [made(number) for number in (*left, *range(36, 40))]
    return searcher, [*releases, *(made(number, 1) for number in (5, 6, 35))]
