"""A shelf is its address: what is put on it, taken off, cited, exported; nothing else knows of it."""

import json
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import Page, inside

from web import shelf
from web.shelf import MOST, Shelf, read, write

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])
TWO = "id=row-07&id=000_22f758d05eafb563"


@pytest.mark.parametrize(
    ("added", "ids"),
    [
        ("row-01", ["row-01"]),
        ("  row-01 ", ["row-01"]),
        ("http://x.org/fr/release/row-01", ["row-01"]),
        ("https://x.org/below/en/release/a%2Fb%20c?q=paix&at=3#fr-x", ["a/b c"]),
        ("/en/release/row-01/p/fr-3itp2tmg", ["row-01"]),
        ("/fr/shelf?id=a&id=b&id=a&x=1", ["a", "b"]),
        ("http://x.org/sub/en/shelf?id=%C3%A9%2F1", ["é/1"]),
        ("/fr/shelf", []),
        ("", []),
        ("http://[", ["http://["]),
        ("http://x.org/fr/person/release", ["http://x.org/fr/person/release"]),
    ],
)
def test_what_is_pasted_is_understood(added, ids):
    assert read([("add", added)]).ids == tuple(ids)


def test_nothing_stands_there_twice_and_what_is_too_much_is_told():
    many = [("id", f"r{n}") for n in range(MOST + 2)] + [
        ("id", "r1"),
        ("x", "y"),
        ("id", "z" * 201),
    ]
    found = read(many)
    assert found.ids == tuple(f"r{n}" for n in range(MOST))
    assert [(one.name, one.why) for one in found.unread] == [
        ("id", "too-many"),
        ("id", "too-many"),
        ("x", "unknown"),
        ("id", "malformed"),
    ]


@given(st.lists(st.text(min_size=1, max_size=20), unique=True, max_size=10))
def test_an_address_reads_back(ids):
    assert read(parse_qsl(write(Shelf(tuple(ids))))).ids == tuple(ids)


@BOTH
def test_what_is_added_leads_to_the_address_of_the_whole(client, ui):
    response = client.get(
        f"/{ui}/shelf?id=row-01&add=http%3A%2F%2Flocalhost%2Ffr%2Fshelf%3Fid%3Drow-02&id=row-01"
    )
    assert (response.status_code, response.headers["Location"]) == (
        303,
        f"/{ui}/shelf?id=row-01&id=row-02",
    )
    assert client.get(f"/{ui}/shelf?id=row-01&add=").headers["Location"] == f"/{ui}/shelf?id=row-01"


@BOTH
def test_the_shelf_shows_what_is_on_it_in_its_order(get, ui):
    page = get(f"/{ui}/shelf?{TWO}")
    titles = [inside(h3, "a")[0] for h3 in page.all("h3")]
    assert [a["href"] for a in titles] == [
        f"/{ui}/release/row-07",
        f"/{ui}/release/000_22f758d05eafb563",
    ]
    assert [a["lang"] for a in titles] == [ui, "fr"]
    assert page.one("h2", id="results").text == {"fr": "2 communiqués", "en": "2 releases"}[ui]
    assert page.one("meta", name="robots")["content"] == "noindex"


@BOTH
def test_each_is_taken_off_by_a_link(get, ui):
    page = get(f"/{ui}/shelf?{TWO}")
    text = {"fr": "Retirer", "en": "Remove"}[ui]
    links = [a["href"] for a in page.all("a") if a.text.startswith(text)]
    assert links == [f"/{ui}/shelf?id=000_22f758d05eafb563", f"/{ui}/shelf?id=row-07"]
    assert get(f"/{ui}/shelf").all("p", class_="notice")


@BOTH
def test_what_is_not_there_any_more_is_named(get, ui):
    page = get(f"/{ui}/shelf?id=row-07&id=%3Cb%3E")
    section = page.one("section", aria_labelledby="missing")
    assert inside(section, "code")[0].text == "<b>"
    assert inside(section, "a")[0]["href"] == f"/{ui}/shelf?id=row-07"
    assert {
        a["href"] for a in page.all("a") if "/shelf." in a["href"] and "atom" not in a["href"]
    } == {
        f"/{ui}/shelf.{form}?id=row-07"
        for form in ("csv", "json", "jsonl", "bib", "ris", "csl.json")
    }


@BOTH
def test_all_on_it_are_cited_together_in_both_languages(get, ui):
    page = get(f"/{ui}/shelf?{TWO}")
    french = [li.text for li in inside(page.one("section", aria_labelledby="cited-fr"), "li")]
    english = [li.text for li in inside(page.one("section", aria_labelledby="cited-en"), "li")]
    assert french[0] == (
        "OTAN, « Déclaration n° 7 sur la paix », déclaration, 8 août 2020, "
        "https://www.example.org/fr/7 (copie : http://localhost/fr/release/row-07)"
    )
    assert english[0] == (
        "OTAN, “Statement no. 7 on peace”, déclaration, 8 August 2020, "
        "https://www.example.org/en/7 (copy: http://localhost/en/release/row-07)"
    )
    assert french[1].endswith(
        "13 juin 2023 (mis à jour le 14 juin 2023), http://localhost/fr/release/000_22f758d05eafb563"
    )
    assert [h2["id"] for h2 in page.all("h2") if h2["id"].startswith("cited")] == [f"cited-{ui}", f"cited-{ {'fr': 'en', 'en': 'fr'}[ui] }"]  # fmt: skip


@BOTH
def test_it_is_exported_in_its_order_or_not_at_all(client, ui):
    whole = client.get(f"/{ui}/shelf.json?{TWO}")
    assert [one["id"] for one in json.loads(whole.text)] == ["row-07", "000_22f758d05eafb563"]
    assert client.get(f"/{ui}/shelf.ris?{TWO}").text.count("ER  - ") == 2
    assert client.get(f"/{ui}/shelf.json?{TWO}&id=nope").status_code == 404
    assert client.get(f"/{ui}/shelf.json?{TWO}&x=1").status_code == 422


@BOTH
def test_results_are_put_on_a_shelf_by_a_form_that_others_do_not_know(get, ui):
    page = get(f"/{ui}/?q=paix")
    form = page.one("form", id="shelf")
    assert (form["method"], form["action"]) == ("get", f"/{ui}/shelf")
    boxes = page.all("input", name="id", form="shelf")
    assert len(boxes) == 10
    assert not [a for a in page.all("a") if "shelf?" in a.attributes.get("href", "")]


@BOTH
def test_no_other_link_carries_it(get, ui):
    page = get(f"/{ui}/shelf?{TWO}")
    for a in page.all("a"):
        if "row-07" in a["href"]:
            assert "/shelf" in a["href"] or a["href"] == f"/{ui}/release/row-07"


@BOTH
def test_a_release_is_put_on_a_shelf_of_its_own(get, ui):
    links = [a["href"] for a in get(f"/{ui}/release/row-07?q=paix&at=2").all("a")]
    assert f"/{ui}/shelf?id=row-07" in links


@BOTH
@pytest.mark.parametrize(
    "asked",
    [
        "?id=",
        "?add=",
        "?x=1",
        "?id=%00",
        "?id=" + "x" * 300,
        "?add=%F0%9F%92%A9",
        "?" + "id=a%d&" * 300,
    ],
)
def test_whatever_is_asked_there_is_a_page(client, ui, asked):
    response = client.get(f"/{ui}/shelf{asked}", follow_redirects=True)
    assert response.status_code == 200
    assert Page(response.text).one("h1").text == {"fr": "Étagère", "en": "Shelf"}[ui]


def test_a_shelf_fits_into_an_address_that_servers_let_through():
    usual = Shelf(tuple(f"{n:03}_22f758d05eafb563" for n in range(shelf.MOST)))
    assert len(write(usual)) < 4_000
