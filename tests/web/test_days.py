"""Days and moments as words."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from index.release import Days
from web.days import moment, when

SPANS = [
    (date(2023, 6, 13), date(2023, 6, 13), "13 juin 2023", "13 June 2023"),
    (date(2024, 8, 16), date(2024, 8, 22), "16–22 août 2024", "16–22 August 2024"),
    (date(2024, 8, 1), date(2024, 8, 11), "1er–11 août 2024", "1–11 August 2024"),
    (
        date(2024, 8, 30),
        date(2024, 9, 1),
        "30 août – 1er septembre 2024",
        "30 August – 1 September 2024",
    ),
    (
        date(2023, 12, 30),
        date(2024, 1, 2),
        "30 décembre 2023 – 2 janvier 2024",
        "30 December 2023 – 2 January 2024",
    ),
]


@pytest.mark.parametrize(("first", "last", "french", "english"), SPANS)
def test_spans_say_nothing_twice(first, last, french, english):
    days = Days(first, last)
    assert [str(when(days, language=language)) for language in ("fr", "en")] == [french, english]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_programs_read_both_ends_of_a_span(language):
    shown = when(Days(date(2024, 8, 16), date(2024, 8, 22)), language=language)
    assert (shown.first.iso, shown.last.iso) == ("2024-08-16", "2024-08-22")


def test_a_moment_keeps_the_zone_that_it_was_printed_in():
    shown = moment(datetime(2024, 8, 23, 15, 27, tzinfo=ZoneInfo("Europe/Brussels")), language="fr")
    assert (shown.text, shown.iso) == ("23 août 2024, 15:27", "2024-08-23T15:27:00+02:00")


def test_a_day_has_no_time_of_day():
    assert moment(date(2024, 8, 23), language="en").text == "23 August 2024"
