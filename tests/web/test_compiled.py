"""Templates are compiled once: a later start reads what an earlier one kept."""

from __future__ import annotations

import sys

import jinja2
import pytest

from index.ready import beside
from web.compiled import Compiled


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "page.html").write_text("a {{ b }}")
    (tmp_path / "__pycache__").mkdir()
    return tmp_path


@pytest.fixture
def compilations(monkeypatch):
    """How often a template was compiled."""
    seen = []
    compile_ = jinja2.Environment.compile

    def compiled(self, source, *others, **options):
        seen.append(source)
        return compile_(self, source, *others, **options)

    monkeypatch.setattr(jinja2.Environment, "compile", compiled)
    return seen


def started(folder, **options):
    """What a program says that begins now."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), autoescape=True, **options
    )
    environment.bytecode_cache = Compiled(environment, folder)
    return environment.get_template("page.html").render(b="<b>")


def kept(folder):
    return beside(folder / "page.html")


def test_a_later_start_compiles_nothing(folder, compilations):
    assert [started(folder), started(folder)] == ["a &lt;b&gt;"] * 2
    assert len(compilations) == 1
    assert [path.name for path in kept(folder).parent.iterdir()] == [kept(folder).name]


def test_a_template_that_changed_is_compiled_anew(folder, compilations):
    started(folder)
    (folder / "page.html").write_text("z {{ b }}")
    assert started(folder) == "z &lt;b&gt;"
    assert len(compilations) == 2


def test_other_settings_of_the_reader_are_another_template(folder, compilations):
    (folder / "page.html").write_text("{% if b %}\nyes\n{% endif %}")
    assert started(folder) == "\nyes\n"
    assert started(folder, trim_blocks=True) == "yes\n"
    assert len(compilations) == 2


@pytest.mark.parametrize("length", [0, 10, 30, 60, 200])
def test_what_is_damaged_is_made_anew(folder, compilations, length):
    started(folder)
    kept(folder).write_bytes(kept(folder).read_bytes()[:length])
    assert started(folder) == "a &lt;b&gt;"
    assert len(compilations) == 2
    assert started(folder) == "a &lt;b&gt;"
    assert len(compilations) == 2


def test_where_nothing_may_be_kept_each_start_compiles(folder, compilations, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert started(folder) == "a &lt;b&gt;"
    assert not kept(folder).exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    kept(folder).parent.rmdir()
    assert [started(folder), started(folder)] == ["a &lt;b&gt;"] * 2
    assert len(compilations) == 3
    assert [path.name for path in folder.iterdir()] == ["page.html"]
