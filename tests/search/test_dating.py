"""Dates as readers of either language type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import dating, recent
from search.dating import read
from search.period import Period
from search.recent import Recent
from search.span import Span

PERIODS = st.builds(
    lambda day, grain: Period.of(day, grain=grain),
    st.dates(),
    st.sampled_from(["year", "month", "day"]),
)
SPANS = st.builds(Span.of, PERIODS, PERIODS) | st.builds(
    lambda period, is_end: Span(None, period) if is_end else Span(period, None),
    PERIODS,
    st.booleans(),
)
RECENT = st.builds(
    Recent, st.integers(1, recent.MOST), st.sampled_from(recent.UNITS)
) | st.builds(
    Recent, st.integers(0, 1), st.sampled_from(recent.UNITS), st.just(True)
)  # fmt: skip


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(recent, "today", lambda: date(2024, 3, 31))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2023", "2023"),
        ("06/2023", "2023-06"),
        ("juin 2023", "2023-06"),
        ("en juin 2023", "2023-06"),
        ("June 2023", "2023-06"),
        ("in June 2023", "2023-06"),
        ("13 juin 2023", "2023-06-13"),
        ("le mardi 13 juin 2023", "2023-06-13"),
        ("June 13, 2023", "2023-06-13"),
        ("1er août 2024", "2024-08-01"),
        ("du 16 au 22 août 2024", "2024-08-16..2024-08-22"),
        ("16-22 August 2024", "2024-08-16..2024-08-22"),
        ("juin à août 2023", "2023-06..2023-08"),
        ("de juin à août 2023", "2023-06..2023-08"),
        ("d’août 2022 à mai 2023", "2022-08..2023-05"),
        ("from June to August 2023", "2023-06..2023-08"),
        ("between June 2022 and August 2023", "2022-06..2023-08"),
        ("juin-août 2023", "2023-06..2023-08"),
        ("déc. - janv. 2024", "2023-12..2024-01"),
        ("06/2023 - 08/2023", "2023-06..2023-08"),
        ("1/6/2023 au 31/8/2023", "2023-06-01..2023-08-31"),
        ("2020-2023", "2020..2023"),
        ("2020 – 2023", "2020..2023"),
        ("2023…2024", "2023..2024"),
        ("2024..2023", "2023..2024"),
        ("depuis 2020", "2020.."),
        ("since June 2020", "2020-06.."),
        ("à partir du 3 juin 2020", "2020-06-03.."),
        ("après 2020", "2021-01-01.."),
        ("after June 2020", "2020-07-01.."),
        ("avant 2020", "..2019-12-31"),
        ("before 3 June 2020", "..2020-06-02"),
        ("jusqu’en 2020", "..2020"),
        ("jusqu'au 3 juin 2020", "..2020-06-03"),
        ("until 2020", "..2020"),
        ("last 30 days", "last-30-days"),
        ("in the past 2 weeks", "last-2-weeks"),
        ("past week", "last-1-weeks"),
        ("30 derniers jours", "last-30-days"),
        ("Les trois derniers mois", "last-3-months"),
        ("depuis quinze jours", "last-15-days"),
        ("last month", "previous-month"),
        ("le mois dernier", "previous-month"),
        ("l’an dernier", "previous-year"),
        ("la semaine dernière", "previous-week"),
        ("this year", "this-year"),
        ("cette semaine", "this-week"),
        ("ce mois-ci", "this-month"),
        ("aujourd’hui", "today"),
        ("YESTERDAY", "yesterday"),
        ("since last month", "2024-02-01.."),
        ("none", "none"),
        ("sans date", "none"),
        ("no date", "none"),
    ],
)
def test_a_date_is_read_as_it_is_typed_in_either_language(written, expected):
    assert expected == str(read(written))
    assert expected == str(read(f"  {written.replace(' ', chr(0xA0))} "))


@pytest.mark.parametrize(
    "written",
    ["", " ", "24", "juin", "31 juin 2023", "2023-13", "06/13/2023", "29/02/2023", "0000", "2024-",
     "printemps 2024", "last 0 days", "last 1000 days", "..", "none..2023", "2023 2024",
     "after 9999", "avant 1", "à partir de", "٢٠٢٤", "2024-08-18T00", "1" * 10_000,
     "de " * 5_000 + "2023", "<b>2023</b>"],
)  # fmt: skip
def test_what_is_no_date_is_a_value_error(written):
    with pytest.raises(ValueError, match=r"."):
        read(written)


@given(st.text(max_size=2 * dating.LONGEST) | st.text(alphabet="2013-/. aàudejinlst", max_size=40))
def test_any_text_is_a_date_that_reads_as_it_is_written_or_a_value_error(text):
    try:
        found = read(text)
    except ValueError:
        return
    assert found == read(str(found))


@given(PERIODS | SPANS | RECENT | st.just("none"))
def test_a_date_reads_as_it_is_written(choice):
    assert choice == read(str(choice))


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("last 1 days", date(2024, 3, 31), date(2024, 3, 31)),
        ("last 30 days", date(2024, 3, 2), date(2024, 3, 31)),
        ("last 2 weeks", date(2024, 3, 18), date(2024, 3, 31)),
        ("last 1 month", date(2024, 3, 1), date(2024, 3, 31)),
        ("last 12 months", date(2023, 4, 1), date(2024, 3, 31)),
        ("last 1 year", date(2023, 4, 1), date(2024, 3, 31)),
        ("this week", date(2024, 3, 25), date(2024, 3, 31)),
        ("last week", date(2024, 3, 18), date(2024, 3, 24)),
        ("this month", date(2024, 3, 1), date(2024, 3, 31)),
        ("last month", date(2024, 2, 1), date(2024, 2, 29)),
        ("this year", date(2024, 1, 1), date(2024, 12, 31)),
        ("last year", date(2023, 1, 1), date(2023, 12, 31)),
        ("today", date(2024, 3, 31), date(2024, 3, 31)),
        ("hier", date(2024, 3, 30), date(2024, 3, 30)),
    ],
)
def test_what_is_recent_is_counted_from_today(written, first, last):
    days = read(written).days
    assert (first, last) == (days.first, days.last)


@given(RECENT, st.dates(date(1900, 1, 1), date(3000, 1, 1)))
def test_what_is_recent_ends_today_or_holds_it_or_was_before(one, day):
    if one.number <= 800:
        days = one.on(day)
        assert days.first <= day
        assert one.is_whole or days.last == day


@given(SPANS)
def test_the_days_of_a_span_run_from_end_to_end(span):
    assert span.days.first == (span.since.days.first if span.since else date.min)
    assert span.days.last == (span.until.days.last if span.until else date.max)


def test_a_span_the_wrong_way_round_is_refused_unless_put_right():
    with pytest.raises(ValueError, match="before"):
        Span(Period(2024), Period(2020))
    assert Span(Period(2020), Period(2024)) == Span.of(Period(2024), Period(2020))
    with pytest.raises(ValueError, match="without"):
        Span(None, None)
