"""Each command does what the design says, and every failure is one line of words."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from communique import main
from index.archive import Archive
from index.errors import ArchiveError
from search.engine import engine

CHECKOUT = Path(__file__).parent.parent
SEEDS = CHECKOUT / "seeds"
FIRST, SECOND = "000_22f758d05eafb563", "004_1c4b25704dc0e3be"
BARE = {name: value for name, value in os.environ.items() if not name.startswith("COMMUNIQUE_")}


@pytest.fixture(autouse=True)
def no_settings(monkeypatch):
    for name in os.environ:
        if name.startswith("COMMUNIQUE_"):
            monkeypatch.delenv(name)


def brief(value):
    """The name of a case."""
    return ascii(" ".join(map(str, value)) if isinstance(value, tuple) else value)[:40]


class Communique:
    """The command on one data folder, in this process."""

    def __init__(self, data):
        self.data = data

    def __call__(self, *arguments, env=None):
        return CliRunner(env=env).invoke(main, ["--data", str(self.data), *map(str, arguments)])

    def good(self, *arguments):
        """What it prints, when all is well."""
        result = self(*arguments)
        assert (result.exit_code, result.stderr) == (0, ""), result.output
        return result.stdout

    def json(self, *arguments):
        command, *rest = arguments
        return json.loads(self.good(command, "--json", *rest))

    def bad(self, *arguments, env=None):
        """The one line that it says, when it failed."""
        result = self(*arguments, env=env)
        assert result.exit_code == 1, result.output
        assert re.fullmatch(r"communique: [^\n]+\n", result.stderr), result.stderr
        return result.stderr.removeprefix("communique: ").strip()

    def found(self, *arguments):
        return {hit["id"] for hit in self.json("search", *arguments)["hits"]}


def process(*arguments, **options):
    """The command as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "communique", *map(str, arguments)],
        cwd=CHECKOUT,
        env=BARE,
        stdout=options.pop("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
        **options,
    )


def ended(*arguments, **options):
    """Exit status, output, errors."""
    with process(*arguments, **options) as running:
        out, err = running.communicate(timeout=60)
    return running.returncode, (out or b"").decode(), err.decode()


@pytest.fixture(scope="module")
def sown(tmp_path_factory):
    """The seeds, indexed; only to be read."""
    command = Communique(tmp_path_factory.mktemp("sown"))
    command.good("index", SEEDS)
    return command


@pytest.fixture
def seeds(sown, tmp_path):
    """The seeds, indexed, in a folder of the test's own."""
    return Communique(shutil.copytree(sown.data, tmp_path / "data"))


@pytest.fixture
def empty(tmp_path):
    return Communique(tmp_path / "data")


# index


def test_index_says_how_many_were_added_updated_unchanged_and_refused(empty):
    assert empty.good("index", SEEDS) == "2 added, 0 updated, 0 unchanged, 0 forgotten, 0 refused\n"
    assert empty.good("index", SEEDS) == "0 added, 0 updated, 2 unchanged, 0 forgotten, 0 refused\n"


def test_index_names_what_it_refuses_and_exits_3(empty, tmp_path):
    lines = tmp_path / "a.jsonl"
    lines.write_text('{"id": "bon", "text": "Le texte."}\n{"id": "mauvais"}\n')
    result = empty("index", lines, SEEDS)
    assert result.exit_code == 3
    assert result.stderr == f"refused: {lines}:2: has no text\n"
    assert result.stdout == "3 added, 0 updated, 0 unchanged, 0 forgotten, 1 refused\n"
    assert len(empty.found()) == 3


def test_index_as_json(empty, tmp_path):
    lines = tmp_path / "a.jsonl"
    lines.write_text('{"id": "bon", "text": "Le texte.", "date": "31 Feb. 2023"}\n{"id": "x"}\n')
    result = empty("index", lines, "--json")
    assert (result.exit_code, result.stderr) == (3, "")
    told = json.loads(result.stdout)
    (warning,) = told.pop("warnings")
    assert warning.startswith(f"{lines}:1: ")
    assert told == {
        "added": 1,
        "updated": 0,
        "unchanged": 0,
        "forgotten": 0,
        "refused": [{"source": str(lines), "line": 2, "reason": "has no text"}],
        "published": 1,
    }


def test_a_missing_file_is_refused_by_name_and_the_others_are_read(empty, tmp_path):
    result = empty("index", tmp_path / "nothing.txt", SEEDS)
    assert result.exit_code == 3
    assert "nothing.txt: cannot be read: No such file" in result.stderr
    assert empty.found() == {FIRST, SECOND}


def test_a_rehearsal_makes_not_even_the_data_folder(empty):
    told = empty.good("index", "--dry-run", SEEDS)
    assert told == "2 added, 0 updated, 0 unchanged, 0 forgotten, 0 refused\n"
    assert not empty.data.exists()


def test_a_rehearsal_changes_nothing_that_is_there(seeds, tmp_path):
    lines = tmp_path / "a.jsonl"
    lines.write_text('{"id": "neuf", "text": "Le texte."}\n{"id": "mauvais"}\n')
    before = seeds.good("export"), seeds.json("search")
    result = seeds("index", "--dry-run", lines, SEEDS)
    assert result.exit_code == 3
    assert result.stdout == "1 added, 0 updated, 2 unchanged, 0 forgotten, 1 refused\n"
    assert (seeds.good("export"), seeds.json("search")) == before
    assert seeds.good("index", SEEDS).startswith("0 added")
    assert "neuf" not in seeds.good("export")


def test_bars_of_progress_are_for_terminals_only(empty):
    status, out, err = ended("--data", empty.data, "index", SEEDS)
    assert (status, out.count("\n"), err) == (0, 1, "")


# search

SHAPE = {
    "total": int,
    "page": int,
    "per": int,
    "generation": str,
    "hits": list,
    "office": type(None),
    "facets": dict,
    "receipt": dict,
    "did_you_mean": list,
    "ways_out": list,
}
HIT = {
    "id": str,
    "title": str,
    "language": str,
    "languages": list,
    "date": dict,
    "published": type(None),
    "updated": str,
    "issuer": type(None),
    "kind": type(None),
    "url": type(None),
    "snippet": str,
    "quote": type(None),
    "people": list,
    "score": float,
}


FACETS = ("person", "year", "month", "day", "language", "issuer", "kind")


def shape(value):
    return {key: type(inner) for key, inner in value.items()}


def test_search_as_json_has_the_shape_that_programs_count_on(sown):
    found = sown.json("search", "securite")
    assert shape(found) == SHAPE
    assert [shape(hit) for hit in found["hits"]] == [HIT, HIT]
    assert set(found["facets"]) == {*FACETS}
    for values in found["facets"].values():
        assert all(list(value) == ["value", "label", "count", "selected"] for value in values)
    assert list(found["receipt"]) == ["searched", "added", "ignored", "relaxed", "limits"]
    assert {"id": "boris-ruge", "name": "Boris Ruge"}.items() <= next(
        hit for hit in found["hits"] if hit["id"] == SECOND
    )["people"][0].items()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--not-person", "ruge"), {FIRST}),
        (("--person", "ruge", "--person", "geoana"), {FIRST, SECOND}),
        (("--person", "ruge", "--person", "geoana", "--all-people"), set()),
        (("--not-date", "juin 2023"), {SECOND}),
        (("--from", "du 16 au 22 août 2024"), {SECOND}),
        (("--of", "updated", "--to", "2023"), {FIRST}),
        (("--of", "published", "--from", "1900"), set()),
        (("--sort", "published", "--not-lang", "en"), {FIRST, SECOND}),
    ],
)
def test_choices_of_a_search_are_options(sown, options, expected):
    found = sown.json("search", *options)
    assert {hit["id"] for hit in found["hits"]} == expected


@pytest.mark.parametrize("words", ["securite", "sécurité", "SÉCURITÉ", "l’securite", "SECURITE"])
def test_however_it_is_typed_a_word_finds_both_and_is_marked_as_it_is_written(sown, words):
    hits = sown.json("search", words)["hits"]
    assert {hit["id"] for hit in hits} == {FIRST, SECOND}
    assert all("<mark>sécurité</mark>" in hit["snippet"] for hit in hits)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), {FIRST, SECOND}),
        (("geoana",), {FIRST}),
        (("Geoană",), {FIRST}),
        (("person:geoana",), {FIRST}),
        (('"maintien de la paix"',), {FIRST}),
        (("4000",), {FIRST}),
        (("OTAN",), {FIRST, SECOND}),
        (("nato",), {FIRST, SECOND}),
        (("deputy", "secretary", "general"), {FIRST, SECOND}),
        (("--no-translate", "deputy", "secretary", "general"), {FIRST}),
        (("--from", "2024-08-18", "--to", "2024-08-18"), {SECOND}),
        (("--person", "ruge"), {SECOND}),
        (("--person", "ruge", "--person", "mircea-geoana"), {FIRST, SECOND}),
        (("--date", "2023", "--date", "2024-08"), {FIRST, SECOND}),
        (("--date", "2023-06"), {FIRST}),
        (("--date", "none"), set()),
        (("--lang", "fr"), {FIRST, SECOND}),
        (("--lang", "en"), set()),
        (("--", "-austerlitz"), {FIRST}),
        (("-austerlitz",), {FIRST}),
        (("-hommes",), {FIRST, SECOND}),
        (("otan", "-austerlitz"), {FIRST}),
        (("-p",), {FIRST, SECOND}),
    ],
    ids=brief,
)
def test_what_is_asked_is_found(sown, arguments, expected):
    assert {
        hit["id"] for hit in json.loads(sown("search", "--json", *arguments).stdout)["hits"]
    } == expected


def test_pages_and_orders(sown):
    newest = sown.json("search", "--sort", "newest")
    assert [hit["id"] for hit in newest["hits"]] == [SECOND, FIRST]
    assert [h["id"] for h in sown.json("search", "--sort", "oldest")["hits"]] == [FIRST, SECOND]
    past = sown.json("search", "--page", "99")
    assert (past["total"], past["hits"], past["page"]) == (2, [], 99)


def test_search_for_a_person_to_read(sown):
    printed = sown.good("search", "securite")
    assert f"{SECOND}  2024-08-16 – 2024-08-22  En visite" in printed
    assert f"{FIRST}  2023-06-13  L’OTAN" in printed
    assert "2 found, page 1 of 1" in printed
    assert "also searched: NATO (for otan, in 1)" in sown.good("search", "otan")


def test_what_is_added_to_a_search_can_be_switched_off(sown):
    printed = sown.good("search", "UE", "--off", "EU", "--off", "union européenne")
    assert "searched: UE\n" in printed
    assert "not searched: EU (for UE), switched off" in printed
    assert "also searched: EU" not in printed
    ignored = sown.json("search", "UE", "--off", "eu")["receipt"]["ignored"]
    assert {"what": "EU", "why": "switched-off"} in ignored


@pytest.mark.parametrize(
    "words",
    [
        "\udcff\udcfe",
        "a\0b",
        "(" * 500,
        '"' * 501,
        "mot " * 30_000,
        "x" * 100_000,
        "person:" * 50,
        "date:2023..1999",
        "\u202e\u200b\u2028",
        "AND OR NOT",
        "<script>alert(1)</script>",
        "*a*",
    ],
    ids=brief,
)
@pytest.mark.parametrize("as_object", [(), ("--json",)], ids=["text", "json"])
def test_no_query_fails(sown, words, as_object):
    result = sown("search", *as_object, "--", words)
    assert (result.exit_code, result.stderr) == (0, "")
    if as_object:
        assert "<script" not in str([hit["snippet"] for hit in json.loads(result.stdout)["hits"]])


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "--date", "demain"),
        ("search", "--from", "2020-13"),
        ("search", "--to", "2024-02-31"),
        ("search", "--sort", "best"),
        ("search", "--page", "0"),
        ("search", "--per", "1000000"),
        ("search", "--lang", "de"),
        ("index",),
        ("forget",),
        ("show",),
        ("analyse", "mot"),
        ("evaluate", "/nowhere", "--lang", "fr"),
        ("serve", "--port", "65536"),
        ("nothing",),
        ("index", "--nothing", "x"),
    ],
    ids=brief,
)
def test_what_is_misused_is_told_and_exits_2(sown, arguments):
    result = sown(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert "Traceback" not in result.stderr


# show, people, analyse


def test_show_prints_a_release_and_where_it_came_from(sown):
    printed = sown.good("show", SECOND)
    assert printed.startswith("En visite dans les Balkans occidentaux, Boris Ruge")
    assert str(SEEDS / f"{SECOND}.txt") in printed
    assert "2024-08-16 – 2024-08-22" in printed
    assert "\nVjosa Osmani" in printed


def test_show_as_json(sown):
    shown = sown.json("show", FIRST)
    assert list(shown) == [
        "id",
        "languages",
        "date",
        "published",
        "updated",
        "issuer",
        "kind",
        "people",
        "quotes",
        "joined",
        "versions",
        "provenance",
    ]
    assert shown["date"] == {"start": "2023-06-13", "end": "2023-06-13"}
    assert {block["language"] for block in shown["versions"][0]["blocks"]} == {"fr", "en"}
    (origin,) = shown["provenance"]
    assert (origin["language"], origin["line"]) == ("fr", None)
    assert origin["source"] == str(SEEDS / f"{FIRST}.txt")


def test_show_answers_while_another_command_writes(seeds):
    with Archive.open(seeds.data) as archive, archive.writing():
        assert seeds.json("show", FIRST)["id"] == FIRST


@pytest.mark.parametrize(
    "id", ["personne", "\udcff", "a\0b", "", "x" * 100_000, "../seeds", "a\nb"], ids=brief
)
@pytest.mark.parametrize("command", ["show", "forget"])
def test_an_unknown_id_is_told_in_one_line(seeds, command, id):
    result = seeds(command, "--", id)
    assert result.exit_code == 1
    assert re.fullmatch(r"communique: no release by (the|that) id:? '[^\n]*'\n", result.stderr)


def test_people_lists_everyone_with_how_many_releases_name_them(sown):
    printed = sown.good("people")
    assert "     1  mircea-geoana  Mircea Geoană (also: Mircea Geoana)\n" in printed
    listed = sown.json("people")
    assert len(listed) == 8
    assert {
        "id": "mircea-geoana",
        "name": "Mircea Geoană",
        "variants": ["Mircea Geoana"],
        "releases": 1,
    } in listed


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "L’armée", "armée\tarmee\tarme"),
        ("en", "The treaties", "treaties\ttreaties\ttreati"),
    ],
)
def test_analyse_shows_the_terms_of_a_text(empty, language, text, expected):
    printed = empty.good("analyse", text, "--lang", language)
    assert expected in printed
    (token, *_) = empty.json("analyse", text, "--lang", language)
    assert list(token) == ["text", "start", "exact", "stem"]
    assert text[token["start"] :].startswith(token["text"])
    assert not empty.data.exists()


@pytest.mark.parametrize("text", ["", " ", "\udcff", "\0", "𝔸" * 1000, "!" * 1000], ids=brief)
def test_any_text_is_analysed(empty, text):
    assert isinstance(empty.json("analyse", "--lang", "fr", "--", text), list)


# forget, rebuild, export


def test_a_forgotten_release_is_not_found_not_shown_not_exported_and_not_read_again(seeds):
    assert seeds.good("forget", FIRST, FIRST) == "1 forgotten\n"
    assert seeds.found() == {SECOND}
    assert seeds.bad("show", FIRST) == f"no release by the id '{FIRST}'"
    assert FIRST not in seeds.good("export")
    assert seeds.good("index", SEEDS) == "0 added, 0 updated, 1 unchanged, 1 forgotten, 0 refused\n"
    seeds.good("rebuild")
    assert seeds.found() == {SECOND}


def test_forgetting_some_that_are_there_and_some_that_are_not(seeds):
    result = seeds("forget", "personne", FIRST)
    assert (result.exit_code, result.stdout) == (1, "1 forgotten\n")
    assert result.stderr == "communique: no release by that id: 'personne'\n"
    assert seeds.found() == {SECOND}


def test_rebuild_gives_the_same_answers_from_a_new_generation(seeds):
    before = seeds.json("search", "securite")
    assert seeds.good("rebuild") == "2 releases indexed\n"
    after = seeds.json("search", "securite")
    assert after.pop("generation") != before.pop("generation")
    assert after == before


def test_an_export_is_json_lines_that_index_reads_back(seeds, tmp_path):
    exported = seeds.good("export")
    assert [json.loads(line)["id"] for line in exported.splitlines()] == [FIRST, SECOND]
    backup = tmp_path / "backup.jsonl"
    backup.write_text(exported, "utf-8")
    other = Communique(tmp_path / "other")
    assert other.good("index", backup).startswith("2 added")
    assert other.good("export") == exported
    assert other.json("people") == seeds.json("people")
    assert other.json("search", "otan")["hits"] == seeds.json("search", "otan")["hits"]


def test_what_programs_read_is_utf8_whatever_the_terminal_is(sown):
    for command in ("export",), ("search", "--json", "geoana"), ("show", FIRST, "--json"):
        with process("--data", sown.data, *command) as plain:
            expected = plain.stdout.read()
            plain.stderr.read()
        ascii_only = BARE | {"PYTHONIOENCODING": "ascii"}
        run = subprocess.run(
            [sys.executable, "-m", "communique", "--data", str(sown.data), *command],
            cwd=CHECKOUT,
            env=ascii_only,
            capture_output=True,
            check=True,
        )
        assert run.stdout == expected
        assert "Geoană".encode() in expected


def test_a_terminal_that_lacks_a_letter_gets_its_code(sown):
    run = subprocess.run(
        [sys.executable, "-m", "communique", "--data", str(sown.data), "search", "geoana"],
        cwd=CHECKOUT,
        env=BARE | {"PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=True,
    )
    assert b"Geoan\\u0103" in run.stdout


# what goes wrong


@pytest.mark.parametrize("command", [("search", "mot"), ("people",), ("serve", "--port", "0")])
def test_without_an_index_the_cure_is_to_index(empty, command):
    assert "`communique index" in empty.bad(*command)
    assert not empty.data.exists()


@pytest.mark.parametrize("command", [("show", "x"), ("export",), ("forget", "x"), ("rebuild",)])
def test_without_an_archive_the_cure_is_to_index_and_nothing_is_made(empty, command):
    assert "there is no archive in" in empty.bad(*command)
    assert not empty.data.exists()


def test_rebuild_without_an_archive_leaves_the_index_alone(seeds):
    for path in seeds.data.glob("archive.sqlite*"):
        path.unlink()
    seeds.bad("rebuild")
    assert seeds.found() == {FIRST, SECOND}


@pytest.mark.parametrize(
    "command",
    [("search", "mot"), ("people",), ("serve", "--port", "0"), ("index", SEEDS), ("forget", FIRST)],
)
def test_when_the_index_is_lost_the_cure_is_to_rebuild(seeds, command):
    shutil.rmtree(seeds.data / "index")
    assert "run `communique rebuild`" in seeds.bad(*command)
    assert seeds.good("rebuild") == "2 releases indexed\n"
    assert seeds.found() == {FIRST, SECOND}


@pytest.mark.parametrize(
    "command", [("search", "mot"), ("people",), ("serve", "--port", "0"), ("index", SEEDS)]
)
def test_an_index_of_another_analyser_is_refused_with_the_cure(seeds, command, monkeypatch):
    monkeypatch.setattr("search.engine.fingerprint", lambda: "another")
    assert "`communique rebuild`" in seeds.bad(*command)
    seeds.good("rebuild")
    assert seeds.found() == {FIRST, SECOND}


@pytest.mark.parametrize(
    ("of", "value"),
    [("search.engine.fingerprint", lambda: "another"), ("index.engines.whoosh.folder.FORMAT", -1)],
    ids=["analyser", "format"],
)
def test_an_index_of_another_version_is_made_anew_when_that_is_asked_for(
    seeds, monkeypatch, of, value
):
    monkeypatch.setattr(of, value)
    assert "`communique rebuild`" in seeds.bad("index", SEEDS)
    assert "`communique rebuild`" in seeds.bad("serve", "--port", "0")
    renewed = seeds("index", "--renew", SEEDS)
    assert (renewed.exit_code, renewed.stderr) == (
        0,
        "another version made the index: 2 releases indexed anew\n",
    )
    assert seeds.good("index", "--renew", SEEDS).startswith("0 added, 0 updated, 2 unchanged")
    assert seeds.found() == {FIRST, SECOND}


def test_only_an_index_of_another_version_is_made_anew(seeds, tmp_path):
    first = Communique(tmp_path / "new")
    assert first.good("index", "--renew", SEEDS).startswith("2 added")
    shutil.rmtree(seeds.data / "index")
    assert "run `communique rebuild`" in seeds.bad("index", "--renew", SEEDS)


@pytest.mark.parametrize("command", [("index", SEEDS), ("forget", FIRST)], ids=brief)
def test_an_index_put_back_from_a_backup_is_not_added_to(seeds, tmp_path, command):
    backup = shutil.copytree(seeds.data / "index", tmp_path / "backup")
    lines = tmp_path / "a.jsonl"
    lines.write_text('{"id": "neuf", "text": "Une nouveauté singulière."}')
    seeds.good("index", lines)
    shutil.rmtree(seeds.data / "index")
    backup.rename(seeds.data / "index")
    said = seeds.bad(*command)
    assert "the index was not made from" in said
    assert "`communique rebuild`" in said
    seeds.good("rebuild")
    seeds.good(*command)
    assert "neuf" in seeds.found("singuliere")


def test_an_index_whose_archive_is_lost_is_not_added_to(seeds):
    lost = [path for path in seeds.data.iterdir() if path.name.startswith("archive.sqlite")]
    for path in lost:
        path.unlink()
    assert "put back the one it was made from" in seeds.bad("index", SEEDS)
    assert seeds.found() == {FIRST, SECOND}


def emptied(file):
    file.write_bytes(b"")


def mangled(file):
    file.write_bytes(file.read_bytes()[::-1])


@pytest.mark.parametrize("damage", [emptied, mangled, Path.unlink])
def test_a_damaged_index_is_told_with_the_cure_whichever_file_it_is(seeds, damage, tmp_path):
    names = [
        path.relative_to(seeds.data) for path in (seeds.data / "index").rglob("*") if path.is_file()
    ]
    for name in names:
        if name.name == "LOCK" or (damage is Path.unlink and name.name == "MANIFEST"):
            continue
        broken = Communique(
            shutil.copytree(seeds.data, tmp_path / f"broken-{len(list(tmp_path.iterdir()))}")
        )
        damage(broken.data / name)
        status, _, err = ended("--data", broken.data, "search", "securite")
        if status:  # a file may be damaged where this search has no need to look
            assert status == 1
            assert re.fullmatch(r"communique: [^\n]+`communique rebuild`[^\n]+\n", err), err
        broken.good("rebuild")
        assert broken.found() == {FIRST, SECOND}


def garbage(data):
    (data / "archive.sqlite").write_bytes(b"not a database at all" * 300)


def foreign(data):
    (data / "archive.sqlite").unlink()
    with contextlib.closing(sqlite3.connect(data / "archive.sqlite")) as db:
        db.execute("CREATE TABLE notes (text)")


@pytest.mark.parametrize("spoil", [garbage, foreign])
@pytest.mark.parametrize(
    "command",
    [("index", SEEDS), ("index", "--dry-run", SEEDS), ("show", FIRST), ("export",), ("rebuild",)],
)
def test_a_file_that_is_no_archive_is_told_and_search_goes_on(seeds, spoil, command):
    spoil(seeds.data)
    assert "archive.sqlite is " in seeds.bad(*command)
    assert seeds.found() == {FIRST, SECOND}


def test_a_data_folder_that_is_a_file_is_told(tmp_path):
    file = tmp_path / "file"
    file.touch()
    assert CliRunner().invoke(main, ["--data", str(file), "people"]).exit_code == 2
    for command in (
        ["index", str(SEEDS)],
        ["index", "--dry-run", str(SEEDS)],
        ["export"],
        ["search"],
    ):
        result = CliRunner(env={"COMMUNIQUE_DATA": str(file)}).invoke(main, command)
        assert result.exit_code == 1
        assert re.fullmatch(r"communique: [^\n]+\n", result.stderr)


@pytest.mark.parametrize("name", ["TIME_ZONE", "PROXIES"])
def test_a_wrong_setting_is_named(sown, name):
    assert f"COMMUNIQUE_{name} is " in sown.bad("people", env={f"COMMUNIQUE_{name}": "nowhere"})


def test_an_unknown_engine_is_told():
    result = CliRunner().invoke(main, ["--index", "gopher://x", "people"])
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "'gopher://x' is no address of an index" in result.stderr


def test_a_second_writer_is_told_that_the_index_is_busy(seeds):
    with contextlib.closing(engine("", data=seeds.data).writer()):
        assert "another writer holds the index" in seeds.bad("index", SEEDS)
        assert "another writer holds the index" in seeds.bad("rebuild")
        assert seeds.found() == {FIRST, SECOND}
    seeds.good("index", SEEDS)


def test_a_second_writer_of_the_archive_is_told_that_it_is_busy(seeds, monkeypatch):
    monkeypatch.setattr("index.sqlite.PATIENCE", 0)
    with Archive.open(seeds.data) as archive, archive.writing():
        assert "another command is writing" in seeds.bad("index", "--dry-run", SEEDS)


def test_of_several_that_begin_at_once_one_does_it_and_the_others_are_told(empty):
    running = [process("--data", empty.data, "index", SEEDS) for _ in range(3)]
    told = [one.communicate(timeout=60) for one in running]
    assert 0 in [one.returncode for one in running]
    for one, (_, err) in zip(running, told, strict=True):
        if one.returncode:
            assert one.returncode == 1
            assert re.fullmatch(rb"communique: [^\n]*(another|busy)[^\n]*\n", err), err
    assert empty.found() == {FIRST, SECOND}


def test_a_reader_who_has_read_enough_is_no_failure(seeds, tmp_path):
    lines = tmp_path / "many.jsonl"
    lines.write_text(
        "".join(json.dumps({"id": str(n), "text": "mot " * 500}) + "\n" for n in range(200))
    )
    seeds.good("index", lines)
    with process("--data", seeds.data, "export") as running:
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


@pytest.mark.parametrize(
    "command",
    [
        ("export",),
        ("search", "otan"),
        ("people", "--json"),
        ("--help",),
        ("--version",),
        ("lexicon", "--help"),
    ],
    ids=brief,
)
def test_output_that_has_no_room_is_told(sown, command):
    with Path("/dev/full").open("wb") as full:
        status, _, err = ended("--data", sown.data, *command, stdout=full)
    said = "communique: No space left on device; free some space and run it again\n"
    assert (status, err) == (1, said)


def test_a_command_that_has_no_standard_error_does_its_work(seeds, tmp_path):
    (tmp_path / "empty.txt").touch()
    command = f'exec "{sys.executable}" -m communique --data "$0" index "$1" 2>&-'
    status = subprocess.run(
        ["/bin/sh", "-c", command, seeds.data, tmp_path / "empty.txt"],
        cwd=CHECKOUT,
        env=BARE,
        stdout=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    assert (status.returncode, b"1 refused" in status.stdout) == (3, True)


@pytest.mark.parametrize("command", [("index", SEEDS), ("show", FIRST), ("rebuild",)], ids=brief)
def test_a_data_folder_that_stands_in_a_file_is_told(tmp_path, command):
    (tmp_path / "file").touch()
    said = Communique(tmp_path / "file" / "data").bad(*command)
    assert said.endswith("data cannot be used as the data folder: it is a file, or stands in one")


def test_an_empty_name_of_a_data_folder_is_not_taken_for_where_one_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["--data", "", "index", str(SEEDS)])
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "it is empty: name a folder" in result.stderr


@pytest.mark.parametrize("kilobytes", [10, 100, 300, 1000])
def test_a_disk_without_room_is_told_and_the_next_run_finishes(tmp_path, kilobytes):
    said = {"language": "fr", "blocks": ["fr paragraph"]}
    lines = tmp_path / "many.jsonl"
    lines.write_text(
        "".join(
            json.dumps(said | {"id": f"r{n}", "text": f"mot{n} paix " * 500}) + "\n"
            for n in range(300)
        )
    )
    command = Communique(tmp_path / "data")
    command.good("index", SEEDS)
    limit = kilobytes * 1024
    status, out, err = ended(
        "--data",
        command.data,
        "index",
        lines,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert (status, out) == (1, "")
    assert re.fullmatch(r"communique: [^\n]+\n", err), err
    assert command.found() >= {FIRST, SECOND}
    command.good("index", lines)
    assert command.json("search")["total"] == 302
    assert command.found("mot299") == {"r299"}


def test_a_disk_without_room_for_temporary_files_blames_no_document(empty):
    status, out, err = ended(
        "--data",
        empty.data,
        "index",
        SEEDS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)),
    )
    assert (status, out) == (1, "")
    assert "free some space for temporary files" in err


def kept(data):
    """How many releases the archive holds, as far as anyone can tell yet."""
    with contextlib.suppress(ArchiveError), Archive.existing(data) as archive:
        return len(archive.ids())
    return 0


def putting(data):
    """Whether the engine is being told."""
    return any((data / "index").glob("home-*/*"))


@pytest.mark.parametrize(
    "moment",
    [
        lambda data: kept(data) > 0,
        lambda data: kept(data) >= 1000,
        lambda data: kept(data) == 1200 and putting(data),
        lambda data: (data / "index" / "MANIFEST").exists(),
    ],
    ids=["the first portion", "the second", "while the engine is told", "when it has published"],
)
def test_kill_9_at_any_moment_loses_nothing_and_the_next_run_finishes(tmp_path, moment):
    lines = tmp_path / "many.jsonl"
    said = [
        {"id": f"r{n:04}", "text": f"Le ministre Jean Martin, mot{n}. " * 9} for n in range(1200)
    ]
    lines.write_text("".join(json.dumps(one) + "\n" for one in said))
    command = Communique(tmp_path / "data")
    with process("--data", command.data, "index", lines) as running:
        while running.poll() is None and not moment(command.data):
            time.sleep(0.01)
        running.kill()
    assert moment(command.data)
    before = kept(command.data)
    report = command.json("index", lines)
    assert report["unchanged"] == before
    assert report["added"] == len(said) - before
    assert command.json("search")["total"] == len(said)
    assert command.found("mot1199") == {"r1199"}


# serve


@contextlib.contextmanager
def served(command, *options):
    with process("--data", command.data, "serve", "--port", "0", *options) as running:
        line = running.stdout.readline().decode()
        try:
            yield running, line.removeprefix("Open ").strip()
        finally:
            running.kill()


def get(address):
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our own page
        return answer.status, answer.read().decode()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_serve_answers_at_the_address_that_it_prints(sown, host):
    with served(sown, "--host", host) as (_, address):
        assert address.startswith(f"http://{host}:")
        assert get(address + "healthz")[0] == 200
        status, page = get(address + "fr/?q=securite")
        assert status == 200
        assert "<mark>sécurité</mark>" in page
        api = json.loads(get(address + "api/search?q=securite")[1])
        assert shape(api) == SHAPE
        assert api == sown.json("search", "securite")


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_serve_ends_well_when_told_to(sown, sign):
    with served(sown) as (running, address):
        get(address + "healthz")
        running.send_signal(sign)
        assert running.wait(15) == 0
        assert b"Traceback" not in running.stderr.read()
        with pytest.raises(urllib.error.URLError):
            get(address)


def test_serve_shows_what_is_published_meanwhile(seeds, tmp_path):
    lines = tmp_path / "a.jsonl"
    lines.write_text('{"id": "neuf", "text": "Une nouveauté singulière."}')

    def soon(query, total):
        """Whether so many are found within ten seconds: a server opens what is new beside."""
        for _ in range(100):
            if json.loads(get(f"{address}api/search{query}")[1])["total"] == total:
                return True
            time.sleep(0.1)
        return False

    with served(seeds) as (_, address):
        assert soon("?q=singuliere", 0)
        seeds.good("index", lines)
        assert soon("?q=singuliere", 1)
        seeds.good("forget", "neuf")
        assert soon("?q=singuliere", 0)
        seeds.good("rebuild")
        assert soon("", 2)


def test_a_taken_port_is_told(sown):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, _, err = ended("--data", sown.data, "serve", "--port", port)
    assert status == 1
    assert err.splitlines()[-1] == (
        f"communique: port {port} is taken: stop what uses it, or choose another with --port"
    )


def test_a_host_that_is_nobodys_is_told(sown):
    status, _, err = ended("--data", sown.data, "serve", "--host", "198.51.100.7", "--port", "0")
    assert status == 1
    assert err.splitlines()[-1].startswith("communique: cannot listen on 198.51.100.7, port 0: ")


# evaluate


def collection(folder, *, answers="q1\td1\t1\nq2\td2\t1\n"):
    folder.mkdir(exist_ok=True)
    (folder / "corpus.jsonl").write_text(
        '{"_id": "d1", "title": "", "text": "La sécurité de l’Europe\u2028et du monde"}\n'
        '{"_id": "d2", "title": "Le pont", "text": "Un pont sur l’Ibar"}\n'
    )
    (folder / "queries.jsonl").write_text(
        '{"_id": "q1", "text": "sécurité"}\n{"_id": "q2", "text": "le pont de l’Ibar"}\n'
    )
    (folder / "qrels.tsv").write_text(f"query-id\tcorpus-id\tscore\n{answers}")
    return folder


def test_evaluate_reports_both_readings_and_touches_no_archive(empty, tmp_path):
    told = empty.json("evaluate", collection(tmp_path / "beir"), "--lang", "fr")
    best = {"nDCG@10": 1.0, "MRR@10": 1.0, "recall@10": 1.0, "recall@100": 1.0}
    assert told == {"any": best, "page": best, "queries": 2}
    assert not empty.data.exists()


def test_evaluate_in_a_table_and_without_accents(empty, tmp_path):
    printed = empty.good("evaluate", collection(tmp_path / "beir"), "--lang", "fr", "--unaccented")
    assert printed.splitlines()[-1] == "2 queries"
    assert re.search(r"^any( +1\.0000){4}$", printed, re.MULTILINE)


def test_evaluate_tells_query_by_query_what_changed(empty, tmp_path):
    folder, kept = collection(tmp_path / "beir"), tmp_path / "kept.jsonl"
    empty.good("evaluate", folder, "--lang", "fr", "--keep", kept)
    same = empty.good("evaluate", folder, "--lang", "fr", "--against", kept)
    assert "any MRR@10 +0.0000 [+0.0000, +0.0000]  0 better, 0 worse of 2" in same
    other = collection(tmp_path / "beir", answers="q1\td1\t1\nq2\td1\t1\n")
    lost = empty.good("evaluate", other, "--lang", "fr", "--against", kept)
    assert "any MRR@10 -0." in lost
    assert " → 0.0000  q2  le pont de l’Ibar" in lost
    told = empty.json("evaluate", other, "--lang", "fr", "--against", kept)["differences"]
    assert {"q2"} == {change["query"] for one in told for change in one["changed"]}


def test_evaluate_against_no_measures_is_refused(empty, tmp_path):
    folder = collection(tmp_path / "beir")
    (tmp_path / "kept").write_text("paix\n")
    said = empty.bad("evaluate", folder, "--lang", "fr", "--against", tmp_path / "kept")
    assert "kept:1: " in said


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("q9\td1\t1\n", r"qrels\.tsv:2: .*'q9'"),
        ("q1 d1 1\n", r"qrels\.tsv:2: "),
        ("q1\td1\tx\n", r"qrels\.tsv:2: "),
        ("", r"qrels\.tsv: "),
    ],
)
def test_a_collection_that_is_wrong_is_told_where(empty, tmp_path, answers, said):
    folder = collection(tmp_path / "beir", answers=answers)
    assert re.search(said, empty.bad("evaluate", folder, "--lang", "fr"))


@pytest.mark.parametrize("file", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
@pytest.mark.parametrize("content", [None, b"\xff\xfe", b'{"text": 1}', b"[]", b"{"])
def test_a_collection_that_lacks_a_file_is_told_which(empty, tmp_path, file, content):
    folder = collection(tmp_path / "beir")
    (folder / file).unlink() if content is None else (folder / file).write_bytes(content)
    assert file in empty.bad("evaluate", folder, "--lang", "fr")


# all of them


def test_every_command_has_help(sown):
    names = main.list_commands(click.Context(main))
    assert names == sorted(names)
    assert {"index", "rebuild", "search", "serve", "lexicon", "check"} <= {*names}
    for name in names:
        printed = sown.good(name, "--help")
        assert printed.startswith("Usage: ")
        assert main.get_command(click.Context(main), name).help


def test_what_is_no_command_is_misused(sown):
    assert main.get_command(click.Context(main), "sreve") is None
    assert sown("sreve").exit_code == 2


def test_the_version_is_told():
    result = CliRunner().invoke(main, ["--version"])
    assert re.fullmatch(r"communique, version \d+\.\d+\.\d+\n", result.stdout)


def test_a_data_folder_may_be_named_in_the_environment(sown):
    result = CliRunner(env={"COMMUNIQUE_DATA": str(sown.data)}).invoke(main, ["people", "--json"])
    assert len(json.load(io.StringIO(result.stdout))) == 8
