"""The page that says why a release was found, the way to it, and what resembles a release."""

import json

import pytest

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])
SEED = "004_1c4b25704dc0e3be"


def in_json(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return json.loads(response.get_data(as_text=True))


@BOTH
def test_each_hit_of_words_leads_to_its_reasons_with_the_whole_question(get, ui):
    words = {"fr": "Pourquoi ce résultat ?", "en": "Why this result?"}[ui]
    page = get(f"/{ui}/?q=paix&issuer=OTAN&page=2")
    links = [a for a in page.all("a") if "/why?" in a.attributes.get("href", "")]
    assert links
    assert all(link.text.replace("\u202f", " ").startswith(words) for link in links)
    named = {link.attributes["aria-labelledby"] for link in links}
    assert len(named) == len(links)  # each is called by its own title as well
    there = {tag.attributes.get("id") for tag in page.tags}
    assert {name for names in named for name in names.split()} <= there
    assert all(link["rel"] == "nofollow" for link in links)
    assert all(link["href"].endswith("/why?q=paix&issuer=OTAN&page=2") for link in links)
    explained = get(links[0]["href"])
    back = [
        a["href"] for a in explained.all("a") if a["href"] == f"/{ui}/?q=paix&issuer=OTAN&page=2"
    ]
    assert len(back) == 1
    assert not any("/why" in a.attributes.get("href", "") for a in get(f"/{ui}/").all("a"))


@pytest.mark.parametrize(
    ("ui", "sentence", "cells"),
    [
        (
            "fr",
            (
                "2 mots de la recherche s’y trouvent ; « sécurité » compte le plus "
                "(1 fois dans le titre, 2 fois dans le texte) et fait 66,7 % du score."
            ),
            ["tel quel", "par « NATO » (sigle)"],
        ),
        (
            "en",
            (
                "2 words of the search are in it; “sécurité” counts most "
                "(once in the title, 2 times in the text) and makes 66.7% of the score."
            ),
            ["as typed", "through “NATO” (acronym)"],
        ),
    ],
)
def test_the_page_says_it_in_a_sentence_and_in_a_table(get, ui, sentence, cells):
    page = get(f"/{ui}/release/{SEED}/why?q=sécurité+kosovo")
    said = page.one("p", class_="why").text
    assert said.replace("\u202f", " ").replace("\xa0", " ") == sentence
    rows = [row for row in page.all("tr") if any(p.name == "td" for p in row.parts)]
    forms = [next(p for p in row.parts if p.name == "td").text for row in rows[:2]]
    assert [form.replace("\xa0", " ") for form in forms] == cells
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert all(th["scope"] for th in page.all("th"))
    assert "SÉCURITÉ, sécurité" in page.texts("td", lang="fr")


@BOTH
def test_without_words_it_says_that_nothing_counts(get, ui):
    page = get(f"/{ui}/release/{SEED}/why")
    assert {"fr": "Aucun mot", "en": "No words"}[ui] in page.one("p", class_="why").text
    assert page.all("table") == []


@BOTH
def test_an_order_of_dates_and_words_that_were_relaxed_are_told(get, ui):
    page = get(f"/{ui}/release/{SEED}/why?q=kosovo&sort=newest")
    assert any({"fr": "par date", "en": "of date"}[ui] in line for line in page.texts("p"))


@BOTH
def test_what_the_question_does_not_find_has_no_reasons(get, ui):
    get(f"/{ui}/release/{SEED}/why?q=zzz", 404)
    get(f"/{ui}/release/nothing/why?q=kosovo", 404)


def test_the_reasons_for_programs(client):
    found = in_json(client, f"/api/explain?id={SEED}&q=sécurité+kosovo")
    assert (found["id"], found["language"], found["sort"]) == (SEED, "fr", "relevance")
    assert sum(word["score"] for word in found["words"]) == pytest.approx(found["score"])
    assert sum(word["share"] for word in found["words"]) == pytest.approx(1)
    assert found["words"][1] == {
        "word": "kosovo",
        "found": "added",
        "added": "NATO",
        "why": "acronym",
        "printed": ["KOSOVO", "kosovo"],
        "times": 3,
        "places": {"title": 1, "body": 2},
        "score": 1.0,
        "share": pytest.approx(1 / 3),
    }


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("q=kosovo", 422),
        (f"id={SEED}&id=x&q=kosovo", 422),
        (f"id={SEED}&q=kosovo&foo=1", 422),
        (f"id={SEED}&q=zzz", 404),
        ("id=nothing&q=kosovo", 404),
    ],
)
def test_a_question_for_reasons_that_cannot_be_answered(client, asked, status):
    assert "error" in in_json(client, f"/api/explain?{asked}", status)


@BOTH
def test_a_release_leads_to_those_that_resemble_it_and_says_in_what(get, ui):
    page = get(f"/{ui}/release/row-05")
    section = page.one("section", class_="alike")
    words = {
        "fr": (
            "Communiqués proches",
            "mêmes personnes : Jane O’Hara · mêmes jours · mêmes mots : paix, <b>",
        ),
        "en": ("Similar releases", "same people: Jane O’Hara · same days · same words: paix, <b>"),
    }[ui]
    text = section.text.replace("\xa0", " ")
    assert text.startswith(words[0])
    assert words[1] in text
    assert {"fr": "à 3 jours près", "en": "3 days apart"}[ui] in text
    assert all("/release/row-" in a["href"] for a in page.all("a", lang=ui) if "row-" in a["href"])


@BOTH
def test_a_release_that_nothing_resembles_has_no_such_section(get, ui):
    page = get(f"/{ui}/release/{SEED}")
    assert page.all("section", class_="alike") == []


def test_what_resembles_a_release_for_programs(client):
    alike = in_json(client, "/api/release/row-05")["alike"]
    assert len(alike) == 5
    assert alike[0]["why"]["people"] == [{"id": "jane-o'hara", "name": "Jane O’Hara"}]
    assert (alike[0]["why"]["words"], alike[0]["why"]["days"]) == (["paix", "<b>"], 0)


def test_crawlers_are_asked_to_leave_the_reasons_alone(client):
    text = client.get("/robots.txt").get_data(as_text=True)
    assert "Disallow: /*/why\n" in text
    assert "Disallow: /api/\n" in text
