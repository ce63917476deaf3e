"""Tasks that a reader really does, in a real browser, with a script and without."""

import pytest
from walking import follow

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])
SCRIPTS = pytest.mark.parametrize("scripts", [False, True], ids=["no-script", "script"])

WORDS = {
    "fr": {
        "apply": "Appliquer (Date)",
        "people": "Appliquer (Officiel)",
        "from": "Du",
        "to": "Au",
        "week": "du 16 au 22 août 2024",
        "understood": "16–22 août 2024",
        "month": "juin 2023",
        "one": "1 communiqué",
        "search": "Rechercher",
        "all": "parcourir tous les communiqués",
        "remove": "Retirer le filtre",
        "exclude": "Exclure (Officiel)",
        "other": "EN - English",
        "table": "Voir le tableau",
        "error": "À corriger",
    },
    "en": {
        "apply": "Apply (Date)",
        "people": "Apply (Official)",
        "from": "From",
        "to": "To",
        "week": "16 to 22 August 2024",
        "understood": "16–22 August 2024",
        "month": "June 2023",
        "one": "1 release",
        "search": "Search",
        "all": "browse all releases",
        "remove": "Remove filter",
        "exclude": "Exclude (Official)",
        "other": "FR - Français",
        "table": "See the table",
        "error": "Please correct",
    },
}


@pytest.fixture
def reader(open_page, base, ui, scripts):
    page = open_page(java_script_enabled=scripts, locale=ui)
    page.goto(f"{base}/{ui}/")
    return page


def count(page):
    return page.locator("#results").inner_text()


def use(page, word):
    follow(page.get_by_role("button", name=word, exact=True))


@BOTH
@SCRIPTS
def test_a_reader_narrows_to_a_week_in_words(reader, ui):
    words = WORDS[ui]
    reader.get_by_label(words["from"], exact=True).fill(words["week"])
    use(reader, words["apply"])
    assert count(reader) == words["one"]
    assert words["understood"] in reader.locator("#understood").inner_text()
    assert reader.get_by_label(words["from"], exact=True).input_value() == words["week"]
    assert "from=" in reader.url
    assert reader.get_by_role("link", name=words["remove"]).count() == 2


@BOTH
@SCRIPTS
def test_a_wrong_date_is_told_beside_its_field_and_results_stay(reader, ui):
    words = WORDS[ui]
    reader.get_by_label(words["to"], exact=True).fill("31/06/2023")
    use(reader, words["apply"])
    field = reader.get_by_label(words["to"], exact=True)
    assert field.input_value() == "31/06/2023"
    assert field.get_attribute("aria-invalid") == "true"
    assert reader.get_by_role("alert").get_by_text(words["error"]).is_visible()
    follow(reader.get_by_role("alert").get_by_role("link"))
    assert reader.locator(":focus").get_attribute("id") == "to"
    assert reader.get_by_role("article").count() == 10


@BOTH
@SCRIPTS
def test_a_reader_finds_all_that_names_someone_in_a_month(reader, ui):
    words = WORDS[ui]
    reader.get_by_label(words["from"], exact=True).fill(words["month"])
    reader.get_by_label(words["to"], exact=True).fill("06/2023")
    use(reader, words["apply"])
    reader.get_by_role("checkbox", name="Miroslav Lajčák").first.check()
    use(reader, words["people"])
    assert count(reader) == words["one"]
    assert "person=miroslav-lajcak" in reader.url
    assert reader.get_by_role("article").get_by_text("Miroslav Lajčák").is_visible()


@BOTH
@SCRIPTS
def test_a_reader_leaves_an_empty_result(reader, ui):
    words = WORDS[ui]
    reader.get_by_role("searchbox").first.fill("zzz")
    use(reader, words["search"])
    assert count(reader).startswith("0 ")
    follow(reader.get_by_role("link", name=words["all"]))
    assert count(reader).startswith("40 ")


@BOTH
@SCRIPTS
def test_a_reader_excludes_someone_and_lets_them_in_again(reader, ui):
    words = WORDS[ui]
    reader.locator("summary").filter(has_text=words["exclude"]).click()
    reader.locator('input[name=not-person][value="jane-o\'hara"]').check()
    use(reader, words["people"])
    assert count(reader).startswith("3 ")
    assert "not-person=" in reader.url
    follow(reader.get_by_role("link", name=words["remove"]))
    assert count(reader).startswith("40 ")


@BOTH
@SCRIPTS
def test_a_reader_switches_language_and_keeps_the_search(reader, ui):
    reader.goto(reader.url + "?q=paix&from=2020&date=2020&not-issuer=ONU&page=1&sort=oldest")
    before = reader.url.partition("?")[2]
    found = count(reader).split()[0]
    follow(reader.get_by_role("link", name=WORDS[ui]["other"]))
    other = {"fr": "en", "en": "fr"}[ui]
    assert f"/{other}/?" in reader.url
    assert count(reader).split()[0] == found
    assert reader.get_by_role("searchbox").first.input_value() == "paix"
    kept = "q=paix&date=2020&from=2020&not-issuer=ONU&sort=oldest"
    assert reader.url.partition("?")[2] == kept
    assert set(kept.split("&")) <= set(before.split("&"))


@BOTH
@SCRIPTS
def test_a_reader_goes_from_years_to_a_month_by_the_bars(reader, ui):
    bars = reader.locator(".timeline svg a")
    assert bars.count() == 5
    follow(bars.last)
    assert "date=2024" in reader.url
    follow(reader.locator(".timeline svg a").first)
    assert "date=2024-08" in reader.url
    assert count(reader) == WORDS[ui]["one"]
    reader.get_by_text(WORDS[ui]["table"]).click()
    rows = reader.locator(".timeline tbody tr")
    assert rows.count() == 31
    assert rows.nth(15).locator("td").inner_text() == "1"


@BOTH
@SCRIPTS
@pytest.mark.parametrize("width", [320, 375])
def test_a_reader_reads_on_a_phone(open_page, base, ui, scripts, width):
    page = open_page(
        java_script_enabled=scripts, viewport={"width": width, "height": 640}, has_touch=True
    )
    page.goto(f"{base}/{ui}/?q=paix")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".jump").get_by_role("link").tap()
    assert page.get_by_role("checkbox", name="2022").first.is_visible()
    page.get_by_role("checkbox", name="2022").first.check()
    use(page, WORDS[ui]["apply"])
    assert count(page).startswith("12 ")
    with page.expect_navigation(url="**/release/**"):
        page.get_by_role("article").first.get_by_role("link").first.tap()
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@BOTH
@SCRIPTS
def test_the_keyboard_alone_is_enough(reader, ui):
    words = WORDS[ui]

    def tab_to(locator, most=120):
        for _ in range(most):
            reader.keyboard.press("Tab")
            if locator.evaluate("e => e === document.activeElement"):
                return
        raise AssertionError("the keyboard does not reach it")

    tab_to(reader.get_by_role("searchbox").first)
    reader.keyboard.type("paix")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**q=paix**")
    tab_to(reader.get_by_role("checkbox", name="2021").first)
    reader.keyboard.press("Space")
    tab_to(reader.get_by_role("button", name=words["apply"], exact=True))
    reader.keyboard.press("Enter")
    reader.wait_for_url("**date=2021**")
    assert count(reader).startswith("12 ")
    tab_to(reader.get_by_role("link", name=words["remove"]))
    reader.keyboard.press("Enter")
    reader.wait_for_url(lambda url: "date=2021" not in url)
    tab_to(reader.get_by_role("article").first.get_by_role("link").first)
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/release/**")


@BOTH
def test_the_count_is_said_once_the_page_is_there(open_page, base, ui):
    page = open_page()
    page.goto(f"{base}/{ui}/?q=paix")
    page.locator("[role=status]:not(:empty)").wait_for(state="attached")
    assert page.get_by_role("status").inner_text().startswith(count(page))


@BOTH
def test_without_a_script_the_title_and_the_status_say_the_count(open_page, base, ui):
    page = open_page(java_script_enabled=False)
    page.goto(f"{base}/{ui}/?q=zzz")
    zero = {"fr": "0 communiqué", "en": "0 releases"}[ui]
    assert zero in page.title()
    assert page.get_by_role("status").inner_text().startswith(zero)


@BOTH
def test_no_page_asks_another_server(open_page, base, ui):
    page = open_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", "?q=paix&date=2020", "about", "people", "person/boris-ruge", "release/row-05"):
        page.goto(f"{base}/{ui}/{path}")
    assert len(asked) > 6
    assert [url for url in asked if not url.startswith(base)] == []
