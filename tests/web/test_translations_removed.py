"""A query in one language over releases of either: what it finds, shows, and can be taken away."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from reading import Page
from walking import follow

from index.analysed import entry
from index.engines.memory import MemoryIndex, MemoryWriter
from index.release import Block, Release, ReleaseId, Version
from search.engines.memory import MemorySearcher
from search.lexicon import Entry, Lexicon
from search.live import Live
from search.query import Query
from search.results import FacetValue, Receipt, Results
from web.presenting.facets import facets
from web.wording import wording

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])
SCRIPTS = pytest.mark.parametrize("scripts", [False, True], ids=["no-script", "script"])

TEXTS = {
    "fr": {
        "f1": "La sécurité du pont.",
        "f2": "La sûreté de la frontière.",
        "f3": "Un discours.",
    },
    "en": {
        "e1": "The security of the bridge.",
        "e2": "The safety of the bridge.",
        "e3": "A speech.",
    },
}

LEXICON = Lexicon(
    [
        Entry("sécurité", "security", 1.0, 1.0, "table"),
        Entry("sûreté", "security", 0.0, 0.9, "table"),
        Entry("sécurité", "safety", 0.6, 0.6, "dictionary"),
        Entry("pont", "bridge", 1.0, 1.0, "table"),
    ]
)

ASKED = {"fr": "sécurité", "en": "security"}
CHIPS = {"fr": ["sécurité → security"], "en": ["security → sécurité", "security → sûreté"]}
OFF = {"fr": ["security"], "en": ["securite", "surete"]}
FOUND = {
    "fr": [{"f1", "e1"}, {"f1"}],
    "en": [{"e1", "f1", "f2"}, {"e1", "f2"}, {"e1"}],
}
"""What is found with all translations, then with one less each time."""

WORDS = {
    "fr": {
        "remove": "Ne plus chercher",
        "restore": "Chercher à nouveau",
        "off": "Ne pas chercher dans l’autre langue",
        "on": "Chercher aussi dans l’autre langue",
    },
    "en": {
        "remove": "Do not search",
        "restore": "Search again",
        "off": "Do not search in the other language",
        "on": "Search in the other language too",
    },
}


@pytest.fixture
def catalogue():
    index = MemoryIndex()
    writer = MemoryWriter(index)
    writer.put(
        entry(
            Release(
                ReleaseId(id), (Version(ReleaseId(id), language, id, (Block(text, language),)),)
            )
        )
        for language, texts in TEXTS.items()
        for id, text in texts.items()
    )
    generation = writer.publish()
    return Live(lambda: generation, lambda _: MemorySearcher(index), lexicon=lambda: LEXICON)


def found(page):
    """The ids of the releases that a page in a browser lists."""
    links = page.locator(".hits h3 a")
    return {urlsplit(link.get_attribute("href")).path.rpartition("/")[2] for link in links.all()}


def off(page):
    return parse_qs(urlsplit(page.url).query).get("off", [])


@pytest.mark.browser
@BOTH
@SCRIPTS
def test_a_reader_takes_translations_away_one_by_one_and_brings_them_back(
    open_page, base, ui, scripts
):
    page = open_page(java_script_enabled=scripts, locale=ui)
    page.goto(f"{base}/{ui}/?q={ASKED[ui]}")
    words, every = WORDS[ui], FOUND[ui][0]
    assert [one.inner_text() for one in page.locator(".added .form").all()] == CHIPS[ui]
    assert found(page) == every
    for taken, chip in enumerate(CHIPS[ui], 1):
        follow(page.get_by_role("link", name=f"{words['remove']} {chip}"))
        assert off(page) == OFF[ui][:taken]
        assert page.locator(".added .off").count() == taken
        assert found(page) == FOUND[ui][taken]
    for chip in CHIPS[ui]:
        follow(page.get_by_role("link", name=f"{words['restore']} {chip}"))
    assert off(page) == []
    assert found(page) == every


@pytest.mark.browser
@BOTH
@SCRIPTS
def test_a_reader_switches_translation_off_and_on_as_a_whole(open_page, base, ui, scripts):
    page = open_page(java_script_enabled=scripts, locale=ui)
    page.goto(f"{base}/{ui}/?q={ASKED[ui]}&lang=fr&lang=en")
    follow(page.get_by_role("link", name=WORDS[ui]["off"], exact=True))
    assert "translate=no" in page.url
    assert found(page) == FOUND[ui][-1]
    assert page.locator(".added").count() == 0
    with page.expect_navigation():
        page.get_by_role("searchbox").first.press("Enter")
    assert "translate=no" in page.url
    assert found(page) == FOUND[ui][-1]
    follow(page.get_by_role("link", name=WORDS[ui]["on"], exact=True))
    assert "translate" not in page.url
    assert set(parse_qs(urlsplit(page.url).query)["lang"]) == {"fr", "en"}
    assert found(page) == FOUND[ui][0]


@BOTH
def test_where_no_translation_is_found_there_is_none_to_switch_off(get, ui):
    def links(asked):
        return [tag.text for tag in get(f"/{ui}/?q={ASKED[ui]}{asked}").all("a", rel="nofollow")]

    assert WORDS[ui]["off"] in links("")
    assert WORDS[ui]["off"] not in links(f"&lang={ui}&not-lang={'en' if ui == 'fr' else 'fr'}")
    assert WORDS[ui]["on"] in links("&translate=no")


@pytest.mark.parametrize("asked", ["", "q=sécurité", "q=security&translate=no", "lang=en"])
def test_the_language_of_the_interface_never_filters(client, asked):
    shown = {}
    for ui in ("fr", "en"):
        page = Page(client.get(f"/{ui}/?{asked}", headers={"Accept-Language": ui}).text)
        shown[ui] = {
            urlsplit(tag["href"]).path.rpartition("/")[2]
            for tag in page.all("a")
            if f"/{ui}/release/" in tag["href"]
        }
    assert shown["fr"] == shown["en"]
    assert shown["fr"]
    totals = {
        client.get(f"/api/search?{asked}&ui={ui}", headers={"Accept-Language": ui}).json["total"]
        for ui in ("fr", "en")
    }
    assert len(totals) == 1


@pytest.mark.parametrize(
    ("preference", "ui"),
    [("fr-BE,en;q=0.9", "fr"), ("en-US,fr;q=0.9", "en"), ("de,nl;q=0.9", "fr"), ("en;q=0", "fr")],
)
def test_the_browsers_preference_chooses_the_interface_alone(client, preference, ui):
    answer = client.get("/?q=sécurité", headers={"Accept-Language": preference})
    assert answer.headers["Location"].startswith(f"/{ui}/?q=")
    assert "lang=" not in answer.headers["Location"]


@pytest.mark.parametrize(
    ("ui", "labels"), [("fr", ["anglais", "français"]), ("en", ["English", "French"])]
)
@pytest.mark.parametrize("order", [("fr", "en"), ("en", "fr")])
def test_languages_with_as_many_releases_stand_in_the_order_of_their_names(ui, labels, order):
    values = tuple(FacetValue(one, one, 3) for one in order)
    results = Results(Query(), "g", 6, (), {"language": values}, Receipt())
    shown = {one.name: one for one in facets(results, Query(), t=wording(ui))}
    assert [box.label for box in shown["lang"].boxes] == labels
