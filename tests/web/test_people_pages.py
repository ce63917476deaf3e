"""The list of the officials, and the page of one, without a browser."""

import pytest
from fake import FakeCatalogue
from reading import Page

from web.pages import create_app

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])


@pytest.fixture
def get(client):
    def get(path, status=200):
        response = client.get(path)
        assert response.status_code == status
        return Page(response.text)

    return get


@BOTH
def test_people_are_listed_by_family_name(get, ui):
    page = get(f"/{ui}/people")
    names = [a.text for a in page.all("a") if "/person/" in a["href"]]
    assert names == [
        "Mircea Geoană",
        "Miroslav Lajčák",
        "Jane O’Hara",
        "Vjosa Osmani",
        "Boris Ruge",
        "Aleksandar Vucic",
        "<b>Mallory</b>",
    ]
    assert page.texts("h2") == ["G", "L", "O", "R", "V", {"fr": "Autres", "en": "Other"}[ui]]
    assert "37" in page.all("span", class_="count")[2].text


@BOTH
def test_with_nobody_named_the_list_says_so(ui):
    page = Page(create_app(FakeCatalogue(())).test_client().get(f"/{ui}/people").text)
    assert page.one("p", class_="lead").text
    assert not page.all("ul", class_="people")


@BOTH
def test_an_official_has_variants_and_releases(get, ui):
    page = get(f"/{ui}/person/mircea-geoana")
    assert page.one("h1").text == "Mircea Geoană"
    assert page.one("p", class_="lead").text.endswith("Mircea Geoana")
    assert [h.text for h in page.all("h3")] == [
        "L’OTAN et l’UE œuvrent ensemble pour la stabilité au Kosovo et dans les Balkans occidentaux"
    ]
    assert page.all("a", href=f"/{ui}/?person=mircea-geoana")


@BOTH
def test_the_releases_of_an_official_are_newest_first_and_in_pages(get, ui):
    page = get(f"/{ui}/person/jane-o'hara?page=4")
    days = [t["datetime"] for t in page.all("time")]
    assert days == sorted(days, reverse=True)
    assert len(page.all("article")) == 7
    assert page.one("ol", class_="hits")["start"] == "31"
    assert page.one("a", rel="prev")["href"].endswith("/person/jane-o'hara?page=3")


@BOTH
def test_past_the_end_is_404_and_leads_back(get, ui):
    page = get(f"/{ui}/person/mircea-geoana?page=3", status=404)
    assert page.one("a", rel="prev")["href"] == f"/{ui}/person/mircea-geoana"


def test_parameters_of_other_pages_are_named(get):
    assert "q" in get("/en/person/boris-ruge?q=x&page=0").one("ul", class_="notice").text


@BOTH
def test_a_merged_person_leads_to_who_they_are(client, ui):
    response = client.get(f"/{ui}/person/m-geoana")
    assert (response.status_code, response.location) == (301, f"/{ui}/person/mircea-geoana")
