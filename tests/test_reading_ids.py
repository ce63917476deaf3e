"""Ids made from names: safe in an address, an archive and an engine."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.ids import LONGEST, LONGEST_ENCODED, name_and_language, release_id


@pytest.mark.parametrize(
    ("name", "id", "reference"),
    [
        ("2024-visite", "2024-visite", None),
        ("Déclaration n° 12", "Déclaration n° 12", None),
        ("PR/CP(2024)0042", "PR-CP(2024)0042", "PR/CP(2024)0042"),
        ("../../etc/passwd", "-..-etc-passwd", "../../etc/passwd"),
        ("..a.", "a", "..a."),
        (" a\nb ", "a b", " a\nb "),
        ("a\u202eb\u200d", "ab", "a\u202eb\u200d"),
        ("e\u0301te\u0301", "été", None),
    ],
)
def test_an_id_is_what_can_be_seen_of_a_name(name: str, id: str, reference: str | None) -> None:
    assert (id, reference) == release_id(name)


@pytest.mark.parametrize("name", ["", "..", " . ", "\u200b\u202e", "\x07"])
def test_a_name_that_shows_nothing_gives_no_id(name: str) -> None:
    with pytest.raises(ValueError, match="id"):
        release_id(name)


@pytest.mark.parametrize("letter", ["a", "é", "界", "𝔸"])
def test_two_long_names_stay_two(letter: str) -> None:
    one, two = (release_id(letter * 300 + end)[0] for end in "12")
    assert one != two
    assert one[:100] == two[:100]
    assert len(one) <= LONGEST
    assert len(one.encode()) <= LONGEST_ENCODED


@given(st.text(max_size=400))
def test_an_id_is_safe_and_gives_itself(name: str) -> None:
    try:
        id, _ = release_id(name)
    except ValueError:
        return
    assert (id, None) == release_id(id)
    assert len(id) <= LONGEST
    assert "/" not in id
    assert id not in {".", ".."}
    assert id == id.strip()
    assert not any(unicodedata.category(c).startswith("C") for c in id)
    assert id == unquote(quote(id, safe=""))


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("visite.fr", ("visite", "fr")),
        ("visite.EN", ("visite", "en")),
        ("v.1.fr", ("v.1", "fr")),
        ("visite", ("visite", None)),
        ("visite.de", ("visite.de", None)),
        (".fr", (".fr", None)),
        ("fr", ("fr", None)),
    ],
)
def test_a_stem_may_end_in_its_language(stem: str, expected: tuple[str, str | None]) -> None:
    assert expected == name_and_language(stem)
