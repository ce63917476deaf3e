"""A release in two languages: its pages by language, side by side, and by its other ids."""

from datetime import date

import pytest
from reading import Page
from walking import follow

from index.analysed import entry
from index.engines.memory import MemoryIndex, MemoryWriter
from index.release import Block, Days, Joining, Release, ReleaseId, Version
from search.engines.memory import MemorySearcher
from search.live import Live
from web.pages import create_app

DAY = Days.on(date(2024, 8, 16))

FRENCH = (
    Block("Le secrétaire général Boris Ruge a visité la KFOR à Pristina le 16 août.", "fr"),
    Block("Il a remercié les 350 soldats italiens du contingent de Mitrovica.", "fr"),
    Block("Photo: Boris Ruge in Camp Film City.", "en", "caption"),
    Block("La visite de Skopje, où 12 ministres se sont réunis, a duré deux jours.", "fr"),
)
ENGLISH = (
    Block("Secretary General Boris Ruge visited KFOR in Pristina on 16 August.", "en"),
    Block("Photo: Boris Ruge in Camp Film City.", "en", "caption"),
    Block("The visit to Skopje, where 12 ministers met, took two days.", "en"),
)
BOTH = Release(
    ReleaseId("visite"),
    (
        Version(ReleaseId("visite"), "fr", "Visite de Boris Ruge", FRENCH, happened=DAY),
        Version(ReleaseId("visit"), "en", "Visit of Boris Ruge", ENGLISH, happened=DAY),
    ),
    joining=Joining("evidence", 0.4, 0, numbers=2, names=("KFOR", "Pristina"), words=9),
)
ALONE = Release(ReleaseId("seul"), (Version(ReleaseId("seul"), "fr", "Seul", FRENCH[:1]),))


@pytest.fixture
def app():
    index = MemoryIndex()
    writer = MemoryWriter(index)
    writer.put([entry(BOTH), entry(ALONE)])
    generation = writer.publish()
    return create_app(Live(lambda: generation, lambda _: MemorySearcher(index)))


@pytest.fixture
def get(app):
    client = app.test_client()
    return client.get


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/fr/release/visit", "/fr/release/visite"),
        ("/en/release/visit?q=kfor&at=1", "/en/release/visite?q=kfor&at=1"),
        ("/en/release/visit/both", "/en/release/visite/both"),
        ("/fr/release/visit/en", "/fr/release/visite/en"),
    ],
)
def test_an_id_of_before_leads_to_the_release_for_good(get, path, to):
    answer = get(path)
    assert (answer.status_code, answer.headers["Location"]) == (301, to)


def test_the_api_gives_the_release_by_either_id(get):
    assert get("/api/release/visit").json["id"] == get("/api/release/visite").json["id"] == "visite"


def test_the_api_says_why_versions_with_two_ids_are_one_release(get):
    assert get("/api/release/visite").json["joined"] == {
        "by": "evidence",
        "score": 0.4,
        "days": 0,
        "numbers": 2,
        "names": ["KFOR", "Pristina"],
        "words": 9,
        "quotes": 0,
    }
    assert get("/api/release/seul").json["joined"] is None


@pytest.mark.parametrize("ui", ["fr", "en"])
@pytest.mark.parametrize(
    ("language", "title"), [("fr", "Visite de Boris Ruge"), ("en", "Visit of Boris Ruge")]
)
def test_each_language_has_its_permanent_address_in_either_interface(get, ui, language, title):
    answer = get(f"/{ui}/release/visite/{language}?q=kfor")
    page = Page(answer.text)
    assert (page.one("h1").text, page.one("h1")["lang"]) == (title, language)
    assert page.one("html")["lang"] == ui
    (current,) = page.all("a", aria_current="page", hreflang=language)
    assert current["href"] == f"/{ui}/release/visite/{language}?q=kfor"


@pytest.mark.parametrize(
    ("ui", "missing"), [("fr", "Absent du texte anglais"), ("en", "Not in the English text")]
)
def test_side_by_side_shows_what_one_version_leaves_out(get, ui, missing):
    page = Page(get(f"/{ui}/release/visite/both").text)
    assert [tag.text for tag in page.all("a", href="#row-2")] == [missing]
    (notice,) = [tag for tag in page.all("p", class_="notice") if tag.text == missing]
    assert notice["lang"] == ui
    side = page.one("div", class_="side")
    cells = [part for part in side.parts if not isinstance(part, str) and part.name == "div"]
    rows = [
        (one["lang"], other["lang"]) for one, other in zip(cells[::2], cells[1::2], strict=True)
    ]
    assert rows == [(ui, "en" if ui == "fr" else "fr")] * 4


ASKED = "q=kfor&date=2024&lang=fr"


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_the_question_and_its_filters_go_side_by_side_and_back(get, ui):
    own = f"/{ui}/release/visite"
    (both,) = [
        tag["href"]
        for tag in Page(get(f"{own}/fr?{ASKED}&at=12").text).all("a")
        if "/both" in tag["href"]
    ]
    assert both == f"{own}/both?{ASKED}&at=12"
    page = Page(get(both).text)
    hrefs = [tag["href"] for tag in page.all("a")]
    assert f"/{ui}/?{ASKED}&page=2" in hrefs
    assert {href for href in hrefs if href.startswith(own) and "/p/" not in href} == {
        f"{own}/{shown}?{ASKED}&at=12" for shown in ("fr", "en", "both")
    }
    other = "en" if ui == "fr" else "fr"
    assert f"/{other}/release/visite/both?{ASKED}&at=12" in hrefs
    assert page.one("link", rel="canonical")["href"] == f"http://localhost{own}/both"


@pytest.mark.parametrize(
    ("ui", "back"), [("fr", "Retour aux résultats"), ("en", "Back to the results")]
)
def test_side_by_side_leads_back_only_who_came_with_a_question(get, ui, back):
    assert back in get(f"/{ui}/release/visite/both?q=kfor").text
    assert back not in get(f"/{ui}/release/visite/both").text


def test_side_by_side_says_what_of_its_address_was_not_read(get):
    assert "“foo” in the address is unknown" in get("/en/release/visite/both?q=kfor&foo=1").text


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_a_caption_in_the_other_language_says_so_side_by_side(get, ui):
    page = Page(get(f"/{ui}/release/visite/both").text)
    captions = page.all("p", class_="caption")
    assert [caption.attributes.get("lang") for caption in captions].count("en") == 1
    assert len(captions) == 2


@pytest.mark.parametrize(
    ("ui", "said"),
    [
        ("fr", "réunies d’après leurs textes · aux mêmes dates · 2 nombres en commun"),
        ("en", "joined by evidence · the same dates · 2 numbers in both"),
    ],
)
def test_the_page_says_by_what_evidence_versions_are_one(get, ui, said):
    assert said in Page(get(f"/{ui}/release/visite").text).open[0].text
    assert said.split(" · ")[0] not in get(f"/{ui}/release/seul").text


@pytest.mark.parametrize(
    "path", ["/fr/release/seul/both", "/fr/release/seul/en", "/en/release/nobody/both"]
)
def test_what_is_not_there_is_404(get, path):
    assert get(path).status_code == 404


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_a_release_of_one_language_offers_no_other(get, ui):
    page = Page(get(f"/{ui}/release/seul").text)
    assert page.all("nav", class_="versions") == []


@pytest.mark.parametrize(("query", "language"), [("soldats", "fr"), ("met", "en")])
@pytest.mark.parametrize(("ui", "title"), [("fr", "Visite"), ("en", "Visit")])
def test_one_hit_with_its_title_in_the_interfaces_language_and_its_snippet_as_found(
    get, ui, title, query, language
):
    found = get(f"/api/search?q={query}", headers={"Accept-Language": ui}).json
    assert found["total"] == 1
    assert found["hits"][0]["title"].startswith(title)
    page = Page(get(f"/{ui}/?q={query}").text)
    (snippet,) = [tag for tag in page.all("mark") if tag.text == query]
    assert _language(snippet) == language


def _language(tag):
    while "lang" not in tag.attributes:
        tag = tag.parent
    return tag["lang"]


@pytest.mark.parametrize("ui", ["fr", "en"])
@pytest.mark.parametrize("width", [320, 1280])
def test_side_by_side_is_stacked_on_a_telephone_and_scrolls_nowhere_sideways(
    open_page, base, ui, width, tmp_path
):
    page = open_page(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page.goto(f"{base}/{ui}/release/visite/both")
    first, second = (page.locator(".side > div").nth(n).bounding_box() for n in (0, 1))
    assert (second["y"] > first["y"]) is (width == 320)
    page.screenshot(path=tmp_path / "side.png", full_page=True)
    for cell in page.locator(".side > *").all():
        box = cell.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_who_switches_the_language_keeps_the_question(open_page, base, ui):
    other = "en" if ui == "fr" else "fr"
    page = open_page(java_script_enabled=False)
    page.goto(f"{base}/{ui}/release/visite?q=kfor&at=1")
    follow(page.locator(f'.versions a[hreflang="{other}"]'))
    assert page.url.endswith(f"/{ui}/release/visite/{other}?q=kfor&at=1")
    assert page.locator("mark").first.inner_text() == "KFOR"


@pytest.mark.parametrize("ui", ["fr", "en"])
@pytest.mark.parametrize("scripts", [False, True], ids=["no-script", "script"])
def test_a_reader_goes_side_by_side_and_back_to_the_same_results(open_page, base, ui, scripts):
    page = open_page(java_script_enabled=scripts)
    asked = f"{base}/{ui}/?q=boris&date=2024"
    page.goto(asked)
    follow(page.get_by_role("article").first.get_by_role("link").first)
    follow(page.locator(".versions a:not([hreflang])"))
    assert "/release/visite/both?" in page.url
    follow(page.locator(".way a"))
    assert page.url == asked
