"""Every sign of the query language is found alike on every engine, by the plans that it makes."""

import pytest

from index.analysed import entry
from index.engines.memory import MemoryIndex, MemoryWriter
from index.people import person_id
from index.release import Block, Person, Release, ReleaseId, Version
from search.answering import answer
from search.engines.memory import MemorySearcher
from search.prefixes import MOST_WORDS
from search.query import Query

ZELENSKYY = Person(
    person_id("Volodymyr Zelenskyy"), "Volodymyr Zelenskyy", ("Volodymyr Zelensky",), None
)


def release(id, language, title, *texts, people=()):
    blocks = tuple(Block(text, language) for text in texts)
    version = Version(ReleaseId(id), language, title, blocks)
    return Release(ReleaseId(id), (version,), tuple(people))


RELEASES = [
    release(
        "fr-1",
        "fr",
        "Accord de paix au Kosovo",
        "L’OTAN salue l’accord entre le Kosovo et la Serbie.",
        "Les Nations unies ont pris part au dialogue, dit M. Zelensky.",
    ),
    release(
        "fr-2",
        "fr",
        "L’Union européenne et la sécurité",
        "La Serbie, la Bosnie-Herzégovine et le Kosovo reprennent leur long dialogue.",
        "L’Organisation du traité de l’Atlantique Nord y veille.",
    ),
    release(
        "en-1",
        "en",
        "NATO welcomes a peace agreement",
        "The European Union and the United Nations took part; Serbia met Kosovo.",
        "President Zelenskyy spoke of security.",
        people=[ZELENSKYY],
    ),
    release("en-2", "en", "The UN in Kosovo", "A peace that is secure. Unions agree on nations."),
    release("en-3", "en", "Securities", "Europe, a union of nations, and the north."),
    *(
        release(f"words-{n}", "fr" if n % 2 else "en", f"Words {n}", " ".join(row))
        for n in range(8)
        if (row := [f"abc{n}{m:03}" for m in range(220)])
    ),
]

QUERIES = [
    *("title:paix", "titre:kosovo", "title:peace OU titre:sécurité", 'titre:"accord de paix"'),
    *('title:"paix accord"~2', "title:secur*", "-title:kosovo", "titre:UE", "title:=UE"),
    *("title:Kosovo titre:NATO", "title:kosovo ET titre:UN", "titre:accord serbie"),
    *('"kosovo serbie"~2', '"serbie kosovo"~1', '"serbie kosovo"~12', '"paix accord"~40'),
    *("kosovo PRES/2 serbie", "serbie PRES/2 kosovo", "kosovo NEAR serbia", "OTAN PRES kosovo"),
    *("accords PRES/3 kosovo", "=accords PRES/3 kosovo", "-kosovo PRES/2 serbie"),
    *("union NEAR/0 european", "dialogue PRES/4 leur PRES/4 kosovo"),
    *("sécur*", "secur*", "SERB*", "l’union*", "zzz*", "-secur*", "abc1*", "abc*", "-abc*"),
    *("abc* -abc0* -abc1*", "abc* OU secur*", "kosovo secur*"),
    *("=sécurité", "=securite kosovo", "-=kosovo", "=UN", '"nations unies"'),
    *("OTAN", "otan kosovo", "nations unies", "united nations", "UE", "union européenne", "EU"),
    *("-OTAN", "-(nations unies)", "bosnie herzégovine", "Bosnia and Herzegovina"),
    *("organisation du traité de l’atlantique nord", "north atlantic treaty organisation"),
    *("zelensky", "volodymyr zelensky", "Zelenskyy", "=zelensky"),
    *("*a* kosovo", "~5 =", 'kosovo "paix"~ ot*'),
]


@pytest.fixture(scope="module")
def oracle():
    index = MemoryIndex()
    writer = MemoryWriter(index)
    writer.put(map(entry, RELEASES))
    writer.publish()
    return MemorySearcher(index)


@pytest.fixture
def searcher(shop):
    return shop.holding(*map(entry, RELEASES))


def told(results):
    """All of an answer but the scores, which engines may round."""
    return results.total, results.receipt, sorted(hit.id for hit in results.hits)


def test_every_sign_finds_tells_and_scores_the_same(searcher, oracle, shop):
    for text in QUERIES:
        query = Query(text, per=20)
        here, there = (answer(query, one, interface="fr") for one in (searcher, oracle))
        assert (text, *told(there)) == (text, *told(here))
        if "*" not in text:  # of a beginning of more words than can score, some only match
            scores = {hit.id: hit.score for hit in there.hits}
            assert {hit.id: hit.score for hit in here.hits} == pytest.approx(
                scores, rel=shop.tolerance or 1e-12
            )


def test_what_is_switched_off_is_not_found_and_is_told(searcher, oracle):
    query = Query("UE", off=("union europeenne", "european union"))
    here, there = (answer(query, one, interface="fr") for one in (searcher, oracle))
    assert told(there) == told(here)
    assert len(here.receipt.off) == 2


def test_a_beginning_stands_for_as_many_words_as_the_limit(searcher):
    results = answer(Query("abc*", per=20), searcher, interface="fr")
    assert MOST_WORDS < 8 * 220
    assert [note.message for note in results.receipt.limits] == ["limit-prefix"]
    assert results.total == -(-MOST_WORDS // 220)
