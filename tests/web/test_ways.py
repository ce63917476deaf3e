"""Other spellings and ways out, as the page and the API show them."""

from dataclasses import replace

import pytest
from fake import CATALOGUE, FakeCatalogue
from reading import Page

from search.period import Period
from search.query import Query
from search.results import Note, Way
from web.pages import create_app

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])
PAIX = Query("paix")

WAYS = {
    Way("without-person", "Boris Ruge", PAIX, 3): ("« Boris Ruge »", "“Boris Ruge”"),
    Way("without-date", "2024-08", PAIX, 3): ("« août 2024 »", "“August 2024”"),
    Way("without-date", "none", PAIX, 3): ("« sans date »", "“no date”"),
    Way("without-since", "2023", PAIX, 3): ("2023", "2023"),
    Way("without-until", "2023", PAIX, 3): ("2023", "2023"),
    Way("without-language", "en", PAIX, 3): ("« anglais »", "“English”"),
    Way("without-issuer", "OTAN", PAIX, 3): ("« OTAN »", "“OTAN”"),
    Way("without-kind", "discours", PAIX, 3): ("« discours »", "“discours”"),
    Way("without-word", "<b>kfor", PAIX, 3): ("sans « <b>kfor »", "without “<b>kfor”"),
    Way("without-quotes", "", PAIX, 3): ("sans guillemets", "without quotation marks"),
    Way("without-filters", "", PAIX, 3): ("tous les filtres", "all filters"),
    Way("other-language", "en", PAIX, 3): ("chercher en anglais", "search in English"),
    Way("everything", "", Query(), 1234): ("tous les communiqués", "all releases"),
}
MEANT = (Way("did-you-mean", "kosovo l’OTAN", Query("kosovo l’OTAN"), 1),)


class Offering(FakeCatalogue):
    """Finds nothing, and has the ways that it was given."""

    def __init__(self, *ways, meant=(), limits=()):
        super().__init__(CATALOGUE)
        self.ways, self.meant, self.limits = ways, meant, limits

    def answer(self, query, *, interface):
        results = super().answer(replace(query, text="zzz"), interface=interface)
        receipt = replace(results.receipt, limits=self.limits)
        return replace(
            results, receipt=receipt, did_you_mean=self.meant, ways_out=self.ways, query=query
        )


def client(*ways, **more):
    return create_app(Offering(*ways, **more)).test_client()


@pytest.mark.parametrize(
    ("way", "said"), WAYS.items(), ids=lambda value: getattr(value, "message", "")
)
@BOTH
def test_each_way_out_says_what_it_changes_and_how_many_it_finds(way, said, ui):
    page = Page(client(way).get(f"/{ui}/?q=kfor").text)
    (item,) = page.one("div", class_="nothing").parts[3].parts[1::2]
    link, _, count = item.parts
    assert said[ui == "en"] in link.text.replace("\u00a0", " ")
    assert link["href"] == (f"/{ui}/?q=paix" if way.query == PAIX else f"/{ui}/")
    assert (
        count.text
        == {
            ("fr", 3): "3 communiqués",
            ("en", 3): "3 releases",
            ("fr", 1234): "1 234 communiqués",
            ("en", 1234): "1,234 releases",
        }[ui, way.total]
    )


@BOTH
def test_another_spelling_is_offered_and_nothing_rewritten(ui):
    page = Page(client(meant=MEANT).get(f"/{ui}/?q=kosovo+lotan").text)
    link = page.one("a", href=f"/{ui}/?q=kosovo+l%E2%80%99OTAN")
    assert link.text == "kosovo l’OTAN"
    assert page.one("input", id="q")["value"] == "kosovo lotan"
    assert {"fr": "Vouliez-vous dire", "en": "Did you mean"}[ui] in page.one("main").text


@BOTH
def test_where_time_ran_out_the_receipt_says_so(ui):
    page = Page(client(limits=(Note("limit-time", "500"),)).get(f"/{ui}/?q=kfor").text)
    assert "500 ms" in page.one("section", class_="receipt").text


def test_programs_get_the_ways_with_the_parameters_to_ask_them():
    way = Way("without-date", "2024", Query("paix", dates=(Period(2023),), languages=("fr",)), 2)
    found = client(way, meant=MEANT).get("/api/search?q=kfor").json
    assert found["ways_out"] == [
        {
            "why": "without-date",
            "what": "2024",
            "total": 2,
            "query": {"q": "paix", "date": ["2023"], "lang": ["fr"]},
        }
    ]
    assert found["did_you_mean"][0]["query"] == {"q": "kosovo l’OTAN"}
