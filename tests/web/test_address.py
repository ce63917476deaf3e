"""A question in an address, and back."""

from datetime import date, timedelta
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.additions import folded
from search.period import Period
from search.query import Choices, Query
from search.recent import Recent
from search.span import Span
from web import address
from web.address import Unread

days = st.dates(date(1, 1, 1), date(9999, 12, 31))
periods = st.builds(
    lambda d, g: Period.of(d, grain=g), days, st.sampled_from(["year", "month", "day"])
)
words = st.text(max_size=30).map(address._plain)
choices = st.lists(words.filter(bool), max_size=4, unique=True).map(tuple)

forms = st.lists(
    words.map(folded).filter(lambda form: any(map(str.isalnum, form))), max_size=4, unique=True
).map(tuple)


def pairs(text):
    return parse_qsl(text, keep_blank_values=True)


spans = st.builds(Span.of, periods, periods) | st.builds(Span, periods, st.none())
recent = st.builds(Recent, st.integers(1, 999), st.sampled_from(["day", "week"])) | st.builds(
    Recent, st.integers(0, 1), st.sampled_from(["day", "year"]), st.just(True)
)
dates = st.lists(periods | spans | recent | st.just("none"), max_size=4, unique=True).map(tuple)
languages = st.lists(st.sampled_from(["fr", "en"]), max_size=2, unique=True).map(tuple)
excluded = st.builds(Choices, choices, dates, languages, choices, choices)


@st.composite
def queries(draw):
    first = draw(st.none() | days)
    last = draw(st.none() | days)
    if first and last and last < first:
        first, last = last, first
    since, until = first and Period.of(first, grain="day"), last and Period.of(last, grain="year")
    if draw(st.booleans()):
        since = until = draw(recent)
    text = draw(words)
    people = draw(choices)
    query = Query(
        text,
        people=people,
        everyone=len(people) > 1 and draw(st.booleans()),
        dates=draw(dates),
        since=since,
        until=until,
        of=draw(
            st.sampled_from(
                ["happened", "published", "updated"] if since or until else ["happened"]
            )
        ),
        languages=draw(languages),
        issuers=draw(choices),
        kinds=draw(choices),
        excluded=draw(excluded),
        sought=tuple(
            (facet, draw(words.filter(bool))) for facet in ("issuer", "kind") if draw(st.booleans())
        ),
        off=draw(forms),
        page=draw(st.integers(1, address.LAST_PAGE)),
        per=draw(st.integers(10, 100)),
    )
    other = [
        s for s in ("relevance", "newest", "oldest", "published", "updated") if s != query.order
    ]
    return (
        query
        if draw(st.booleans())
        else Query(**{**_fields(query), "sort": draw(st.sampled_from(other))})
    )


def _fields(query):
    return {name: getattr(query, name) for name in query.__dataclass_fields__}


@given(queries())
def test_a_question_comes_back_from_its_address(query):
    assert address.read(pairs(address.write(query))) == address.Asked(query)


@given(
    st.lists(st.tuples(st.sampled_from([*address.KEYS, "x", ""]), st.text(max_size=12)), max_size=8)
)
def test_any_address_is_a_question_whose_own_address_is_stable(given_pairs):
    query = address.read(given_pairs).query
    assert address.read(pairs(address.write(query))) == address.Asked(query)


def test_the_usual_question_has_an_empty_address():
    assert address.write(Query()) == ""


def test_empty_and_usual_values_are_dropped_and_the_order_is_canonical():
    asked = address.read(pairs("per=10&page=1&sort=relevance&to=&kind=&person=b&q=paix&person=a"))
    assert address.write(asked.query) == "q=paix&person=b&person=a"
    assert asked.unread == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", "2024"),
        ("2024-08", "2024-08"),
        ("2024-08-18", "2024-08-18"),
        ("06/2023", "2023-06"),
        ("6/2023", "2023-06"),
        ("13/06/2023", "2023-06-13"),
        ("29/02/2024", "2024-02-29"),
    ],
)
def test_days_are_read_in_free_forms(text, expected):
    asked = address.read([("from", text), ("to", text)])
    assert str(asked.query.since) == expected
    assert asked.unread == ()


@pytest.mark.parametrize(
    "text",
    [
        "demain",
        "2023-13",
        "31/02/2024",
        "29/02/2023",
        "06/13/2023",
        "0000",
        "24",
        "2024-",
        "٢٠٢٤",
        "2024-08-18T00",
    ],
)
def test_what_is_no_day_is_put_aside_with_its_value(text):
    asked = address.read([("to", text)])
    assert asked == address.Asked(Query(), (Unread("to", text, "malformed"),))


@pytest.mark.parametrize("name", ["page", "per", "sort", "lang", "date"])
@pytest.mark.parametrize("value", ["0", "-1", "1.5", "abc", "9e9", "²", "\x00", "fr'"])
def test_malformed_values_are_named_and_the_usual_one_is_kept(name, value):
    asked = address.read([("q", "paix"), (name, value)])
    assert asked.query == Query("paix")
    assert [one.why for one in asked.unread] == (["malformed"] if value != "\x00" else [])


def test_forms_that_are_switched_off_are_folded_and_stand_before_the_order():
    asked = address.read(
        pairs("sort=newest&off=NATO&off=Organisation+du+Traité&off=nato&off=…&q=x")
    )
    assert asked.query.off == ("nato", "organisation du traite")
    assert address.write(asked.query) == "q=x&off=nato&off=organisation+du+traite&sort=newest"
    assert asked.unread == (Unread("off", "…", "malformed"),)


def test_unknown_keys_are_named():
    assert address.read([("utm_source", "x")]).unread == (Unread("utm_source", "x", "unknown"),)


def test_the_first_of_a_repeated_single_value_holds():
    asked = address.read([("q", "paix"), ("q", "guerre"), ("q", "paix")])
    assert asked == address.Asked(Query("paix"), (Unread("q", "guerre", "repeated"),))


@pytest.mark.parametrize(
    ("since", "until", "canonical"),
    [
        ("juin à août 2023", "", "from=2023-06&to=2023-08"),
        ("du 16 au 22 août 2024", "", "from=2024-08-16&to=2024-08-22"),
        ("30 derniers jours", "", "from=last-30-days"),
        ("last 30 days", "last 30 days", "from=last-30-days"),
        ("2020", "today", "from=2020&to=today"),
        ("depuis 2020", "", "from=2020"),
        ("avant 2020", "", "to=2019-12-31"),
        ("juin à août 2023", "2024", "from=2023-06&to=2024"),
        ("", "June to August 2023", "to=2023-08"),
    ],
)
def test_a_range_in_one_field_has_both_ends(since, until, canonical):
    asked = address.read([("from", since), ("to", until)])
    assert address.write(asked.query) == canonical
    assert asked.unread == ()
    assert {**asked.typed} == {k: v for k, v in (("from", since), ("to", until)) if v}


def test_an_end_before_its_beginning_is_put_aside():
    asked = address.read([("from", "2024-08"), ("to", "2023")])
    assert asked.query.since == Period(2024, 8)
    assert asked.query.until is None
    assert asked.unread == (Unread("to", "2023", "reversed"),)


def test_which_date_is_meant_says_nothing_without_a_bound():
    assert address.write(address.read(pairs("of=published&q=x")).query) == "q=x"
    asked = address.read(pairs("of=published&from=2023"))
    assert address.write(asked.query) == "from=2023&of=published"


def test_all_of_one_person_is_that_person():
    assert address.write(address.read(pairs("person=a&people=all")).query) == "person=a"
    both = "person=a&person=b&people=all"
    assert address.write(address.read(pairs(both)).query) == both


def test_an_end_in_the_month_of_its_beginning_is_kept():
    assert address.read([("from", "2024-08-18"), ("to", "2024-08")]).unread == ()


def test_a_page_beyond_counting_is_past_every_end():
    assert address.read([("page", "9" * 5000)]).query.page == address.LAST_PAGE


def test_thousands_of_choices_are_bounded():
    first = date(2000, 1, 1)
    asked = address.read([("date", str(first + timedelta(n))) for n in range(3000)])
    assert len(asked.query.dates) == address.MOST_CHOICES
    assert {one.why for one in asked.unread} == {"too-many"}


@pytest.mark.parametrize(
    ("ticked", "meant"),
    [
        (["2024", "2024-08"], ["2024-08"]),
        (["2024", "2024-08", "2024-08-18"], ["2024-08-18"]),
        (["2023", "2024-08", "none"], ["2023", "2024-08", "none"]),
        (["2024-08", "2024-09"], ["2024-08", "2024-09"]),
    ],
)
def test_a_finer_choice_below_a_ticked_one_narrows_it(ticked, meant):
    query = address.read([("date", text) for text in ticked]).query
    assert [str(choice) for choice in address.drilled(query).dates] == meant
