"""Words of the other language on the page: shown with their word, removable, switched as a whole."""

import pytest

from search.query import Query
from search.results import Added, Receipt
from web import address
from web.presenting.additions import additions, translating
from web.wording import wording


class Links:
    """Addresses without a page."""

    def search(self, query):
        return address.write(query)


ADDED = Added("security", "sécurité", "translation", 12)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_translation_is_shown_beside_its_word_with_its_count(language):
    (beside,) = additions(
        Receipt(added=(ADDED, Added("peace", "paix", "translation", 3))),
        Query("sécurité paix"),
        t=wording(language),
        links=Links(),
    )
    assert [form.label for form in beside.forms] == ["sécurité → security", "paix → peace"]
    assert [form.count for form in beside.forms] == ["12", "3"]
    assert "off=security" in beside.forms[0].href


@pytest.mark.parametrize("language", ["fr", "en"])
def test_translation_is_switched_off_and_on_again(language):
    t, links = wording(language), Links()
    query = Query("paix")
    off = translating(Receipt(added=(ADDED,)), query, t=t, links=links)
    assert off.href == "q=paix&translate=no"
    on = translating(Receipt(), query.translating(on=False), t=t, links=links)
    assert on.href == "q=paix"
    assert translating(Receipt(), query, t=t, links=links) is None


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("counts", "off", "is_there"),
    [
        ((0,), (), False),
        ((0, 0), (), False),
        ((0, 3), (), True),
        ((None,), (), True),
        ((0,), (ADDED,), True),
    ],
)
def test_the_switch_is_there_where_a_translation_is_shown(language, counts, off, is_there):
    t, links = wording(language), Links()
    added = tuple(Added(f"w{n}", "paix", "translation", count) for n, count in enumerate(counts))
    receipt, query = Receipt(added=added, off=off), Query("paix")
    assert (translating(receipt, query, t=t, links=links) is not None) == is_there
    assert bool(additions(receipt, query, t=t, links=links)) == is_there


@pytest.mark.parametrize("translate", [True, False])
def test_the_switch_stands_in_the_address_and_is_read_back(translate):
    query = Query("paix", off=("peace",), translate=translate, sort="newest")
    asked = address.read([tuple(pair.split("=")) for pair in address.write(query).split("&")])
    assert asked.query == query
    assert asked.unread == ()


@pytest.mark.parametrize(("value", "kept"), [("yes", True), ("no", False), ("maybe", True)])
def test_any_value_of_the_switch_is_a_question(value, kept):
    asked = address.read([("q", "paix"), ("translate", value)])
    assert asked.query.translate is kept
    assert [one.why for one in asked.unread] == ([] if value != "maybe" else ["malformed"])
