"""What the search page offers to choose: dates as typed, the bars of time, what is left out."""

from dataclasses import replace
from datetime import date

import pytest
from fake import CATALOGUE, FakeCatalogue
from reading import Page

from search import dating, recent
from search.recent import UNITS, Recent
from search.results import FacetValue, Note, Receipt
from web.pages import create_app
from web.presenting.dates import date_label, recent_label
from web.wording import wording

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(recent, "today", lambda: date(2024, 8, 31))


@BOTH
@pytest.mark.parametrize(
    "one",
    [
        *(Recent(number, unit) for unit in UNITS for number in (1, 2, 30)),
        *(Recent(number, unit, is_whole=True) for unit in UNITS for number in (0, 1)),
    ],
    ids=str,
)
def test_recent_days_are_said_as_they_may_be_typed(ui, one):
    label = recent_label(one, t=wording(ui))
    assert dating.read(label) == one


@pytest.mark.parametrize(
    ("written", "french", "english"),
    [
        ("2023", "2023", "2023"),
        ("2024-08-01", "1er août 2024", "1 August 2024"),
        ("2023-06..2023-08", "à partir de : juin 2023, jusqu’à : août 2023", "from June 2023, until August 2023"),
        ("2024-08-16..2024-08-22", "16–22 août 2024", "16–22 August 2024"),
        ("2020..", "à partir de : 2020", "from 2020"),
        ("..2019", "jusqu’à : 2019", "until 2019"),
        ("last-7-days", "7 derniers jours (25–31 août 2024)", "last 7 days (25–31 August 2024)"),
        ("yesterday", "hier (30 août 2024)", "yesterday (30 August 2024)"),
        ("none", "sans date", "no date"),
    ],
)  # fmt: skip
def test_a_date_is_said_back_in_words(written, french, english):
    choice = dating.read(written)
    assert date_label(choice, t=wording("fr")).replace("\xa0", " ") == french
    assert date_label(choice, t=wording("en")) == english


@pytest.mark.parametrize(
    ("asked", "understood"),
    [
        ("from=juin+2023", "Understood: from 1 June 2023"),
        ("to=2023", "Understood: until 31 December 2023"),
        ("from=June+to+August+2023", "Understood: 1 June – 31 August 2023"),
        ("from=7+derniers+jours", "Understood: 25–31 August 2024"),
        ("from=2024&of=published", "Understood: from 1 January 2024, date published"),
    ],
)
def test_what_was_understood_stands_below_the_fields(get, asked, understood):
    page = get(f"/en/?{asked}")
    assert page.one("p", id="understood").text == understood
    assert "understood" in page.one("input", id="from")["aria-describedby"].split()


@pytest.mark.parametrize(("ui", "shown"), [("fr", "30 derniers jours"), ("en", "last 30 days")])
def test_recent_days_of_a_link_are_in_the_words_of_the_page(get, ui, shown):
    page = get(f"/{ui}/?from=last-30-days&of=updated")
    assert page.one("input", id="from")["value"] == shown
    assert page.one("input", id="to")["value"] == ""
    assert len(page.all("a", class_="chip")) == 1
    chosen = [o["value"] for o in page.all("option") if "selected" in o.attributes]
    assert "updated" in chosen


@BOTH
def test_what_is_left_out_has_its_field_its_box_and_its_chip(get, ui):
    page = get(
        f"/{ui}/?not-person=jane-o%27hara&not-date=2024-08&not-lang=en&not-issuer=ONU&not-kind=x"
    )
    ticked = {
        (box["name"], box["value"])
        for box in page.all("input", type="checkbox")
        if "checked" in box.attributes
    }
    assert ticked == {
        ("not-person", "jane-o'hara"),
        ("not-date", "2024-08"),
        ("not-lang", "en"),
        ("not-issuer", "ONU"),
        ("not-kind", "x"),
    }
    word = {"fr": "sauf", "en": "not"}[ui]
    chips = page.all("a", class_="chip")
    assert all(f" {word} " in chip.text for chip in chips)
    assert len(chips) == 5
    assert all(chip["href"].count("not-") == 4 for chip in chips)


def test_a_date_left_out_that_cannot_be_read_is_told_beside_its_field(get):
    page = get("/en/?not-date=2023-13")
    field = page.one("input", id="not-date")
    assert (field["value"], field["aria-invalid"]) == ("2023-13", "true")
    assert any(a["href"] == "#not-date" for a in page.all("a") if "href" in a.attributes)
    assert (
        "open"
        in [d for d in page.all("details") if d.attributes.get("class") == "more except"][
            1
        ].attributes
    )


@BOTH
def test_all_of_several_people_is_a_box_and_a_chip(get, ui):
    page = get(f"/{ui}/?person=boris-ruge&person=vjosa-osmani&people=all")
    assert "checked" in page.one("input", name="people").attributes
    last = page.all("a", class_="chip")[-1]
    assert last["href"] == f"/{ui}/?person=boris-ruge&person=vjosa-osmani"


@pytest.mark.parametrize(
    ("asked", "count", "first", "last"),
    [
        ("", 5, "2020", "2024"),
        ("?date=2024", 12, "January 2024", "December 2024"),
        ("?date=2024-08", 31, "1 August 2024", "31 August 2024"),
        ("?date=2024-02&date=2024-08", 12, "January 2024", "December 2024"),
        ("?date=2023&date=2024", 5, "2020", "2024"),
    ],
)
def test_time_is_drawn_as_years_months_or_days_each_with_its_row(get, asked, count, first, last):
    page = get(f"/en/{asked}")
    section = next(s for s in page.all("section") if s.attributes.get("class") == "timeline")
    (body,) = [tag for tag in page.all("tbody") if tag.parent.name == "table"]
    rows = [row.text for row in body.parts if hasattr(row, "name")]
    periods = [row for row in rows if not row.startswith("no date")]
    assert len(periods) == count
    assert periods[0].startswith(first)
    assert periods[-1].startswith(last)
    assert section["aria-labelledby"] == "timeline"


def test_each_bar_says_its_count_and_leads_to_it(get):
    page = get("/fr/?q=paix")
    (svg,) = [tag for tag in page.all("svg") if tag.attributes.get("role") == "group"]
    bars = [bar for bar in svg.parts if hasattr(bar, "name")]
    assert bars[0]["href"] == "/fr/?q=paix&date=2020"
    names = [
        part.text for bar in bars for part in bar.parts if getattr(part, "name", "") == "title"
    ]
    assert names[0].replace("\xa0", " ") == "2020 : 12 communiqués"
    assert not [tag for tag in page.tags if "style" in tag.attributes]


@BOTH
@pytest.mark.parametrize("years", [["2024"], ["2023", "2024"]])
def test_the_ends_of_the_drawing_are_told_once_each(monkeypatch, ui, years):
    catalogue = FakeCatalogue(CATALOGUE)
    answer = catalogue.answer
    counted = tuple(FacetValue(year, year, 1) for year in years)

    def few(query, *, interface):
        found = answer(query, interface=interface)
        return replace(found, facets={**found.facets, "year": counted})

    monkeypatch.setattr(catalogue, "answer", few)
    page = Page(create_app(catalogue).test_client().get(f"/{ui}/").text)
    assert page.one("p", class_="ends").text.split() == years


def test_a_time_of_ages_is_drawn_in_bounds(monkeypatch):
    catalogue = FakeCatalogue(CATALOGUE)
    answer = catalogue.answer
    years = tuple(FacetValue(str(year), str(year), 1) for year in (1, *range(1500, 1800), 9999))

    def ages(query, *, interface):
        found = answer(query, interface=interface)
        return replace(found, facets={**found.facets, "year": years})

    monkeypatch.setattr(catalogue, "answer", ages)
    page = Page(create_app(catalogue).test_client().get("/en/").text)
    assert len(page.all("tr")) <= 121


@BOTH
def test_a_long_facet_has_a_field_that_looks_in_it(ui, monkeypatch):
    catalogue = FakeCatalogue(CATALOGUE)
    answer = catalogue.answer
    many = tuple(FacetValue(f"Ministère {n}", f"Ministère {n}", 30 - n) for n in range(20))

    def long(query, *, interface):
        found = answer(query, interface=interface)
        return replace(found, facets={**found.facets, "issuer": many})

    monkeypatch.setattr(catalogue, "answer", long)
    page = Page(create_app(catalogue).test_client().get(f"/{ui}/?in-issuer=min").text)
    field = page.one("input", id="in-issuer")
    assert (field["value"], field["form"]) == ("min", "search")
    said = page.one("span", id=field["aria-describedby"]).text
    assert said == {"fr": "20 valeurs, 0 choisi", "en": "20 options, 0 selected"}[ui]
    assert any(label.attributes.get("for") == "in-issuer" for label in page.all("label"))


@pytest.mark.parametrize(("ui", "figure"), [("fr", "10 000"), ("en", "10,000")])
def test_a_limit_is_a_figure_of_the_language(ui, figure, monkeypatch):
    catalogue = FakeCatalogue(CATALOGUE)
    answer = catalogue.answer
    limit = Receipt(limits=(Note("limit-page", "10000"), Note("limit-prefix", "abc")))
    monkeypatch.setattr(
        catalogue,
        "answer",
        lambda query, *, interface: replace(answer(query, interface=interface), receipt=limit),
    )
    page = Page(create_app(catalogue).test_client().get(f"/{ui}/").text)
    assert figure in page.one("section", class_="receipt").text
