"""Why a release stands where it does: the parts add up to the score that the engine gave."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import release, version

from index.analysed import entry
from index.engines.memory import MemoryIndex, MemoryWriter
from index.engines.whoosh import open_writer
from index.release import Block, Release, ReleaseId
from search.answering import answer
from search.engines.memory import MemorySearcher
from search.engines.whoosh import open_searcher
from search.explaining import explain
from search.query import Query

BOTH = Release(
    ReleaseId("both"),
    (
        version("both", "fr", "L’OTAN au Kosovo", "La sécurité du Kosovo.", "Les sécurités."),
        version("both", "en", "NATO in Kosovo", "Security.", "The United Nations and NATO."),
    ),
)
RELEASES = (
    BOTH,
    release("fr", "Le maintien de la paix au Kosovo.", title="La paix, la paix", day="2023-06-13"),
    release("en", "Peace support in Kosovo and security.", title="Peace", language="en"),
    release(
        "caption",
        "Les ministres de l’ONU se sont réunis.",
        Block("NATO Deputy Secretary General in Kosovo", "en", "caption"),
        title="Sécurité et dialogue",
        day="2024-08-16",
    ),
    release("none", "Rien.", title="Autre chose"),
)

QUERIES = [
    "kosovo",
    "securite kosovo",
    "sécurités",
    "otan",
    "nations unies kosovo",
    "OTAN OU paix",
    "(kosovo paix) OU ministres",
    "(kosovo ET paix) OU (securite ET dialogue)",
    '"maintien de la paix"',
    '"maintien de la paix" kosovo',
    '"maintien paix"~3 OU dialogue',
    "kosovo -paix",
    "titre:paix",
    "title:kosovo securite",
    "min* kosovo",
    "maintien PRES/5 paix",
    "la paix de la",
    "paix paix",
    "kosovo securite dialogue paix ministres support",
    "zzz kosovo paix",
    "lang:fr kosovo",
    "kosovo date:2024",
    "the peace",
    "=security",
]


@pytest.fixture(scope="module")
def memory():
    index = MemoryIndex()
    writer = MemoryWriter(index)
    writer.put(map(entry, RELEASES))
    writer.publish()
    return MemorySearcher(index)


@pytest.fixture(scope="module")
def whoosh(tmp_path_factory):
    folder = tmp_path_factory.mktemp("explained") / "index"
    writer = open_writer(folder, fingerprint="test")
    writer.put(map(entry, RELEASES))
    writer.publish()
    writer.close()
    searcher = open_searcher(folder, fingerprint="test")
    yield searcher
    searcher.close()


@pytest.fixture(params=["memory", "whoosh"])
def searcher(request):
    return request.getfixturevalue(request.param)


def shares(searcher, query, id):
    found = explain(Query(query), ReleaseId(id), searcher, interface="fr")
    return {(one.word, one.added): one for one in found.shares}


@pytest.mark.parametrize("query", QUERIES)
def test_the_shares_add_up_to_the_score_of_the_hit(searcher, query):
    hits = answer(Query(query), searcher, interface="fr").hits
    assert hits
    for hit in hits:
        explained = explain(Query(query), hit.id, searcher, interface="fr")
        assert explained.score == pytest.approx(hit.score, rel=1e-9)
        assert sum(one.score for one in explained.shares) == pytest.approx(hit.score, rel=1e-9)
        assert explained.rest == 0
        assert all(
            one.word and one.score > 0 and one.times > 0 and one.printed for one in explained.shares
        )


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["kosovo", "paix", "sécurité", "OU", "ET", "(", ")", '"', "-", "OTAN", "la", "minist*",
             "titre:", "nations", "unies", "peace", "PRES/3"]
        ),
        max_size=9,
    ).map(" ".join)
)  # fmt: skip
def test_the_shares_of_any_query_add_up(memory, query):
    for hit in answer(Query(query), memory, interface="en").hits:
        explained = explain(Query(query), hit.id, memory, interface="en")
        assert sum(one.score for one in explained.shares) == pytest.approx(hit.score, rel=1e-9)


@pytest.mark.parametrize(
    ("query", "id", "word", "expected"),
    [
        ("kosovo", "both", "kosovo", ("exact", ("Kosovo",), {"title": 1, "lead": 1})),
        ("sécurité", "both", "sécurité", ("exact", ("sécurité", "sécurités"), {"lead": 1, "body": 1})),
        ("dialogues", "caption", "dialogues", ("inflected", ("dialogue",), {"title": 1})),
        ('"de la paix"', "fr", '"de la paix"', ("phrase", ("de la paix",), {"lead": 1})),
        ("minist*", "caption", "minist*", ("prefix", ("ministres",), {"lead": 1})),
        ("maintien PRES/5 paix", "fr", "maintien NEAR/5 paix", ("near", ("maintien de la paix",), {"lead": 1})),
        ("deputy", "caption", "deputy", ("exact", ("Deputy",), {"caption": 1})),
        ("peace", "en", "peace", ("exact", ("Peace",), {"title": 1, "lead": 1})),
    ],
)  # fmt: skip
def test_each_share_tells_how_often_and_where(searcher, query, id, word, expected):
    found = shares(searcher, query, id)[word, None]
    assert (found.form, found.printed, dict(found.places)) == expected


def test_neighbours_that_stand_close_together_are_told_as_such(searcher):
    found = shares(searcher, "maintien paix", "fr")
    together = found["maintien … paix", None]
    assert (together.form, together.printed) == ("near", ("maintien de la paix",))
    assert 0 < together.score < found["maintien", None].score + found["paix", None].score


def test_an_added_form_is_told_apart(searcher):
    found = shares(searcher, "OTAN", "caption")
    (added,) = found.values()
    assert (added.added, added.why, added.form) == ("NATO", "acronym", "added")
    assert (added.printed, added.places) == (("NATO",), (("caption", 1),))


def test_the_language_is_the_one_that_scores_most(searcher):
    def language(query):
        return explain(Query(query), ReleaseId("both"), searcher, interface="fr").language

    assert (language("sécurités"), language("united nations")) == ("fr", "en")


def test_what_is_not_found_is_not_explained(searcher):
    for query, id in (("paix", "none"), ("paix", "no such"), ("kosovo -paix", "fr"), ("zzz", "fr")):
        assert explain(Query(query), ReleaseId(id), searcher, interface="fr") is None
    narrowed = Query("kosovo", languages=("en",))
    assert explain(narrowed, ReleaseId("fr"), searcher, interface="fr") is None


def test_without_words_nothing_scores(searcher):
    found = explain(Query(page=7), ReleaseId("fr"), searcher, interface="en")
    assert (found.score, found.shares, found.language, found.order) == (0, (), None, "newest")


@pytest.mark.parametrize(
    ("interface", "title"), [("fr", "L’OTAN au Kosovo"), ("en", "NATO in Kosovo")]
)
def test_the_title_is_in_the_language_of_the_interface(searcher, interface, title):
    found = explain(Query("kosovo"), ReleaseId("both"), searcher, interface=interface)
    assert (found.title, found.title_language) == (title, interface)


def test_words_that_were_relaxed_are_told(searcher):
    found = explain(Query("zzz kosovo"), ReleaseId("fr"), searcher, interface="fr")
    assert found.relaxed is not None
    assert [one.word for one in found.shares] == ["kosovo"]
