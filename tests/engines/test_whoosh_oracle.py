"""Whoosh's own queries, on the index that we write, find what our sums over it find."""

from pathlib import Path
from tempfile import TemporaryDirectory

from conftest import ENGINES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_agreement import TERMS, layers, steps, take
from whoosh import query, searching
from whoosh.index import FileIndex

from index.engines.whoosh import folder as folders
from index.engines.whoosh.layout import quoted
from index.entry import SAID, TEXT_FIELDS
from search.plan import (
    All,
    Alternative,
    Best,
    Everything,
    FacetAsk,
    Key,
    Phrase,
    Plan,
    Some,
    Terms,
    Without,
)

fields = st.sampled_from(TEXT_FIELDS)
words = st.sampled_from([*TERMS, "no"])
parts = st.sampled_from([None, None, SAID])
leaves = st.one_of(
    st.builds(
        Terms,
        st.lists(st.builds(Alternative, fields, words), min_size=1, max_size=3).map(tuple),
        parts,
    ),
    # Whoosh's phrase of one word is no phrase, and it knows neither holes nor words of several terms
    st.builds(
        Phrase,
        fields,
        st.lists(words.map(lambda word: (word,)), min_size=2, max_size=3, unique=True).map(tuple),
    ),
    st.builds(
        Key, st.just("person"), st.lists(st.sampled_from(["ruge", "geo"]), min_size=1).map(tuple)
    ),
    st.just(Everything()),
)
clauses = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(All, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Some, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Best, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Without, inner),
    ),
    max_leaves=5,
)


def found_by(oracle, clause):  # noqa: PLR0911 - one case a clause
    """The documents that Whoosh finds; its words, phrases and keys, joined as sets.

    Its own OR loses documents of small segments beneath other queries, and its NOT of one is empty.
    """
    match clause:
        case Terms():
            names = [
                quoted(one.field) if clause.part == SAID else one.field.name
                for one in clause.alternatives
            ]
            each = [
                query.Term(name, one.term.encode())
                for name, one in zip(names, clause.alternatives, strict=True)
            ]
            return set().union(*(oracle.docs_for_query(one) for one in each))
        case Phrase():
            words = [word[0].encode() for word in clause.words]
            return {*oracle.docs_for_query(query.Phrase(clause.field.name, words))}
        case Key():
            each = [query.Term("person", value.encode()) for value in clause.values]
            return set().union(*(oracle.docs_for_query(one) for one in each))
        case Everything():
            return {*oracle.docs_for_query(query.Every())}
        case All():
            return set.intersection(*(found_by(oracle, one) for one in clause.clauses))
        case Some() | Best():
            return set().union(*(found_by(oracle, one) for one in clause.clauses))
        case Without():
            return {*oracle.docs_for_query(query.Every())} - found_by(oracle, clause.clause)


def opened(folder):
    """Whoosh's searcher of what is published."""
    manifest = folders.read(folder)
    storage = folders.storage(folder, manifest.home)
    return searching.Searcher(FileIndex(storage).reader())


@settings(deadline=None, max_examples=5)
@given(steps=layers())
def test_what_is_put_in_layers_lies_in_several_segments_of_which_some_is_deleted(steps):
    with TemporaryDirectory() as name:
        engine = ENGINES["whoosh"](Path(name))
        take(engine.writer(), steps)
        segments = folders.contents(engine.folder, folders.read(engine.folder)).segments
        assert len(segments) == 3
        assert any(segment.has_deletions() for segment in segments)


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(steps=steps, asking=st.lists(clauses, min_size=4, max_size=12))
def test_whoosh_finds_and_counts_the_same(steps, asking):
    with TemporaryDirectory() as name:
        engine = ENGINES["whoosh"](Path(name))
        take(engine.writer(), steps)
        ours, oracle = engine.searcher(), opened(engine.folder)
        for clause in asking:
            found = ours.find(Plan(clause, limit=99, facets=(FacetAsk("person", 99),)))
            rows = found_by(oracle, clause)
            ids = sorted(oracle.stored_fields(row)["id"] for row in rows)
            assert (clause, sorted(match.id for match in found.matches)) == (clause, ids)
            assert found.total == len(ids)
            people = {
                value: len(
                    {*rows}.intersection(
                        oracle.docs_for_query(query.Term("person", value.encode()))
                    )
                )
                for value in ("ruge", "geo", "osmani")
            }
            counted = {one.value: one.count for one in found.facets["person"]}
            assert counted == {value: count for value, count in people.items() if count}
        ours.close()
        oracle.close()


@given(steps=steps)
@settings(deadline=None, max_examples=20, suppress_health_check=list(HealthCheck))
def test_whoosh_reads_the_terms_and_frequencies_of_the_index(steps):
    with TemporaryDirectory() as name:
        engine = ENGINES["whoosh"](Path(name))
        take(engine.writer(), steps)
        ours, oracle = engine.searcher(), opened(engine.folder)
        for field in TEXT_FIELDS:
            told = [one.term for one in ours.vocabulary(field, "", 99)]
            live = [
                term.decode()
                for term in oracle.reader().lexicon(field.name)
                if [*oracle.docs_for_query(query.Term(field.name, term))]
            ]
            assert told == live
        ours.close()
        oracle.close()
