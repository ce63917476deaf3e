"""How browsers search here, and what crawlers are told."""

import json
import re
from urllib.parse import quote

import pytest
from atom import document
from fake import CATALOGUE, FakeCatalogue, made
from reading import Page

from web import sitemap
from web.pages import create_app

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@BOTH
def test_every_page_tells_browsers_how_to_search_here(client, ui):
    for path in ("", "?q=paix", "release/row-01", "people", "nope", "shelf"):
        link = Page(client.get(f"/{ui}/{path}").text).one("link", rel="search")
        assert link["type"] == "application/opensearchdescription+xml"
        assert link["href"] == f"/opensearch.xml?ui={ui}"
        assert link["title"] == f"Communiqué {ui.upper()}"


@BOTH
def test_the_description_leads_to_pages_that_answer(client, ui):
    response = client.get(f"/opensearch.xml?ui={ui}")
    assert response.mimetype == "application/opensearchdescription+xml"
    root = document(response.text)
    assert root.tag == f"{SEARCH}OpenSearchDescription"
    assert len(root.findtext(f"{SEARCH}ShortName")) <= 16
    assert root.findtext(f"{SEARCH}Language") == ui
    urls = {url.get("type"): url.get("template") for url in root.findall(f"{SEARCH}Url")}
    assert set(urls) == {
        "text/html",
        "application/x-suggestions+json",
        "application/atom+xml",
        "application/opensearchdescription+xml",
    }
    for kind, template in urls.items():
        path = template.removeprefix("http://localhost").replace(
            "{searchTerms}", quote("déclaration")
        )
        answer = client.get(path)
        assert (answer.status_code, answer.mimetype) == (200, kind)


def test_without_a_language_the_browser_chooses(client):
    response = client.get("/opensearch.xml", headers={"Accept-Language": "en"})
    assert document(response.text).findtext(f"{SEARCH}Language") == "en"
    assert "Accept-Language" in response.headers["Vary"]


@BOTH
def test_suggestions_are_as_browsers_ask_for_them(client, ui):
    typed, texts, about, hrefs = json.loads(client.get(f"/{ui}/completions?q=boris").text)
    assert typed == "boris"
    assert texts == ["Boris Ruge"]
    assert (about, hrefs) == ([""], [f"http://localhost/{ui}/?person=boris-ruge"])
    assert json.loads(client.get(f"/{ui}/completions?q=&x=1").text) == ["", [], [], []]


def locations(client, path):
    root = document(client.get(path).text)
    return [one.findtext(f"{MAP}loc") for one in root]


def test_the_map_leads_to_every_release_and_person_in_both_languages(client):
    parts = locations(client, "/sitemap.xml")
    found = [
        place
        for part in parts
        for place in locations(client, part.removeprefix("http://localhost"))
    ]
    assert len(found) == len(set(found))
    expected = {f"http://localhost/{ui}/" for ui in ("fr", "en")}
    expected |= {
        f"http://localhost/{ui}/release/{quote(one.id, safe='')}"
        for one in CATALOGUE
        for ui in ("fr", "en")
    }
    assert expected <= set(found)
    for place in found:
        assert client.get(place.removeprefix("http://localhost")).status_code == 200


def test_each_stands_beside_the_others_and_says_when_it_changed(client):
    root = document(client.get("/sitemap-releases-1.xml").text)
    for url in root:
        place = url.findtext(f"{MAP}loc")
        alternates = {link.get("hreflang"): link.get("href") for link in url.findall(LINK)}
        assert place in alternates.values()
        assert set(alternates) == {"fr", "en"}
    changed = {url.findtext(f"{MAP}loc"): url.findtext(f"{MAP}lastmod") for url in root}
    assert (
        changed["http://localhost/fr/release/000_22f758d05eafb563"] == "2023-06-14T12:49:00+02:00"
    )
    assert changed["http://localhost/fr/release/row-01"] == "2020-02-02"
    assert changed["http://localhost/en/release/x%22%3E%3Cb%3E"] is None


def test_a_large_archive_has_several_parts_and_no_release_twice(monkeypatch):
    monkeypatch.setattr(sitemap, "PART", 10)
    client = create_app(FakeCatalogue([made(n) for n in range(25)])).test_client()
    parts = [part for part in locations(client, "/sitemap.xml") if "releases" in part]
    assert len(parts) == 3
    found = [
        place
        for part in parts
        for place in locations(client, part.removeprefix("http://localhost"))
    ]
    assert len(set(found)) == len(found) == 50
    assert client.get("/sitemap-releases-4.xml").status_code == 404
    assert client.get("/sitemap-releases-0.xml").status_code == 404


def test_a_part_is_far_below_what_is_allowed():
    assert 2 * sitemap.PART <= 50_000


def test_an_empty_archive_has_a_map():
    client = create_app(FakeCatalogue([])).test_client()
    assert locations(client, "/sitemap.xml") == ["http://localhost/sitemap-people-1.xml"]
    assert len(locations(client, "/sitemap-people-1.xml")) == 4


def matches(pattern, path):
    """As RFC 9309 has it: from the beginning, `*` for anything."""
    return re.match(".*".join(map(re.escape, pattern.split("*"))), path)


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/fr/", True),
        ("/en/people", True),
        ("/fr/release/row-01", True),
        ("/fr/person/boris-ruge", True),
        ("/static/communique.css", True),
        ("/sitemap-people-1.xml", True),
        ("/fr/?q=paix", False),
        ("/fr/?page=2", False),
        ("/fr/release/row-01?q=paix&at=3", False),
        ("/fr/release/row-01/why?q=paix", False),
        ("/fr/release/row-01/cite.bib", False),
        ("/en/export.csv", False),
        ("/en/shelf", False),
        ("/api/search", False),
    ],
)
def test_crawlers_read_pages_and_leave_results_alone(client, path, allowed):
    lines = client.get("/robots.txt").text.splitlines()
    patterns = [line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow")]
    assert any(matches(pattern, path) for pattern in patterns) != allowed


def test_below_a_sub_path_all_of_it_holds():
    client = create_app(FakeCatalogue(CATALOGUE), proxies=1).test_client()
    behind = {
        "X-Forwarded-Prefix": "/press",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "localhost",
    }
    robots = client.get("/robots.txt", headers=behind).text
    assert "Disallow: /press/*?" in robots
    assert "Sitemap: https://localhost/press/sitemap.xml" in robots
    for path in ("/opensearch.xml", "/sitemap.xml", "/sitemap-people-1.xml", "/fr/feed.atom", "/fr/export.csv?q=balkans", "/fr/release/row-01"):  # fmt: skip
        assert "https://localhost/press/" in client.get(path, headers=behind).text
