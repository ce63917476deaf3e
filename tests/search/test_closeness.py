"""What words that stand side by side in a query add where they are close in a release."""

import pytest
from hypothesis import given
from test_query_syntax import JUMBLES

from index.analysed import entry
from index.engines.memory import MemoryIndex, MemoryWriter
from index.release import Block, Release, ReleaseId, Version
from search.answering import find
from search.closeness import closer, pairs
from search.engines.memory import MemorySearcher
from search.plan import Plan, Some
from search.query import Query
from search.ranking import MOST_PAIRS
from search.words import words


def stems(text):
    return [(one.field.language, *one.words) for one in pairs(words(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paix", []),
        ("le la", []),
        ("paix paix", []),
        ("paix durable", [("fr", ("paix",), ("durabl",)), ("en", ("paix",), ("durabl",))]),
        ("accord de paix", [(lang, ("accord",), (), ("paix",)) for lang in ("fr", "en")]),
        ("state of war", [("fr", ("stat",), (), ("war",)), ("en", ("state",), (), ("war",))]),
    ],
)
def test_neighbours_that_tell_make_a_pair_and_stop_words_keep_their_place(text, expected):
    assert sorted(expected) == sorted(stems(text))


def test_only_the_first_pairs_of_a_long_query_are_looked_for():
    many = " ".join(f"mot{number}" for number in range(40))
    assert len(pairs(words(many))) == 2 * MOST_PAIRS


def releases(**texts):
    index = MemoryIndex()
    writer = MemoryWriter(index)
    for id, (language, text) in texts.items():
        version = Version(ReleaseId(id), language, "", (Block(text, language),))
        writer.put([entry(Release(ReleaseId(id), (version,)))])
    writer.publish()
    return MemorySearcher(index)


@pytest.mark.parametrize(
    ("language", "near", "far", "query"),
    [
        (
            "fr",
            "Un accord de paix durable a été signé hier soir par tous dans la capitale voisine.",
            "La paix a été signée hier soir par tous dans la capitale voisine, un durable accord.",
            "accord de paix",
        ),
        (
            "en",
            "A peace agreement was signed by all of the parties there in the capital last night.",
            "Peace was made by all of the parties there in the capital last night, an agreement.",
            "peace agreement",
        ),
    ],
)
def test_of_two_releases_the_one_with_the_words_together_is_first(language, near, far, query):
    searcher = releases(b_far=(language, far), a_near=(language, near))
    _, found = find(Query(query), searcher)
    assert [match.id for match in found.matches] == ["a_near", "b_far"]
    assert found.matches[0].score > found.matches[1].score


@given(JUMBLES)
def test_closeness_finds_nothing_that_is_not_found_without_it(text):
    searcher = releases(
        a=("fr", "Un accord de paix durable avec le Kosovo."),
        b=("en", "NATO and Kosovo: a lasting peace, and Serbia."),
    )
    said = words(text)
    if said:
        plain = Some(tuple(word.clause for word in said))
        assert searcher.find(Plan(plain)).total == searcher.find(Plan(closer(plain, said))).total
