"""A release as one of the results: its place, the ones beside it, what is marked in it."""

import pytest
from made import release

from index.release import Mention
from search.answering import answer
from search.placing import REACH, in_context
from search.query import Query

MANY = [
    release(
        f"r{n:03}", f"La paix n° {n}, dite {'paix ' * (n % 5)}.", day=f"2024-01-{1 + n % 28:02}"
    )
    for n in range(60)
]


@pytest.fixture
def searcher(searcher_of):
    return searcher_of(*MANY)


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest", "updated"])
@pytest.mark.parametrize("text", ["paix", ""])
def test_the_ones_beside_it_are_those_of_the_list(searcher, text, sort):
    query = Query(text, sort=sort)
    listed = [
        hit.id
        for page in (1, 2, 3)
        for hit in answer(Query(text, sort=sort, page=page, per=20), searcher, interface="fr").hits
    ]
    for at in (1, 2, 25, 59, 60):
        place = in_context(query, listed[at - 1], searcher, at=at).place
        before = listed[at - 2] if at > 1 else None
        after = listed[at] if at < 60 else None
        assert (place.number, place.total) == (at, 60)
        assert (place.before, place.after) == (before, after)


@pytest.mark.parametrize(("told", "found"), [(5, 5), (5 + REACH, 5), (1, 5), (6 + REACH, None)])
def test_a_release_that_moved_is_found_nearby_and_not_far_away(searcher, told, found):
    fifth = answer(Query(), searcher, interface="fr").hits[4].id
    place = in_context(Query(), fifth, searcher, at=told).place
    assert (place and place.number) == found


@pytest.mark.parametrize("at", [None, 10**9])
def test_without_a_place_there_is_nothing_beside_it(searcher, at):
    assert in_context(Query("paix"), MANY[0].id, searcher, at=at).place is None


def test_nobody_knows_the_context_of_what_is_not_there(searcher):
    assert in_context(Query("paix"), "nope", searcher, at=1) is None


def marked(found):
    return [
        run.text
        for version in found.versions
        for runs in (version.title, *version.blocks)
        for run in runs
        if run.marked
    ]


def test_all_of_the_text_is_kept_and_what_matches_is_marked(searcher_of):
    one = release("a", "L’armée et la sécurité.\n\nSecurite, dit-il.", title="Sécurité")
    found = in_context(Query("securite"), "a", searcher_of(one), at=None)
    (version,) = found.versions
    assert ["".join(run.text for run in runs) for runs in version.blocks] == [
        block.text for block in one.versions[0].blocks
    ]
    assert marked(found) == ["Sécurité", "sécurité", "Securite"]


def test_what_was_relaxed_to_be_found_is_marked_too(searcher_of):
    one = release("a", "La sécurité du Kosovo.")
    found = in_context(Query("sécurité zzz yyy"), "a", searcher_of(one), at=1)
    assert marked(found) == ["sécurité"]
    assert found.place is not None


def test_a_chosen_official_is_marked_where_they_are_named(seeds):
    found = in_context(Query(people=("boris-ruge",)), "004_1c4b25704dc0e3be", seeds, at=1)
    assert "Boris Ruge" in marked(found)
    assert set(marked(found)) <= {"Boris Ruge", "M. Ruge", "Ruge"}


def test_a_mention_that_overlaps_what_matches_is_marked_once(seeds):
    found = in_context(
        Query("ruge", people=("boris-ruge",)), "004_1c4b25704dc0e3be", seeds, at=None
    )
    assert "Boris Ruge" in marked(found)
    assert isinstance(found.release.mentions[0], Mention)


def test_a_question_without_words_marks_nothing(searcher):
    assert marked(in_context(Query(), MANY[0].id, searcher, at=1)) == []
