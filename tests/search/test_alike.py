"""Releases of the same event or about the same people, each with an honest reason."""

from datetime import date

import pytest
from made import mention, person, release, version

from index.release import Days, Person, Release, ReleaseId
from search.alike import NEAR, alike

SEEDS = ("000_22f758d05eafb563", "004_1c4b25704dc0e3be")

FILLER = [
    release(f"f{number}", f"Une note du service numéro {number}.", title=f"Note {number}", day=f"2020-01-{number + 1:02}")
    for number in range(30)
]  # fmt: skip

RUGE = person("Boris Ruge", role="secrétaire général adjoint")


def event(id, text, *, title="", day="2024-08-16", people=(), language="fr"):
    return release(id, text, title=title, day=day, people=people, language=language)


def found(searcher_of, one, *others, interface="fr", limit=5):
    searcher = searcher_of(one, *others, *FILLER)
    return {a.id: a for a in alike(one, searcher, interface=interface, limit=limit)}


@pytest.mark.parametrize("interface", ["fr", "en"])
def test_each_seed_finds_the_other_with_an_honest_reason(seeds, interface):
    for id, other in (SEEDS, SEEDS[::-1]):
        (near,) = alike(seeds.get(ReleaseId(id)), seeds, interface=interface)
        assert near.id == other
        assert near.words
        assert near.days is None
        text = " ".join(
            (v.title + " " + " ".join(b.text for b in v.blocks)).lower()
            for v in seeds.get(ReleaseId(other)).versions
        )
        stems = [word.lower()[:5] for word in near.words]
        assert [stem for stem in stems if stem not in text] == []


def test_the_same_event_is_found_by_words_people_and_days(searcher_of):
    one = event("a", "Visite à Mitrovica du contingent.", title="Mitrovica", people=[RUGE])
    near = event("b", "Le contingent salué à Mitrovica.", title="Retour de Mitrovica", day="2024-08-18", people=[RUGE])  # fmt: skip
    far = event("c", "Le budget des routes.", title="Routes", day="2019-01-01")
    others = found(searcher_of, one, near, far)
    assert [*others] == ["b"]
    assert (others["b"].words, others["b"].days) == (("Mitrovica", "contingent"), 2)
    assert [(p.id, p.role) for p in others["b"].people] == [(RUGE.id, RUGE.role)]


def test_a_release_is_not_like_itself_and_one_shared_word_is_not_enough(searcher_of):
    one = event("a", "Visite à Mitrovica.", title="Mitrovica")
    other = event("b", "Un pont à Mitrovica.", title="Un pont", day="2019-01-01")
    assert found(searcher_of, one, other) == {}


def test_the_other_language_is_found_by_names_and_acronyms(searcher_of):
    one = event("a", "L’OTAN et Pristina.", title="Mitrovica")
    other = event("b", "NATO and Pristina.", title="The bridge of Mitrovica", language="en")
    assert found(searcher_of, one, other)["b"].words == ("Mitrovica", "OTAN", "Pristina")


def test_days_that_lie_apart_are_counted_and_those_that_overlap_are_the_same(searcher_of):
    def days(first, last):
        happened = Days(date.fromisoformat(first), date.fromisoformat(last))
        one = event("a", "Le pont de Mitrovica à Pristina.", title="Mitrovica")
        texts = version("b", "fr", "Mitrovica", "Le pont à Pristina.", happened=happened)
        return found(searcher_of, one, Release(ReleaseId("b"), (texts,)))["b"].days

    assert days("2024-08-10", "2024-08-20") == 0
    assert days("2024-08-17", "2024-08-20") == 1
    assert days("2024-08-10", "2024-08-13") == NEAR
    assert days("2024-08-20", "2024-08-21") is None


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days_too(searcher_of, day):
    one = event("a", "Le pont de Mitrovica.", title="Mitrovica", day=day)
    assert [
        *found(searcher_of, one, event("b", "Le pont de Mitrovica.", title="Mitrovica", day=day))
    ] == ["b"]


def test_an_undated_release_without_people_or_text_is_like_none(searcher_of):
    assert found(searcher_of, release("a")) == {}
    assert found(searcher_of, release("b", "4 000", title="2023")) == {}


def test_names_of_people_are_compared_as_people_not_as_words(searcher_of):
    named = {
        "people": [RUGE],
        "mentions": [mention("Boris Ruge", 0, 10, block=0)],
    }
    one = release("a", "Boris Ruge à Mitrovica.", title="Visite", day="2024-08-16", **named)
    other = release("b", "Boris Ruge à Mitrovica.", title="Retour", day="2024-08-16", **named)
    assert found(searcher_of, one, other)["b"].words == ("Mitrovica",)


def test_the_title_is_that_of_the_interface(searcher_of):
    one = event("a", "Le pont de Mitrovica.", title="Mitrovica")
    both = Release(
        ReleaseId("b"),
        (
            version("b", "fr", "Mitrovica", "Le pont.", happened=one.happened),
            version("b", "en", "Mitrovica bridge", "A bridge.", happened=one.happened),
        ),
    )
    for interface, title in (("fr", "Mitrovica"), ("en", "Mitrovica bridge")):
        near = found(searcher_of, one, both, interface=interface)["b"]
        assert (near.title, near.language) == (title, interface)


def test_no_more_than_asked_and_the_most_alike_first(searcher_of):
    one = event("a", "Mitrovica, Pristina, Belgrade.", title="Kosovo")
    others = [
        event("b", "Mitrovica.", title="Kosovo"),
        event("c", "Mitrovica, Pristina.", title="Kosovo"),
        event("d", "Mitrovica, Pristina, Belgrade.", title="Kosovo"),
    ]
    assert [*found(searcher_of, one, *others, limit=2)] == ["d", "c"]


def test_questions_are_bounded_whatever_the_release(searcher_of):
    class Counting:
        def __init__(self, searcher):
            self.searcher, self.asked = searcher, 0

        def find(self, plan):
            self.asked += 1
            return self.searcher.find(plan)

        def vocabulary(self, *asked):
            self.asked += 1
            return self.searcher.vocabulary(*asked)

        def get(self, id):
            return self.searcher.get(id)

    text = " ".join(f"Mot{a}{b}x" for a in "abcdefgh" for b in "abcdefghij")
    people = [Person(person(f"Nom {n}").id, f"Nom {n}") for n in range(200)]
    one = event("a", text * 5, people=people)
    counting = Counting(searcher_of(one, event("b", text, people=people)))
    assert [a.id for a in alike(one, counting, interface="fr")] == ["b"]
    assert counting.asked < 120
