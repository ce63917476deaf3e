"""What a query asks of an engine, and what its receipt says of that."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_query_syntax import JUMBLES

from index.entry import TextField
from index.release import Days
from search.choosing import Chosen
from search.engines.memory import MemorySearcher
from search.period import Period
from search.plan import All, Best, Choice, During, Everything, Key, Phrase, Some, Terms, Without
from search.planning import plan, unnarrowed
from search.query import Query
from search.results import Note, Receipt
from search.syntax import MAX_PHRASE, MAX_WORDS, parse

PEOPLE = {"ruge": ("boris-ruge",), "smith": ("jane-smith", "john-smith")}


def planned(text="", *, need="enough", **choices):
    query = Query(text, **choices)
    chosen = Chosen(
        tuple(PEOPLE[name] for name in query.people),
        tuple(id for name in query.excluded.people for id in PEOPLE[name]),
    )
    return plan(
        query, parse(text), people=lambda name: PEOPLE.get(name, ()), chosen=chosen, need=need
    )


def match(text, **more):
    return unaided(planned(text, **more).plan.match)


def unaided(clause):
    """The clause without the bonus for words that stand close together."""
    if not isinstance(clause, All):
        return clause
    optional = tuple(one for one in clause.optional if not isinstance(one, Phrase))
    needed = tuple(map(unaided, clause.clauses))
    return All(needed, optional) if optional or len(needed) > 1 else needed[0]


def least(text, **more):
    """How many of how many words are needed."""
    clause = match(text, **more)
    return (clause.least, len(clause.clauses)) if isinstance(clause, Some) else (1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kosovo", (1, 1)),
        ("kosovo dialogue", (2, 2)),
        ("otan kosovo dialogue", (3, 3)),
        ("otan kosovo dialogue serbie", (4, 4)),
        ("otan kosovo dialogue serbie belgrade", (4, 5)),
        ("nato kosovo dialogue serbia belgrade pristina", (5, 6)),
        ("a1 a2 a3 a4 a5 a6 a7 a8", (6, 8)),
    ],
)
def test_all_words_are_needed_up_to_four_and_three_in_four_beyond(text, expected):
    assert expected == least(text)


@pytest.mark.parametrize(
    ("text", "most", "any_"),
    [
        ("kosovo dialogue", (2, 2), (1, 2)),
        ("otan kosovo dialogue", (2, 3), (1, 3)),
        ("otan kosovo dialogue serbie", (3, 4), (1, 4)),
        ("a1 a2 a3 a4 a5 a6 a7 a8", (5, 8), (1, 8)),
    ],
)
def test_a_lesser_need_asks_for_more_than_half_and_then_for_one(text, most, any_):
    assert (most, any_) == (least(text, need="most"), least(text, need="any"))


@pytest.mark.parametrize(
    ("text", "needed", "optional"),
    [
        ("la sécurité dans les Balkans", ["sécurité", "Balkans"], ["la", "dans", "les"]),
        ("the security of the Balkans", ["security", "Balkans"], ["the", "of", "the"]),
        ("accord de paix", ["accord", "paix"], ["de"]),
        ("agreement with Serbia", ["agreement", "Serbia"], ["with"]),
    ],
)
def test_stop_words_of_either_language_are_optional(text, needed, optional):
    found = planned(text)
    assert needed == [word.text for word in found.words if not word.optional]
    assert optional == [word.text for word in found.words if word.optional]
    assert len(set(optional)) == len(unaided(found.plan.match).optional)


@pytest.mark.parametrize("text", ["de la", "to be or not to be", "who", "un", "qui est-ce"])
def test_nothing_but_stop_words_is_what_is_asked(text):
    found = planned(text)
    assert found.plan.match != Everything()
    assert found.wanted


@pytest.mark.parametrize(
    "text", ["person:ruge la", "la person:ruge", "kosovo ET la", "la ET kosovo"]
)
def test_stop_words_beside_anything_else_are_optional(text):
    clause = match(text)
    assert (len(clause.clauses), len(clause.optional)) == (1, 1)


def test_stop_words_in_quotes_are_needed():
    assert isinstance(match('"de la paix"'), Best)


def test_quotes_ask_for_the_words_as_they_are_in_either_language():
    clause = match('"maintien de la paix"')
    words = (("maintien",), ("de",), ("la",), ("paix",))
    assert Best(tuple(Phrase(TextField(lang, "exact"), words) for lang in ("fr", "en"))) == clause


@pytest.mark.parametrize("text", ['"Kosovo"', "«sécurités»"])
def test_one_quoted_word_is_not_stemmed(text):
    fields = {a.field.analysis for c in match(text).clauses for a in c.alternatives}
    assert {"exact"} == fields


def test_a_quoted_acronym_is_not_the_article_that_it_spells():
    fields = {a.field for c in match('"UN"').clauses for a in c.alternatives}
    assert TextField("fr", "exact") not in fields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date:2023", Days(date(2023, 1, 1), date(2023, 12, 31))),
        ("date:2024-02", Days(date(2024, 2, 1), date(2024, 2, 29))),
        ("date:2024-08-16", Days.on(date(2024, 8, 16))),
        ("date:2023..2024-06", Days(date(2023, 1, 1), date(2024, 6, 30))),
        ("date:2024..2023", Days(date(2023, 1, 1), date(2024, 12, 31))),
        ("date:2023…2024", Days(date(2023, 1, 1), date(2024, 12, 31))),
        ("date:2023..", Days(date(2023, 1, 1), date.max)),
        ("date:..2023", Days(date.min, date(2023, 12, 31))),
        ("date:06/2023", Days(date(2023, 6, 1), date(2023, 6, 30))),
        ("date:16/08/2024", Days.on(date(2024, 8, 16))),
        ('date:"juin 2023"', Days(date(2023, 6, 1), date(2023, 6, 30))),
        ('date:"June 2023"', Days(date(2023, 6, 1), date(2023, 6, 30))),
        ('date:"16 août 2024"', Days.on(date(2024, 8, 16))),
        ('date:"du 16 au 22 août 2024"', Days(date(2024, 8, 16), date(2024, 8, 22))),
    ],
)
def test_a_date_is_read_in_digits_and_in_words(text, expected):
    assert During((expected,)) == match(text)


def test_the_undated_can_be_asked_for():
    assert During((), undated=True) == match("date:none")


@pytest.mark.parametrize(
    "value", ["2023-13", "31/02/2024", "0000", "..", "demain", "2023..2024..2025", "20233", "-"]
)
def test_a_date_that_cannot_be_read_is_told_and_searched_as_words(value):
    found = planned(f'date:"{value}"')
    assert Note("ignored-date", value) in found.receipt.ignored
    assert not isinstance(found.plan.match, During)


@pytest.mark.parametrize(
    ("value", "language"),
    [
        ("fr", "fr"),
        ("FR", "fr"),
        ("français", "fr"),
        ("french", "fr"),
        ("anglais", "en"),
        ("en", "en"),
    ],
)
def test_a_language_has_names_in_both(value, language):
    assert Key("language", (language,)) == match(f"langue:{value}")


def test_a_language_that_we_do_not_have_is_told():
    found = planned("kosovo lang:de")
    assert (Note("ignored-field", "lang:de"),) == found.receipt.ignored
    assert match("kosovo") == found.plan.match


def test_a_person_is_anyone_of_that_name_and_an_unknown_one_is_nobody():
    assert Key("person", ("jane-smith", "john-smith")) == match("person:smith")
    assert Key("person", ()) == match("person:nobody")


def test_the_same_field_twice_is_either_and_both_with_et():
    a, b = Key("person", ("boris-ruge",)), Key("person", PEOPLE["smith"])
    assert Some((a, b)) == match("person:ruge person:smith")
    assert All((a, b)) == match("person:ruge ET person:smith")


def test_words_bound_by_et_are_never_relaxed():
    found = planned("kosovo ET dialogue", need="any")
    assert (All, False) == (type(found.plan.match), found.relaxable)


@pytest.mark.parametrize(
    "text", ["-!!!", "SAUF ???", '-"…"', "-lang:xx", "!!!", "🇫🇷", "-(!!! ???)", "!!! OU …"]
)
def test_what_says_nothing_asks_for_nothing_and_is_told(text):
    found = planned(text)
    assert Everything() == found.plan.match
    assert found.receipt.ignored != ()


def test_either_of_a_word_and_nothing_is_the_word():
    assert match("kosovo") == match("kosovo OU !!!")


def test_what_is_excluded_is_neither_marked_nor_relaxed():
    found = planned("-(kosovo dialogue)", need="any")
    assert Without(Some(match("kosovo dialogue").clauses, least=2)) == found.plan.match
    assert (bool(found.wanted), found.relaxable) == (False, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kosovo dialogue", ["kosovo", "dialogue"]),
        ("l’OTAN", ["OTAN"]),
        ("kosovo kosovo", ["kosovo"]),
        ("4 000", ["4 000"]),
        ('"maintien de la paix" otan', ['"maintien de la paix"', "otan"]),
        ("kosovo OU serbie", ["kosovo", "serbie"]),
        ("person:ruge", ["person:ruge"]),
        ("personne:« Boris Ruge »", ['person:"Boris Ruge"']),
        ("date:2023 kosovo lang:fr", ["date:2023", "kosovo", "lang:fr"]),
        ("date:demain", ["demain"]),
        ("-kosovo", ["-kosovo"]),
        ("otan -person:ruge", ["otan", "-person:ruge"]),
        ("", []),
    ],
)
def test_the_receipt_says_what_was_searched(text, expected):
    assert expected == list(planned(text).receipt.searched)


@pytest.mark.parametrize("text", ["kosovo kosovo", "kosovo kosovo kosovo"])
def test_a_word_that_is_said_again_asks_for_nothing_more(text):
    assert match("kosovo") == match(text)


def test_the_receipt_of_a_lesser_need_says_so():
    receipts = [planned("a b", need=need).receipt for need in ("enough", "most", "any")]
    assert [None, Note("relaxed-most"), Note("relaxed-any")] == [r.relaxed for r in receipts]


@pytest.mark.parametrize("words", [MAX_PHRASE, MAX_PHRASE + 1])
def test_a_phrase_is_as_long_as_the_limit_and_says_so(words):
    found = planned('"' + " ".join(f"w{n}" for n in range(words)) + '"')
    assert len(found.plan.match.clauses[0].words) == MAX_PHRASE
    assert bool(found.receipt.limits) == (words > MAX_PHRASE)
    assert found.receipt.searched[0].endswith(f'w{MAX_PHRASE - 1}"')


def test_the_words_of_one_run_of_signs_count_too():
    found = planned("/".join("abcdefgh" * 5))
    assert len(found.words) == MAX_WORDS
    assert (Note("limit-words", str(MAX_WORDS)),) == found.receipt.limits


def test_the_words_of_an_exclusion_count_too():
    found = planned("-" + "/".join("abcdefgh" * 5) + " kosovo")
    assert (Note("limit-words", str(MAX_WORDS)),) == found.receipt.limits


def test_every_facet_is_asked_for_and_the_chosen_are_counted_too():
    asked = planned(
        people=("ruge",), languages=("fr",), issuers=("OTAN",), kinds=("discours",)
    ).plan
    also = {ask.name: ask.also for ask in asked.facets}
    assert also == {
        "person": ("boris-ruge",),
        "language": ("fr", "en"),
        "issuer": ("OTAN",),
        "kind": ("discours",),
        "year": (),
    }


@pytest.mark.parametrize(
    ("dates", "grains"),
    [
        ((), ["year"]),
        ((Period(2023),), ["year", "month"]),
        ((Period(2023, 6),), ["year", "month", "day"]),
        ((Period(2023, 6, 13),), ["year", "month", "day"]),
        ((Period(2023, 6), Period(2023, 7)), ["year", "month"]),
        ((Period(2023), Period(2024)), ["year"]),
        (("none",), ["year"]),
    ],
)
def test_the_facet_of_dates_opens_where_all_chosen_dates_are(dates, grains):
    asked = planned(dates=dates).plan.facets
    assert grains == [ask.name for ask in asked if ask.name in {"year", "month", "day"}]


def test_choices_stand_apart_from_the_words():
    asked = planned("kosovo", people=("ruge", "smith"), dates=(Period(2023), "none")).plan
    expected: dict[Choice, object] = {
        "person": Key("person", ("boris-ruge", "jane-smith", "john-smith")),
        "date": During((Period(2023).days,), undated=True),
    }
    assert (expected, match("kosovo")) == (asked.choices, asked.match)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (Period(2023), None, Days(date(2023, 1, 1), date.max)),
        (None, Period(2023), Days(date.min, date(2023, 12, 31))),
        (Period(2024, 8, 18), Period(2024, 8, 18), Days.on(date(2024, 8, 18))),
        (Period(2024), Period(2023), Days(date(2023, 1, 1), date(2024, 12, 31))),
    ],
)
def test_bounds_narrow_what_the_facets_count_too(since, until, expected):
    assert During((expected,)) == planned(since=since, until=until).plan.match
    assert During((expected,)) in planned("kosovo", since=since, until=until).plan.match.clauses


def test_the_words_alone_are_counted_with_nothing_that_narrows():
    query = Query(
        "kosovo -serbie person:ruge date:2023", languages=("fr",), since=Period(2023), page=3
    )
    asked = unnarrowed(query, parse(query.text), people=lambda _: ())
    assert (match("kosovo"), {}, (), 0, 0) == (
        asked.match,
        asked.choices,
        asked.facets,
        asked.offset,
        asked.limit,
    )


def test_a_page_is_an_offset_and_a_limit():
    asked = planned(page=3, per=20).plan
    assert (asked.offset, asked.limit) == (40, 20)


KEYS = {
    "ignored-operator", "ignored-empty-phrase", "ignored-bracket", "ignored-field", "ignored-date",
    "ignored-quote", "ignored-word", "limit-characters", "limit-words", "limit-depth",
    "limit-phrase", "ignored-star", "ignored-near", "ignored-sign", "limit-slop", "limit-added",
}  # fmt: skip


@settings(deadline=None)
@given(st.text(max_size=300) | JUMBLES, st.sampled_from(["enough", "most", "any"]))
def test_any_string_plans_and_its_receipt_accounts_for_it(text, need):
    found = planned(text, need=need)
    receipt: Receipt = found.receipt
    assert {note.message for note in (*receipt.ignored, *receipt.limits)} <= KEYS
    if any(character.isalnum() and character.isascii() for character in text[:200]):
        assert receipt.searched or receipt.ignored
    if found.plan.match == Everything():
        assert receipt.searched == ()


@settings(deadline=None, max_examples=50)
@given(JUMBLES)
def test_any_string_is_answered(seeds: MemorySearcher, text):
    assert 0 <= seeds.find(planned(text).plan).total <= 2


@pytest.mark.parametrize(
    "bomb",
    [
        " ".join(f"w{n}" for n in range(10_000)),
        "(" * 5_000 + "a" + ")" * 5_000,
        "a" * 1_000_000,
        "*a*",
        '"' + "a " * 10_000 + '"',
        "a-" * 1_000,
        "UN " * 1_000,
        "-a OU " * 1_000,
        "’" * 1_000,
    ],
    ids=lambda bomb: repr(bomb[:8]),
)
def test_a_bomb_is_a_small_plan(bomb):
    assert count(match(bomb)) < 1_000


def count(clause):
    if isinstance(clause, Terms):
        return len(clause.alternatives)
    inner = [*getattr(clause, "clauses", ()), *getattr(clause, "optional", ())]
    if isinstance(clause, Without):
        inner.append(clause.clause)
    return 1 + sum(map(count, inner))
