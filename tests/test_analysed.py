"""A release becomes an entry: each text in its language's fields, people and the rest as keys."""

from __future__ import annotations

from datetime import date

from index.analysed import entry
from index.analysis import analyse
from index.entry import TEXT_FIELDS, TextField
from index.release import (
    Block,
    Days,
    Mention,
    Person,
    PersonId,
    Quote,
    Release,
    ReleaseId,
    Span,
    Version,
)
from index.said import anything_of, tagged

ID = ReleaseId("visite")
FRENCH = Version(
    ID,
    "fr",
    "Une visite à Pristina",
    (
        Block("Le déplacement", "fr", "heading"),
        Block("La KFOR veille.", "fr"),
        Block("Mircea Geoana meets with Miroslav Lajcak.", "en", "caption"),
        Block("Les renforts sont arrivés.", "fr"),
    ),
    happened=Days.on(date(2024, 8, 16)),
    issuer="OTAN",
)
ENGLISH = Version(
    ID, "en", "A visit to Pristina", (Block("KFOR keeps watch.", "en"),), kind="statement"
)


def terms(release, field):
    """Each passage of a field: its part, and the first term at each position."""
    return [
        (passage.part, [word[0] if word else "" for word in passage.words])
        for passage in entry(release).texts.get(TextField(*field), ())
    ]


def test_the_title_the_lead_captions_and_the_rest_are_told_apart_each_in_its_language():
    release = Release(ID, (FRENCH,))
    assert terms(release, ("fr", "exact")) == [
        ("title", ["une", "visite", "a", "pristina"]),
        ("body", ["le", "deplacement"]),
        ("lead", ["la", "kfor", "veille"]),
        ("body", ["les", "renforts", "sont", "arrives"]),
    ]
    assert terms(release, ("en", "exact")) == [
        ("caption", ["mircea", "geoana", "meets", "with", "miroslav", "lajcak"]),
    ]


def test_an_english_caption_stands_beside_the_english_version():
    passages = terms(Release(ID, (FRENCH, ENGLISH)), ("en", "exact"))
    assert [part for part, _ in passages] == ["caption", "title", "lead"]


def test_both_analyses_hold_the_same_passages_word_for_word():
    made = entry(Release(ID, (FRENCH, ENGLISH)))
    assert set(made.texts) == set(TEXT_FIELDS)
    for language in ("fr", "en"):
        exact, stem = (made.texts[TextField(language, a)] for a in ("exact", "stem"))
        assert [(p.part, len(p.words)) for p in exact] == [(p.part, len(p.words)) for p in stem]


def test_the_terms_are_those_of_the_analysis():
    block = FRENCH.blocks[3]
    tokens = analyse(block.text, language="fr")
    made = entry(Release(ID, (FRENCH,)))
    assert made.texts[TextField("fr", "exact")][-1].words == tuple(t.exact for t in tokens)
    assert made.texts[TextField("fr", "stem")][-1].words == tuple(t.stem for t in tokens)


def test_a_version_of_headings_has_no_lead():
    bare = Version(ID, "fr", "Titre", (Block("Un", "fr", "heading"), Block("x", "fr", "caption")))
    assert [part for part, _ in terms(Release(ID, (bare,)), ("fr", "exact"))] == [
        "title",
        "body",
        "caption",
    ]


def test_a_release_without_text_has_only_its_title():
    bare = Version(ID, "en", "Statement", ())
    assert terms(Release(ID, (bare,)), ("en", "exact")) == [("title", ["statement"])]


def test_people_are_found_by_id_by_name_and_by_folded_name():
    people = (
        Person(PersonId("mircea-geoana"), "Mircea Geoană", ("Mircea Geoana",)),
        Person(PersonId("boris-ruge"), "Boris Ruge"),
    )
    keys = entry(Release(ID, (FRENCH,), people)).keys
    assert keys["person"] == ("mircea-geoana", "boris-ruge")
    assert keys["person_name"] == (
        "mircea-geoana=Mircea Geoană",
        "mircea-geoana=Mircea Geoana",
        "boris-ruge=Boris Ruge",
    )
    assert {"geoana=mircea-geoana", "ruge=boris-ruge"} <= set(keys["person_key"])
    assert len(keys["person_key"]) == len(set(keys["person_key"]))


def test_languages_issuer_and_kind_are_keys_and_what_is_not_said_is_none():
    keys = entry(Release(ID, (FRENCH, ENGLISH))).keys
    assert (keys["language"], keys["issuer"], keys["kind"]) == (
        ("fr", "en"),
        ("OTAN",),
        ("statement",),
    )
    assert set(entry(Release(ID, (Version(ID, "en", "x", ()),))).keys) == {"language"}


def test_the_entry_carries_the_release_and_its_days():
    made = entry(Release(ID, (FRENCH,)))
    assert (made.id, made.happened) == (ID, FRENCH.happened)
    assert made.release == Release(ID, (FRENCH,))


def test_people_are_keys_by_what_they_do_and_offices_by_who_holds_them():
    ruge, geoana = PersonId("boris-ruge"), PersonId("mircea-geoana")
    people = (Person(geoana, "Mircea Geoană"), Person(ruge, "Boris Ruge"))
    mentions = (
        Mention(geoana, "fr", 1, 0, 4, "speaks", "secrétaire général délégué de l’OTAN"),
        Mention(geoana, "fr", 2, 0, 4, "met", "NATO Deputy Secretary General"),
        Mention(ruge, "fr", 3, 0, 4, "mentioned", "ancien ministre, Directeur d’Ombrea"),
        Mention(ruge, "fr", 3, 9, 12, "mentioned"),
    )
    keys = entry(Release(ID, (FRENCH,), people, mentions)).keys
    assert (keys["speaks"], keys["met"], keys["mentioned"]) == ((geoana,), (geoana,), (ruge,))
    assert "represented" not in keys
    assert keys["office"] == (
        "deputy-secretary-general//nato=mircea-geoana",
        "@mircea-geoana=deputy-secretary-general//nato",
        "~directeur d ombrea=boris-ruge",
        "@boris-ruge=~directeur d ombrea",
        ":~directeur d ombrea=fr=Directeur d’Ombrea",
    )


def test_what_is_quoted_stands_once_more_with_whose_words_they_are():
    text = "« Nos Balkans, » dit M. Ruge, « en paix. »"
    speaker = PersonId("boris-ruge")
    spans = (Span(0, 2, 13), Span(0, 32, 40))
    version = Version(ReleaseId("a"), "fr", "Paix", (Block(text, "fr"),))
    made = entry(Release(ReleaseId("a"), (version,), quotes=(Quote("fr", spans, speaker),)))
    said = [one for one in made.texts[TextField("fr", "exact")] if one.part == "said"]
    assert [[word[0] for word in one.words] for one in said] == [["nos", "balkans", "en", "paix"]]
    assert said[0].words[0] == ("nos", tagged(speaker, "nos"), anything_of(speaker))
    assert said[0].words[3] == ("paix", tagged(speaker, "paix"))


def test_what_nobody_is_known_to_have_said_has_no_speakers_terms():
    version = Version(ReleaseId("a"), "en", "Peace", (Block("“We will hold.”", "en"),))
    made = entry(Release(ReleaseId("a"), (version,), quotes=(Quote("en", (Span(0, 1, 13),)),)))
    said = [one for one in made.texts[TextField("en", "exact")] if one.part == "said"]
    assert [one.words for one in said] == [(("we",), ("will",), ("hold",))]
