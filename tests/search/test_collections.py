"""How well a collection is searched: measured as worked out by hand, and bad ones are named."""

import json
from math import log2

import pytest

from index.engines.memory import MemoryIndex, MemoryWriter
from index.errors import Refused
from search import evaluation
from search.engines.memory import MemorySearcher

DOCUMENTS = {
    "fr": [
        {"_id": "d1", "title": "La sécurité au Kosovo", "text": "La sécurité, la sécurité."},
        {
            "_id": "d2",
            "title": "Dialogue",
            "text": "On y parle de sécurité.\n\nEt de rien d’autre ici.",
        },
        {"_id": "d3", "title": "", "text": "Les élèves déjeunent."},
        {"_id": "d4", "text": "Le pont de Mitrovica."},
    ],
    "en": [
        {"_id": "d1", "title": "Security in Kosovo", "text": "Security, security."},
        {
            "_id": "d2",
            "title": "Dialogue",
            "text": "We talk about security.\n\nAnd about little else.",
        },
        {"_id": "d3", "title": "", "text": "The pupils have lunch."},
        {"_id": "d4", "text": "The bridge of Mitrovica."},
    ],
}
QUERIES = {
    "fr": {"q1": "sécurité", "q2": "le pont de Mitrovica", "q3": "élèves", "unused": "rien"},
    "en": {"q1": "security", "q2": "the bridge of Mitrovica", "q3": "pupils", "unused": "little"},
}
QRELS = [("q1", "d1", 1), ("q1", "d2", 2), ("q2", "d4", 1), ("q3", "d9", 1)]

# q1 finds d1 and then d2: gains 1, 2 where 2, 1 is best; q2 finds d4 first; nothing answers q3.
NDCG = (((1 + 2 / log2(3)) / (2 + 1 / log2(3))) + 1 + 0) / 3
EXPECTED = {
    "nDCG@10": round(NDCG, 4),
    "MRR@10": round(2 / 3, 4),
    "recall@10": round(2 / 3, 4),
    "recall@100": round(2 / 3, 4),
}


def write(folder, *, documents, queries, qrels, header="query-id\tcorpus-id\tscore"):
    folder.mkdir(exist_ok=True)
    lines = {
        "corpus.jsonl": map(json.dumps, documents),
        "queries.jsonl": (json.dumps({"_id": id, "text": text}) for id, text in queries.items()),
        "qrels.tsv": [header, *("\t".join(map(str, row)) for row in qrels)],
    }
    for name, rows in lines.items():
        (folder / name).write_text("".join(f"{row}\n" for row in rows), "utf-8")
    return folder


@pytest.fixture(params=["fr", "en"])
def language(request):
    return request.param


@pytest.fixture
def folder(tmp_path, language):
    return write(tmp_path, documents=DOCUMENTS[language], queries=QUERIES[language], qrels=QRELS)


def searched(collection, language):
    index = MemoryIndex()
    writer = MemoryWriter(index)
    writer.put(evaluation.entries(collection, language=language))
    writer.publish()
    return MemorySearcher(index)


def test_the_measures_are_those_worked_out_by_hand(folder, language):
    collection = evaluation.read(folder)
    scores = evaluation.evaluate(collection, searched(collection, language))
    assert scores == {"any": EXPECTED, "page": EXPECTED}


def test_queries_without_accents_are_answered_alike(folder, language):
    collection = evaluation.read(folder)
    scores = evaluation.evaluate(
        collection, searched(collection, language), change=evaluation.unaccented
    )
    assert scores["any"] == EXPECTED


def test_each_query_with_answers_is_counted_once(folder, language):
    done = []
    collection = evaluation.read(folder)
    evaluation.evaluate(collection, searched(collection, language), done=done.append)
    assert done == [1, 1, 1]


def test_operators_are_words_to_the_one_reading_and_operators_to_the_other(tmp_path):
    write(
        tmp_path,
        documents=DOCUMENTS["fr"],
        queries={"q": "pont -Mitrovica"},
        qrels=[("q", "d4", 1)],
    )
    collection = evaluation.read(tmp_path)
    scores = evaluation.evaluate(collection, searched(collection, "fr"))
    assert (scores["any"]["MRR@10"], scores["page"]["MRR@10"]) == (1.0, 0.0)


def test_paragraphs_are_apart(folder, language):
    collection = evaluation.read(folder)
    blocks = [
        len(e.release.versions[0].blocks) for e in evaluation.entries(collection, language=language)
    ]
    assert blocks == [1, 2, 1, 1]


def test_unicode_line_ends_within_a_text_end_no_line(tmp_path):
    write(tmp_path, documents=[], queries={"q": "x"}, qrels=[("q", "d", 1)])
    line = json.dumps({"_id": "d", "text": "un\u2028deux\x85trois"}, ensure_ascii=False)
    (tmp_path / "corpus.jsonl").write_text(line + "\n\n", "utf-8")
    collection = evaluation.read(tmp_path)
    assert [e.id for e in evaluation.entries(collection, language="fr")] == ["d"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("queries.jsonl", b"{", "queries.jsonl:1: not a JSON object"),
        ("queries.jsonl", b"[]", "queries.jsonl:1: not a JSON object"),
        ("queries.jsonl", b'"q1"', "queries.jsonl:1: not a JSON object"),
        ("queries.jsonl", b'{"_id": "q1"}', "queries.jsonl:1: not a JSON object"),
        ("queries.jsonl", b'{"_id": "q1", "text": 4}', "queries.jsonl:1: the text"),
        ("queries.jsonl", b'{"_id": "q1", "text": null}', "queries.jsonl:1: the text"),
        ("queries.jsonl", b"\n\n[" * 2, "queries.jsonl:3: not a JSON object"),
        ("queries.jsonl", b"[" * 100_000, "queries.jsonl:1: not a JSON object"),
        ("queries.jsonl", b"\xff\xfe", "queries.jsonl: cannot be read"),
        ("queries.jsonl", None, "queries.jsonl: cannot be read"),
        ("qrels.tsv", None, "qrels.tsv: cannot be read"),
        ("qrels.tsv", b"", "qrels.tsv: there is no answer"),
        ("qrels.tsv", b"head\n", "qrels.tsv: there is no answer"),
        ("qrels.tsv", b"head\nq1 d1 1\n", "qrels.tsv:2: not a query id"),
        ("qrels.tsv", b"head\nq1\td1\t0.5\n", "qrels.tsv:2: not a query id"),
        ("qrels.tsv", b"head\nq1\td1\t1\t2\n", "qrels.tsv:2: not a query id"),
        ("qrels.tsv", b"head\nq1\td1\t1\nq7\td1\t1\n", "qrels.tsv:3: there is no query 'q7'"),
    ],
)
def test_a_malformed_collection_is_a_named_error(tmp_path, name, content, said):
    write(tmp_path, documents=DOCUMENTS["en"], queries=QUERIES["en"], qrels=QRELS)
    if content is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(Refused) as refused:
        evaluation.read(tmp_path)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b'{"text": "a"}',
        b'{"_id": "d", "text": ["a"]}',
        b'{"_id": "d", "title": 1, "text": ""}',
    ],
)
def test_a_malformed_document_is_a_named_error(tmp_path, content):
    write(tmp_path, documents=[], queries=QUERIES["en"], qrels=QRELS)
    (tmp_path / "corpus.jsonl").write_bytes(b'{"_id": "d0", "text": ""}\n' + content)
    with pytest.raises(Refused, match=r"corpus\.jsonl:2: "):
        list(evaluation.entries(evaluation.read(tmp_path), language="en"))


def test_ids_that_are_numbers_are_taken_as_written(tmp_path):
    write(tmp_path, documents=[{"_id": 1, "text": "a"}], queries={"q": "a"}, qrels=[("q", "1", 1)])
    collection = evaluation.read(tmp_path)
    scores = evaluation.evaluate(collection, searched(collection, "fr"))
    assert scores["any"]["MRR@10"] == 1.0
