"""What the archive holds, as readers see it."""

from dataclasses import replace

import pytest
from fake import CATALOGUE, FakeCatalogue
from reading import Page

from index.kept import Doubt, Kept
from search.period import Period
from web.pages import create_app

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])
KEPT = Kept(
    80, 3, 1, {"has no text and <b>": 2, "is empty": 1}, Doubt(21, ("row-01", 'x"><b>')), Doubt()
)


def shown(ui, *, kept=None, catalogue=None):
    app = create_app(catalogue or FakeCatalogue(CATALOGUE), ledger=lambda: kept)
    response = app.test_client().get(f"/{ui}/about")
    assert response.status_code == 200
    return Page(response.text)


def figures(page):
    return dict(zip(page.texts("dt"), page.texts("dd"), strict=True))


@pytest.mark.parametrize(
    ("ui", "expected"),
    [
        (
            "fr",
            {"Communiqués": "40", "En français": "39", "En anglais": "38", "Sans date": "1"},
        ),
        ("en", {"Releases": "40", "In French": "39", "In English": "38", "Without a date": "1"}),
    ],
)
def test_what_is_held_is_counted(ui, expected):
    assert figures(shown(ui)).items() >= expected.items()


@BOTH
def test_every_month_has_its_figure_in_each_language(ui):
    page = shown(ui)
    rows = [
        [cell.text for cell in row.parts if hasattr(cell, "name")] for row in page.all("tr")[1:]
    ]
    assert [row[0] for row in rows] == [
        year for year in ("2024", "2023", "2022", "2021", "2020") for _ in "fe"
    ]
    assert rows[0][2:] == [*(["0"] * 7), "1", *([""] * 4), "1"]
    assert len(page.all("svg", role="img")) == 2
    assert all(svg["aria-label"] for svg in page.all("svg"))


@pytest.mark.parametrize(
    ("ui", "expected"),
    [("fr", "février 2023 – mai 2023 4 mois"), ("en", "February 2023 – May 2023 4 months")],
)
def test_months_without_releases_are_named(ui, expected):
    section = shown(ui).one("section", aria_labelledby="gaps")
    assert expected in section.text


@BOTH
def test_what_only_the_archive_knows_is_told_where_it_is_at_hand(ui):
    text = shown(ui, kept=KEPT).one("section", aria_labelledby="doubts").text
    assert "has no text and <b> 2" in text
    assert "21" in text
    assert 'x"><b>' in text
    assert "communique check" not in text


@pytest.mark.parametrize(
    ("ui", "words"),
    [
        ("fr", "Tout ce qui a été donné a été pris. Aucune date n’est en doute."),
        ("en", "All that was given was taken in. No date is in doubt."),
    ],
)
def test_where_nothing_was_refused_or_is_in_doubt_the_page_says_so(ui, words):
    whole = replace(KEPT, refused={}, impossible=Doubt())
    assert words in shown(ui, kept=whole).one("section", aria_labelledby="doubts").text


@BOTH
def test_without_the_archive_the_page_says_where_to_look(ui):
    assert "communique check" in shown(ui).one("section", aria_labelledby="doubts").text


@BOTH
def test_an_empty_archive_has_a_page(ui):
    empty = FakeCatalogue(CATALOGUE)
    held = replace(empty.holdings(), releases=0, monthly={"fr": {}, "en": {}})
    empty.holdings = lambda: held
    assert not shown(ui, catalogue=empty).all("svg")


def test_a_long_time_is_drawn_in_bounds():
    catalogue = FakeCatalogue(CATALOGUE)
    months = {Period(1, 1): 3, Period(9999, 12): 4_000_000}
    held = replace(catalogue.holdings(), monthly={"fr": months, "en": {}})
    catalogue.holdings = lambda: held
    page = shown("en", catalogue=catalogue)
    assert len(page.all("tr")) <= 1 + 2 * 101


@BOTH
def test_every_page_leads_to_it(ui):
    app = create_app(FakeCatalogue(CATALOGUE))
    for path in ("", "people", "release/row-05", "nope"):
        page = Page(app.test_client().get(f"/{ui}/{path}").text)
        assert any(a.attributes.get("href") == f"/{ui}/about" for a in page.all("a"))
