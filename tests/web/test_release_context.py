"""The page of a release as a result: what matched, the way through the results, who is named."""

import json

import pytest
from reading import inside

SEED = "004_1c4b25704dc0e3be"
BOTH = pytest.mark.parametrize("ui", ["fr", "en"])


def hrefs(page, rel):
    return [a["href"] for a in page.all("a", rel=f"{rel} nofollow")]


def results(page):
    return [inside(article, "a")[0]["href"] for article in page.all("article")]


@BOTH
def test_what_was_asked_comes_along_from_the_list(get, ui):
    listed = get(f"/{ui}/?q=paix&issuer=OTAN&page=2")
    first = results(listed)[0]
    assert first.endswith("?q=paix&issuer=OTAN&page=2&at=11")
    page = get(first)
    assert {mark.text.casefold() for mark in page.all("mark")} <= {"paix", "peace"}
    assert page.all("mark")


@BOTH
def test_all_releases_are_no_question_to_be_carried(get, ui):
    listed = get(f"/{ui}/?page=2")
    assert results(listed)
    assert not [href for href in results(listed) if "?" in href]
    page = get(results(listed)[0])
    assert not page.all("nav", class_="way chips")


@BOTH
def test_the_next_and_the_one_before_lead_to_each_other(get, ui):
    path = f"/{ui}/release/row-36?q=paix&issuer=OTAN&issuer=ONU&at=1"
    seen = []
    for _ in range(37):
        page = get(path)
        seen.append(page.one("link", rel="canonical")["href"].rsplit("/", 1)[1])
        following = hrefs(page, "next")
        if following:
            assert hrefs(get(following[0]), "prev") == [path]
            (path,) = following
    assert seen == [f"row-{n:02}" for n in reversed(range(37))]
    assert hrefs(page, "next") == []


@pytest.mark.parametrize(
    ("ui", "text", "hide", "show"),
    [
        ("fr", "Résultat 12 sur 37 communiqués", "Masquer les mots trouvés", "Montrer"),
        ("en", "Result 12 of 37 releases", "Hide what matched", "Show"),
    ],
)
def test_the_place_is_told_and_marks_are_switched_off_and_on(get, ui, text, hide, show):
    page = get(f"/{ui}/release/row-25?q=paix&issuer=OTAN&issuer=ONU&at=12")
    nav = page.one("nav", class_="way chips")
    assert text in nav.text
    switch = page.all(
        "a",
        rel="nofollow",
        href=f"/{ui}/release/row-25?q=paix&issuer=OTAN&issuer=ONU&at=12&marks=no",
    )
    assert [a.text for a in switch] == [hide]
    bare = get(switch[0]["href"])
    assert not bare.all("mark")
    assert "marks=no" in hrefs(bare, "next")[0]
    back = [a for a in bare.all("a") if a.text.startswith(show)]
    assert [a["href"] for a in back] == [
        f"/{ui}/release/row-25?q=paix&issuer=OTAN&issuer=ONU&at=12"
    ]


@BOTH
def test_the_way_back_is_to_the_page_of_results_it_stands_on(get, ui):
    page = get(f"/{ui}/release/row-25?q=paix&issuer=OTAN&issuer=ONU&per=11&at=12")
    assert f"/{ui}/?q=paix&issuer=OTAN&issuer=ONU&page=2&per=11" in [
        a["href"] for a in page.all("a")
    ]


@BOTH
def test_a_release_that_is_no_result_says_so_and_leads_back(get, ui):
    page = get(f"/{ui}/release/{SEED}?q=zzz&at=3")
    assert f"/{ui}/?q=zzz" in [a["href"] for a in page.all("a")]
    assert not hrefs(page, "next")


@BOTH
@pytest.mark.parametrize("at", ["0", "-1", "x", "1e3", "9" * 30, "²"])
def test_a_place_that_is_none_is_named_and_left_aside(get, ui, at):
    page = get(f"/{ui}/release/row-25?q=paix&at={at}&zzz=1")
    notices = page.one("ul", class_="notice").text
    assert "at" in notices
    assert "zzz" in notices


@BOTH
def test_who_is_named_is_a_link_where_they_are_named(get, ui):
    page = get(f"/{ui}/release/{SEED}?q=ruge&at=1")
    links = [a for a in page.all("a", href=f"/{ui}/person/boris-ruge") if a.parent.name == "p"]
    assert links[0].text == "Boris Ruge"
    assert [mark.text for mark in links[0].parts if not isinstance(mark, str)] == ["Ruge"]


@BOTH
def test_languages_switch_with_the_question_and_are_known_without(get, ui):
    page = get(f"/{ui}/release/row-25?q=paix&issuer=OTAN&issuer=ONU&at=12")
    other = {"fr": "en", "en": "fr"}[ui]
    assert page.all(
        "a", hreflang=other, href=f"/{other}/release/row-25?q=paix&issuer=OTAN&issuer=ONU&at=12"
    )
    alternates = {
        link["hreflang"]: link["href"]
        for link in page.all("link", rel="alternate")
        if "hreflang" in link.attributes
    }
    assert alternates == {one: f"http://localhost/{one}/release/row-25" for one in ("fr", "en")}
    assert page.one("link", rel="canonical")["href"] == f"http://localhost/{ui}/release/row-25"


@BOTH
def test_all_three_dates_stand_there_known_or_not(get, ui):
    labels = {
        "fr": ["Date", "Publié le", "Mis à jour le"],
        "en": ["Date", "Published on", "Updated on"],
    }[ui]
    unknown = {"fr": "non indiquée", "en": "not stated"}[ui]
    rows = {
        dt.text: dt.parent.text.removeprefix(dt.text).strip()
        for dt in get(f"/{ui}/release/{SEED}").all("dt")
    }
    assert labels == list(rows)[:3]
    assert rows[labels[1]] == unknown
    assert "2024" in rows[labels[2]]


@BOTH
def test_programs_read_a_news_article(get, ui):
    data = json.loads(get(f"/{ui}/release/row-07").one("script").text)
    assert (data["@type"], data["inLanguage"]) == ("NewsArticle", ui)
    assert data["publisher"] == {"@type": "Organization", "name": "OTAN"}
    assert data["datePublished"] == data["temporalCoverage"]
    assert data["isBasedOn"] == f"https://www.example.org/{ui}/7"
    assert data["mentions"][0]["url"] == f"http://localhost/{ui}/person/jane-o'hara"


@BOTH
def test_a_shared_link_shows_title_and_first_words(get, ui):
    page = get(f"/{ui}/release/{SEED}")
    told = {m["property"]: m["content"] for m in page.all("meta") if "property" in m.attributes}
    assert told["og:title"].startswith("En visite dans les Balkans")
    assert 50 < len(told["og:description"]) <= 201
    assert told["article:modified_time"] == "2024-08-23T15:27:00+02:00"
