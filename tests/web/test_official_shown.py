"""What an official said, once each; the offices that tell most, the others apart."""

from __future__ import annotations

from datetime import date

import pytest

from index.people.offices import Office
from index.release import Block, Days, PersonId, ReleaseId, Version
from search.office_names import OfficeName
from search.quotes import QuoteShown
from search.tenures import Evidence, Tenure
from web.presenting.spoken import spoken
from web.presenting.tenures import apart
from web.wording import wording


class Links:
    """Addresses without a page."""

    def paragraph(self, release, anchor):
        return f"{release}#{anchor}"


BOTH = pytest.mark.parametrize("ui", ["fr", "en"])


def quote(id, text, title="Un titre", day=1):
    version = Version(ReleaseId(id), "fr", title, (Block(f"« {text} »", "fr"),))
    days = Days(date(2020, 4, day), date(2020, 4, day))
    return QuoteShown(version.id, days, version, 0, text, "fr")


def shown(quotes, ui):
    found = spoken(quotes, t=wording(ui), links=Links())
    return [(one.text, [(at.title, len(at.places)) for at in one.printed]) for one in found]


@BOTH
def test_the_same_words_are_one_quote_with_every_release_that_prints_them(ui):
    quotes = [
        quote("a", "Nous tiendrons bon.", "Visite"),
        quote("b", "Autre chose", "Visite"),
        quote("c", "nous tiendrons\u00a0 bon", "Retour", day=2),
        quote("d", "Nous tiendrons bon", "Visite"),
    ]
    assert shown(quotes, ui) == [
        ("Nous tiendrons bon.", [("Visite", 2), ("Retour", 1)]),
        ("Autre chose", [("Visite", 1)]),
    ]


def test_a_release_that_prints_a_quote_twice_in_a_paragraph_is_named_once():
    assert shown([quote("a", "Oui"), quote("a", "Oui,")], "fr") == [("Oui", [("Un titre", 1)])]


def tenure(key, releases, first=2018, last=2019):
    def told(year):
        days = Days(date(year, 1, 1), date(year, 12, 31))
        version = Version(ReleaseId("a"), "fr", "", ())
        return Evidence(version.id, days, version, None, "", "fr", "")

    name = OfficeName(Office.of(key).key, (("fr", key),))
    return Tenure(name, PersonId("a"), "A", releases, told(first), told(last))


TRANSPORT = tenure("minister/transport/", 200)


@pytest.mark.parametrize(
    ("one", "is_apart"),
    [
        (tenure("minister//", 60), True),
        (tenure("minister//", 70), False),
        (tenure("minister//", 60, 2012, 2013), False),
        (tenure("minister/transport/fr", 3), True),
        (tenure("minister/transport/fr", 4), False),
        (tenure("minister/labour/", 2), False),
        (tenure("president//", 2), False),
        (tenure("minister/labour/", 1), True),
    ],
)
def test_a_post_that_is_told_of_better_at_that_time_is_set_apart(one, is_apart):
    told, rare = apart([TRANSPORT, one])
    assert (one in rare, TRANSPORT in told) == (is_apart, True)


@pytest.mark.parametrize(("count", "is_apart"), [(9, True), (10, False)])
def test_an_office_that_hardly_any_release_tells_of_is_set_apart(count, is_apart):
    best, one = tenure("president//", 2000), tenure("senator//", count)
    assert apart([best, one]) == (((best,), (one,)) if is_apart else ((best, one), ()))


def test_where_no_office_is_told_of_often_nothing_is_set_apart():
    few = [tenure("minister//", 1), tenure("minister/transport/", 2)]
    assert apart(few) == (tuple(few), ())
