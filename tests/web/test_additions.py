"""What is searched beside the words: shown, counted, taken away and brought back by one click.

Over the two seed releases, with an engine, so that every number is a real one.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

import pytest
from walking import follow

from index import indexing
from index.archive import Archive
from index.engines.memory import MemoryIndex, MemoryWriter
from search.engines.memory import MemorySearcher
from search.live import Live
from search.query import Query
from web import address

SEEDS = Path(__file__).parents[2] / "seeds"

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])
SCRIPTS = pytest.mark.parametrize("scripts", [False, True], ids=["no-script", "script"])

WORDS = {
    "fr": {
        "besides": "Outre « OTAN », aussi cherché :",
        "remove": "Ne plus chercher NATO sigle",
        "restore": "Chercher à nouveau NATO sigle",
        "count": "communiqué",
        "apply": "Appliquer (Officiel)",
    },
    "en": {
        "besides": "Besides “OTAN”, also searched:",
        "remove": "Do not search NATO acronym",
        "restore": "Search again NATO acronym",
        "count": "release",
        "apply": "Apply (Official)",
    },
}


@pytest.fixture(scope="session")
def seeds(tmp_path_factory):
    index = MemoryIndex()
    with Archive.open(tmp_path_factory.mktemp("data")) as archive:
        indexing.keep([SEEDS], archive, zone=ZoneInfo("Europe/Brussels"))
        indexing.publish(archive, MemoryWriter(index))
    return MemorySearcher(index)


@pytest.fixture
def catalogue(seeds):
    return Live(lambda: seeds.generation, lambda _: seeds)


def chips(page):
    return [
        tag for tag in page.all("a", rel="nofollow") if "chip" in tag.attributes.get("class", "")
    ]


def off_in(href):
    return [value for key, value in parse_qsl(urlsplit(href).query) if key == "off"]


@BOTH
def test_each_added_form_says_why_and_how_many_releases_hold_it(get, ui):
    page = get(f"/{ui}/?q=OTAN")
    intro = page.one("div", class_="chips added").text.replace("\xa0", " ")
    assert intro.startswith(WORDS[ui]["besides"])
    nato = next(chip for chip in chips(page) if "NATO" in chip.text)
    assert [part.text for part in nato.parts if not isinstance(part, str)] == [
        *WORDS[ui]["remove"].rsplit(" ", 2),
        "1",
        "×",
    ]
    assert page.all("p", class_="hint")


@BOTH
def test_a_count_is_within_the_same_filters(get, ui):
    alone = next(c for c in chips(get(f"/{ui}/?q=OTAN+zzz")) if "NATO" in c.text)
    assert " 1 " in alone.text
    both = next(c for c in chips(get(f"/{ui}/?q=OTAN&from=2023")) if "NATO" in c.text)
    assert " 1 " in both.text


@BOTH
def test_a_form_that_no_release_holds_is_told_to_programs_alone(get, client, ui):
    page = get(f"/{ui}/?q=OTAN&from=2024")
    assert [c for c in chips(page) if "NATO" in c.text] == []
    added = client.get("/api/search?q=OTAN&from=2024").json["receipt"]["added"]
    assert [one["count"] for one in added if one["term"] == "NATO"] == [0]
    off = get(f"/{ui}/?q=OTAN&from=2024&off=nato")
    assert [c for c in chips(off) if "NATO" in c.text]


@BOTH
def test_all_links_of_a_page_keep_what_is_switched_off(get, ui):
    page = get(f"/{ui}/?q=OTAN&off=nato&off=zzz&date=2024")
    asking = [
        tag["href"]
        for tag in page.all("a")
        if "q=OTAN" in tag["href"] and "chip off" not in tag.attributes.get("class", "")
    ]
    assert len(asking) > 3
    assert {"nato" in off_in(href) for href in asking} == {True}


@BOTH
def test_searching_again_keeps_only_what_is_switched_off_here(get, ui):
    page = get(f"/{ui}/?q=OTAN&off=nato&off=zzz")
    assert [tag["value"] for tag in page.all("input", type="hidden", name="off")] == ["nato"]


@BOTH
def test_a_page_with_something_switched_off_is_not_for_crawlers(get, ui):
    assert get(f"/{ui}/?q=OTAN&off=nato").all("meta", name="robots")
    assert not get(f"/{ui}/?q=OTAN").all("meta", name="robots")


def test_the_api_counts_what_is_added_and_names_what_is_switched_off(client):
    receipt = client.get("/api/search?q=OTAN&off=nato").json["receipt"]
    assert list(receipt) == ["searched", "added", "ignored", "relaxed", "limits"]
    assert {"what": "NATO", "why": "switched-off"} in receipt["ignored"]
    assert all(one["count"] == 0 for one in receipt["added"])
    receipt = client.get("/api/search?q=OTAN").json["receipt"]
    assert {"term": "NATO", "for": "OTAN", "why": "acronym", "by": None, "count": 1} in receipt[
        "added"
    ]


def test_what_is_switched_off_is_not_found(client):
    both, without = (
        client.get(f"/api/search?q=EU{more}").json["total"]
        for more in ("", "&off=ue&off=union+europeenne")
    )
    assert (both, without) == (2, 1)


@BOTH
def test_a_form_that_is_hostile_is_escaped(client, ui):
    text = client.get(f"/{ui}/?q=%3Cb%3EOTAN&off=%22%3E%3Cscript%3E").text
    assert "<script>" not in text


def test_the_address_has_what_a_click_makes_of_a_question():
    query = Query("otan", people=("ruge",), page=3).switched_off("nato")
    assert address.write(query) == "q=otan&person=ruge&off=nato"
    assert address.write(query.switched_on("nato")) == "q=otan&person=ruge"


@pytest.mark.browser
@BOTH
@SCRIPTS
def test_a_reader_takes_a_form_away_and_brings_it_back(open_page, base, ui, scripts):
    words = WORDS[ui]
    page = open_page(java_script_enabled=scripts, locale=ui)
    page.goto(f"{base}/{ui}/?q=EU")
    found = page.get_by_role("heading", level=2, name=words["count"])
    assert found.inner_text().startswith("2")

    remove = words["remove"].split(" NATO")[0]
    for form in ("UE", "Union européenne"):
        follow(page.get_by_role("link", name=f"{remove} {form}"))
    assert found.inner_text().startswith("1")
    assert off_in(page.url) == ["ue", "union europeenne"]

    page.get_by_role("checkbox", name="Mircea Geoană").check()
    follow(page.get_by_role("button", name=words["apply"]))
    assert off_in(page.url) == ["ue", "union europeenne"]

    restore = words["restore"].split(" NATO")[0]
    for form in ("UE", "Union européenne"):
        follow(page.get_by_role("link", name=f"{restore} {form}"))
    assert off_in(page.url) == []
    assert page.get_by_role("link", name=f"{remove} UE").is_visible()


@pytest.mark.browser
@BOTH
def test_quotes_and_the_sign_of_equality_add_nothing(open_page, base, ui):
    page = open_page(java_script_enabled=False, locale=ui)
    for asked in ("%3DOTAN", "%22OTAN%22"):
        page.goto(f"{base}/{ui}/?q={asked}")
        assert page.locator(".added").count() == 0
