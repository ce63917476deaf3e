"""Numbers, in a text and in a query alike."""

import pytest

from index.analysis import analyse, analyse_query


def exact(text, language):
    return [token.exact for token in analyse(text, language=language)]


NUMBERS = [
    pytest.param("4 000", [("4000",)], id="plain space"),
    pytest.param("4\u00a0000", [("4000",)], id="no-break space"),
    pytest.param("4\u202f000", [("4000",)], id="narrow space"),
    pytest.param("4\u2009000", [("4000",)], id="thin space"),
    pytest.param("4,000", [("4000",)], id="English comma"),
    pytest.param("4000", [("4000",)], id="closed up"),
    pytest.param("1 234 567", [("1234567",)], id="three groups"),
    pytest.param("12,345.67", [("12345.67",)], id="groups and decimals, English"),
    pytest.param("12 345,67", [("12345.67",)], id="groups and decimals, French"),
    pytest.param("3,5", [("3.5",)], id="decimal comma"),
    pytest.param("3.5", [("3.5",)], id="decimal point"),
    pytest.param("2023 100", [("2023",), ("100",)], id="a year is no group"),
    pytest.param("4\n000", [("4",), ("000",)], id="never across a line"),
    pytest.param("4  000", [("4",), ("000",)], id="one space only"),
    pytest.param("4 0001", [("4",), ("0001",)], id="groups of exactly three"),
    pytest.param("1 000,200 ", [("1000",), ("200",)], id="one gap throughout"),
    pytest.param("13.06.2023", [("13",), ("06",), ("2023",)], id="a date is no decimal"),
    pytest.param("2023-2024", [("2023",), ("2024",)], id="a range is no compound"),
    pytest.param("10-15 000", [("10",), ("15000",)], id="a range of groups"),
    pytest.param("65e", [("65e", "65")], id="French ordinal"),
    pytest.param("1er", [("1er", "1")], id="French first"),
    pytest.param("2ème", [("2eme", "2")], id="French ordinal in full"),
    pytest.param("21st", [("21st", "21")], id="English ordinal"),
    pytest.param("65km", [("65km",)], id="a unit is no ordinal"),
]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("text", "terms"), NUMBERS)
def test_a_number_has_one_form(text, terms, language):
    assert terms == exact(text, language)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("text", "terms"), NUMBERS)
def test_a_query_cuts_numbers_as_a_text_does(text, terms, language):
    assert terms == [word.exact for word in analyse_query(text, language=language)]


def test_a_number_is_marked_with_its_space():
    (number,) = analyse("4\u00a0000", language="fr")

    assert (number.start, number.end) == (0, 5)
