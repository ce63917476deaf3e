"""What every answer carries, whom the page answers, and what it says in trouble."""

import re

import pytest
from fake import CATALOGUE, FakeCatalogue
from reading import Page

from index.errors import Damaged, Unavailable
from web.pages import create_app
from web.security import HEADERS, SCRIPTED_POLICY

DATA = "application/ld+json"
"""A script of this type is a block of data, which no browser runs."""

SHARED = {"Cross-Origin-Resource-Policy": "cross-origin"}

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])


class Broken(FakeCatalogue):
    """Every question ends in the same error."""

    def __init__(self, error):
        self.error = error

    def _fail(self, *_args, **_kwargs):
        raise self.error

    answer = release = people = person = suggest = directory = profile = _fail
    in_context = several = collect = _fail
    generation = property(_fail)


def client_over(catalogue, **options):
    return create_app(catalogue, **options).test_client()


@pytest.fixture
def faulty():
    app = create_app(Broken(RuntimeError("secret /path")))
    app.logger.disabled = True
    return app.test_client()


@pytest.fixture
def unavailable():
    app = create_app(Broken(Unavailable("secret /path")))
    app.logger.disabled = True
    return app.test_client()


ANSWERS = [
    ("GET", "/", 302),
    ("GET", "/fr", 308),
    ("GET", "/fr/", 200),
    ("HEAD", "/fr/", 200),
    ("OPTIONS", "/fr/", 200),
    ("GET", "/fr/?page=99", 404),
    ("GET", "/en/release/row-05", 200),
    ("GET", "/en/person/m-geoana", 301),
    ("GET", "/en/people", 200),
    ("GET", "/nope", 404),
    ("POST", "/fr/", 405),
    ("DELETE", "/api/search", 405),
    ("GET", "/api/search", 200),
    ("GET", "/api/search?x=1", 422),
    ("GET", "/healthz", 200),
    ("GET", "/readyz", 200),
    ("GET", "/robots.txt", 200),
    ("GET", "/fr/feed.atom?q=paix", 200),
    ("GET", "/fr/feed.atom?x=1", 422),
    ("GET", "/fr/feed.atom?page=99", 404),
    ("OPTIONS", "/api/search", 200),
    ("GET", "/en/export.csv?q=paix", 200),
    ("HEAD", "/en/export.json", 200),
    ("GET", "/en/export.csv?x=1", 422),
    ("POST", "/en/export.csv", 405),
    ("GET", "/en/export.exe", 404),
    ("GET", "/en/shelf?id=row-01", 200),
    ("GET", "/en/shelf?add=row-01", 303),
    ("GET", "/en/shelf.bib?id=row-01", 200),
    ("GET", "/en/shelf.bib?id=nope", 404),
    ("GET", "/opensearch.xml", 200),
    ("GET", "/sitemap.xml", 200),
    ("GET", "/sitemap-releases-1.xml", 200),
    ("GET", "/sitemap-releases-0.xml", 404),
    ("GET", "/sitemap-people-9.xml", 404),
    ("GET", "/static/communique.css", 200),
    ("GET", "/static/icon.svg", 200),
    ("GET", "/static/suggest.js", 200),
    ("GET", "/en/suggest", 200),
    ("GET", "/api/suggest?q=bor", 200),
    ("GET", "/api/suggest?x=1", 422),
    ("GET", "/static/../pages.py", 404),
    ("GET", "/static/..%2fpages.py", 404),
    ("GET", "/static/%00", 404),
    ("GET", "/static/", 404),
    ("GET", "/%2f%2fevil.example/", 404),
    ("GET", "/fr//evil.example/", 404),
]


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS)
def test_every_answer_carries_the_headers_and_no_cookie(client, method, path, status):
    response = client.open(path, method=method)
    assert response.status_code == status
    is_scripted = path.startswith("/fr/?") or path == "/fr/"
    is_scripted &= method in {"GET", "HEAD"}
    policy = {"Content-Security-Policy": SCRIPTED_POLICY} if is_scripted else {}
    is_open = path.startswith(("/api/", "/fr/feed", "/en/export", "/en/shelf.", "/opensearch"))
    is_open &= status != 405 and "exe" not in path  # no such address is no one's
    policy |= SHARED if is_open else {}
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS | policy
    assert (response.headers.get("Access-Control-Allow-Origin") == "*") == is_open
    assert "Set-Cookie" not in response.headers
    assert "Cookie" not in response.headers.get("Vary", "")
    response.close()


@pytest.mark.parametrize("fixture", ["faulty", "unavailable"])
def test_trouble_carries_the_headers_too(request, fixture):
    response = request.getfixturevalue(fixture).get("/fr/")
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


def test_where_there_is_a_script_it_is_ours_and_asks_us_alone():
    added = SCRIPTED_POLICY.removeprefix(HEADERS["Content-Security-Policy"])
    assert added == "; script-src 'self'"


def test_the_policy_allows_no_script_and_nothing_inline():
    policy = dict(part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}
    assert "script-src" not in policy


@pytest.mark.parametrize(
    "path",
    [
        "/fr/?q=paix&from=x",
        "/en/release/row-05",
        "/en/people",
        "/fr/person/boris-ruge",
        "/fr/suggest?q=bor",
        "/x",
    ],
)
def test_no_page_has_anything_inline_or_from_elsewhere(client, path):
    page = Page(client.get(path).text)
    run = [tag for tag in page.all("script") if tag.attributes.get("type") != DATA]
    scripts = [(tag["src"], tag.text) for tag in run]
    assert scripts == ([("/static/suggest.js", "")] if path.startswith("/fr/?") else [])
    assert bool(page.all("script", type=DATA)) == ("/release/" in path)
    assert not page.all("style")
    assert not [tag for tag in page.tags if "style" in tag.attributes]
    ours = ("/", "http://localhost/")  # what is known by its whole address is not fetched
    assert all(link["href"].startswith(ours) for link in page.all("link"))
    fetched = [link for link in page.all("link") if link["rel"] in {"stylesheet", "icon"}]
    assert [link["href"][0] for link in fetched] == ["/", "/"]


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "[::1]", "LOCALHOST"]
)
def test_without_hosts_the_machine_answers_to_its_own_names(client, host):
    assert client.get("/fr/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/fr/", "/nope", "/api/search", "/static/communique.css", "/fr"]
)
@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "evil.example:8000",
        "a b",
        "127.0.0.1.evil.example",
        "evil.example@localhost",
        "localhost@evil.example",
        "[::2]",
        "",
    ],
)
def test_other_hosts_are_refused_and_not_repeated(client, path, host):
    response = client.get(path, headers={"Host": host})
    assert response.status_code == 400
    assert "evil" not in response.text + response.headers.get("Location", "")
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


def test_named_hosts_alone_are_answered():
    client = client_over(FakeCatalogue(CATALOGUE), hosts=("press.example.org",))
    assert client.get("/fr/", headers={"Host": "press.example.org"}).status_code == 200
    assert client.get("/fr/", headers={"Host": "localhost"}).status_code == 400


FORWARDED = {
    "X-Forwarded-Host": "press.example.org",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Prefix": "/releases",
}


def test_forwarded_headers_are_believed_only_behind_a_proxy():
    catalogue = FakeCatalogue(CATALOGUE)
    alone = client_over(catalogue).get("/fr", headers=FORWARDED)
    behind = client_over(catalogue, hosts=("press.example.org",), proxies=1).get(
        "/fr", headers=FORWARDED
    )
    assert alone.location == "http://localhost/fr/"
    assert behind.location == "https://press.example.org/releases/fr/"


@pytest.mark.parametrize(
    "path",
    [
        "/fr/?q=paix&date=2020",
        "/en/release/row-05",
        "/en/people",
        "/fr/person/jane-o'hara",
        "/nope",
    ],
)
def test_below_a_sub_path_every_link_stays_below_it(client, path):
    text = client.get(path, environ_overrides={"SCRIPT_NAME": "/releases"}).text
    links = [
        tag
        for tag in Page(text).tags
        if tag.attributes.get("href", tag.attributes.get("action", "#"))[:1] == "/"
    ]
    targets = [tag.attributes.get("href") or tag["action"] for tag in links]
    assert len(targets) > 5
    assert [target for target in targets if not target.startswith("/releases/")] == []


@pytest.mark.parametrize("path", ["//evil.example/", "///evil.example", "//evil.example/%2f.."])
def test_no_path_is_taken_for_a_host(client, path):
    response = client.get("/", environ_overrides={"PATH_INFO": path})
    assert response.status_code in (404, 308)
    assert "Location" not in response.headers or response.location.startswith("http://localhost/")


def test_below_a_sub_path_the_root_leads_below_it(client):
    assert (
        client.get("/", environ_overrides={"SCRIPT_NAME": "/releases"}).location == "/releases/fr/"
    )


@pytest.mark.parametrize(
    "query", ["_external=1&_scheme=javascript", "ui=//evil.example", "_anchor=x&_method=POST"]
)
def test_no_parameter_turns_the_redirect_elsewhere(client, query):
    assert client.get(f"/?{query}").location.startswith("/fr/?")


@BOTH
def test_trouble_in_the_engine_is_503_and_worth_another_try(unavailable, ui):
    for path in ("", "?q=a", "release/x", "people", "person/x", "shelf?id=x", "export.csv"):
        response = unavailable.get(f"/{ui}/{path}")
        assert (response.status_code, response.headers["Retry-After"]) == (503, "30")
        assert Page(response.text).one("html")["lang"] == ui
        assert "secret" not in response.text


def test_trouble_in_the_engine_is_told_to_programs_in_json(unavailable):
    response = unavailable.get("/api/search")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "30")
    assert set(response.json) == {"error"}
    assert (unavailable.get("/readyz").status_code, unavailable.get("/healthz").status_code) == (
        503,
        200,
    )


def test_a_damaged_index_is_trouble_in_the_engine():
    app = create_app(Broken(Damaged("x")))
    app.logger.disabled = True
    assert app.test_client().get("/en/").status_code == 503


@BOTH
def test_a_fault_is_a_page_without_a_traceback(faulty, ui):
    response = faulty.get(f"/{ui}/")
    assert response.status_code == 500
    assert Page(response.text).one("h1").text
    assert not re.search(r"Traceback|secret|RuntimeError", response.text)


@pytest.mark.parametrize(("preference", "language"), [("fr", "fr"), ("en", "en"), ("", "fr")])
def test_a_page_that_is_not_there_speaks_the_preferred_language(client, preference, language):
    page = Page(client.get("/nope", headers={"Accept-Language": preference}).text)
    assert page.one("html")["lang"] == language


@BOTH
def test_a_page_that_is_not_there_speaks_the_language_of_its_address(client, ui):
    page = Page(client.get(f"/{ui}/nope", headers={"Accept-Language": "fr,en"}).text)
    assert page.one("html")["lang"] == ui
    assert page.one("h1").text == {"fr": "Page introuvable", "en": "Page not found"}[ui]


def test_what_may_be_done_is_said_where_something_else_was_tried(client):
    assert "GET" in client.post("/fr/").headers["Allow"]


def test_large_bodies_are_refused(client):
    assert client.post("/fr/", data=b"x" * 20_000).status_code in (405, 413)
    assert client.get("/fr/", data=b"x" * 20_000).status_code == 413


def test_crawlers_are_kept_off_the_combinations(client):
    lines = client.get("/robots.txt").text.splitlines()
    assert "User-agent: *" in lines
    assert {"Disallow: /*?", "Disallow: /api/", "Sitemap: http://localhost/sitemap.xml"} <= set(
        lines
    )
    assert not [
        line for line in lines if line in {"Disallow: /", "Disallow: /fr/", "Disallow: /en/"}
    ]
