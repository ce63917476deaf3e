"""A run reads files, keeps what is new, and tells the engine: on memory and on Whoosh."""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
from collections import Counter
from contextlib import closing, nullcontext
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from index import analysed, indexing, people
from index.archive import Archive
from index.engines.memory import MemoryIndex, MemoryWriter
from index.engines.whoosh import open_writer, rebuild_writer
from index.errors import EngineError, Incompatible
from index.reading.jsonlines import line
from index.release import ReleaseId
from search.engines.memory import MemorySearcher
from search.engines.whoosh import open_searcher
from search.plan import Plan

ZONE = ZoneInfo("Europe/Brussels")
SEEDS = Path(__file__).parent.parent / "seeds"
MARK = "any analyser"


class Memory:
    """An index in memory, as a house holds it."""

    def __init__(self, _folder):
        self.index = MemoryIndex()

    def writer(self):
        return MemoryWriter(self.index)

    def rebuilder(self):
        self.index = MemoryIndex()
        return MemoryWriter(self.index)

    def searcher(self):
        return MemorySearcher(self.index)


class Whoosh:
    """An index in a folder."""

    def __init__(self, folder):
        self.folder = folder

    def writer(self):
        return open_writer(self.folder, fingerprint=MARK)

    def rebuilder(self):
        return rebuild_writer(self.folder, fingerprint=MARK)

    def searcher(self):
        return open_searcher(self.folder, fingerprint=MARK)


class House:
    """An archive, an index and a folder of files, with what a run does."""

    def __init__(self, folder, engine=Memory):
        self.inbox = folder / "inbox"
        self.data = folder / "data"
        self.inbox.mkdir(parents=True)
        self.engine = engine(folder / "index")

    def write(self, name, text):
        path = self.inbox / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def lines(self, name, *said):
        return self.write(name, "\n".join(json.dumps(one) for one in said))

    def run(self, *paths):
        with Archive.open(self.data) as archive, closing(self.engine.writer()) as writer:
            report = indexing.keep(paths or [self.inbox], archive, zone=ZONE)
            indexing.publish(archive, writer)
            assert archive.pending() == []
            assert archive.told() == self.published()
        return report

    def published(self):
        with closing(self.engine.searcher()) as searcher:
            return searcher.generation

    def rebuild(self):
        with Archive.open(self.data) as archive, closing(self.engine.rebuilder()) as writer:
            return indexing.rebuild(archive, writer)

    def export(self):
        with Archive.open(self.data) as archive:
            return [line(v) for id in archive.ids() for v in archive.versions(id)]

    def found(self):
        """All that is published: every release by its id."""
        with closing(self.engine.searcher()) as searcher:
            found = searcher.find(Plan(limit=1000))
            assert found.total == len(found.matches)
            return {match.id: searcher.get(match.id) for match in found.matches}

    def vocabulary(self):
        with closing(self.engine.searcher()) as searcher:
            return {
                field: searcher.vocabulary(field, "", 100_000)
                for field in ("person", "person_key", "language")
            }


@pytest.fixture(params=[Memory, Whoosh])
def house(request, tmp_path):
    return House(tmp_path, request.param)


def counts(report):
    return (report.added, report.updated, report.unchanged, report.forgotten, len(report.refused))


def text(title, body, dated="13 Jun. 2023 -"):
    return f"{title}\n\n  • {dated}\n  • |\n\n{body}\n"


def test_the_seeds_become_two_releases_with_their_people(house):
    assert counts(house.run(SEEDS)) == (2, 0, 0, 0, 0)
    found = house.found()
    assert {id: {person.name for person in found[id].people} for id in found} == {
        "000_22f758d05eafb563": {"Mircea Geoană", "Miroslav Lajčák"},
        "004_1c4b25704dc0e3be": {
            "Boris Ruge",
            "Elmedin Konakovic",
            "Christian Schmidt",
            "Vjosa Osmani",
            "Aleksandar Vucic",
            "Marko Djuric",
        },
    }
    assert str(found["004_1c4b25704dc0e3be"].happened.first) == "2024-08-16"


def test_two_files_of_two_languages_are_one_release(house):
    house.write("visite.fr.txt", text("Une visite", "Le secrétaire général est à Pristina."))
    house.write("visite.en.txt", text("A visit", "The Secretary General is in Pristina."))
    assert counts(house.run()) == (2, 0, 0, 0, 0)
    (release,) = house.found().values()
    assert (release.id, release.languages) == ("visite", ("fr", "en"))


def test_the_second_language_joins_the_release_when_it_arrives_later(house):
    house.write("visite.en.txt", text("A visit", "The Secretary General is in Pristina."))
    house.run()
    house.write("visite.fr.txt", text("Une visite", "Le secrétaire général est à Pristina."))
    assert counts(house.run()) == (1, 0, 1, 0, 0)
    (release,) = house.found().values()
    assert [version.title for version in release.versions] == ["Une visite", "A visit"]


def test_an_unchanged_file_is_neither_read_nor_analysed_nor_searched_for_names_again(
    house, monkeypatch
):
    house.write("a.txt", text("Titre", "Le texte."))
    house.lines("b.jsonl", {"id": "b", "text": "Le texte."}, {"id": "c", "text": "The text."})
    house.run()

    def never(*_args, **_rest):
        raise AssertionError("done again")

    monkeypatch.setattr(indexing.reading, "outcome", never)
    monkeypatch.setattr(indexing, "entry", never)
    monkeypatch.setattr(people, "heard", never)
    assert counts(house.run()) == (0, 0, 3, 0, 0)


def test_one_changed_line_is_the_only_one_that_is_analysed(house, monkeypatch):
    house.lines("b.jsonl", *({"id": str(n), "text": f"Le texte {n}."} for n in range(5)))
    house.run()
    analysed_again = []
    monkeypatch.setattr(
        indexing,
        "entry",
        lambda release, **told: (
            analysed_again.append(release.id) or analysed.entry(release, **told)
        ),
    )
    house.lines("b.jsonl", *({"id": str(n), "text": f"Le texte {n or 'neuf'}."} for n in range(5)))
    assert counts(house.run()) == (0, 1, 4, 0, 0)
    assert analysed_again == ["0"]
    assert house.found()["0"].versions[0].blocks[0].text == "Le texte neuf."


def test_a_file_put_back_as_it_was_is_read_again(house):
    first = {"id": "a", "text": "La première."}
    house.lines("f.jsonl", first)
    house.run()
    house.lines("f.jsonl", {"id": "a", "text": "La deuxième."}, {"text": "sans nom"})
    assert counts(house.run()) == (0, 1, 0, 0, 1)
    house.lines("f.jsonl", first)
    assert counts(house.run()) == (0, 1, 0, 0, 0)
    assert house.found()["a"].versions[0].blocks[0].text == "La première."


@pytest.mark.parametrize("known", [False, True], ids=["new", "read before"])
def test_the_same_id_and_language_with_two_texts_in_one_run_the_second_is_refused(house, known):
    house.lines("a.jsonl", {"id": "x", "language": "fr", "text": "La première."})
    if known:
        house.run()
    house.lines(
        "b.jsonl",
        {"id": "y", "text": "Autre."},
        {"id": "x", "language": "fr", "text": "La deuxième."},
    )
    report = house.run()
    (refused,) = report.refused
    assert (refused.source, refused.line) == (str(house.inbox / "b.jsonl"), 2)
    assert "the id 'x' stands with another fr text in" in refused.reason
    assert str(house.inbox / "a.jsonl") in refused.reason
    assert house.found()["x"].versions[0].blocks[0].text == "La première."
    assert "y" in house.found()


def test_the_same_text_twice_in_one_run_is_unchanged(house):
    same = {"id": "x", "language": "fr", "text": "La même."}
    house.lines("a.jsonl", same, same)
    house.lines("b.jsonl", same)
    assert counts(house.run()) == (1, 0, 2, 0, 0)
    assert list(house.found()) == ["x"]


def test_a_corrected_file_replaces_what_it_gave_before(house):
    house.write("a.txt", text("Titre", "À Belgrade."))
    house.run()
    house.write("a.txt", text("Titre", "À Pristina."))
    assert counts(house.run()) == (0, 1, 0, 0, 0)
    assert [v.blocks[-1].text for v in house.found()["a"].versions] == ["À Pristina."]


def test_a_vanished_file_removes_nothing(house):
    house.write("a.txt", text("Titre", "Le texte."))
    house.write("b.txt", text("Titre", "Un autre."))
    house.run()
    (house.inbox / "a.txt").unlink()
    assert counts(house.run()) == (0, 0, 1, 0, 0)
    assert set(house.found()) == {"a", "b"}


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": bytes(range(256)) * 40,
    "image.txt": b"\x89PNG\r\n\x1a\n" + os.urandom(2000),
    "huge.txt": b"mot " * 1_300_000,
    "nameless.jsonl": b'{"text": "Sans nom."}',
    "textless.jsonl": b'{"id": "sans-texte"}',
    "list.jsonl": b"[1, 2]",
    "broken.jsonl": b'{"id": "x", "text": "',
    "deep.jsonl": b'{"id": "deep", "text": "x", "more": ' + b"[" * 100_000,
    "deep-enough.jsonl": b'{"id": "deep", "text": "x", "a": ' + b"[" * 80 + b"]" * 80 + b"}",
    "typed.jsonl": b'{"id": 7, "text": "x"}',
    "notgzip.jsonl.gz": b"not packed",
    "cut.jsonl.gz": gzip.compress(b'{"id": "cut", "text": "x"}\n' * 500)[:40],
    "bomb.jsonl.gz": gzip.compress(b'{"id": "bomb", "text": "' + b" " * 20_000_000 + b'"}'),
    "invisible.jsonl": '{"id": "\u200b\u202e", "text": "x"}'.encode(),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_document_is_refused_by_name_and_never_costs_another(tmp_path, name):
    house = House(tmp_path)
    house.write("a.txt", text("Avant", "Le texte."))
    house.write(name, BAD[name])
    house.write("z.txt", text("Après", "Le texte."))
    report = house.run()
    assert report.refused
    assert all(refused.source == str(house.inbox / name) for refused in report.refused)
    assert all(refused.reason.strip() for refused in report.refused)
    assert {"a", "z"} <= set(house.found())


def test_all_bad_documents_together_leave_the_good_ones_on_every_engine(house):
    for name, content in BAD.items():
        house.write(name, content)
    house.lines(
        "good.jsonl", {"id": "un", "text": "Le texte."}, {"id": 3}, {"id": "deux", "text": "x"}
    )
    report = house.run()
    assert {Path(refused.source).name for refused in report.refused} == {*BAD, "good.jsonl"}
    assert {"un", "deux"} <= set(house.found())


@pytest.mark.parametrize("kind", ["pipe", "missing", "link to nothing", "loop"])
def test_what_is_no_file_is_refused_and_nothing_waits_for_it(tmp_path, kind):
    house = House(tmp_path)
    house.write("a.txt", text("Titre", "Le texte."))
    odd = house.inbox / "odd.txt"
    if kind == "pipe":
        os.mkfifo(odd)
    elif kind != "missing":
        odd.symlink_to(odd if kind == "loop" else "nothing")
    report = house.run(house.inbox / "a.txt", odd)
    assert [refused.source for refused in report.refused] == [str(odd)]
    assert list(house.found()) == ["a"]


def test_a_file_name_that_is_no_utf8_is_read_and_told_printably(tmp_path):
    house = House(tmp_path)
    named = os.fsencode(house.inbox) + b"/d\xe9p\xeache.txt"
    Path(os.fsdecode(named)).write_text(text("Titre", "Le texte."))
    assert counts(house.run()) == (1, 0, 0, 0, 0)
    with Archive.open(house.data) as archive:
        (id,) = archive.ids()
        assert archive.provenance(id)[0].source.isprintable()
    assert list(house.found()) == [id]


def test_refusals_are_remembered_until_the_file_is_mended(house):
    house.lines("a.jsonl", {"id": "a", "text": "Bon."}, {"id": "b"})
    assert [str(refused) for refused in house.run().refused] == [
        f"{house.inbox / 'a.jsonl'}:2: has no text"
    ]
    with Archive.open(house.data) as archive:
        assert [refused.line for refused in archive.refusals()] == [2]
    assert counts(house.run()) == (0, 0, 1, 0, 1)
    house.lines("a.jsonl", {"id": "a", "text": "Bon."}, {"id": "b", "text": "Mieux."})
    assert counts(house.run()) == (1, 0, 1, 0, 0)
    with Archive.open(house.data) as archive:
        assert archive.refusals() == []


def test_an_impossible_date_is_told_of_and_the_release_is_kept(house):
    house.lines("a.jsonl", {"id": "a", "text": "Le texte.", "date": "2023-02-31"})
    report = house.run()
    assert counts(report) == (1, 0, 0, 0, 0)
    assert len(report.warnings) == 1
    assert f"{house.inbox / 'a.jsonl'}:1: " in report.warnings[0]
    assert house.found()["a"].happened is None


def test_a_warning_is_told_again_as_long_as_the_file_gives_reason(house):
    house.lines("a.jsonl", {"id": "a", "text": "Le texte.", "date": "2023-02-31"})
    assert house.run().warnings == house.run().warnings != []


def many(house, seed):
    """Several runs of arrivals, corrections and removals, in an order that the seed gives."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    for turn in range(3):
        said = [
            {
                "id": f"r{rng.randrange(12)}",
                "language": (language := rng.choice(["fr", "en"])),
                "date": f"2023-0{rng.randrange(1, 9)}-11",
                "text": (
                    f"Le ministre Jean Martin a dit {rng.randrange(4)}."
                    if language == "fr"
                    else f"Minister Anna Novak said {rng.randrange(4)}."
                ),
            }
            for _ in range(10)
        ]
        house.lines(f"{turn}.jsonl", *said)
        house.run(house.inbox / f"{turn}.jsonl")
        with Archive.open(house.data) as archive, archive.writing():
            archive.forget(ReleaseId(f"r{rng.randrange(12)}"))
    house.run()


@pytest.mark.parametrize("seed", range(4))
def test_an_index_made_anew_is_the_one_that_grew(house, seed):
    many(house, seed)
    grown, words = house.found(), house.vocabulary()
    assert house.rebuild() == len(grown)
    assert house.found() == grown
    assert house.vocabulary() == words


def test_a_lost_index_is_made_anew_from_the_archive(tmp_path):
    house = House(tmp_path, Whoosh)
    many(house, 7)
    grown = house.found()
    shutil.rmtree(tmp_path / "index")
    house.rebuild()
    assert house.found() == grown


@pytest.mark.parametrize("seed", range(3))
def test_an_export_indexed_elsewhere_gives_the_same_archive(tmp_path, seed):
    here, there = House(tmp_path / "here"), House(tmp_path / "there")
    many(here, seed)
    here.run(SEEDS)
    there.write("export.jsonl", "\n".join(here.export()))
    assert counts(there.run())[1:] == (0, 0, 0, 0)
    assert there.export() == here.export()
    assert there.found() == here.found()


def test_a_forgotten_release_stays_forgotten_on_every_engine(house):
    house.run(SEEDS)
    with Archive.open(house.data) as archive, archive.writing():
        archive.forget(ReleaseId("004_1c4b25704dc0e3be"))
    assert counts(house.run(SEEDS)) == (0, 0, 1, 1, 0)
    assert list(house.found()) == ["000_22f758d05eafb563"]
    house.rebuild()
    assert list(house.found()) == ["000_22f758d05eafb563"]


def test_a_run_that_ended_before_it_published_is_finished_by_the_next(house):
    house.write("a.txt", text("Titre", "Le texte."))
    with Archive.open(house.data) as archive:
        indexing.keep([house.inbox], archive, zone=ZONE)
        assert archive.pending() == ["a"]
    house.write("b.txt", text("Titre", "Un autre."))
    assert counts(house.run()) == (1, 0, 1, 0, 0)
    assert set(house.found()) == {"a", "b"}


class Failing(MemoryWriter):
    """An engine that gives up when it is to publish."""

    def publish(self):
        raise EngineError("no room")


def test_what_an_engine_could_not_publish_stays_pending(tmp_path):
    house = House(tmp_path)
    house.write("a.txt", text("Titre", "Le texte."))
    with (
        Archive.open(house.data) as archive,
        closing(Failing(house.engine.index)) as writer,
    ):
        indexing.keep([house.inbox], archive, zone=ZONE)
        with pytest.raises(EngineError):
            indexing.publish(archive, writer)
        assert archive.pending() == ["a"]
    assert house.found() == {}
    house.run()
    assert list(house.found()) == ["a"]


class Killed(MemoryWriter):
    """An engine that publishes, and the run is killed at once."""

    def publish(self):
        super().publish()
        raise KeyboardInterrupt


def test_a_run_that_is_killed_when_it_has_published_is_finished_by_the_next(tmp_path):
    house = House(tmp_path)
    house.write("a.txt", text("Titre", "Le texte."))
    house.run()
    house.write("b.txt", text("Titre", "Un autre."))
    with Archive.open(house.data) as archive, closing(Killed(house.engine.index)) as writer:
        indexing.keep([house.inbox], archive, zone=ZONE)
        with pytest.raises(KeyboardInterrupt):
            indexing.publish(archive, writer)
        assert archive.pending() == ["b"]
        indexing.check(archive, house.published())
    house.run()
    assert set(house.found()) == {"a", "b"}


def test_an_index_that_another_archive_was_told_to_is_not_added_to(tmp_path):
    ours, theirs = House(tmp_path / "ours"), House(tmp_path / "theirs")
    for house in ours, theirs:
        house.engine = ours.engine
    ours.write("a.txt", text("Titre", "Le texte."))
    ours.run()
    with Archive.open(theirs.data) as archive, pytest.raises(Incompatible, match="rebuild"):
        indexing.check(archive, ours.published())
    with Archive.open(ours.data) as archive:
        indexing.check(archive, ours.published())
        with pytest.raises(Incompatible, match="holds releases that the index lacks"):
            indexing.check(archive, None)


def test_a_run_that_finds_nothing_still_leaves_an_index_to_open(house):
    assert counts(house.run()) == (0, 0, 0, 0, 0)
    assert house.found() == {}


def test_more_documents_than_a_portion_are_all_taken(tmp_path, monkeypatch):
    monkeypatch.setattr(indexing, "PORTION", 3)
    monkeypatch.setattr(indexing, "ENTRIES", 4)
    house = House(tmp_path)
    house.lines("a.jsonl", *({"id": str(n), "text": f"Texte {n}."} for n in range(11)))
    told, stages = [], {}

    def stage(label, length):
        stages[label] = [length]
        return nullcontext(stages[label].append)

    with Archive.open(house.data) as archive, closing(house.engine.writer()) as writer:
        indexing.keep([house.inbox], archive, zone=ZONE, done=told.append)
        assert indexing.publish(archive, writer, stage=stage) == 11
    assert len(house.found()) == 11
    assert sum(told) == 11
    assert max(told) == 3
    assert stages == {
        "Comparing": [11, 11],
        "Naming people": [11, 11],
        "Indexing": [11, 4, 4, 3],
    }


def test_a_portion_ends_early_when_its_texts_are_long(tmp_path, monkeypatch):
    monkeypatch.setattr(indexing, "HEAVY", 250)
    house = House(tmp_path)
    house.lines("a.jsonl", *({"id": str(n), "text": "x" * 40} for n in range(6)))
    told = []
    with Archive.open(house.data) as archive:
        indexing.keep([house.inbox], archive, zone=ZONE, done=told.append)
    assert Counter(told)[2] >= 2
    assert max(told) <= 3


def test_the_same_files_under_another_zone_are_read_again(tmp_path):
    house = House(tmp_path)
    house.lines("a.jsonl", {"id": "a", "text": "Le texte.", "updated": "2023-06-14 12:49"})
    house.run()
    before = house.found()["a"].updated
    with Archive.open(house.data) as archive, closing(house.engine.writer()) as writer:
        report = indexing.keep([house.inbox], archive, zone=ZoneInfo("America/Toronto"))
        indexing.publish(archive, writer)
    assert report.updated == 1
    assert house.found()["a"].updated > before
