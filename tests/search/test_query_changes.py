"""A query is a value: a click gives another one, from its first page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.period import Period
from search.query import Query

CHOICES = [
    ("people", {"person": "boris-ruge"}, "boris-ruge"),
    ("dates", {"date": Period(2023, 6)}, Period(2023, 6)),
    ("dates", {"date": "none"}, "none"),
    ("languages", {"language": "fr"}, "fr"),
    ("issuers", {"issuer": "OTAN"}, "OTAN"),
    ("kinds", {"kind": "discours"}, "discours"),
]
QUERIES = st.builds(
    Query,
    text=st.text(max_size=20),
    people=st.lists(st.text(min_size=1, max_size=5), unique=True, max_size=3).map(tuple),
    dates=st.lists(
        st.sampled_from(["none", Period(2023), Period(2023, 6)]), unique=True, max_size=3
    ).map(tuple),
    since=st.sampled_from([None, Period(2023)]),
    until=st.sampled_from([None, Period(2024, 8)]),
    languages=st.sampled_from([(), ("fr",), ("en", "fr")]),
    sort=st.sampled_from([None, "newest", "oldest", "updated", "relevance"]),
    page=st.integers(1, 50),
    per=st.sampled_from([10, 50, 100]),
)


@pytest.mark.parametrize(("field", "choice", "value"), CHOICES)
def test_a_choice_is_added_once_and_begins_at_the_first_page(field, choice, value):
    narrowed = Query("kosovo", page=4).narrowed(**choice)
    assert ((value,), 1) == (getattr(narrowed, field), narrowed.page)
    assert narrowed == narrowed.narrowed(**choice)
    assert narrowed.is_narrowed


@pytest.mark.parametrize(("field", "choice", "value"), CHOICES)
@given(query=QUERIES)
def test_taking_a_choice_back_undoes_it(field, choice, value, query):
    if value not in getattr(query, field):
        assert query.on_page(1) == query.narrowed(**choice).widened(**choice)


@given(QUERIES)
def test_any_change_keeps_the_words_and_goes_to_the_first_page(query):
    changed = [
        query.narrowed(person="x"),
        query.widened(language="fr"),
        query.between(Period(2020), None),
        query.unnarrowed(),
    ]
    assert [(query.text, query.per, 1)] * 4 == [(q.text, q.per, q.page) for q in changed]


@given(QUERIES)
def test_a_change_leaves_the_query_as_it_was(query):
    before = repr(query)
    query.narrowed(person="x", date="none", language="en", issuer="y", kind="z").on_page(9)
    assert before == repr(query)


@given(QUERIES)
def test_without_choices_nothing_narrows(query):
    assert not query.unnarrowed().is_narrowed
    assert query.sort == query.unnarrowed().sort


@given(QUERIES, st.integers(1, 99))
def test_another_page_is_all_that_changes(query, page):
    assert query == query.on_page(page).on_page(query.page)


def test_bounds_are_replaced():
    query = Query(since=Period(2020), until=Period(2021)).between(Period(2022), None)
    assert (Period(2022), None) == (query.since, query.until)


@pytest.mark.parametrize(
    ("query", "order"),
    [
        (Query(), "newest"),
        (Query("  \t"), "newest"),
        (Query("kosovo"), "relevance"),
        (Query("kosovo", sort="oldest"), "oldest"),
        (Query(people=("ruge",)), "newest"),
        (Query(sort="updated"), "updated"),
    ],
)
def test_the_usual_order_is_by_relevance_with_words_and_newest_without(query, order):
    assert order == query.order
