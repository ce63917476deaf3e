"""Any string is a query, and the reader is told of all that was not used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entry import PASSAGE_GAP
from search.expression import (
    NOTHING,
    Either,
    Excluded,
    InTitle,
    Named,
    Near,
    Plain,
    Prefix,
    Quoted,
    Together,
    spoken,
)
from search.results import Note
from search.syntax import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    MAX_PHRASE,
    MAX_SLOP,
    MAX_WORDS,
    USUAL_SLOP,
    parse,
)


def together(*parts):
    return Together(parts)


def either(*parts):
    return Either(parts)


def not_(text):
    return Excluded(Plain(text))


def near(left, right, between=USUAL_SLOP):
    return Near(Plain(left), Plain(right), between)


def person(name):
    return Named("person", name)


PEACE = Quoted("maintien de la paix")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # words
        ("kosovo", Plain("kosovo")),
        ("  kosovo   dialogue\t", Plain("kosovo dialogue")),
        ("l’armée aujourd’hui", Plain("l’armée aujourd’hui")),
        ("4 000 soldats", Plain("4 000 soldats")),
        ("4\u202f000", Plain("4\u202f000")),
        ("4,000 troops", Plain("4,000 troops")),
        ("cyber-attaque", Plain("cyber-attaque")),
        ("ou or et and sauf not", Plain("ou or et and sauf not")),
        ("Ou Et Sauf", Plain("Ou Et Sauf")),
        ("kos\u00ado\u200bvo\0\ufeff", Plain("kosovo")),
        ("se\u0301curite\u0301", Plain("sécurité")),
        # quotes of every kind
        ('"maintien de la paix"', PEACE),
        ("« maintien de la paix »", PEACE),
        ("«\u00a0maintien de la paix\u00a0»", PEACE),
        ("“maintien de la paix”", PEACE),
        ("„maintien de la paix“", PEACE),
        ("”maintien de la paix”", PEACE),
        ('“maintien de la paix"', PEACE),
        ('"maintien de la paix”', PEACE),
        ("‹ maintien de la paix ›", PEACE),
        ("＂maintien de la paix＂", PEACE),
        ("« il a dit “oui” »", Quoted("il a dit “oui”")),
        ('otan"maintien de la paix"kfor', together(Plain("otan kfor"), PEACE)),
        # a quote without its partner is left out, its words stay
        ('"maintien de la paix', Plain("maintien de la paix")),
        ("« maintien", Plain("maintien")),
        ("maintien »", Plain("maintien")),
        ('"a" b "c', together(Quoted("a"), Plain("b c"))),
        # without
        ("otan -kfor", together(Plain("otan"), not_("kfor"))),
        ("otan −kfor", together(Plain("otan"), not_("kfor"))),
        ("otan --kfor", together(Plain("otan"), not_("kfor"))),
        ("otan SAUF kfor", together(Plain("otan"), not_("kfor"))),
        ("otan NOT kfor", together(Plain("otan"), not_("kfor"))),
        ("otan ET SAUF kfor", together(Plain("otan"), not_("kfor"))),
        ("-kfor", not_("kfor")),
        ('-"maintien de la paix"', Excluded(PEACE)),
        ("-(kfor serbie)", not_("kfor serbie")),
        ("-person:ruge", Excluded(person("ruge"))),
        ("NOT NOT kfor", Plain("kfor")),
        ("-(-kfor)", Plain("kfor")),
        ("otan - kfor", Plain("otan kfor")),
        ("otan – kfor", Plain("otan – kfor")),
        ("16-22", Plain("16-22")),
        # one or the other
        ("kosovo OU serbie", either(Plain("kosovo"), Plain("serbie"))),
        ("kosovo OR serbia", either(Plain("kosovo"), Plain("serbia"))),
        ("a OU b OR c", either(Plain("a"), Plain("b"), Plain("c"))),
        (
            "otan kosovo OU serbie",
            together(Plain("otan"), either(Plain("kosovo"), Plain("serbie"))),
        ),
        ("(kosovo dialogue) OU kfor", either(Plain("kosovo dialogue"), Plain("kfor"))),
        ('"a b" OU c', either(Quoted("a b"), Plain("c"))),
        ("a OU -b", either(Plain("a"), not_("b"))),
        # both
        ("kosovo ET serbie", together(Plain("kosovo"), Plain("serbie"))),
        ("kosovo AND serbia", together(Plain("kosovo"), Plain("serbia"))),
        ("a ET b OU c", together(Plain("a"), either(Plain("b"), Plain("c")))),
        ("a OU b ET c", together(either(Plain("a"), Plain("b")), Plain("c"))),
        ("a b ET c d", together(Plain("a d"), together(Plain("b"), Plain("c")))),
        # brackets
        ("(kosovo)", Plain("kosovo")),
        ("((kosovo) (dialogue))", Plain("kosovo dialogue")),
        ("()", NOTHING),
        ("kosovo ()", Plain("kosovo")),
        # fields
        ("person:ruge", person("ruge")),
        ("personne:ruge", person("ruge")),
        ("PERSON:Ruge", person("Ruge")),
        ('person:"Boris Ruge"', person("Boris Ruge")),
        ("personne:« Boris Ruge »", person("Boris Ruge")),
        ("person:“Boris Ruge”", person("Boris Ruge")),
        ("person:boris-ruge", person("boris-ruge")),
        ("person:ruge, kosovo", together(person("ruge"), Plain("kosovo"))),
        ("date:2023", Named("date", "2023")),
        ("date:2023..2024-06", Named("date", "2023..2024-06")),
        ("date:none", Named("date", "none")),
        ('date:"16 août 2024"', Named("date", "16 août 2024")),
        ("lang:fr", Named("lang", "fr")),
        ("langue:anglais", Named("lang", "anglais")),
        ("language:english", Named("lang", "english")),
        ("kosovo date:2023 dialogue", together(Plain("kosovo dialogue"), Named("date", "2023"))),
        # in the title
        ("title:kosovo", InTitle(Plain("kosovo"))),
        ("TITRE:kosovo", InTitle(Plain("kosovo"))),
        ("titre:kosovo, serbie", together(InTitle(Plain("kosovo")), Plain("serbie"))),
        ("titre:« maintien de la paix »", InTitle(PEACE)),
        ('title:"accord paix"~3', InTitle(Quoted("accord paix", 3))),
        ("title:koso*", InTitle(Prefix("koso"))),
        ("title:=kosovo", InTitle(Quoted("kosovo"))),
        ("title:ET", InTitle(Plain("ET"))),
        ("-titre:kosovo", Excluded(InTitle(Plain("kosovo")))),
        ("title:a titre:b", either(InTitle(Plain("a")), InTitle(Plain("b")))),
        ("title:a ET titre:b", together(InTitle(Plain("a")), InTitle(Plain("b")))),
        ("title:a person:b", together(InTitle(Plain("a")), person("b"))),
        ("title:(kosovo)", Plain("kosovo")),
        # close together
        ('"accord paix"~5', Quoted("accord paix", 5)),
        ("«accord paix»~5", Quoted("accord paix", 5)),
        ("“accord paix”~0", Quoted("accord paix")),
        ('-"accord paix"~5', Excluded(Quoted("accord paix", 5))),
        ('"accord paix"~999', Quoted("accord paix", MAX_SLOP)),
        ('"accord paix"~', Quoted("accord paix")),
        ('"accord paix"~x', together(Quoted("accord paix"), Plain("x"))),
        ("~5 accord", Plain("5 accord")),
        ("kosovo PRES serbie", near("kosovo", "serbie")),
        ("kosovo PRÈS serbie", near("kosovo", "serbie")),
        ("kosovo NEAR serbia", near("kosovo", "serbia")),
        ("kosovo NEAR/3 serbia", near("kosovo", "serbia", 3)),
        ("kosovo PRES/0 serbie", near("kosovo", "serbie", 0)),
        ("kosovo PRES/999 serbie", near("kosovo", "serbie", MAX_SLOP)),
        ("=kosovo PRES serbie", Near(Quoted("kosovo"), Plain("serbie"), USUAL_SLOP)),
        ("-kosovo PRES serbie", Excluded(near("kosovo", "serbie"))),
        ("a NEAR b NEAR/2 c", together(near("a", "b"), near("b", "c", 2))),
        ("a OU b NEAR c", either(Plain("a"), near("b", "c"))),
        ("a NEAR b OU c", either(near("a", "b"), Plain("c"))),
        ("near pres près kosovo", Plain("near pres près kosovo")),
        ("kosovo NEAR (serbie)", Plain("kosovo serbie")),
        ('kosovo NEAR "la paix"', together(Plain("kosovo"), Quoted("la paix"))),
        ("person:a NEAR b", together(person("a"), Plain("b"))),
        # how words begin
        ("otan*", Prefix("otan")),
        ("l’otan*", Prefix("l’otan")),
        ("-sécur*", Excluded(Prefix("sécur"))),
        ("kosovo OU serb*", either(Plain("kosovo"), Prefix("serb"))),
        ("otan**", Plain("otan**")),
        ("ot*", Plain("ot*")),
        ("*otan", Plain("*otan")),
        ("o*an", Plain("o*an")),
        ("cyber-att*", Plain("cyber-att*")),
        # as it is
        ("=kosovo", Quoted("kosovo")),
        ("==kosovo", Quoted("kosovo")),
        ('="maintien de la paix"', PEACE),
        ("-=kosovo", Excluded(Quoted("kosovo"))),
        ("=ET", Quoted("ET")),
        ("=otan*", Quoted("otan")),
        ("otan = nato", Plain("otan nato")),
        ("otan=nato", Plain("otan=nato")),
        ("=(otan)", Plain("otan")),
        # a field that is none is words
        ("site:nato.int", Plain("site nato.int")),
        ("https://nato.int", Plain("https://nato.int")),
        ("person: ruge", Plain("person: ruge")),
        ("12:30", Plain("12:30")),
        # the same field twice is either of them, unless ET stands between
        ("person:a person:b", either(person("a"), person("b"))),
        ("person:a kosovo person:b", together(either(person("a"), person("b")), Plain("kosovo"))),
        ("person:a ET person:b", together(person("a"), person("b"))),
        ("person:a AND person:b", together(person("a"), person("b"))),
        ("person:a OU person:b", either(person("a"), person("b"))),
        ("person:a date:2023", together(person("a"), Named("date", "2023"))),
        # nothing
        ("", NOTHING),
        ("   \t\n", NOTHING),
        ('""', NOTHING),
        ("- -- )", NOTHING),
    ],
)
def test_a_string_reads_as_an_expression(text, expected):
    assert expected == parse(text).expression


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kosovo", []),
        ('"kosovo"', []),
        ("otan - kfor", []),
        ('"kosovo', [("ignored-quote", '"')]),
        ("kosovo »", [("ignored-quote", "»")]),
        ('kosovo ""', [("ignored-empty-phrase", '""')]),
        ("kosovo)", [("ignored-bracket", ")")]),
        ("(kosovo", [("ignored-bracket", "(")]),
        ("))))", [("ignored-bracket", ")")]),
        ("OU kosovo", [("ignored-operator", "OU")]),
        ("kosovo ET", [("ignored-operator", "ET")]),
        ("a OU ET b", [("ignored-operator", "ET")]),
        ("kosovo SAUF", [("ignored-operator", "SAUF")]),
        ("kosovo NOT OR serbia", [("ignored-operator", "NOT")]),
        ("(kosovo SAUF)", [("ignored-operator", "SAUF")]),
        ("person:)", [("ignored-field", "person:"), ("ignored-bracket", ")")]),
        ('date:""', [("ignored-field", "date:"), ("ignored-empty-phrase", '""')]),
        ("lang:,", [("ignored-field", "lang:")]),
        ("title:(kosovo)", [("ignored-field", "title:")]),
        ("title:title:kosovo", [("ignored-field", "title:")]),
        ("person:=ruge", [("ignored-field", "person:")]),
        ("kosovo NEAR", [("ignored-operator", "NEAR")]),
        ("PRÈS kosovo", [("ignored-operator", "PRÈS")]),
        ("kosovo NEAR (serbie)", [("ignored-operator", "NEAR")]),
        ("kosovo PRES/3 SAUF serbie", [("ignored-operator", "PRES/3")]),
        ("ot*", [("ignored-star", "ot*")]),
        ("*a* kosovo", [("ignored-star", "*a*")]),
        ("=otan*", [("ignored-star", "otan*")]),
        ("otan = nato", [("ignored-sign", "=")]),
        ("=(otan)", [("ignored-sign", "=")]),
        ('"a b"~', [("ignored-sign", "~")]),
        ("~5", [("ignored-sign", "~")]),
    ],
)
def test_what_is_not_used_is_told(text, expected):
    assert [Note(*note) for note in expected] == list(parse(text).ignored)


@pytest.mark.parametrize("text", ['"a b"~41', "a NEAR/41 b", "a PRES/999999999999 b"])
def test_words_further_apart_than_the_limit_are_told(text):
    assert parse(text).limits == (Note("limit-slop", str(MAX_SLOP)),)
    assert parse(text.replace("41", "40").replace("999999999999", "40")).limits == ()


def test_no_phrase_reaches_from_one_passage_into_the_next():
    assert MAX_PHRASE + MAX_SLOP < PASSAGE_GAP


def test_a_longer_query_is_cut_between_words_and_says_so():
    parsed = parse("kosovo " * 100)
    assert Note("limit-characters", str(MAX_CHARACTERS)) in parsed.limits
    assert set(parsed.expression.text.split()) == {"kosovo"}


@pytest.mark.parametrize("length", [MAX_CHARACTERS, MAX_CHARACTERS + 1])
def test_as_many_characters_as_the_limit_are_kept(length):
    parsed = parse("k" * length)
    assert parsed.expression == Plain("k" * MAX_CHARACTERS)
    assert bool(parsed.limits) == (length > MAX_CHARACTERS)


def test_what_nobody_sees_does_not_count():
    parsed = parse("\u200b" * MAX_CHARACTERS + "kosovo")
    assert (parsed.expression, parsed.limits) == (Plain("kosovo"), ())
    assert parse("\u200b" * 1_000_000 + "kosovo").limits != ()


def test_a_word_that_ends_at_the_limit_is_kept():
    text = "a" * (MAX_CHARACTERS - 7) + " kosovo serbie"
    assert parse(text).expression.text.endswith(" kosovo")


@pytest.mark.parametrize("words", [MAX_WORDS, MAX_WORDS + 1])
def test_as_many_words_as_the_limit_are_kept(words):
    parsed = parse(" ".join(f"w{n}" for n in range(words)))
    assert len(parsed.expression.text.split()) == MAX_WORDS
    assert bool(parsed.limits) == (words > MAX_WORDS)


def test_operators_do_not_count_as_words():
    parsed = parse(" OU ".join(f"w{n}" for n in range(MAX_WORDS)))
    assert (len(parsed.expression.parts), parsed.limits) == (MAX_WORDS, ())


def test_a_cut_is_not_blamed_on_the_reader():
    parsed = parse("(" + " OU ".join(f"w{n}" for n in range(40)) + ' "x y")')
    assert parsed.limits
    assert parsed.ignored == ()


@pytest.mark.parametrize("depth", [MAX_DEPTH, MAX_DEPTH + 1, 100])
def test_brackets_beyond_the_depth_fall_flat_and_say_so(depth):
    parsed = parse("(" * depth + "kosovo" + ")" * depth + " serbie")
    assert parsed.expression == Plain("kosovo serbie")
    assert parsed.ignored == ()
    assert (Note("limit-depth", str(MAX_DEPTH)) in parsed.limits) == (depth > MAX_DEPTH)


def test_brackets_that_fell_flat_close_no_others():
    too_deep = "(" * MAX_DEPTH + "a OU (b) c" + ")" * MAX_DEPTH + " OU d"
    assert parse(too_deep).expression == either(
        together(either(Plain("a"), Plain("b")), Plain("c")), Plain("d")
    )


SYNTAX = st.sampled_from(
    '" « » “ ” „ ‹ › ( ) - -- − ET OU SAUF AND OR NOT person: personne: date: lang: title: titre: : .. * * = ~ ~5 NEAR PRES/3 PRÈS ,'.split()  # noqa: SIM905
)
WORDS = st.sampled_from("kosovo l’OTAN 4 000 sécurité UN eu 2023 2023..2024 fr ruge « é 🇫🇷".split())  # noqa: SIM905
JUMBLES = st.lists(SYNTAX | WORDS | st.sampled_from(["", " ", "\n"]), max_size=60).map(
    " ".join
) | st.lists(SYNTAX | WORDS, max_size=60).map("".join)


@given(st.text(max_size=400) | JUMBLES)
def test_any_string_parses(text):
    parsed = parse(text)
    assert depth(parsed.expression) <= 4 * MAX_DEPTH + 4
    assert len(set(parsed.ignored)) == len(parsed.ignored)


@given(JUMBLES)
def test_what_is_spoken_narrows_nothing(text):
    assert not any(
        isinstance(e, Named | Excluded) for e in everything_in(spoken(parse(text).expression))
    )


@pytest.mark.parametrize(
    "bomb",
    [
        "mot " * 10_000,
        "(" * 5_000,
        ")" * 5_000,
        "(" * 5_000 + "a" + ")" * 5_000,
        "a" * 1_000_000,
        '"' * 10_001,
        "«" * 10_000,
        "-" * 10_000,
        "-(" * 5_000,
        "SAUF " * 5_000,
        "person:" * 5_000,
        "date:" + "1" * 10_000,
        " " * 1_000_000,
        "1 000" * 10_000,
        "\ud800" * 1_000,
        "\0" * 1_000,
        "*a*",
        "abc* " * 5_000,
        "a NEAR " * 5_000,
        "=" * 10_000,
        "~" * 10_000,
        "title:" * 5_000,
        '"a b"~' + "9" * 10_000,
        "a NEAR/" + "9" * 10_000 + " b",
        "e" + "\u0301" * 100_000,
    ],
    ids=lambda bomb: repr(bomb[:12]),
)
def test_a_bomb_is_a_small_query(bomb):
    parsed = parse(bomb)
    assert sum(1 for _ in everything_in(parsed.expression)) <= MAX_CHARACTERS


def everything_in(expression):
    yield expression
    for part in getattr(expression, "parts", ()) or [
        p for p in [getattr(expression, "part", None)] if p
    ]:
        yield from everything_in(part)


def depth(expression):
    below = list(getattr(expression, "parts", ())) + [
        p for p in [getattr(expression, "part", None)] if p
    ]
    return 1 + max(map(depth, below), default=0)
