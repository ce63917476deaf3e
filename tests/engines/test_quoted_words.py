"""What is quoted is found as quoted, and in one speaker's words alone, on every engine."""

from index.analysed import entry
from index.entry import TEXT_FIELDS, TextField
from index.release import Block, Person, PersonId, Quote, Release, ReleaseId, Span, Version
from index.said import anything_of, tagged
from search.plan import Alternative, Everything, Phrase, Plan, Terms

RUGE, OSMANI = PersonId("boris-ruge"), PersonId("vjosa-osmani")


def release(id, language, text, *quotes):
    """A release of one block; a quote is its words and the speaker, or words around a break."""
    spans = [
        Quote(
            language,
            tuple(
                Span(0, text.index(words), text.index(words) + len(words))
                for words in said.split("|")
            ),
            speaker,
        )
        for said, speaker in quotes
    ]
    people = tuple(Person(one, one) for _, one in quotes if one)
    version = Version(ReleaseId(id), language, "Kosovo", (Block(text, language),))
    return entry(Release(ReleaseId(id), (version,), people, quotes=tuple(spans)))


def stocked(shop):
    return shop.holding(
        release(
            "a",
            "fr",
            "La paix tient. « Nos Balkans avancent », dit M. Ruge, « vers la paix ». « Oui à l’OTAN. »",
            ("Nos Balkans avancent|vers la paix", RUGE),
            ("Oui à l’OTAN.", OSMANI),
        ),
        release(
            "b",
            "en",
            "“Peace in the Balkans holds,” an officer said. Boris Ruge agreed.",
            ("Peace in the Balkans holds,", None),
        ),
        release(
            "c",
            "fr",
            "Les Balkans en paix.",
        ),
    )


def found(searcher, term, *, language="fr", analysis="exact", part="said"):
    field = TextField(language, analysis)
    plan = Plan(Terms((Alternative(field, term),), part))
    return {match.id for match in searcher.find(plan).matches}


def test_words_are_found_within_quotes(shop):
    searcher = stocked(shop)
    assert found(searcher, "balkans") == {"a"}
    assert found(searcher, "balkans", language="en") == {"b"}
    assert found(searcher, "tient") == set()
    assert found(searcher, "balkans", part=None) == {"a", "c"}


def test_words_are_found_within_one_persons_quotes(shop):
    searcher = stocked(shop)
    assert found(searcher, tagged(RUGE, "paix")) == {"a"}
    assert found(searcher, tagged(OSMANI, "otan"), analysis="stem") == {"a"}
    assert found(searcher, tagged(OSMANI, "paix")) == set()
    assert found(searcher, tagged(RUGE, "balkans"), language="en") == set()
    assert found(searcher, tagged(RUGE, "paix"), part=None) == set()
    assert found(searcher, anything_of(OSMANI)) == {"a"}


def test_a_phrase_goes_across_what_interrupts_a_quote_and_not_into_the_next(shop):
    searcher = stocked(shop)

    def phrase(*words, speaker=None):
        said = tuple((tagged(speaker, w) if speaker else w,) for w in words)
        plan = Plan(Phrase(TextField("fr", "exact"), said, part="said"))
        return {match.id for match in searcher.find(plan).matches}

    assert phrase("avancent", "vers", "la") == {"a"}
    assert phrase("avancent", "vers", "la", speaker=RUGE) == {"a"}
    assert phrase("avancent", "vers", "la", speaker=OSMANI) == set()
    assert phrase("paix", "oui") == set()
    assert phrase("ruge", "vers") == set()


def test_whose_words_they_are_stands_in_no_vocabulary_and_changes_no_score(shop):
    searcher = stocked(shop)
    for field in TEXT_FIELDS:
        terms = [one.term for one in searcher.vocabulary(field, "", 999)]
        assert not [term for term in terms if "\x1f" in term]
        assert [*searcher.vocabulary(field, "\x1f", 9)] == []
    plan = Plan(Terms((Alternative(TextField("fr", "exact"), tagged(RUGE, "paix")),), "said"))
    assert [match.score for match in searcher.find(plan).matches] == [0]
    assert searcher.find(Plan(Everything())).total == 3
