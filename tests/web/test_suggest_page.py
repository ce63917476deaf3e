"""Suggestions: a page of links that needs no script, and the same for programs."""

import pytest
from fake import CATALOGUE, HOSTILE, FakeCatalogue
from reading import Page, inside
from walking import follow

from search.query import Query
from search.suggestion import Suggestion
from web.pages import create_app

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])


class Suggesting(FakeCatalogue):
    """Has the suggestions that it was given."""

    def __init__(self, *suggestions):
        super().__init__(CATALOGUE)
        self.suggestions = suggestions

    def suggest(self, query, *, interface):
        del query, interface
        return self.suggestions


FOUND = (
    Suggestion("person", "Boris Ruge", 1234, Query(people=("boris-ruge",))),
    Suggestion("word", "sécurité", 1, Query("sécurité")),
    Suggestion("phrase", "sécurité au Kosovo", 2, Query("sécurité au Kosovo")),
    Suggestion("title", HOSTILE, 1, Query(HOSTILE), CATALOGUE[0].id, "fr"),
)


@pytest.fixture
def page():
    client = create_app(Suggesting(*FOUND)).test_client()
    return lambda path: Page(client.get(path).text)


@BOTH
def test_each_kind_has_its_heading_and_each_suggestion_its_link_and_count(page, ui):
    shown = page(f"/{ui}/suggest?q=sec")
    assert (
        shown.texts("h2")
        == {
            "fr": ["Personnes", "Mots", "Expressions fréquentes", "Communiqués"],
            "en": ["People", "Words", "Frequent phrases", "Releases"],
        }[ui]
    )
    lists = [section.parts[3] for section in shown.all("section", class_="suggested")]
    links = [tag for one in lists for tag in one.parts[1].parts if not isinstance(tag, str)]
    assert [(a["href"], a.text) for a in links if a.name == "a"] == [
        (f"/{ui}/?person=boris-ruge", "Boris Ruge"),
        (f"/{ui}/?q=s%C3%A9curit%C3%A9", "sécurité"),
        (f"/{ui}/?q=s%C3%A9curit%C3%A9+au+Kosovo", "sécurité au Kosovo"),
        (f"/{ui}/release/{CATALOGUE[0].id}", HOSTILE),
    ]
    assert [tag.text.split()[-1] for tag in links if tag.name == "span"] == {
        "fr": ["communiqués", "communiqué", "communiqués"],
        "en": ["releases", "release", "releases"],
    }[ui]


@BOTH
def test_the_button_beside_the_box_asks_for_suggestions_without_a_script(client, ui):
    shown = Page(client.get(f"/{ui}/?q=paix").text)
    first, second = inside(shown.one("form", id="search"), "button")
    assert "formaction" not in first.attributes  # the one that Enter presses
    assert second["formaction"] == f"/{ui}/suggest"
    assert Page(client.get(f"/{ui}/suggest?q=paix").text).one("form")["action"] == f"/{ui}/"


@BOTH
@pytest.mark.parametrize("asked", ["", "?q=", "?q=zzzz", "?q=%00", "?q=" + "x" * 7000, "?x=1"])
def test_whatever_was_typed_there_is_a_page(client, ui, asked):
    response = client.get(f"/{ui}/suggest{asked}")
    assert response.status_code == 200
    assert Page(response.text).one("h1").text == "Suggestions"


@BOTH
def test_what_narrows_the_question_is_kept(client, ui):
    shown = Page(client.get(f"/{ui}/suggest?q=boris&lang=fr").text)
    assert shown.all("a", href=f"/{ui}/?person=boris-ruge&lang=fr")


def test_programs_get_the_question_to_ask_or_the_release():
    client = create_app(Suggesting(*FOUND)).test_client()
    found = client.get("/api/suggest?q=sec").json["suggestions"]
    assert [one["kind"] for one in found] == ["person", "word", "phrase", "title"]
    assert found[0] == {
        "kind": "person",
        "text": "Boris Ruge",
        "total": 1234,
        "query": {"person": ["boris-ruge"]},
        "release": None,
    }
    assert found[3]["release"] == CATALOGUE[0].id


def test_an_unknown_parameter_is_422_for_programs(client):
    assert client.get("/api/suggest?x=1").status_code == 422


@pytest.mark.browser
@BOTH
def test_the_script_offers_while_one_types_what_the_button_offers(open_page, base, ui):
    page = open_page(java_script_enabled=True, locale=ui)
    page.goto(f"{base}/{ui}/")
    page.get_by_role("searchbox").press_sequentially("bor")
    option = page.locator("datalist option")
    option.first.wait_for(state="attached")
    assert option.first.get_attribute("value") == "Boris Ruge"


@pytest.mark.browser
@BOTH
def test_without_a_script_the_button_leads_to_a_person(open_page, base, ui):
    page = open_page(java_script_enabled=False)
    page.goto(f"{base}/{ui}/")
    page.get_by_role("searchbox").fill("bor")
    follow(page.get_by_role("button", name={"fr": "Suggérer", "en": "Suggest"}[ui]))
    follow(page.get_by_role("link", name="Boris Ruge"))
    assert page.url.endswith(f"/{ui}/?person=boris-ruge")
    assert page.get_by_role("article").count() == 1
