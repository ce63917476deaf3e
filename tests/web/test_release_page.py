"""The page of a release, without a browser."""

import json

import pytest
from fake import HOSTILE
from reading import inside

SEED = "004_1c4b25704dc0e3be"
BOTH = pytest.mark.parametrize("ui", ["fr", "en"])


@BOTH
def test_a_seed_is_shown_whole_in_its_own_language(get, ui):
    page = get(f"/{ui}/release/{SEED}")
    assert page.one("h1")["lang"] == "fr"
    paragraphs = [
        p for p in page.all("p", lang="fr") if p.attributes.get("id", "").startswith("fr-")
    ]
    assert len({p["id"] for p in paragraphs}) == 4
    assert paragraphs[3].text.endswith("avec tous les pays de la région. »")
    assert page.one("title").text.startswith("En visite dans les Balkans occidentaux, Boris Ruge")


@BOTH
def test_an_english_caption_in_a_french_release_is_an_english_block(get, ui):
    caption = get(f"/{ui}/release/000_22f758d05eafb563").one("p", class_="caption")
    assert caption["lang"] == "en"
    assert caption.text.startswith("Mircea Geoana, NATO Deputy Secretary General")


@pytest.mark.parametrize(
    ("ui", "dates"), [("fr", "23 août 2024, 15:27"), ("en", "23 August 2024, 15:27")]
)
def test_dates_are_in_the_interface_language_and_readable_by_programs(get, ui, dates):
    times = {t["datetime"]: t.text for t in get(f"/{ui}/release/{SEED}").all("time")}
    assert times["2024-08-23T15:27:00+02:00"] == dates
    assert {"2024-08-16", "2024-08-22"} < times.keys()


@BOTH
def test_people_stand_with_their_role_in_its_language_and_a_link(get, ui):
    page = get(f"/{ui}/release/{SEED}")
    assert page.one("ul", class_="people").text.startswith(
        "Boris Ruge secrétaire général adjoint de l’OTAN"
    )
    assert page.all("a", href=f"/{ui}/person/boris-ruge")[-1].parent.name == "li"
    assert page.all("span", class_="role")[0]["lang"] == "fr"


@pytest.mark.parametrize(
    ("ui", "title", "other", "other_title"),
    [
        ("fr", "Déclaration n° 5 sur la paix", "en", "Statement no. 5 on peace"),
        ("en", "Statement no. 5 on peace", "fr", "Déclaration n° 5 sur la paix"),
    ],
)
def test_the_version_of_the_interface_leads_and_the_other_is_in_reach(
    get, ui, title, other, other_title
):
    page = get(f"/{ui}/release/row-05")
    assert page.one("h1").text == title
    assert page.one("h1")["lang"] == ui
    assert page.one("a", href=f"/{ui}/release/row-05/{other}")["hreflang"] == other
    section = page.one("section", id=other)
    assert section["lang"] == other
    assert section.text.startswith(other_title)


def test_a_french_block_in_an_english_version_says_so(get):
    section = get("/en/release/row-05").one("section", id="en")
    assert [(p["lang"], p.text) for p in inside(section, "p")] == [
        ("en", "Peace is everyone’s business."),
        ("fr", "Sécurité"),
    ]


def test_sources_are_linked_without_trust(get):
    links = get("/en/release/row-05").all("a", class_="source")
    assert [(a["href"], a["rel"]) for a in links] == [
        ("https://www.example.org/en/5", "noopener nofollow"),
        ("https://www.example.org/fr/5", "noopener nofollow"),
    ]


def test_a_hostile_release_is_text_and_its_source_no_link(get, client):
    path = "/en/release/x%22%3E%3Cb%3E"
    page = get(path)
    assert page.one("h1").text == HOSTILE
    assert not page.all("a", class_="source")
    data = page.one("script")
    assert data["type"] == "application/ld+json"
    assert json.loads(data.text)["headline"] == HOSTILE
    assert HOSTILE not in client.get(path).text
    assert not page.all("b")
    assert page.one("a", aria_current="true")["href"] == path
    assert "javascript:" not in client.get(path).text


@BOTH
@pytest.mark.parametrize(
    "id",
    [
        "nope",
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e",
        "%00",
        "a%00b",
        "../../etc/passwd",
        "%252e",
        "%ff",
        "x" * 5000,
        "a%0d%0ab",
    ],
)
def test_no_other_id_is_a_release_or_a_person(get, ui, id):
    for kind in ("release", "person"):
        page = get(f"/{ui}/{kind}/{id}", status=404)
        assert page.all("h1")
        assert "passwd" not in page.one("title").text
