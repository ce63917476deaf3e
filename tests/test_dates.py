"""Dates and ranges in both languages, in words and in digits."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import ImpossibleDate, is_date, read_days, read_moment
from index.release import Days

BRUSSELS = ZoneInfo("Europe/Brussels")

SINGLE = [
    # French
    ("13 juin 2023", "2023-06-13"),
    ("1er janvier 2024", "2024-01-01"),
    ("1ᵉʳ janvier 2024", "2024-01-01"),
    ("le premier août 2024", "2024-08-01"),
    ("le mardi 13 juin 2023", "2023-06-13"),
    ("mar. 13 juin 2023", "2023-06-13"),
    ("30 juil. 2021", "2021-07-30"),
    ("2 févr. 2022", "2022-02-02"),
    ("2 fevrier 2022", "2022-02-02"),
    ("12 déc. 2019", "2019-12-12"),
    ("9 AOUT 2010", "2010-08-09"),
    ("9 AOÛT 2010", "2010-08-09"),
    ("6 Mai 2020", "2020-05-06"),
    ("4\u202fmars\u00a02020", "2020-03-04"),
    ("2 fe\u0301vrier 2022", "2022-02-02"),
    ("Le 5 novembre 2021 – Ottawa (Ontario)", "2021-11-05"),
    ("  • 13 Jun. 2023 -", "2023-06-13"),
    ("Mis à jour le: 14 Jun. 2023 12:49", "2023-06-14"),
    # English
    ("June 13, 2023", "2023-06-13"),
    ("Tuesday, June 13th, 2023", "2023-06-13"),
    ("Aug. 5, 2024", "2024-08-05"),
    ("5 Aug 2024", "2024-08-05"),
    ("12 Sept. 2019", "2019-09-12"),
    ("01 July 2021", "2021-07-01"),
    ("Friday, 15 October 2021", "2021-10-15"),
    ("22nd of February 2018", "2018-02-22"),
    ("KABUL, Afghanistan (Jan. 25, 2013)", "2013-01-25"),
    ("13-Jun-2023", "2023-06-13"),
    ("Mar. 13, 2023", "2023-03-13"),
    ("Last updated: 23 Jan. 2015 11:48", "2015-01-23"),
    # digits
    ("2024-08-16", "2024-08-16"),
    ("2001-7-25", "2001-07-25"),
    ("2024/08/16", "2024-08-16"),
    ("2024-08-16T23:30:00Z", "2024-08-16"),
    ("16/08/2024", "2024-08-16"),
    ("16.08.2024", "2024-08-16"),
    ("16.08.2024.", "2024-08-16"),
    ("03/04/2024", "2024-04-03"),
    ("29 février 2024", "2024-02-29"),
]

RANGES = [
    # French
    ("du 16 au 22 août 2024", "2024-08-16", "2024-08-22"),
    ("du lundi 19 au vendredi 23 août 2024", "2024-08-19", "2024-08-23"),
    ("du 1er au 3 mai 2023", "2023-05-01", "2023-05-03"),
    ("du 30 août au 2 septembre 2024", "2024-08-30", "2024-09-02"),
    ("du 28 décembre 2023 au 3 janvier 2024", "2023-12-28", "2024-01-03"),
    ("du 28 décembre au 3 janvier 2024", "2023-12-28", "2024-01-03"),
    ("les 10 et 11 juillet 2025", "2025-07-10", "2025-07-11"),
    ("les 10, 11 et 12 juillet 2025", "2025-07-10", "2025-07-12"),
    ("du 13 juin 2023 jusqu’au 15 juin 2023", "2023-06-13", "2023-06-15"),
    ("du 16/08/2024 au 22/08/2024", "2024-08-16", "2024-08-22"),
    ("du 30/08 au 02/09/2024", "2024-08-30", "2024-09-02"),
    ("du 16 au 22/08/2024", "2024-08-16", "2024-08-22"),
    ("  • 16 Aug. 2024 - 22 Aug. 2024", "2024-08-16", "2024-08-22"),
    # English
    ("16-22 August 2024", "2024-08-16", "2024-08-22"),
    ("16–22 August 2024", "2024-08-16", "2024-08-22"),
    ("from 16 to 22 August 2024", "2024-08-16", "2024-08-22"),
    ("10 and 11 July 2025", "2025-07-10", "2025-07-11"),
    ("August 16-22, 2024", "2024-08-16", "2024-08-22"),
    ("August 30 - September 2, 2024", "2024-08-30", "2024-09-02"),
    ("from December 28, 2023 to January 3, 2024", "2023-12-28", "2024-01-03"),
    ("28 Dec. 2023 - 3 Jan. 2024", "2023-12-28", "2024-01-03"),
    ("28 Dec. - 3 Jan. 2024", "2023-12-28", "2024-01-03"),
    ("30 Aug. - 2 Sep. 2024", "2024-08-30", "2024-09-02"),
    ("Monday 19 through Friday the 23 August 2024", "2024-08-19", "2024-08-23"),
    # digits
    ("2024-08-16/2024-08-22", "2024-08-16", "2024-08-22"),
    ("2024-08-16 - 2024-08-22", "2024-08-16", "2024-08-22"),
    ("16.08.2024-22.08.2024", "2024-08-16", "2024-08-22"),
]

NO_DATE = [
    "",
    "résolution 1244 (1999)",
    "la 65e brigade",
    "4 000 personnels",
    "août 2024",
    "le 13 juin",
    "13 mardi 2023",
    "en mai et en septembre 2023",
    "May 2023 marks 20 years",
    "10.11.12.2024",
    "1-800-555-2024",
    "13/06/23",
    "13 juin 20234",
    "ISAF press release 2013-01-S-025",
]

IMPOSSIBLE = [
    ("  • 31 Jun. 2023 -", "31 Jun. 2023"),
    ("31 juin 2023", "31 juin 2023"),
    ("February 30, 2024", "February 30, 2024"),
    ("29 février 2023", "29 février 2023"),
    ("32 juin 2023", "32 juin 2023"),
    ("0 juin 2023", "0 juin 2023"),
    ("13 juin 0000", "13 juin 0000"),
    ("08/16/2024", "08/16/2024"),
    ("2024-13-01", "2024-13-01"),
    ("du 22 au 16 août 2024", "22 au 16 août 2024"),
    ("22 Aug. 2024 - 16 Aug. 2024", "22 Aug. 2024 - 16 Aug. 2024"),
    ("30 - 31 June 2023", "30 - 31 June 2023"),
]

MOMENTS = [
    # French
    ("Mis à jour le: 14 Jun. 2023 12:49", datetime(2023, 6, 14, 12, 49, tzinfo=BRUSSELS)),
    ("le 23 août 2024 à 15h27", datetime(2024, 8, 23, 15, 27, tzinfo=BRUSSELS)),
    ("23 août 2024, 15 h 27", datetime(2024, 8, 23, 15, 27, tzinfo=BRUSSELS)),
    ("23 août 2024 - 9 heures", datetime(2024, 8, 23, 9, tzinfo=BRUSSELS)),
    ("23/08/2024 15:27:05", datetime(2024, 8, 23, 15, 27, 5, tzinfo=BRUSSELS)),
    # English
    ("Last updated: 23 Aug. 2024 15:27", datetime(2024, 8, 23, 15, 27, tzinfo=BRUSSELS)),
    ("August 23, 2024 at 3:27 PM", datetime(2024, 8, 23, 15, 27, tzinfo=BRUSSELS)),
    ("August 23, 2024, 12:05 a.m.", datetime(2024, 8, 23, 0, 5, tzinfo=BRUSSELS)),
    ("23 Aug 2024 3 pm", datetime(2024, 8, 23, 15, tzinfo=BRUSSELS)),
    ("Fri, 23 Aug 2024 15:27:00 +0000", datetime(2024, 8, 23, 15, 27, tzinfo=UTC)),
    ("23 Aug 2024 15:27 GMT", datetime(2024, 8, 23, 15, 27, tzinfo=UTC)),
    ("23 Aug 2024 15:27 CEST", datetime(2024, 8, 23, 13, 27, tzinfo=UTC)),
    # digits
    ("2024-08-23T15:27:00Z", datetime(2024, 8, 23, 15, 27, tzinfo=UTC)),
    ("2024-08-23 15:27:00.5", datetime(2024, 8, 23, 15, 27, 0, 500_000, tzinfo=BRUSSELS)),
    (
        "2024-08-23T15:27-05:00",
        datetime(2024, 8, 23, 15, 27, tzinfo=timezone(timedelta(hours=-5))),
    ),
    # a day only
    ("14 juin 2023", date(2023, 6, 14)),
    ("Last updated 14 June 2023.", date(2023, 6, 14)),
    ("14 June 2023, 500 soldats", date(2023, 6, 14)),
    ("2024-08-23", date(2024, 8, 23)),
    # none
    ("jamais", None),
]


def days(first: str, last: str) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(("text", "day"), SINGLE)
def test_a_day_is_read(text: str, day: str) -> None:
    assert days(day, day) == read_days(text)


@pytest.mark.parametrize(("text", "first", "last"), RANGES)
def test_a_range_is_read(text: str, first: str, last: str) -> None:
    assert days(first, last) == read_days(text)


@pytest.mark.parametrize("text", NO_DATE)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert read_days(text) is None


@pytest.mark.parametrize(("text", "written"), IMPOSSIBLE)
def test_an_impossible_date_is_named_as_written(text: str, written: str) -> None:
    with pytest.raises(ImpossibleDate) as caught:
        read_days(text)
    assert written == caught.value.written
    assert written in str(caught.value)


@pytest.mark.parametrize(("text", "moment"), MOMENTS)
def test_a_moment_is_read(text: str, moment: date | datetime | None) -> None:
    assert moment == read_moment(text, zone=BRUSSELS)


@pytest.mark.parametrize(
    "text", ["14 Jun. 2023 25:00", "14 juin 2023 12:61", "14 June 2023 13:00 pm", "31 juin 2023 9h"]
)
def test_an_impossible_moment_is_refused(text: str) -> None:
    with pytest.raises(ImpossibleDate):
        read_moment(text, zone=BRUSSELS)


@pytest.mark.parametrize("text", ["0001-01-01T00:00", "9999-12-31T23:59-10:00"])
def test_a_moment_before_or_after_all_calendars_is_impossible(text: str) -> None:
    with pytest.raises(ImpossibleDate):
        read_moment(text, zone=BRUSSELS)


def test_a_time_that_the_spring_change_leaves_out_becomes_a_real_one() -> None:
    moment = read_moment("31 mars 2024 02:30", zone=BRUSSELS)
    assert moment is not None
    assert moment.isoformat() == "2024-03-31T03:30:00+02:00"


def test_the_first_of_several_dates_is_read() -> None:
    assert days("2023-06-05", "2023-06-05") == read_days("le 5 juin 2023, puis le 13 juin 2023")
    assert days("2023-06-05", "2023-06-05") == read_days("on June 5, 2023 and 13 June 2023")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13 Jun. 2023 -", True),
        ("le mardi 13 juin 2023", True),
        ("Tuesday, June 13, 2023", True),
        ("du 16 au 22 août 2024", True),
        ("31 Jun. 2023", True),
        ("Le 13 juin 2023, le secrétaire général", False),
        ("On 13 June 2023 the Secretary General", False),
        ("", False),
    ],
)
def test_a_line_that_is_only_a_date_is_told_from_a_sentence(text: str, *, expected: bool) -> None:
    assert expected is is_date(text)


@given(st.dates())
def test_the_iso_form_of_any_day_is_read_back(day: date) -> None:
    assert Days.on(day) == read_days(day.isoformat())


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)), st.booleans())  # noqa: DTZ001 - the zone follows
def test_the_iso_form_of_any_moment_is_read_back(naive: datetime, late: bool) -> None:  # noqa: FBT001
    moment = naive.replace(tzinfo=BRUSSELS, fold=late).astimezone(UTC).astimezone(BRUSSELS)
    read = read_moment(moment.isoformat(), zone=BRUSSELS)
    assert isinstance(read, datetime)
    assert (moment, moment.fold) == (read, read.fold)


@given(st.text(alphabet="0123456789 ./-–,:hTZ juinJuneaoûtmarsetand\u00a0\n", max_size=60))
def test_any_text_is_read_or_is_impossible(text: str) -> None:
    for read in (read_days, lambda t: read_moment(t, zone=BRUSSELS)):
        with suppress(ImpossibleDate):
            read(text)


def test_hostile_runs_of_blanks_digits_and_months_are_read_in_passing() -> None:
    for hostile in (
        " " * 200_000,
        "1 " * 100_000,
        "1," * 100_000,
        "mars 1 " * 30_000,
        "1-" * 100_000,
    ):
        assert read_days("1" + hostile) is None
