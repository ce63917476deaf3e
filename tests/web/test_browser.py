"""The pages in a real browser: the walk of a reader, axe, the policy, narrow windows."""

import pytest
from accessibility import violations
from walking import follow

pytestmark = pytest.mark.browser

PAGES = {
    "results": "/{}/?q=OTAN+(&date=2024-08&foo=1",
    "all": "/{}/?per=20&page=2",
    "wrong day": "/{}/?q=paix&from=2023-13&issuer=OTAN",
    "nothing": "/{}/?q=zzz&lang=en",
    "dates": "/{}/?from=juin+2020&to=last+30+days&of=published&not-date=2021",
    "left out": "/{}/?person=boris-ruge&person=vjosa-osmani&people=all&not-issuer=ONU&date=2024-08",
    "about": "/{}/about",
    "past the end": "/{}/?page=99",
    "seed": "/{}/release/000_22f758d05eafb563",
    "both languages": "/{}/release/row-05",
    "why": "/{}/release/004_1c4b25704dc0e3be/why?q=kosovo+serbie&date=2024",
    "suggestions": "/{}/suggest?q=de",
    "people": "/{}/people",
    "office": "/{}/people?office=NATO+Deputy+Secretary+General&date=2023&institution=nato",
    "office asked": "/{}/?q=président+serbe&date=2024-08&person=boris-ruge&relation=met",
    "person": "/{}/person/mircea-geoana",
    "not found": "/{}/nope",
}

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])

WORDS = {
    "fr": {
        "search": "Rechercher",
        "apply": "Appliquer (Officiel)",
        "remove": "Retirer le filtre",
        "count": "communiqué",
    },
    "en": {
        "search": "Search",
        "apply": "Apply (Official)",
        "remove": "Remove filter",
        "count": "release",
    },
}


@BOTH
@pytest.mark.parametrize("scripts", [False, True], ids=["no-script", "script"])
def test_a_reader_walks_from_a_search_to_an_official(open_page, base, ui, scripts):
    words = WORDS[ui]
    page = open_page(java_script_enabled=scripts, locale=ui)
    page.goto(base)
    assert page.url == f"{base}/{ui}/"

    page.get_by_role("searchbox").fill("stabilité")
    follow(page.get_by_role("button", name=words["search"], exact=True))
    assert page.get_by_role("heading", level=2, name=f"2 {words['count']}s").is_visible()

    page.get_by_role("checkbox", name="Mircea Geoană").check()
    follow(page.get_by_role("button", name=words["apply"]))
    assert page.get_by_role("heading", level=2, name=f"1 {words['count']}").is_visible()
    assert page.get_by_role("searchbox").input_value() == "stabilité"
    assert page.get_by_role("checkbox", name="Mircea Geoană").is_checked()

    follow(page.get_by_role("link", name=f"{words['remove']} Mircea Geoană"))
    assert page.get_by_role("heading", level=2, name=f"2 {words['count']}s").is_visible()
    assert not page.get_by_role("checkbox", name="Mircea Geoană").is_checked()

    follow(page.get_by_role("article").first.get_by_role("link").first)
    assert page.url.partition("?")[0].endswith("/release/004_1c4b25704dc0e3be")
    assert "Balkans occidentaux" in page.get_by_role("heading", level=1).inner_text()

    follow(page.get_by_role("link", name="Boris Ruge").first)
    assert page.url.endswith("/person/boris-ruge")
    assert page.get_by_role("article").count() == 1


@BOTH
def test_a_reader_asks_why_and_comes_back(open_page, base, ui):
    page = open_page(java_script_enabled=False)
    page.goto(f"{base}/{ui}/?q=paix&page=2")
    asked = page.url
    link = page.get_by_role(
        "link", name={"fr": "Pourquoi ce résultat", "en": "Why this result"}[ui]
    )
    follow(link.first)
    assert page.get_by_role("table").is_visible()
    assert page.get_by_role("rowheader", name="paix").is_visible()
    back = {"fr": "Retour aux résultats", "en": "Back to the results"}[ui]
    follow(page.get_by_role("link", name=back))
    assert page.url == asked


@BOTH
def test_a_reader_goes_on_to_a_release_that_is_alike(open_page, base, ui):
    page = open_page(java_script_enabled=False)
    page.goto(f"{base}/{ui}/release/row-05")
    name = {"fr": "Communiqués proches", "en": "Similar releases"}[ui]
    follow(page.get_by_role("region", name=name).get_by_role("link").first)
    assert "/release/row-" in page.url
    assert not page.url.endswith("row-05")


@BOTH
def test_a_reader_drills_down_to_a_day(open_page, base, ui):
    page = open_page(java_script_enabled=False)
    page.goto(f"{base}/{ui}/")
    apply = WORDS[ui]["apply"].split(" ", maxsplit=1)[0] + " (Date)"
    for label in (
        "2024",
        {"fr": "août 2024", "en": "August 2024"}[ui],
        {"fr": "18 août 2024", "en": "18 August 2024"}[ui],
    ):
        page.get_by_role("checkbox", name=label).check()
        follow(page.get_by_role("button", name=apply))
    assert "date=2024-08-18" in page.url
    boxes = page.locator("input[name=date]:checked")
    assert [box.get_attribute("value") for box in boxes.all()] == ["2024-08-18"]


@BOTH
def test_the_keyboard_reaches_the_results_first(open_page, base, ui):
    page = open_page()
    page.goto(f"{base}/{ui}/?q=paix")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "#content"
    assert page.locator(":focus").bounding_box()["x"] >= 0
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("id") == "results"


@BOTH
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_no_violation(open_page, base, ui, scheme, width):
    page = open_page(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 800})
    found = {}
    for name, path in PAGES.items():
        page.goto(base + path.format(ui))
        found[name] = violations(page)
    assert {name: broken for name, broken in found.items() if broken} == {}


@BOTH
@pytest.mark.parametrize("width", [320, 375, 1280])
def test_no_page_scrolls_sideways(open_page, base, ui, width):
    page = open_page(viewport={"width": width, "height": 700})
    widths = {}
    for name, path in [*PAGES.items(), ("long", "/{}/?q=" + "x" * 250 + "&person=" + "y" * 250)]:
        page.goto(base + path.format(ui))
        widths[name] = page.evaluate("document.documentElement.scrollWidth")
    assert {name: w for name, w in widths.items() if w > width} == {}


@BOTH
def test_the_policy_is_never_broken_and_a_hostile_title_is_inert(open_page, base, ui):
    page = open_page()
    said, dialogs = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    hostile = ["/{}/?q=hostile", "/{}/release/x%22%3E%3Cb%3E", "/{}/person/mallory"]
    for path in [
        path for name, path in PAGES.items() if name not in ("past the end", "not found")
    ] + hostile:
        page.goto(base + path.format(ui))
        assert "owned" not in page.title().split("=")[0]
        scripts = page.locator("script:not([type='application/ld+json'])")  # which is data
        sources = [one.get_attribute("src") for one in scripts.all()]
        assert sources in ([], ["/static/suggest.js"])
    assert (said, dialogs) == ([], [])


def test_the_policy_stops_a_script_that_gets_in(open_page, base):
    page = open_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{base}/en/")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'document.title = 1'}))"
    )
    assert page.title() == "Communiqué"
    assert any("Content Security Policy" in text for text in said)


@BOTH
def test_the_text_may_be_twice_as_large(open_page, base, ui):
    page = open_page(viewport={"width": 640, "height": 800})
    for path in PAGES.values():
        page.goto(base + path.format(ui))
        page.evaluate("document.documentElement.setAttribute('class', 'large')")
        page.evaluate(
            "() => { const s = new CSSStyleSheet(); s.replaceSync('html { font-size: 200% !important }'); document.adoptedStyleSheets = [s] }"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_marks_stay_visible_in_forced_colours(open_page, base):
    page = open_page(forced_colors="active")
    page.goto(f"{base}/fr/?q=paix")
    plain, marked = page.evaluate(
        "() => [document.body, document.querySelector('mark')].map(e => getComputedStyle(e).backgroundColor)"
    )
    assert plain != marked


def test_a_printed_page_has_no_controls(open_page, base):
    page = open_page()
    page.goto(f"{base}/fr/?q=paix&page=2")
    page.emulate_media(media="print")
    assert not page.get_by_role("searchbox").is_visible()
    assert not page.locator(".filters, .paging, .menu, .sort").first.is_visible()
    assert page.get_by_role("article").first.is_visible()
