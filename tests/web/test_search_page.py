"""The search page, without a browser."""

from dataclasses import replace

import pytest
from fake import HOSTILE, RELEASES, FakeCatalogue, person
from reading import Page

from search.period import Period
from web.pages import create_app

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])


@pytest.mark.parametrize(
    ("preference", "there"),
    [
        ("fr-CA,en;q=0.5", "/fr/"),
        ("en-GB", "/en/"),
        ("de", "/fr/"),
        ("", "/fr/"),
        ("de,en;q=0.1", "/en/"),
    ],
)
def test_the_root_leads_to_the_preferred_language_with_the_question(client, preference, there):
    response = client.get("/?q=paix&person=a&person=b", headers={"Accept-Language": preference})
    assert response.status_code == 302
    assert response.location == f"{there}?q=paix&person=a&person=b"
    assert "Accept-Language" in response.vary


@BOTH
def test_an_empty_question_shows_all_the_newest_first(get, ui):
    page = get(f"/{ui}/")
    assert page.one("html")["lang"] == ui
    assert len(page.all("h1")) == 1
    assert page.one("h2", id="results").text == {"fr": "40 communiqués", "en": "40 releases"}[ui]
    assert page.all("article")[0].text.startswith("En visite dans les Balkans occidentaux")


@BOTH
def test_results_are_marked_dated_and_in_their_own_language(get, ui):
    page = get(f"/{ui}/?q=securite")
    assert "sécurité" in page.texts("mark")
    assert {
        span["lang"]
        for tag in page.all("article")[0].parts
        if hasattr(tag, "name") and tag.name == "p" and tag.attributes["class"] == "snippet"
        for span in tag.parts
        if hasattr(span, "name")
    } == {"fr"}
    assert [t["datetime"] for t in page.all("time")][:2] == ["2024-08-16", "2024-08-22"]


def test_titles_are_in_the_interface_language_where_they_exist(get):
    for ui, title in (("fr", "Déclaration n° 3 sur la paix"), ("en", "Statement no. 3 on peace")):
        link = next(
            a
            for a in get(f"/{ui}/?date=2020-04").all("a")
            if a.attributes.get("hreflang") and "/release/" in a["href"]
        )
        assert (link.text, link["lang"]) == (title, ui)
        assert link["href"] == f"/{ui}/release/row-03?date=2020-04&at=1"


@BOTH
def test_the_form_keeps_all_that_was_asked(get, ui):
    page = get(
        f"/{ui}/?q=paix&person=jane-o%27hara&date=2020&from=2020&to=31/12/2021&lang=fr&sort=oldest&per=20"
    )
    assert page.one("input", id="q")["value"] == "paix"
    assert page.one("input", name="per")["value"] == "20"
    assert (page.one("input", id="from")["value"], page.one("input", id="to")["value"]) == (
        "2020",
        "31/12/2021",
    )
    ticked = {
        (box["name"], box["value"])
        for box in page.all("input", type="checkbox")
        if "checked" in box.attributes
    }
    assert ticked == {("person", "jane-o'hara"), ("date", "2020"), ("lang", "fr")}
    assert next(o for o in page.all("option") if "selected" in o.attributes)["value"] == "oldest"
    choices = [box for box in page.all("input", type="checkbox") if box["name"] != "id"]
    assert {box["form"] for box in choices} == {"search"}


@BOTH
def test_the_usual_order_is_not_carried_over_to_other_words(get, ui):
    for asked, order in (("", "newest"), ("?q=paix", "relevance")):
        options = {o["value"]: o for o in get(f"/{ui}/{asked}").all("option") if _sorts(o)}
        assert "selected" in options[""].attributes
        assert order not in options


def _sorts(option):
    return option.parent.attributes.get("id") == "sort"


@BOTH
def test_each_choice_has_a_chip_that_takes_it_away(get, ui):
    page = get(f"/{ui}/?q=paix&person=jane-o%27hara&date=2020&lang=fr")
    chips = page.all("a", class_="chip")
    assert [chip["href"] for chip in chips] == [
        f"/{ui}/?q=paix&date=2020&lang=fr",
        f"/{ui}/?q=paix&person=jane-o%27hara&lang=fr",
        f"/{ui}/?q=paix&person=jane-o%27hara&date=2020",
    ]
    assert {chip["rel"] for chip in chips} == {"nofollow"}
    assert "Jane O’Hara" in chips[0].text
    assert chips[0].text.startswith({"fr": "Retirer le filtre", "en": "Remove filter"}[ui])
    assert any(a["href"] == f"/{ui}/?q=paix" for a in page.all("a"))


def test_a_name_is_shown_as_the_person_that_it_finds_and_can_be_unticked(get):
    page = get("/fr/?person=geoan%C4%83")
    assert [chip["href"] for chip in page.all("a", class_="chip")] == ["/fr/"]
    assert "Mircea Geoană" in page.one("a", class_="chip").text
    boxes = [b for b in page.all("input", name="person") if "checked" in b.attributes]
    assert [box["value"] for box in boxes] == ["mircea-geoana"]


def test_a_choice_that_finds_nobody_stays_to_be_unticked(get):
    page = get("/en/?person=nobody&issuer=none")
    boxes = [b["value"] for b in page.all("input", type="checkbox") if "checked" in b.attributes]
    assert boxes == ["nobody", "none"]


def test_months_and_days_stand_below_their_year(get, catalogue):
    page = get("/en/?date=2024&date=2024-08")
    assert catalogue.asked[-1].dates == (Period(2024, 8),)
    values = [box["value"] for box in page.all("input", name="date")]
    assert values == [
        "2024",
        "2024-08",
        *(f"2024-08-{d}" for d in range(16, 23)),
        "2023",
        "2022",
        "2021",
        "2020",
        "none",
    ]


def test_chosen_days_of_several_years_keep_their_boxes(get):
    page = get("/en/?date=2024-08&date=2020-02-02")
    ticked = [b["value"] for b in page.all("input", name="date") if "checked" in b.attributes]
    assert ticked == ["2024-08", "2020-02-02"]


def test_issuer_and_kind_are_offered_only_where_there_is_a_choice(get):
    assert page_facets(get("/en/?q=peace&date=2020")) == ["Official", "Date", "Language", "Issuer"]
    assert page_facets(get("/en/?q=kosovo")) == ["Official", "Date", "Language"]


def page_facets(page):
    return [
        tag.text.removeprefix("Filter by ")
        for tag in page.all("h2")
        if tag.parent.name == "summary"
    ]


@BOTH
def test_the_other_language_keeps_the_question(get, ui):
    page = get(f"/{ui}/?q=paix&date=2020&page=2")
    switches = {
        a["lang"]: a
        for a in page.all("a")
        if a.attributes.get("lang") in ("fr", "en")
        and "hreflang" in a.attributes
        and "/release/" not in a["href"]
    }
    assert {lang: a["href"] for lang, a in switches.items()} == {
        lang: f"/{lang}/?q=paix&date=2020&page=2" for lang in ("fr", "en")
    }
    assert [lang for lang, a in switches.items() if a.attributes.get("aria-current")] == [ui]


@BOTH
def test_pages_are_numbered_and_the_current_one_is_no_link(get, ui):
    page = get(f"/{ui}/?page=2")
    assert page.one("ol", class_="hits")["start"] == "11"
    assert page.one("a", aria_current="page").attributes == {"aria-current": "page"}
    assert page.one("a", rel="prev")["href"] == f"/{ui}/"
    assert page.one("a", rel="next")["href"] == f"/{ui}/?page=3"
    assert (
        page.all("title")[0].text
        == {
            "fr": "Tous les communiqués : 40 communiqués (page 2 sur 4) – Communiqué",
            "en": "All releases: 40 releases (page 2 of 4) – Communiqué",
        }[ui]
    )


@pytest.mark.parametrize(
    ("ui", "titles"),
    [
        (
            "fr",
            [
                "Précédente : page 1 sur 4",
                "page 1 sur 4",
                "page 3 sur 4",
                "page 4 sur 4",
                "Suivante : page 3 sur 4",
            ],
        ),
        (
            "en",
            [
                "Previous: page 1 of 4",
                "page 1 of 4",
                "page 3 of 4",
                "page 4 of 4",
                "Next: page 3 of 4",
            ],
        ),
    ],
)
def test_the_title_of_a_step_holds_its_words(get, ui, titles):
    page = get(f"/{ui}/?page=2")
    steps = [a for a in page.all("a") if "title" in a.attributes]
    assert [step["title"].replace("\xa0", " ") for step in steps] == titles
    assert all(step.text in step["title"] for step in steps)


@pytest.mark.parametrize(
    ("ui", "words"), [("fr", "et 1 autre personne"), ("en", "and 1 more person")]
)
def test_a_result_names_a_few_people_and_counts_the_others(ui, words):
    people = tuple(person(name) for name in ("Ana A", "Ben B", "Cid C", "Dan D", "Eva E"))
    crowded = replace(RELEASES[0], people=people)
    page = Page(create_app(FakeCatalogue([crowded])).test_client().get(f"/{ui}/").text)
    assert page.one("li", class_="role").text == words
    assert [a.text for a in page.all("a") if "/person/" in a["href"]] == [
        "Ana A",
        "Ben B",
        "Cid C",
        "Dan D",
    ]


def test_one_page_has_no_pagination(get):
    assert get("/fr/?q=kosovo").all("nav", class_="paging") == []


@BOTH
@pytest.mark.parametrize("number", ["5", "99", "9" * 400])
def test_past_the_end_is_404_and_leads_back(get, ui, number):
    page = get(f"/{ui}/?page={number}", status=404)
    assert page.one("a", rel="prev")["href"] == f"/{ui}/?page=4"
    assert "4" in page.one("p", class_="notice").text


@BOTH
def test_where_nothing_is_found_and_no_way_is_known_all_releases_are_offered(get, ui):
    page = get(f"/{ui}/?q=%22zzz+yyy%22&lang=fr&date=2024")
    items = page.one("div", class_="nothing").parts[3].parts
    assert [a["href"] for item in items for a in getattr(item, "parts", ())] == [f"/{ui}/"]


@pytest.mark.parametrize(
    ("ui", "lines"),
    [
        (
            "fr",
            [
                "La parenthèse « ( » a été ignorée : elle n’a pas de pendant.",
            ],
        ),
        (
            "en",
            [
                "The bracket “(” was ignored: it has no partner.",
            ],
        ),
    ],
)
def test_the_receipt_says_in_words_what_was_ignored(get, ui, lines):
    assert (
        get(f"/{ui}/?q=OTAN+(")
        .one("section", class_="receipt")
        .text.replace("\xa0", " ")
        .endswith(" ".join(lines))
    )


@BOTH
def test_unknown_and_malformed_parameters_are_named_and_ignored(get, ui):
    page = get(f"/{ui}/?q=paix&foo=%3Cb%3E&per=5&lang=de")
    text = page.one("section", class_="receipt").text
    assert all(name in text for name in ("foo", "per", "lang"))
    assert page.one("h2", id="results").text.startswith("38")


def test_a_flood_of_unknown_parameters_is_named_in_a_few_lines(get):
    page = get("/en/?" + "&".join(f"x{n}={'y' * 200}" for n in range(60)))
    lines = page.one("section", class_="receipt").text
    assert "52 more parameters" in lines
    assert len(lines) < 2000


@BOTH
@pytest.mark.parametrize("value", ["2023-13", "demain", '"><script>'])
def test_a_malformed_day_stands_in_its_field_with_the_reason(get, ui, value):
    page = get(f"/{ui}/?q=paix&from=2020&to={value}".replace('"', "%22"))
    field = page.one("input", id="to")
    assert field["value"] == value
    assert field["aria-invalid"] == "true"
    assert page.one("span", id="to-error").text
    assert "to-error" in field["aria-describedby"]
    assert page.one("div", class_="errors").parts
    assert any(a["href"] == "#to" for a in page.all("a"))
    assert "aria-invalid" not in page.one("input", id="from").attributes
    assert page.all("article")


def test_a_reversed_range_is_said_beside_its_end(get):
    page = get("/en/?from=2024&to=2020")
    assert page.one("span", id="to-error").text == "The end must come after the beginning."
    assert page.one("input", id="to")["value"] == "2020"


def test_nothing_of_a_release_or_a_question_becomes_markup(client):
    asked = {"q": f"{HOSTILE} hostile", "person": HOSTILE, "issuer": HOSTILE, HOSTILE: "1"}
    page = Page(client.get("/en/", query_string=asked).text)
    assert page.one("script").text == ""
    assert not page.all("img")
    assert page.texts("b") == [*HOSTILE.split(), "hostile"]
    assert not [tag for tag in page.tags if any(name.startswith("on") for name in tag.attributes)]


def test_hostile_releases_are_shown_as_text(get):
    page = get("/en/?q=hostile")
    assert page.one("h3").text == HOSTILE
    assert page.texts("mark") == ["hostile"]
    assert page.one("ul", class_="named").text == '<b>Mallory</b>, " onclick="x'


@pytest.mark.parametrize(
    "query",
    ["%00", "%ff%fe", "%F0%9F%98%80", "x" * 7000, "(((((", "%0d%0aSet-Cookie:%20a=b", "*", "%22"],
)
def test_any_question_is_a_page(get, query):
    assert get(f"/fr/?q={query}").one("input", id="q")


@BOTH
def test_skip_links_lead_to_what_is_there(get, ui):
    page = get(f"/{ui}/?q=paix")
    skips = page.all("nav")[0]
    assert skips["class"] == "skip"
    targets = [
        a["href"][1:]
        for a in page.all("a")
        if a["href" if "href" in a.attributes else "aria-current"].startswith("#")
    ]
    ids = {tag["id"] for tag in page.tags if "id" in tag.attributes}
    assert set(targets) <= ids
    assert targets[:3] == ["content", "results", "filters"]


@pytest.mark.parametrize(
    "path", ["/", "/?q=a&page=2", "/release/row-05", "/people", "/person/boris-ruge", "/nope"]
)
@BOTH
def test_no_id_stands_twice_and_every_label_has_its_field(client, ui, path):
    page = Page(client.get(f"/{ui}{path}").text)
    ids = [tag["id"] for tag in page.tags if "id" in tag.attributes]
    assert len(ids) == len(set(ids))
    assert {label["for"] for label in page.all("label") if "for" in label.attributes} <= set(ids)
    assert len(page.all("h1")) == 1


def test_narrowed_pages_ask_not_to_be_indexed(get):
    assert get("/fr/?date=2020").all("meta", name="robots")
    assert not get("/fr/?q=paix").all("meta", name="robots")
