"""On every engine, what a release's score is made of adds up to it."""

import pytest

from index.analysed import entry
from index.release import Block, Release, ReleaseId, Version
from search.answering import answer
from search.explaining import explain
from search.query import Query


def release(id, **texts):
    versions = []
    for language, text in texts.items():
        title, *blocks = (one.strip() for one in text.split("|"))
        versions.append(
            Version(ReleaseId(id), language, title, tuple(Block(one, language) for one in blocks))
        )
    return Release(ReleaseId(id), tuple(versions))


RELEASES = (
    release(
        "paix", fr="La paix | Le maintien de la paix au Kosovo. | La paix durable, la sécurité."
    ),
    release(
        "both", fr="L’OTAN au Kosovo | La sécurité.", en="NATO in Kosovo | Security and peace."
    ),
    release("en", en="Peace | The peace support of the United Nations and NATO in Kosovo."),
    release("long", fr="Réunion | " + "Les ministres ont parlé de sécurité et du Kosovo. " * 30),
)


@pytest.mark.parametrize(
    "query",
    [
        "kosovo",
        "securite paix",
        "OTAN",
        "ONU OU paix",
        '"maintien de la paix" OU (kosovo ET securite)',
        "minis* OU peace",
        "titre:kosovo",
        "la paix",
    ],
)
def test_the_shares_add_up_to_the_score(shop, query):
    searcher = shop.holding(*map(entry, RELEASES))
    hits = answer(Query(query), searcher, interface="fr").hits
    assert hits
    for hit in hits:
        found = explain(Query(query), hit.id, searcher, interface="fr")
        # a cluster adds up in single precision
        assert found.score == pytest.approx(hit.score, rel=1e-5)
        assert sum(one.score for one in found.shares) == pytest.approx(hit.score, rel=1e-5)
        assert [one.score for one in found.shares] == sorted(
            (one.score for one in found.shares), reverse=True
        )
