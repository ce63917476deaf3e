"""What every engine does, line by line."""

from dataclasses import replace

import pytest
from entries import day, either, entry, exact, phrase, stem, texts

from index.entry import Entry, Passage, TextField
from index.errors import EngineError
from index.release import Block, Days, Mention, Person, PersonId, Release, ReleaseId, Version
from index.weights import PART_WEIGHT
from search.plan import (
    All,
    Best,
    Counted,
    During,
    Everything,
    FacetAsk,
    Key,
    Plan,
    Some,
    Terms,
    Without,
)
from search.ranking import ANALYSIS_WEIGHT, bm25, idf
from search.searcher import TermCount

FR, EN = TextField("fr", "exact"), TextField("en", "exact")


def ids(searcher, match=None, **plan):
    found = searcher.find(Plan(match or Everything(), **plan))
    if len(found.matches) < plan.get("limit", 10) and not plan.get("offset"):
        assert found.total == len(found.matches)
    return [match.id for match in found.matches]


def found(searcher, match, **plan):
    return set(ids(searcher, match, **plan))


def scores(searcher, match):
    return {match.id: match.score for match in searcher.find(Plan(match)).matches}


def values(searcher, ask, match=None, **plan):
    plan = Plan(match or Everything(), facets=(ask,), **plan)
    return {one.value: one.count for one in searcher.find(plan).facets[ask.name]}


def on(*spans, undated=False):
    return During(tuple(Days(day(first), day(last)) for first, last in spans), undated)


# publishing


def test_an_index_with_nothing_finds_nothing(shop):
    searcher = shop.holding()
    ask = FacetAsk("person"), FacetAsk("year")
    result = searcher.find(Plan(All((either("paix"), phrase("la paix"))), facets=ask))
    assert result.total == 0
    assert result.matches == ()
    assert result.facets == {"person": (), "year": ()}
    assert ids(searcher) == []
    assert searcher.get(ReleaseId("a")) is None
    assert list(searcher.vocabulary(FR, "", 10)) == []
    assert list(searcher.vocabulary("person", "", 10)) == []


def test_what_is_put_is_unseen_until_it_is_published(shop):
    old = shop.holding(entry("a"))
    shop.writer.put([entry("b")])
    assert ids(shop.searcher()) == ["a"]
    shop.writer.publish()
    assert ids(shop.searcher()) == ["a", "b"]
    assert ids(old) == ["a"]


def test_what_is_forgotten_is_seen_until_it_is_published(shop):
    shop.holding(entry("a"), entry("b"))
    shop.writer.forget([ReleaseId("a")])
    assert ids(shop.searcher()) == ["a", "b"]
    shop.writer.publish()
    assert ids(shop.searcher()) == ["b"]


def test_closing_drops_what_was_not_published(shop):
    shop.holding(entry("a"))
    shop.writer.put([entry("b")])
    shop.writer.forget([ReleaseId("a")])
    shop.writer.close()
    assert ids(shop.searcher()) == ["a"]
    shop.reopened().put([entry("c")])
    shop.writer.publish()
    assert ids(shop.searcher()) == ["a", "c"]


def test_a_closed_writer_and_a_closed_searcher_say_so_and_close_again(shop):
    searcher = shop.holding(entry("a"))
    searcher.close()
    searcher.close()
    shop.writer.close()
    shop.writer.close()
    for call in (
        lambda: searcher.find(Plan()),
        lambda: searcher.get(ReleaseId("a")),
        lambda: searcher.vocabulary(FR, "", 1),
        lambda: shop.writer.put([entry("b")]),
        lambda: shop.writer.forget([ReleaseId("a")]),
        shop.writer.publish,
    ):
        with pytest.raises(EngineError):
            call()


def test_every_published_state_has_a_name_of_its_own(shop):
    names = []
    for change in (
        lambda: shop.writer.put([entry("a")]),
        lambda: shop.writer.put([entry("a")]),
        lambda: shop.writer.forget([ReleaseId("a")]),
    ):
        change()
        names.append(shop.writer.publish())
        assert shop.searcher().generation == names[-1]
    assert len(set(names)) == 3


def test_a_searcher_keeps_its_answers_whatever_is_published(shop):
    old = shop.holding(entry("a", "la paix", people=["ruge"], on="2024-01-01"), entry("b", "paix"))
    before = scores(old, exact("paix"))
    generation = old.generation
    for number in range(3):
        shop.writer.put([entry(f"c{number}", "la paix"), entry("a", "guerre")])
        shop.writer.forget([ReleaseId("b")])
        shop.writer.publish()
    assert scores(old, exact("paix")) == before
    assert old.generation == generation
    assert list(old.vocabulary(FR, "", 9)) == [TermCount("la", 1), TermCount("paix", 2)]
    assert old.get(ReleaseId("b")) is not None
    assert values(old, FacetAsk("person")) == {"ruge": 1}


def test_the_same_id_replaces(shop):
    shop.holding(entry("a", "la paix", people=["ruge"], on="2024-01-01"))
    searcher = shop.holding(entry("a", "la guerre", people=["osmani"], on="2023-01-01"))
    assert ids(searcher) == ["a"]
    assert ids(searcher, exact("paix")) == []
    assert ids(searcher, exact("guerre")) == ["a"]
    assert values(searcher, FacetAsk("person")) == {"osmani": 1}
    assert values(searcher, FacetAsk("year")) == {"2023": 1}
    assert searcher.get(ReleaseId("a")).happened == Days.on(day("2023-01-01"))
    assert list(searcher.vocabulary(FR, "p", 9)) == []


def test_the_same_id_twice_before_publishing_is_there_once_as_last_put(shop):
    searcher = shop.holding(entry("a", "un"), entry("b", "deux"), entry("a", "trois"))
    assert ids(searcher) == ["a", "b"]
    assert ids(searcher, exact("un")) == []
    assert ids(searcher, exact("trois")) == ["a"]
    shop.writer.put([entry("b", "quatre")])
    searcher = shop.holding(entry("b", "cinq"))
    assert ids(searcher, exact("cinq")) == ["b"]
    assert searcher.find(Plan()).total == 2


def test_putting_after_forgetting_keeps_and_forgetting_after_putting_does_not(shop):
    shop.holding(entry("a", "un"))
    shop.writer.forget([ReleaseId("a")])
    searcher = shop.holding(entry("a", "deux"))
    assert ids(searcher, exact("deux")) == ["a"]
    shop.writer.put([entry("a", "trois"), entry("b", "trois")])
    shop.writer.forget([ReleaseId("a")])
    shop.writer.publish()
    assert ids(shop.searcher()) == ["b"]


def test_forgetting_what_is_not_there_is_no_error(shop):
    shop.holding(entry("a"))
    shop.writer.forget([ReleaseId("never"), ReleaseId("never"), ReleaseId("")])
    shop.writer.publish()
    assert ids(shop.searcher()) == ["a"]


def test_many_releases_in_many_publications_are_all_there(shop):
    expected = []
    for batch in range(8):
        some = [entry(f"r{batch}-{n:03}", f"paix n{n}", on="2024-01-01") for n in range(60)]
        expected += [one.id for one in some]
        shop.writer.put(iter(some))
        shop.writer.publish()
    searcher = shop.searcher()
    assert ids(searcher, limit=1000) == expected
    assert searcher.find(Plan(exact("n7"))).total == 8
    shop.writer.forget(ReleaseId(f"r{batch}-007") for batch in range(8))
    shop.writer.publish()
    assert shop.searcher().find(Plan(exact("n7"))).total == 0
    assert shop.searcher().find(Plan(exact("paix"))).total == 8 * 59


def test_a_release_comes_back_as_it_was_put(shop):
    version = Version(
        ReleaseId("é/ü"),
        "fr",
        "Été « à » l’œuvre",
        (Block("Une phrase.\u202f»", "fr"), Block("A caption.", "en", "caption")),
        url="https://example.org/?a=1&b=2",
        extra={"n": [1, None, {"x": 1.5}]},
    )
    release = Release(
        ReleaseId("é/ü"),
        (version,),
        (Person(PersonId("ruge"), "Boris Ruge", ("B. Ruge",), "envoy"),),
        (Mention(PersonId("ruge"), "fr", 0, 0, 3, "speaks"),),
    )
    searcher = shop.holding(Entry(release, texts("été", "")))
    assert searcher.get(ReleaseId("é/ü")) == release
    assert searcher.get(ReleaseId("e")) is None


# matching


@pytest.fixture
def library(shop):
    return shop.holding(
        entry("accord", "title: accord de paix | la paix tient", on="2024-03-01", people=["ruge"]),
        entry("both", "la paix revient", "peace returns", on="2024-02-01", people=["ruge", "geo"]),
        entry(
            "war", "", "title: war and peace | the war ends", on="2023-12-30", until="2024-01-02"
        ),
        entry("mute", kind=["notice"]),
    )


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (Everything(), {"accord", "both", "war", "mute"}),
        (exact("paix"), {"accord", "both"}),
        (exact("peace", language="en"), {"both", "war"}),
        (exact("paix", language="en"), set()),
        (exact("Paix"), set()),
        (exact("pai"), set()),
        (exact("inconnu"), set()),
        (stem("peac", language="en"), {"both", "war"}),
        (stem("reve"), set()),
        (stem("revi"), {"both"}),
        (stem("revie"), {"both"}),
        (Terms(()), set()),
        (either("paix"), {"accord", "both"}),
        (exact("paix", part="title"), {"accord"}),
        (exact("paix", part="body"), {"accord", "both"}),
        (exact("paix", part="caption"), set()),
        (exact("war", language="en", part="title"), {"war"}),
        (Key("person", ("ruge",)), {"accord", "both"}),
        (Key("person", ("geo", "nobody")), {"both"}),
        (Key("person", ("rug",)), set()),
        (Key("person", ()), set()),
        (Key("id", ("war", "mute", "nothing")), {"war", "mute"}),
        (All((Key("id", ("war", "both")), exact("paix"))), {"both"}),
        (Key("language", ("en",)), {"both", "war"}),
        (Key("kind", ("notice",)), {"mute"}),
        (Key("issuer", ("notice",)), set()),
        (All(()), {"accord", "both", "war", "mute"}),
        (All((exact("la"), exact("tient"))), {"accord"}),
        (All((exact("la"),), optional=(exact("tient"), exact("inconnu"))), {"accord", "both"}),
        (All((exact("la"), exact("inconnu"))), set()),
        (Some((exact("la"), exact("tient"), exact("war", language="en"))), {"accord", "both", "war"}),
        (Some((exact("la"), exact("tient"), exact("revient")), least=2), {"accord", "both"}),
        (Some((exact("la"), exact("tient"), exact("paix")), least=3), {"accord"}),
        (Some((exact("la"),), least=2), set()),
        (Some(()), set()),
        (Best((exact("tient"), exact("war", language="en"))), {"accord", "war"}),
        (Best(()), set()),
        (Without(exact("paix")), {"war", "mute"}),
        (Without(Without(exact("paix"))), {"accord", "both"}),
        (Without(Everything()), set()),
        (All((Without(exact("tient")), Key("person", ("ruge",)))), {"both"}),
        (Without(All((exact("la"), exact("tient")))), {"both", "war", "mute"}),
        (Some((Best((phrase("la paix"), During(()))), Without(exact("la"))), least=1),
         {"accord", "both", "war", "mute"}),
    ],
)  # fmt: skip
def test_a_clause_matches(library, clause, expected):
    assert found(library, clause) == expected


@pytest.mark.parametrize(
    ("clause", "matches"),
    [
        (phrase("maintien de la paix"), True),
        (phrase("de la"), True),
        (phrase("paix"), True),
        (phrase("la de"), False),
        (phrase("maintien la"), False),
        (phrase("maintien _ la"), True),
        (phrase("maintien _ _ paix"), True),
        (phrase("_ maintien de _"), True),
        (phrase("maintien _ paix"), False),
        (phrase("maintien/retour de"), True),
        (phrase("retour/maintien du/de la"), True),
        (phrase("retour/abandon de"), False),
        (phrase("maintien la", slop=1), True),
        (phrase("maintien paix", slop=1), False),
        (phrase("maintien paix", slop=2), True),
        (phrase("de maintien", slop=1), False),
        (phrase("de maintien", slop=2), True),
        (phrase("paix paix", slop=50), False),
        (phrase("paix fin"), False),
        (phrase("paix fin", slop=50), False),
        (phrase("accord ferme"), True),
        (phrase("accord ferme", part="title"), True),
        (phrase("accord ferme", part="body"), False),
        (phrase("de la", part="body"), True),
        (phrase("de la", part="title"), False),
        (phrase("vite _ vite"), False),
        (phrase("vite vite"), True),
        (phrase("vite vite vite"), False),
        (phrase("vite vite vite", slop=9), False),
        (phrase("puis enfin"), False),
        (phrase("puis _ enfin"), True),
        (phrase("maintien inconnu"), False),
        (phrase("_"), False),
        (phrase(""), False),
        (phrase("maintien de", language="en"), False),
    ],
)
def test_a_phrase_stands(shop, clause, matches):
    searcher = shop.holding(
        entry("x", "title: accord ferme | maintien de la paix | fin | vite vite puis _ enfin"),
        entry("y", "tout autre chose"),
    )
    assert ids(searcher, clause) == (["x"] if matches else [])


def test_a_phrase_may_stand_on_either_term_of_a_position(shop):
    texts = {TextField("fr", "stem"): (Passage("body", (("secur", "securit"), ("europ",))),)}
    release = entry("a").release
    searcher = shop.holding(Entry(release, texts))
    field = TextField("fr", "stem")
    stands = replace(phrase("securit europ"), field=field)
    assert ids(searcher, stands) == ["a"]
    assert ids(searcher, replace(stands, words=(("secur",), ("europ",)))) == ["a"]
    assert ids(searcher, replace(stands, words=(("secur",), ("securit",)))) == []


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([("2024-08-18", "2024-08-18")], {"week"}),
        ([("2024-08-16", "2024-08-16")], {"week", "day"}),
        ([("2024-08-22", "2024-12-31")], {"week"}),
        ([("2024-08-23", "2024-12-31")], set()),
        ([("2024-01-01", "2024-08-15")], set()),
        ([("2024-01-01", "2024-08-16")], {"week", "day"}),
        ([("2024-08-17", "2024-08-17"), ("1999-01-01", "1999-12-31")], {"week", "old"}),
        ([("0001-01-01", "9999-12-31")], {"week", "day", "old"}),
        ([], set()),
    ],
)
def test_days_overlap_and_both_bounds_are_included(shop, spans, expected):
    searcher = shop.holding(
        entry("week", on="2024-08-16", until="2024-08-22"),
        entry("day", on="2024-08-16"),
        entry("old", on="1999-12-31"),
        entry("never"),
    )
    assert found(searcher, on(*spans)) == expected
    assert found(searcher, on(*spans, undated=True)) == expected | {"never"}


def test_any_unicode_is_a_term(shop):
    words = ["été", "Geoană", "北京", "🕊", "a\u0301", "ÿ" * 300, "\uffff", "-", "a:b"]
    searcher = shop.holding(*(entry(f"r{n}", word) for n, word in enumerate(words)))
    for number, word in enumerate(words):
        assert ids(searcher, exact(word)) == [f"r{number}"]
    assert [one.term for one in searcher.vocabulary(FR, "", 99)] == sorted(words)


# scoring


def approx(shop, expected):
    return pytest.approx(expected, rel=max(shop.tolerance, 1e-12))


def test_a_word_scores_by_the_formula(shop):
    searcher = shop.holding(
        entry("a", "title: paix | la paix dure"), entry("b", "la guerre"), entry("c", "", "peace")
    )
    told = idf(releases=2, holding=1)
    title, body = PART_WEIGHT["title"], PART_WEIGHT["body"]
    length, of_both = title + 3 * body, title + 5 * body
    expected = bm25(title + body, idf=told, length=length, mean_length=of_both / 2)
    assert scores(searcher, exact("paix")) == approx(shop, {"a": expected})
    assert scores(searcher, stem("paix")) == approx(shop, {"a": ANALYSIS_WEIGHT["stem"] * expected})
    assert scores(searcher, exact("paix", part="body")) == approx(shop, {"a": expected})
    assert scores(searcher, exact("paix", weight=0.5)) == approx(shop, {"a": expected / 2})


def test_analyses_add_up_and_of_alternatives_the_greatest_counts(shop):
    searcher = shop.holding(entry("a", "paix paix paix guerre"), entry("b", "rien"))
    one, other, stemmed = (
        scores(searcher, clause)["a"] for clause in (exact("paix"), exact("guerre"), stem("paix"))
    )
    assert one > other
    both = Terms(exact("paix").alternatives + exact("guerre").alternatives)
    assert scores(searcher, both) == approx(shop, {"a": one})
    two = Terms(exact("paix").alternatives + stem("paix").alternatives)
    assert scores(searcher, two) == approx(shop, {"a": one + stemmed})
    lesser = Terms(exact("paix", weight=0.01).alternatives + exact("guerre").alternatives)
    assert scores(searcher, lesser) == approx(shop, {"a": other})


def test_a_second_term_at_a_position_is_not_counted_in_the_length(shop):
    field = TextField("fr", "stem")
    long = (Passage("body", (("secur", "securit"), ("paix",), ())),)
    short = (Passage("body", (("secur",), ("paix",))),)
    first = shop.holding(
        Entry(entry("a").release, {field: long}), Entry(entry("b").release, {field: short})
    )
    found = scores(first, stem("paix"))
    assert found["a"] == approx(shop, found["b"])


def test_of_two_languages_the_greatest_counts_not_the_sum(shop):
    searcher = shop.holding(
        entry("fr", "otan otan"),
        entry("en", "", "otan x y"),
        entry("both", "otan otan", "otan x y"),
    )
    found = scores(searcher, either("otan"))
    french = scores(searcher, Terms(exact("otan").alternatives + stem("otan").alternatives))
    assert found["both"] == approx(shop, french["both"])
    assert found["fr"] == approx(shop, found["both"])
    assert 0 < found["en"] < found["both"]


def test_best_takes_the_greatest_language_by_language_before_others_add(shop):
    searcher = shop.holding(
        entry("a", "accord otan", "nato nato nato deal"), entry("b", "autre", "other")
    )
    french, english = exact("otan"), exact("nato", language="en")
    deal = exact("deal", language="en")
    acc = exact("accord")
    one = {name: scores(searcher, clause)["a"] for name, clause in
           {"otan": french, "nato": english, "deal": deal, "accord": acc}.items()}  # fmt: skip
    clause = All((Best((french, english)), Some((acc, deal))))
    expected = max(one["otan"] + one["accord"], one["nato"] + one["deal"])
    assert scores(searcher, clause) == approx(shop, {"a": expected})


def test_all_and_some_add_up_and_the_rest_score_nothing(shop):
    searcher = shop.holding(
        entry("a", "la paix tient", on="2024-01-01", people=["ruge"]), entry("b", "la paix")
    )
    la, paix, tient = (scores(searcher, exact(word)) for word in ("la", "paix", "tient"))
    assert scores(searcher, All((exact("la"), exact("paix")))) == approx(
        shop, {"a": la["a"] + paix["a"], "b": la["b"] + paix["b"]}
    )
    optional = All((exact("la"),), optional=(exact("tient"),))
    assert scores(searcher, optional) == approx(shop, {"a": la["a"] + tient["a"], "b": la["b"]})
    some = Some((exact("la"), exact("tient"), exact("inconnu")))
    assert scores(searcher, some) == approx(shop, {"a": la["a"] + tient["a"], "b": la["b"]})
    for silent in (
        Key("person", ("ruge",)),
        on(("2024-01-01", "2024-01-01")),
        Everything(),
        Without(exact("inconnu")),
        Without(Without(exact("tient"))),
    ):
        assert scores(searcher, silent)["a"] == 0
        assert scores(searcher, All((exact("la"), silent)))["a"] == approx(shop, la["a"])
        assert scores(searcher, Best((exact("la"), silent)))["a"] == approx(shop, la["a"])


def test_a_phrase_scores_as_its_words_where_it_stands(shop):
    searcher = shop.holding(
        entry("a", "maintien de la paix paix"), entry("b", "paix de maintien"), entry("c", "guerre")
    )
    words = [scores(searcher, exact(word))["a"] for word in ("maintien", "de", "paix")]
    clause = phrase("maintien de _ paix/guerre/inconnu")
    assert scores(searcher, clause) == approx(shop, {"a": sum(words)})
    half = replace(clause, weight=0.5)
    assert scores(searcher, half) == approx(shop, {"a": sum(words) / 2})


def test_figures_are_of_live_releases(shop):
    shop.holding(*(entry(f"x{n}", "paix " * (n + 1)) for n in range(6)), entry("a", "la paix"))
    shop.writer.forget(ReleaseId(f"x{n}") for n in range(6))
    shop.writer.put([entry("b", "guerre et famine")])
    shop.writer.publish()
    body = PART_WEIGHT["body"]
    of_live = bm25(body, idf=idf(releases=2, holding=1), length=2 * body, mean_length=5 * body / 2)
    of_all = bm25(body, idf=idf(releases=8, holding=7), length=2 * body, mean_length=26 * body / 8)
    expected = [{"a": of_all}, {"a": of_live}] if shop.counts_replaced else [{"a": of_live}]
    found = scores(shop.searcher(), exact("paix"))
    assert any(found == approx(shop, one) for one in expected)


def test_what_closes_a_release_is_found_and_counts_less(shop):
    searcher = shop.holding(
        entry("a", "la guerre dure | closing: paix"), entry("b", "la paix dure | closing: guerre")
    )
    assert ids(searcher, exact("paix"), sort="relevance") == ["b", "a"]
    assert found(searcher, exact("paix", part="closing")) == {"a"}


def test_what_is_said_is_found_where_it_is_asked_for_and_adds_nothing(shop):
    quoted = "la paix tient | said: paix tient par~paix"
    searcher = shop.holding(entry("a", quoted), entry("b", "la paix tient"))
    assert scores(searcher, exact("paix"))["a"] == scores(searcher, exact("paix"))["b"]
    assert scores(searcher, exact("paix", part="said")) == approx(
        shop, {"a": scores(searcher, exact("paix"))["a"]}
    )
    assert found(searcher, phrase("paix tient", part="said")) == {"a"}
    assert found(searcher, phrase("la paix", part="said")) == set()
    assert found(searcher, phrase("paix tient")) == {"a", "b"}
    assert found(searcher, exact("par~paix")) == set()
    assert scores(searcher, exact("par~paix", part="said")) == {"a": 0}
    assert found(searcher, phrase("tient par~paix", part="said")) == {"a"}
    assert found(searcher, phrase("tient par~paix")) == set()
    assert [one.term for one in searcher.vocabulary(FR, "", 99)] == ["la", "paix", "tient"]


@pytest.mark.parametrize("of", ["published", "updated"])
def test_a_release_is_found_by_each_of_its_dates(shop, of):
    dates = {"published": {"a": "2024-05-01", "b": "2024-05-03"}}
    dates["updated"] = {"a": "2024-05-01T23:59:00+02:00", "b": "2024-05-03"}
    searcher = shop.holding(
        *(entry(id, "paix", on="2020-01-01", **{of: value}) for id, value in dates[of].items()),
        entry("c", "paix", on="2024-05-01"),
    )
    first = Days(day("2024-05-01"), day("2024-05-02"))
    assert found(searcher, During((first,), of=of)) == {"a"}
    assert found(searcher, During((first,), undated=True, of=of)) == {"a", "c"}
    assert found(searcher, During((), undated=True, of=of)) == {"c"}
    assert ids(searcher, sort=of) == ["b", "a", "c"]


def test_people_are_counted_by_what_they_do(shop):
    ruge = replace(
        entry("a", "paix", people=["ruge"]), keys={"person": ("ruge",), "met": ("ruge",)}
    )
    searcher = shop.holding(ruge, entry("b", "paix", people=["ruge", "geo"]))
    assert values(searcher, FacetAsk("person")) == {"ruge": 2, "geo": 1}
    assert values(searcher, FacetAsk("met")) == {"ruge": 1}
    chosen = {"person": Key("met", ("ruge",))}
    assert ids(searcher, choices=chosen) == ["a"]
    assert values(searcher, FacetAsk("met"), choices=chosen) == {"ruge": 1}
    assert values(searcher, FacetAsk("speaks"), choices=chosen) == {}


# order


def test_the_empty_plan_gives_all_newest_first_and_the_undated_last(shop):
    searcher = shop.holding(
        entry("undated"),
        entry("b", on="2024-05-01"),
        entry("a", on="2024-05-01"),
        entry("long", on="2024-04-01", until="2024-05-01"),
        entry("new", on="2024-05-02"),
        entry("also undated"),
    )
    expected = ["new", "a", "b", "long", "also undated", "undated"]
    assert ids(searcher) == expected
    assert ids(searcher, sort="newest") == expected


def test_oldest_first_has_the_undated_last_too(shop):
    searcher = shop.holding(
        entry("undated"),
        entry("b", on="2024-05-01"),
        entry("a", on="2024-05-01"),
        entry("long", on="2024-04-01", until="2024-05-01"),
        entry("new", on="2024-05-02"),
    )
    assert ids(searcher, sort="oldest") == ["long", "a", "b", "new", "undated"]


def test_updated_last_comes_first_and_never_updated_last(shop):
    searcher = shop.holding(
        entry("never", on="2024-05-01"),
        entry("never, newer", on="2024-05-02"),
        entry("evening", updated="2024-05-01T20:00:00+02:00"),
        entry("night", updated="2024-05-01T19:00:00+00:00"),
        entry("day", updated="2024-05-01"),
        entry("same day, newer", updated="2024-05-01", on="2020-01-01"),
    )
    assert ids(searcher, sort="updated") == [
        "night", "evening", "same day, newer", "day", "never, newer", "never",
    ]  # fmt: skip


def test_equal_scores_fall_back_on_days_and_then_on_ids(shop):
    searcher = shop.holding(
        entry("é", "paix"),
        entry("z", "paix"),
        entry("B", "paix"),
        entry("a", "paix", on="2001-01-01"),
        entry("c", "paix", on="2002-01-01"),
        entry("d", "paix", on="2001-01-01"),
        entry("top", "title: paix"),
    )
    expected = ["top", "c", "a", "d", "B", "z", "é"]
    assert ids(searcher, exact("paix"), sort="relevance") == expected
    assert ids(searcher, Everything(), sort="relevance") == ["c", "a", "d", "B", "top", "z", "é"]


def test_scores_are_told_whatever_the_order(shop):
    searcher = shop.holding(entry("a", "paix"), entry("b", "la paix"))
    ranked = searcher.find(Plan(exact("paix"), sort="relevance")).matches
    newest = searcher.find(Plan(exact("paix"), sort="newest")).matches
    assert set(ranked) == set(newest)
    assert all(match.score > 0 for match in newest)


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest", "updated"])
def test_pages_follow_on_and_past_the_end_there_is_nothing_but_the_total(shop, sort):
    searcher = shop.holding(
        *(
            entry(f"r{n:02}", "paix " + "x " * (n % 7), on=f"2024-01-{n % 5 + 1:02}")
            for n in range(25)
        )
    )
    whole = ids(searcher, exact("paix"), sort=sort, limit=100)
    assert len(whole) == len(set(whole)) == 25
    for offset in (0, 1, 9, 10, 20, 24):
        page = searcher.find(Plan(exact("paix"), sort=sort, offset=offset, limit=10))
        assert [match.id for match in page.matches] == whole[offset : offset + 10]
        assert page.total == 25
    for offset in (25, 26, 10**6):
        page = searcher.find(Plan(exact("paix"), sort=sort, offset=offset, limit=10))
        assert (page.total, page.matches) == (25, ())
    assert searcher.find(Plan(exact("paix"), limit=0)).total == 25


# facets


@pytest.fixture
def press(shop):
    return shop.holding(
        entry("a", "paix", "peace", on="2023-12-30", until="2024-01-02", people=["ruge", "geo"]),
        entry("b", "paix", on="2024-01-02", people=["ruge"], kind=["speech"], issuer=["otan"]),
        entry("c", "", "peace", on="2024-02-29", people=["osmani", "osmani"], kind=["speech"]),
        entry("d", "guerre", people=["ruge"]),
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("person", {"ruge": 3, "geo": 1, "osmani": 1}),
        ("language", {"fr": 3, "en": 2}),
        ("kind", {"speech": 2}),
        ("issuer", {"otan": 1}),
        ("year", {"2023": 1, "2024": 3, "none": 1}),
        ("month", {"2023-12": 1, "2024-01": 2, "2024-02": 1, "none": 1}),
        ("day", {"2023-12-30": 1, "2023-12-31": 1, "2024-01-01": 1, "2024-01-02": 2,
                 "2024-02-29": 1, "none": 1}),
    ],
)  # fmt: skip
def test_a_facet_counts_releases_once_in_every_value_they_have(press, name, expected):
    assert values(press, FacetAsk(name)) == expected


def test_a_facet_counts_what_is_found_on_every_page(press):
    assert values(press, FacetAsk("person"), exact("paix"), limit=1) == {"ruge": 2, "geo": 1}
    assert values(press, FacetAsk("year"), exact("paix"), offset=9) == {"2023": 1, "2024": 2}


def test_values_come_by_count_then_by_name_and_days_by_time(press):
    plan = Plan(facets=(FacetAsk("person"), FacetAsk("month")))
    facets = press.find(plan).facets
    assert [one.value for one in facets["person"]] == ["ruge", "geo", "osmani"]
    assert [one.value for one in facets["month"]] == ["2023-12", "2024-01", "2024-02", "none"]


def test_the_greatest_values_are_given_and_those_asked_for(press):
    ask = FacetAsk("person", limit=1, also=("osmani", "nobody", "ruge"))
    assert press.find(Plan(facets=(ask,))).facets["person"] == (
        Counted("ruge", 3), Counted("osmani", 1), Counted("nobody", 0),
    )  # fmt: skip
    assert values(press, FacetAsk("person", limit=0)) == {}


def test_of_very_many_values_the_greatest_are_given(shop):
    searcher = shop.holding(
        *(entry(f"r{n:03}", people=[f"p{n:03}", f"q{n % 3}"]) for n in range(120))
    )
    ask = FacetAsk("person", limit=5, also=("p119",))
    assert values(searcher, ask) == {"q0": 40, "q1": 40, "q2": 40, "p000": 1, "p001": 1, "p119": 1}


def test_within_narrows_the_days_whose_values_are_given(press):
    january = Days(day("2024-01-01"), day("2024-01-31"))
    assert values(press, FacetAsk("day", within=january)) == {
        "2024-01-01": 1, "2024-01-02": 2, "none": 1,
    }  # fmt: skip
    assert values(press, FacetAsk("month", within=january)) == {"2024-01": 2, "none": 1}
    assert values(press, FacetAsk("year", within=january)) == {"2024": 3, "none": 1}


def test_a_facet_ignores_its_own_choice_and_obeys_the_others(press):
    choices = {"person": Key("person", ("geo",)), "date": on(("2024-01-01", "2024-01-31"))}
    assert found(press, Everything(), choices=choices) == {"a"}
    assert values(press, FacetAsk("person"), choices=choices) == {"ruge": 2, "geo": 1}
    expected = {"2023-12": 1, "2024-01": 1}
    assert values(press, FacetAsk("month"), choices=choices) == expected
    assert values(press, FacetAsk("language"), choices=choices) == {"fr": 1, "en": 1}


def test_a_count_is_what_a_click_gives(press):
    chosen = {"language": Key("language", ("fr",))}
    for value, count in values(press, FacetAsk("person"), choices=chosen).items():
        clicked = chosen | {"person": Key("person", (value,))}
        assert press.find(Plan(choices=clicked)).total == count
    undated = chosen | {"date": on(undated=True)}
    assert press.find(Plan(choices=undated)).total == 1


def test_a_choice_narrows_and_does_not_score(press):
    plan = Plan(exact("paix"), choices={"kind": exact("peace", language="en")}, sort="relevance")
    (match,) = press.find(plan).matches
    assert match.id == "a"
    assert match.score == pytest.approx(scores(press, exact("paix"))["a"], rel=1e-5)


def test_a_release_of_ten_thousand_years_does_not_bury_the_others(shop):
    searcher = shop.holding(
        entry("ever", on="0001-01-01", until="9999-12-31"), entry("a", on="2024-08-16")
    )
    years = values(searcher, FacetAsk("year"))
    assert (len(years), years["0001"], years["2024"], years["9999"]) == (9999, 1, 2, 1)
    august = Days(day("2024-08-01"), day("2024-08-31"))
    days = values(searcher, FacetAsk("day", within=august))
    assert (len(days), days["2024-08-15"], days["2024-08-16"]) == (31, 1, 2)


# vocabulary


def test_the_vocabulary_of_text_is_the_terms_of_live_releases(shop):
    shop.holding(
        entry("a", "paix paix passage", "peace"), entry("b", "paix pacte"), entry("c", "pardon")
    )
    shop.writer.forget([ReleaseId("c")])
    shop.writer.put([entry("a", "paix passion")])
    shop.writer.publish()
    searcher = shop.searcher()
    assert list(searcher.vocabulary(FR, "pa", 99)) == [
        TermCount("pacte", 1), TermCount("paix", 2), TermCount("passion", 1),
    ]  # fmt: skip
    assert [one.term for one in searcher.vocabulary(FR, "pa", 2)] == ["pacte", "paix"]
    assert [one.term for one in searcher.vocabulary(FR, "pas", 9)] == ["passion"]
    assert list(searcher.vocabulary(EN, "", 99)) == []
    assert list(searcher.vocabulary(FR, "q", 99)) == []
    assert list(searcher.vocabulary(FR, "", 0)) == []


def test_the_vocabulary_of_keys_is_their_values(press):
    assert list(press.vocabulary("person", "", 99)) == [
        TermCount("geo", 1), TermCount("osmani", 1), TermCount("ruge", 3),
    ]  # fmt: skip
    assert list(press.vocabulary("person_name", "os", 99)) == [TermCount("osmani=Osmani", 1)]
    assert list(press.vocabulary("person_key", "ruge=", 99)) == [TermCount("ruge=ruge", 3)]
    assert list(press.vocabulary("issuer", "x", 99)) == []
    ids = [match.id for match in press.find(Plan(limit=99)).matches]
    assert list(press.vocabulary("id", "", 99)) == [TermCount(id, 1) for id in sorted(ids)]


def test_a_vocabulary_over_many_publications_is_in_the_order_of_code_points(shop):
    for number in range(5):
        shop.holding(*(entry(f"{number}-{n}", f"t{n:03} é z Z") for n in range(100)))
    terms = list(shop.searcher().vocabulary(FR, "", 9999))
    assert [one.term for one in terms] == sorted(["Z", "z", "é", *(f"t{n:03}" for n in range(100))])
    assert {one.count for one in terms if one.term != one.term.lower() or len(one.term) == 1} == {
        500
    }
    assert {one.count for one in terms if one.term.startswith("t")} == {5}


def test_keys_may_hold_anything(shop):
    odd = ("a, b", 'say "x"', "é\n", "[1]", " ", "\u2028")
    searcher = shop.holding(entry("a", people=odd))
    assert values(searcher, FacetAsk("person")) == dict.fromkeys(odd, 1)
    for one in odd:
        assert ids(searcher, Key("person", (one,))) == ["a"]
