"""A release comes back from its record as it was."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import card
from index.card import Card
from index.record import from_json, to_json, version_from_json, version_to_json
from index.release import Block, Days, Mention, Person, Release, Version

text = st.text(st.characters(codec=None), max_size=9)
maybe = st.none() | text
language = st.sampled_from(["fr", "en"])
json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=5,
)
zones = (
    st.none()
    | st.sampled_from([UTC, ZoneInfo("Europe/Brussels"), timezone(timedelta(hours=1), "CET")])
    | st.timedeltas(timedelta(hours=-23), timedelta(hours=23)).map(timezone)
)
versions = st.builds(
    Version,
    id=text,
    language=language,
    title=text,
    blocks=st.lists(
        st.builds(Block, text, language, st.sampled_from(["paragraph", "heading", "caption"])),
        max_size=3,
    ).map(tuple),
    happened=st.none() | st.tuples(st.dates(), st.dates()).map(lambda two: Days(*sorted(two))),
    published=st.none() | st.dates(),
    updated=st.none() | st.dates() | st.datetimes(timezones=zones),
    url=maybe,
    issuer=maybe,
    kind=maybe,
    reference=maybe,
    extra=st.dictionaries(text, json, max_size=3),
)
releases = st.builds(
    Release,
    text,
    st.lists(versions, min_size=1, max_size=2).map(tuple),
    st.lists(st.builds(Person, text, text, st.lists(text).map(tuple), maybe), max_size=2).map(
        tuple
    ),
    st.lists(
        st.builds(
            Mention,
            text,
            language,
            st.none() | st.integers(0, 9),
            st.integers(0, 99),
            st.integers(0, 99),
            st.sampled_from(["speaks", "met", "mentioned", "represented"]),
            maybe,
        ),
        max_size=2,
    ).map(tuple),
)


@given(releases)
def test_a_release_comes_back_as_it_was(release):
    back = from_json(to_json(release))
    assert back == release
    assert [moment(v.updated) for v in back.versions] == [
        moment(v.updated) for v in release.versions
    ]


@given(versions)
def test_a_version_comes_back_as_it_was(version):
    assert version_from_json(version_to_json(version)) == version


@given(releases)
def test_a_card_comes_back_as_it_was(release):
    made = Card.of(release)
    written = card.to_json(made)
    back = card.from_json(written)
    assert back == made
    assert moment(back.updated) == moment(release.updated)
    assert "\n" not in written


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "1", "null", '["a"]', "[" * 100_000, '["a",[1],[],null,null,null,null,null]',
     '["a",[["fr","T"]],[],null,null,null,null,null]',
     '["a",[["fr","T",null]],[],[1],null,null,null,null]',
     '["a",[["fr","T",null]],[],null,"never",null,null,null]',
     '["a",[["fr","T",null]],[],null,null,["never"],null,null]'],
)  # fmt: skip
def test_what_is_no_card_says_so(text):
    with pytest.raises(ValueError):  # noqa: PT011 - json's own message, or ours
        card.from_json(text)


@given(releases)
def test_a_record_is_one_line_of_ascii(release):
    written = to_json(release)
    assert written.isascii()
    assert "\n" not in written


def moment(updated):
    """All that two equal moments may differ in."""
    if not isinstance(updated, datetime):
        return type(updated), updated
    return updated.replace(tzinfo=None), updated.fold, updated.utcoffset(), updated.tzname()


@pytest.mark.parametrize(
    "extra",
    [
        {"a": (1, 2)},
        {"a": {1: "one"}},
        {1: "one"},
        {"a": {1, 2}},
        {"a": b"x"},
        {"a": date(2024, 1, 1)},
        {"a": [[object()]]},
    ],
)
def test_what_json_cannot_give_back_is_refused(extra):
    with pytest.raises(ValueError, match="extra"):
        version_to_json(Version("a", "fr", "", (), extra=extra))


def test_what_is_nested_too_deeply_is_refused():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(ValueError, match="levels"):
        version_to_json(Version("a", "fr", "", (), extra={"a": deep}))


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "1", "null", '"a"', "{}", '{"id":"a"}', '{"id":"a","versions":[1]}',
     '{"id":"a","versions":[{"id":"a","language":"fr"}]}', "[" * 100_000,
     '{"id":"a","versions":[{"id":"a","language":"fr","title":"","published":"never"}]}'],
)  # fmt: skip
def test_what_is_no_record_says_so(text):
    with pytest.raises(ValueError):  # noqa: PT011 - json's own message, or ours
        from_json(text)


def test_a_zone_of_another_kind_is_kept_as_its_offset():
    class Odd(tzinfo):
        def utcoffset(self, _when):
            return timedelta(minutes=90)

        def dst(self, _when):
            return None

        def tzname(self, _when):
            return "odd"

    updated = datetime(2024, 8, 23, 15, 27, tzinfo=Odd())
    version = Version("a", "fr", "", (), updated=updated)
    assert version_from_json(version_to_json(version)).updated == updated
