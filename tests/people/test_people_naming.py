"""People over a whole archive: arrival, corrections by hand, ids that live for ever."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique import main
from index import indexing, naming, people
from index.archive import Archive
from index.engines.memory import MemoryIndex, MemoryWriter
from index.errors import OfficialsError
from search import people as naming_search
from search.engines.memory import MemorySearcher
from search.plan import Plan

TEXTS = {
    "a": "President Joe Biden met with Foreign Minister Ann Roe.",
    "b": "President Joseph R. Biden signed it.",
    "c": "President Biden signed it.",
    "d": "Il a vu Joe Biden.",
    "e": "La ministre Ann Roe a signé.",
    "f": "La réunion avec Ann Roe fut longue. Dr. Jill Biden was there.",
    "g": "Then came Joe Biden and Bono Vox.",
}


class Office:
    """An archive with an index in memory, and the releases that come in."""

    def __init__(self, folder):
        self.folder = folder
        self.folder.mkdir()
        self.index = MemoryIndex()

    def add(self, *ids, texts=TEXTS):
        file = self.folder / "in.jsonl"
        lines = (json.dumps({"id": id, "text": texts[id], "date": "2022-05-05"}) for id in ids)
        file.write_text("\n".join(lines), "utf-8")
        with Archive.open(self.folder) as archive, closing(MemoryWriter(self.index)) as writer:
            indexing.keep([file], archive, zone=UTC)
            return indexing.publish(archive, writer)

    def correct(self, text):
        (self.folder / "officials.yaml").write_text(text, "utf-8")
        with Archive.open(self.folder) as archive, closing(MemoryWriter(self.index)) as writer:
            return indexing.publish(archive, writer)

    def rebuild(self):
        self.index = MemoryIndex()
        with Archive.open(self.folder) as archive, closing(MemoryWriter(self.index)) as writer:
            indexing.rebuild(archive, writer)

    def searcher(self):
        return MemorySearcher(self.index)

    def named(self):
        searcher = self.searcher()
        found = searcher.find(Plan(limit=100)).matches
        return {m.id: {p.id for p in searcher.get(m.id).people} for m in found}


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path / "data")


ALL = {
    "a": {"joe-biden", "ann-roe"},
    "b": {"joe-biden"},
    "c": {"joe-biden"},
    "d": {"joe-biden"},
    "e": {"ann-roe"},
    "f": {"ann-roe", "jill-biden"},
    "g": set(),
}
MORE = {**TEXTS, "g": "President Joe Biden spoke, then Bono Vox."}


def test_a_name_proven_by_two_releases_is_known_where_nothing_introduces_it(office):
    office.add(*MORE, texts=MORE)
    assert office.named() == ALL | {"g": {"joe-biden"}}


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.permutations(sorted(MORE)), st.integers(1, 7))
def test_people_are_the_same_whatever_the_order_of_arrival(tmp_path_factory, order, size):
    office = Office(tmp_path_factory.mktemp("order") / "data")
    for start in range(0, len(order), size):
        office.add(*order[start : start + size], texts=MORE)
    arrived = office.named()
    assert arrived == ALL | {"g": {"joe-biden"}}
    office.rebuild()
    assert office.named() == arrived


def test_one_new_release_has_only_those_put_again_whose_people_change(office, monkeypatch):
    office.add("a", "c", "d", "e", texts=MORE)
    read = []
    heard = people.heard
    monkeypatch.setattr(people, "heard", lambda v: read.append(v.id) or heard(v))
    assert office.add("f", texts=MORE) == 1
    assert office.add("g", texts=MORE) == 2  # Joe Biden is proven twice now, so d names him
    assert read == ["f", "g"]


def test_a_release_that_is_forgotten_proves_nothing_any_more(office):
    office.add("a", "d", "g", texts=MORE)
    assert office.named()["d"] == {"joe-biden"}
    with Archive.open(office.folder) as archive, closing(MemoryWriter(office.index)) as writer:
        with archive.writing():
            archive.forget("g")
        indexing.publish(archive, writer)
    assert office.named()["d"] == set()


CURES = [
    ("d", "a missed name", {"d", "c"}, "people: [{name: Joe Biden}]", {"joe-biden"}),
    ("g", "a name nothing introduces", {"g"}, "people: [{name: Bono Vox}]", {"bono-vox"}),
    ("a", "a person who is none", {"a"}, "nobody: [Ann Roe]", {"joe-biden"}),
    (
        "c",
        "a surname left apart",
        {"c", "f"},
        "people: [{name: Joe Biden, aliases: [Biden]}]",
        {"joe-biden"},
    ),
    (
        "b",
        "a split",
        {"b", "e"},
        "people: [{name: Ann Roe, aliases: [Joseph R. Biden]}]",
        {"ann-roe"},
    ),
    (
        "a",
        "a false merge",
        {"a", "b"},
        "people: [{name: Joe Biden, never: [Joseph R. Biden]}]",
        {"joe-biden", "ann-roe"},
    ),
]


@pytest.mark.parametrize("cure", CURES, ids=lambda cure: cure[1])
def test_a_fault_is_cured_by_hand_and_the_cure_holds_and_can_be_undone(office, monkeypatch, cure):
    id, fault, held, yaml, cured = cure
    office.add(*sorted(held))
    before = office.named()
    assert before[id] != cured, fault
    monkeypatch.setattr(people, "sightings", None)  # nothing is read again
    office.correct(yaml)
    assert office.named()[id] >= cured, fault
    assert office.correct(yaml) == 0
    office.rebuild()
    assert office.named()[id] >= cured, fault
    office.correct("")
    assert office.named() == before


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        ("people:\n- {nam: Joe Biden}", "officials.yaml:2: 'nam' is not a key here"),
        ("people:\n- name: Joe Biden\n- name: Biden", ":3: 'Biden' is a surname alone"),
        ("people:\n- {aliases: [X Y]}", ":2: a person needs a name"),
        ("people: [", ":1"),
        ("a: &a [*a]", "'a' is not a key"),
        ("- x", ":1: the file has to be keys"),
        ("people: 3", ":1: people has to be a list"),
        (
            "people:\n- {name: A B}\n- {name: C D, aliases: [A B]}",
            ":3: 'A B' is already A B's, line 2",
        ),
        ("people:\n- {name: A B}\nnobody: [A B]", ":2: 'A B' is also under nobody"),
        ("people:\n- {name: A B, wikidata: x}", ":2: 'x' is no Wikidata id"),
        ("people:\n- {name: A B, aliases: [C], never: [C]}", "'C' is under aliases and never"),
        ("nobody:\n- {}", ":2: a name is expected"),
        ("offices:\n- {also: [maire]}", ":2: an office needs a name"),
        ("offices:\n- {fr: maire}\n- {en: Maires}", ":3: 'Maires' is already the office of line 2"),
        ("offices:\n- {fr: maire}\nno_offices: [Maire]", ":2: 'maire' is also under no_offices"),
        ("no_offices:\n- ' '", ":2: the name of an office is expected"),
        ("offices:\n- {de: Bürgermeister}", ":2: 'de' is not a key here"),
        ("people:\n- {name: A B, name: C D}", ":2: 'name' stands twice"),
        ("a: b: c", ":1: "),
        ("[" * 5000, "officials.yaml"),
    ],
)
def test_a_file_that_cannot_be_understood_names_the_line_and_changes_nothing(office, yaml, said):
    office.add("a")
    before = office.named()
    with pytest.raises(OfficialsError) as caught:
        office.correct(yaml)
    assert said in str(caught.value)
    assert office.named() == before


def test_a_file_that_is_not_utf8_is_told_so(office):
    office.add("a")
    (office.folder / "officials.yaml").write_bytes(b"\xff\xfe\x00")
    with (
        pytest.raises(OfficialsError, match="is not UTF-8"),
        Archive.open(office.folder) as archive,
    ):
        naming.settle(archive)


def test_an_id_that_was_merged_finds_the_one_it_was_merged_into(office):
    office.add("b", "c")
    assert office.named()["b"] == {"joseph-r-biden"}
    office.add("a", "g", texts=MORE)
    searcher = office.searcher()
    assert naming_search.ids("joseph-r-biden", searcher) == ["joe-biden"]
    assert naming_search.official("joseph-r-biden", searcher).id == "joe-biden"
    with Archive.open(office.folder) as archive:
        assert naming.explain(archive, "joseph-r-biden").name == "Joe Biden"


def test_a_surname_that_was_somebody_finds_whom_it_turned_out_to_be(office):
    office.add("c")
    assert office.named() == {"c": {"biden"}}
    office.add("a", "f", "g", texts=MORE)
    assert naming_search.ids("biden", office.searcher()) == ["joe-biden"]


def test_an_archive_made_before_names_were_kept_is_read(office):
    office.add("a", "b", "c")
    before = office.named()
    with closing(sqlite3.connect(office.folder / "archive.sqlite")) as db:
        for table in ("names", "kin_due", "former_ids"):
            db.execute(f"DROP TABLE {table}")
    office.rebuild()
    assert office.named() == before


def test_killed_between_noting_and_settling_the_next_run_settles(office, monkeypatch):
    office.add("a", "c", texts=MORE)
    with monkeypatch.context() as context:
        context.setattr(naming, "resolve", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            office.add("g", "d", texts=MORE)
    office.add("e", texts=MORE)
    assert office.named()["d"] == {"joe-biden"}


def test_the_command_explains_why_names_are_one_person(tmp_path):
    lines = [json.dumps({"id": id, "text": TEXTS[id], "date": "2022-05-05"}) for id in "abc"]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")
    data = ["--data", str(tmp_path / "data")]
    assert CliRunner().invoke(main, [*data, "index", str(tmp_path / "in.jsonl")]).exit_code == 0
    printed = CliRunner().invoke(main, [*data, "people", "--explain", "joseph-r-biden"]).output
    assert "Joe Biden = Joseph R. Biden: both are told to be president" in printed
    nobody = CliRunner().invoke(main, [*data, "people", "--explain", "x"])
    assert (nobody.exit_code, "nobody by the id 'x'" in nobody.output) == (1, True)


OFFICE = "M. Bernard Kouchner, chef de la MINUK, a rencontré M. Boris Ruge, président serbe."


def offices_of(office):
    return {found.term for found in office.searcher().vocabulary("office", "", 100)}


def test_an_office_is_paired_by_hand_without_reading_a_source_again(office, monkeypatch):
    office.add("a", texts={"a": OFFICE})
    before = offices_of(office)
    assert "~chef de la minuk=bernard-kouchner" in before
    monkeypatch.setattr(people, "sightings", None)  # nothing is read again
    cure = "offices: [{fr: chef de la MINUK, en: Head of UNMIK}]"
    assert office.correct(cure) == 1
    assert offices_of(office) >= {
        "!chef de la minuk=bernard-kouchner",
        ":!chef de la minuk=en=Head of UNMIK",
    }
    assert office.correct(cure) == 0
    office.rebuild()
    assert "!chef de la minuk=bernard-kouchner" in offices_of(office)
    office.correct("offices: [{fr: chef de la MINUK, en: UNMIK Head}]")
    assert ":!chef de la minuk=en=UNMIK Head" in offices_of(office)
    office.correct("")
    assert offices_of(office) == before


@pytest.mark.parametrize(
    "cure",
    [
        "no_offices: [président serbe]",
        "people: [{name: Boris Ruge, never_held: [Serbian President]}]",
    ],
)
def test_an_office_that_is_none_or_another_s_is_taken_away_by_hand(office, cure):
    office.add("a", texts={"a": OFFICE})
    assert "president//rs=boris-ruge" in offices_of(office)
    office.correct(cure)
    assert "president//rs=boris-ruge" not in offices_of(office)
    assert "~chef de la minuk=bernard-kouchner" in offices_of(office)
    office.rebuild()
    assert "president//rs=boris-ruge" not in offices_of(office)
    office.correct("")
    assert "president//rs=boris-ruge" in offices_of(office)
