"""What is made at a start is made once, and made again when anything that it depends on changed."""

from __future__ import annotations

import sys

import pytest

from index.ready import beside, code, ready

TABLE = {("fr", ("paix",)): (("peace", 1.0),), "forms": frozenset({"paix"}), "none": None}


@pytest.fixture
def file(tmp_path):
    return tmp_path / "table"


def never():
    raise AssertionError("it is ready")


def test_it_is_made_once(file):
    assert ready(file, lambda: TABLE, of=1) == TABLE
    assert ready(file, never, of=1) == TABLE
    assert [path.name for path in file.parent.iterdir()] == ["table"]


def test_of_something_else_it_is_made_anew(file):
    ready(file, lambda: TABLE, of=1)
    assert ready(file, lambda: "another", of=2) == "another"
    assert ready(file, never, of=2) == "another"


def test_another_python_makes_it_anew(file, monkeypatch):
    ready(file, lambda: TABLE, of=1)
    monkeypatch.setattr(sys, "version", "4.0")
    assert ready(file, lambda: "another", of=1) == "another"


@pytest.mark.parametrize("length", [0, 1, 32, 63, 64, 65, 80])
def test_what_is_cut_short_is_made_anew(file, length):
    ready(file, lambda: TABLE, of=1)
    file.write_bytes(file.read_bytes()[:length])
    assert ready(file, lambda: TABLE, of=1) == TABLE
    assert ready(file, never, of=1) == TABLE


def test_what_is_damaged_is_made_anew(file):
    ready(file, lambda: TABLE, of=1)
    kept = bytearray(file.read_bytes())
    kept[-1] ^= 0xFF
    file.write_bytes(kept)
    assert ready(file, lambda: "another", of=1) == "another"


def test_where_nothing_can_be_kept_it_is_made_each_time(tmp_path):
    nowhere = tmp_path / "no such folder" / "table"
    assert [ready(nowhere, lambda n=n: n, of=1) for n in (1, 2)] == [1, 2]
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_kept_leaves_nothing_behind(file):
    file.mkdir()
    assert ready(file, lambda: TABLE, of=1) == TABLE
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_changed_is_another_one(tmp_path, monkeypatch):
    package = tmp_path / "a_package"
    package.mkdir()
    (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    before = code("a_package", "no_package_of_that_name")
    assert code("a_package") == before
    (package / "words.txt").write_text("paix")
    assert code("a_package") != before


def test_what_is_made_of_a_packaged_file_never_stands_where_pythons_bytecode_does(tmp_path):
    text, module = beside(tmp_path / "offices.yaml"), beside(tmp_path / "offices.py")
    assert text != module
    assert not text.name.endswith(".pyc")
