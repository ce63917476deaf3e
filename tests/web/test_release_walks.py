"""What a reader does with a release, in a real browser, with script and without."""

import json
from pathlib import Path

import pytest
from accessibility import violations
from walking import follow

pytestmark = pytest.mark.browser

SEED = "004_1c4b25704dc0e3be"
ASKED = "q=paix&issuer=OTAN&issuer=ONU"

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])
SCRIPTS = pytest.mark.parametrize("scripts", [False, True], ids=["no-script", "script"])

WORDS = {
    "fr": {
        "search": "Rechercher",
        "next": "Résultat suivant",
        "previous": "Résultat précédent",
        "back": "Retour aux résultats",
        "hide": "Masquer les mots trouvés",
        "show": "Montrer les mots trouvés",
        "paragraph": "Lien permanent vers le paragraphe 2 (français)",
        "cite": "Citer",
        "put": "Mettre les communiqués cochés sur l’étagère",
        "onto": "Adresse d’une étagère à compléter (facultatif)",
        "shelf": "Étagère",
        "remove": "Retirer",
        "add": "Ajouter",
    },
    "en": {
        "search": "Search",
        "next": "Next result",
        "previous": "Previous result",
        "back": "Back to the results",
        "hide": "Hide what matched",
        "show": "Show what matched",
        "paragraph": "Permanent link to paragraph 2 (French)",
        "cite": "Cite",
        "put": "Put the ticked releases on a shelf",
        "onto": "Address of a shelf to add to (optional)",
        "shelf": "Shelf",
        "remove": "Remove",
        "add": "Add",
    },
}


@BOTH
@SCRIPTS
def test_what_ruge_said_in_sarajevo_is_found_and_cited(open_page, base, ui, scripts):
    words = WORDS[ui]
    page = open_page(java_script_enabled=scripts)
    page.goto(f"{base}/{ui}/")
    page.get_by_role("searchbox").fill("ruge sarajevo")
    follow(page.get_by_role("button", name=words["search"], exact=True))
    follow(page.get_by_role("article").first.get_by_role("link").first)
    assert f"/release/{SEED}?" in page.url
    assert {m.casefold() for m in page.locator("mark").all_inner_texts()} >= {"ruge", "sarajevo"}

    follow(page.get_by_role("link", name=words["paragraph"]))
    anchor = page.url.partition("#")[2]
    assert f"/release/{SEED}/p/{anchor}" in page.url
    cited = page.get_by_role("region", name=words["cite"]).locator(f"p[lang={ui}]").inner_text()
    assert cited.endswith(page.url)
    shown = page.locator(f"[id='{anchor}']")
    assert shown.inner_text().startswith("À Sarajevo, M.\xa0Ruge a rencontré")
    assert shown.evaluate("e => e.matches(':target')")


@BOTH
@SCRIPTS
def test_a_reader_goes_through_the_results_and_back(open_page, base, ui, scripts):
    words = WORDS[ui]
    page = open_page(java_script_enabled=scripts)
    page.goto(f"{base}/{ui}/?{ASKED}")
    follow(page.get_by_role("article").first.get_by_role("link").first)
    first = page.url
    assert page.get_by_role("link", name=words["previous"]).count() == 0
    for _ in range(11):
        follow(page.get_by_role("link", name=words["next"]))
    assert "12" in page.locator("nav.way").inner_text()
    follow(page.get_by_role("link", name=words["hide"]))
    assert page.locator("mark").count() == 0
    follow(page.get_by_role("link", name=words["previous"]))
    assert page.locator("mark").count() == 0
    follow(page.get_by_role("link", name=words["show"]))
    assert page.locator("mark").count() > 0
    assert page.url.replace("at=11", "at=1").split("?")[1] == first.split("?")[1]
    follow(page.get_by_role("link", name=words["back"]))
    assert page.url == f"{base}/{ui}/?{ASKED}&page=2"


@BOTH
@SCRIPTS
def test_a_reader_follows_a_person_from_where_they_are_named(open_page, base, ui, scripts):
    page = open_page(java_script_enabled=scripts)
    page.goto(f"{base}/{ui}/release/{SEED}")
    follow(page.locator(".text").get_by_role("link", name="Boris Ruge").first)
    assert page.url.endswith("/person/boris-ruge")


@BOTH
@SCRIPTS
def test_a_reader_fills_a_shelf_adds_to_it_and_takes_off(open_page, base, ui, scripts):
    words = WORDS[ui]
    page = open_page(java_script_enabled=scripts)
    page.goto(f"{base}/{ui}/?{ASKED}")
    for number in (0, 2):
        page.get_by_role("article").nth(number).get_by_role("checkbox").check()
    follow(page.get_by_role("button", name=words["put"]))
    assert page.get_by_role("heading", level=1).inner_text() == words["shelf"]
    shelf = page.url
    assert shelf == f"{base}/{ui}/shelf?id=row-36&id=row-34"

    page.goto(f"{base}/{ui}/?{ASKED}&page=2")
    page.get_by_role("article").first.get_by_role("checkbox").check()
    page.get_by_label(words["onto"]).fill(shelf)
    follow(page.get_by_role("button", name=words["put"]))
    assert set(page.url.partition("?")[2].split("&")) == {"id=row-36", "id=row-34", "id=row-26"}

    page.get_by_role("textbox").fill(f"{base}/en/release/{SEED}?q=x")
    follow(page.get_by_role("button", name=words["add"], exact=True))
    assert page.get_by_role("heading", level=3).count() == 4
    follow(page.get_by_role("link", name=words["remove"]).first)
    assert page.get_by_role("heading", level=3).count() == 3


@BOTH
@SCRIPTS
def test_a_reader_takes_the_results_along(open_page, base, ui, scripts):
    page = open_page(java_script_enabled=scripts, accept_downloads=True)
    page.goto(f"{base}/{ui}/?{ASKED}&page=2")
    for name, end, first in (
        ("CSV", "csv", "\ufeffid,"),
        ("JSON Lines", "jsonl", '{"id"'),
        ("BibTeX", "bib", "@misc{"),
    ):
        with page.expect_download() as taken:
            page.get_by_role("link", name=name, exact=True).click()
        assert taken.value.suggested_filename == f"communique.{end}"
        text = Path(taken.value.path()).read_text(encoding="utf-8")
        assert text.startswith(first)
        assert text.count("row-") >= 37


@BOTH
def test_the_block_of_data_is_left_alone_by_the_policy(open_page, base, ui):
    page = open_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in (f"release/{SEED}?q=ruge&at=1", "release/x%22%3E%3Cb%3E"):
        page.goto(f"{base}/{ui}/{path}")
        data = page.locator("script[type='application/ld+json']").text_content()
        assert json.loads(data)["@type"] == "NewsArticle"
        assert page.title().endswith("– Communiqué")
    assert said == []


NEW = {
    "as a result": f"/{{}}/release/{SEED}?q=ruge+sarajevo&at=1&x=1",
    "paragraph": "/{}/release/row-05/p/fr-3itp2tmg-je5cxv3vr5xhbcdqheqdzx2c",
    "paragraph gone": "/{}/release/row-05/p/fr-aaaaaaaa-aaaaaaaaaaaaaaaaaaaaaaaa",
    "shelf": f"/{{}}/shelf?id=row-05&id={SEED}&id=nope&x=1",
    "empty shelf": "/{}/shelf",
    "results": "/{}/?q=paix",
}


@BOTH
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_no_violation_and_nothing_is_too_wide(open_page, base, ui, scheme, width):
    page = open_page(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 800})
    found = {}
    for name, path in NEW.items():
        page.goto(base + path.format(ui))
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found[name] = violations(page)
    assert {name: broken for name, broken in found.items() if broken} == {}
