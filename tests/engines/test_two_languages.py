"""Translations, releases of two ids, and mixed blocks are told alike by every engine."""

from __future__ import annotations

import pytest

from index.analysed import entry
from index.release import Block, Release, ReleaseId, Version
from search.addressed import addressed
from search.answering import answer
from search.lexicon import Entry, Lexicon
from search.query import Query
from search.results import Note

LEXICON = Lexicon(
    Entry(*pair, 1.0, 1.0, "table")
    for pair in [
        ("navire", "ship"),
        ("maintien de la paix", "peacekeeping"),
        ("port", "harbour"),
        ("marine", "navy"),
    ]
)


def alone(id, language, title, *texts):
    blocks = tuple(one if isinstance(one, Block) else Block(one, language) for one in texts)
    return Release(ReleaseId(id), (Version(ReleaseId(id), language, title, blocks),))


JOINED = Release(
    ReleaseId("mission"),
    (
        Version(
            ReleaseId("mission"),
            "fr",
            "Une mission de maintien de la paix",
            (Block("Le navire part.", "fr"), Block("Photo: the harbour at night", "en", "caption")),
        ),
        Version(ReleaseId("mission-en"), "en", "A mission", (Block("The ship leaves.", "en"),)),
    ),
)
RELEASES = (
    JOINED,
    alone("fr", "fr", "Le maintien de la paix", "Le navire Zorbec de la marine."),
    alone("en", "en", "Peacekeeping", "The navy ship Zorbec."),
    alone("other", "en", "Nothing", "A christened boat; no more."),
)


def asked(shop, text, **more):
    searcher = shop.holding(*map(entry, RELEASES))
    return answer(Query(text, **more), searcher, interface="fr", lexicon=LEXICON)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("peacekeeping", {"en", "fr", "mission"}),
        ('"peacekeeping"', {"en"}),
        ("maintien de la paix", {"en", "fr", "mission"}),
        ('"maintien de la paix"', {"fr", "mission"}),
        ("ship", {"en", "fr", "mission"}),
        ("port", {"mission"}),
        ("harbour", {"mission"}),
    ],
)
def test_a_word_or_a_term_is_found_by_its_translation_and_not_within_quotes(shop, text, found):
    assert {hit.id for hit in asked(shop, text).hits} == found


def test_without_translations_each_language_finds_its_own(shop):
    assert {hit.id for hit in asked(shop, "ship", translate=False).hits} == {"en", "mission"}


def test_texts_of_the_other_language_are_asked_for_what_they_can_have(shop):
    found = asked(shop, "navy ship christened Zorbec")
    assert "fr" in {hit.id for hit in found.hits}
    assert Note("ignored-in-fr", "christened") in found.receipt.ignored


def test_a_release_is_found_by_every_id_of_its_versions(shop):
    searcher = shop.holding(*map(entry, RELEASES))
    assert [addressed(ReleaseId(id), searcher).id for id in ("mission", "mission-en", "fr")] == [
        "mission",
        "mission",
        "fr",
    ]
    assert addressed(ReleaseId("nobody"), searcher) is None


def test_a_caption_in_the_other_language_is_found_and_marked_as_its_own(shop):
    (hit,) = asked(shop, "harbour", translate=False).hits
    (fragment,) = hit.snippet.fragments
    assert (hit.language, fragment.language) == ("fr", "en")
    assert [run.text for run in fragment.runs if run.marked] == ["harbour"]
