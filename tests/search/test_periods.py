"""Years, months and days that a search is narrowed to."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.period import Period

GRAINS = st.sampled_from(["year", "month", "day"])
PERIODS = st.builds(lambda day, grain: Period.of(day, grain=grain), st.dates(), GRAINS)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024", Period(2024)),
        (" 2024 ", Period(2024)),
        ("2024-08", Period(2024, 8)),
        ("2024-8", Period(2024, 8)),
        ("2024/08", Period(2024, 8)),
        ("2024-08-16", Period(2024, 8, 16)),
        ("2024.8.6", Period(2024, 8, 6)),
        ("0044-03-15", Period(44, 3, 15)),
        ("06/2023", Period(2023, 6)),
        ("13/06/2023", Period(2023, 6, 13)),
        ("13.06.2023", Period(2023, 6, 13)),
        ("juin 2023", Period(2023, 6)),
        ("JUIN 2023", Period(2023, 6)),
        ("Aout 2023", Period(2023, 8)),
        ("June 2023", Period(2023, 6)),
        ("13 juin 2023", Period(2023, 6, 13)),
        ("1er août 2024", Period(2024, 8, 1)),
        ("le mardi 13 juin 2023", Period(2023, 6, 13)),
        ("June 13, 2023", Period(2023, 6, 13)),
        ("13 June 2023", Period(2023, 6, 13)),
    ],
)
def test_a_period_is_read_as_people_of_either_language_write_it(written, expected):
    assert expected == Period.read(written)


@pytest.mark.parametrize(
    "written",
    ["", " ", "x", "24", "20244", "0000", "2024-13", "2024-00-01x", "2023-02-29", "31/02/2024",
     "13/2024", "juin", "13 juin", "printemps 2024", "16 au 22 août 2024", "2024-08..2024-09",
     "2024-08/16", "-2024", "२०२४", "2024\n2025", "1" * 10_000, "juin " * 10_000],
)  # fmt: skip
def test_what_is_no_period_is_an_error(written):
    with pytest.raises(ValueError, match=r"."):
        Period.read(written)


@given(st.text())
def test_any_text_is_a_period_or_a_value_error(text):
    try:
        period = Period.read(text)
    except ValueError:
        return
    assert Period.read(str(period)) == period


@given(PERIODS)
def test_a_period_reads_as_it_is_written(period):
    assert period == Period.read(str(period))


@given(st.dates(), GRAINS)
def test_a_period_of_a_day_holds_it(day, grain):
    period = Period.of(day, grain=grain)
    assert grain == period.grain
    assert period.days.first <= day <= period.days.last


@given(PERIODS)
def test_the_days_of_a_period_are_all_of_them(period):
    before, after = period.days.first - date.min, date.max - period.days.last
    day = timedelta(days=1)
    if before:
        assert Period.of(period.days.first - day, grain=period.grain) != period
    if after:
        assert Period.of(period.days.last + day, grain=period.grain) != period


@given(st.lists(PERIODS, max_size=10))
def test_periods_of_one_grain_stand_in_the_order_of_time(periods):
    same = sorted(p for p in periods if p.grain == "month")
    assert same == sorted(same, key=lambda p: p.days.first)
