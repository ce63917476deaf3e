"""The list of the officials, and the page of one, without a browser."""

import pytest
from fake import FakeCatalogue
from reading import Page

from web.pages import create_app

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])


def named(page):
    return [a.text for a in page.all("a") if "/person/" in a.attributes.get("href", "")]


@BOTH
def test_people_are_listed_by_family_name_with_their_offices(get, ui):
    page = get(f"/{ui}/people")
    assert named(page) == [
        "Mircea Geoană",
        "Miroslav Lajčák",
        "Jane O’Hara",
        "Vjosa Osmani",
        "Boris Ruge",
        "Aleksandar Vucic",
        "<b>Mallory</b>",
    ]
    assert "37" in page.all("span", class_="count")[2].text
    roles = [p.text for p in page.all("p", class_="role")]
    assert {
        "fr": "secrétaire général adjoint, OTAN",
        "en": "Assistant Secretary General, NATO",
    }[ui] in roles


@BOTH
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=geoana", ["Mircea Geoană"]),
        ("q=LAJČÁK+miro", ["Miroslav Lajčák"]),
        ("q=eoana", []),
        ("letter=o", ["Jane O’Hara", "Vjosa Osmani"]),
        ("letter=%23", ["<b>Mallory</b>"]),
        ("institution=nato", ["Mircea Geoană", "Boris Ruge"]),
        ("institution=nato&letter=r", ["Boris Ruge"]),
        ("institution=zz", []),
    ],
)
def test_people_are_looked_for_by_name_letter_and_institution(get, ui, query, names):
    page = get(f"/{ui}/people?{query}")
    assert named(page) == names
    assert bool(page.all("p", class_="lead")[1:]) == (not names)


@BOTH
@pytest.mark.parametrize(
    "office",
    ["NATO+Deputy+Secretary+General", "secrétaire+général+délégué+de+l’OTAN"],
)
def test_an_office_at_a_date_gives_its_holder_with_the_sentence(get, ui, office):
    page = get(f"/{ui}/people?office={office}&date=juin+2023")
    assert named(page) == ["Mircea Geoană", "Mircea Geoană"]  # the answer, and the list
    heading = page.one("h2", id="answer").text
    assert (
        heading
        == {
            "fr": "secrétaire général délégué, OTAN, juin 2023",
            "en": "Deputy Secretary General, NATO, June 2023",
        }[ui]
    )
    answer = page.one("section", class_="answer")
    assert "13" in answer.text
    assert [a for a in page.all("a") if "/p/fr-" in a.attributes.get("href", "")]
    assert page.one("input", id="date")["value"] == "2023-06"


@BOTH
def test_a_date_that_cannot_be_read_is_told_beside_its_field(get, ui):
    page = get(f"/{ui}/people?date=hier+ou+demain&office=roi&letter=zz&x=1")
    field = page.one("input", id="date")
    assert (field["value"], field["aria-invalid"]) == ("hier ou demain", "true")
    assert "x" in page.one("ul", class_="notice").text


@BOTH
def test_past_the_end_of_the_list_is_404_and_leads_back(get, ui):
    page = get(f"/{ui}/people?page=9", status=404)
    assert page.one("a", rel="prev")["href"] == f"/{ui}/people"


@BOTH
def test_with_nobody_named_the_list_says_so(ui):
    page = Page(create_app(FakeCatalogue(())).test_client().get(f"/{ui}/people").text)
    assert len(page.all("p", class_="lead")) == 2
    assert not page.all("ol", class_="officials")


@BOTH
def test_an_official_has_names_offices_years_and_releases(get, ui):
    page = get(f"/{ui}/person/mircea-geoana")
    assert page.one("h1").text == "Mircea Geoană"
    names = page.one("section", **{"aria-labelledby": "names"}).text
    assert "Mircea Geoana" in names
    office = page.one("ol", class_="tenures")
    assert {"fr": "secrétaire général délégué, OTAN", "en": "Deputy Secretary General, NATO"}[
        ui
    ] in office.text
    assert page.one("svg")
    assert "2023" in page.one("table").text
    assert page.all("a", href=f"/{ui}/?person=mircea-geoana&relation=speaks")
    assert [h.text for h in page.all("h3") if h.text.startswith("L’OTAN")]
    assert page.all("a", href=f"/{ui}/?person=mircea-geoana")


@BOTH
def test_what_a_release_says_of_people_is_text_and_no_markup(get, ui):
    page = get(f"/{ui}/person/mallory")
    assert page.one("h1").text == "<b>Mallory</b>"
    assert not page.all("b")


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
    response = client.get("/api/person/m-geoana")
    assert (response.status_code, response.location) == (301, "/api/person/mircea-geoana")


@BOTH
def test_a_search_for_an_office_at_a_date_is_answered_above_the_results(get, ui):
    asked = {"fr": "président+serbe", "en": "Serbian+president"}[ui]
    page = get(f"/{ui}/?q={asked}&date=2024-08")
    assert "Aleksandar Vucic" in page.one("section", class_="answer").text
    assert not get(f"/{ui}/?q=paix").all("section", class_="answer")


@BOTH
def test_the_officials_of_a_search_are_narrowed_by_what_they_do(get, ui):
    page = get(f"/{ui}/?person=boris-ruge&relation=speaks&date=2024")
    options = [o for o in page.all("option") if o.parent["id"] == "relation"]
    assert [o["value"] for o in options] == ["", "speaks", "met", "mentioned", "represented"]
    assert [o["value"] for o in options if "selected" in o.attributes] == ["speaks"]
    chips = [a["href"] for a in page.all("a", class_="chip")]
    assert f"/{ui}/?person=boris-ruge&date=2024" in chips


def test_the_same_is_told_to_programs(client):
    found = client.get("/api/people?office=président+serbe&date=2024-08").json
    assert (found["total"], found["people"][0]["id"]) == (1, "aleksandar-vucic")
    office = found["office"]
    assert office["office"] == {
        "key": "president//rs",
        "fr": "président, Serbie",
        "en": "President, Serbia",
    }
    assert office["held"][0]["then"]["date"] == {"start": "2024-08-16", "end": "2024-08-22"}
    assert client.get("/api/people?x=1").status_code == 422
    assert client.get("/api/people?page=7").status_code == 404
    profile = client.get("/api/person/boris-ruge").json
    assert (profile["releases"], profile["relations"]) == (1, {"speaks": 1})
    assert profile["offices"][0]["office"]["key"] == "assistant-secretary-general//nato"
    assert client.get("/api/person/nobody").status_code == 404
