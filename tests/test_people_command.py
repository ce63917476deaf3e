"""`communique people`: who is named, and who held which office when."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from communique import main

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    data = str(tmp_path_factory.mktemp("data"))
    assert CliRunner().invoke(main, ["--data", data, "index", str(SEEDS)]).exit_code == 0

    def run(*words):
        return CliRunner().invoke(main, ["--data", data, *words])

    return run


@pytest.mark.parametrize(
    "office", ["secrétaire général délégué de l'OTAN", "NATO Deputy Secretary General"]
)
def test_an_office_at_a_date_gives_its_holder_in_either_language(run, office):
    found = json.loads(run("people", "--office", office, "--date", "2023-06", "--json").stdout)
    assert found["office"]["key"] == "deputy-secretary-general//nato"
    (held,) = found["held"]
    assert (held["id"], held["releases"]) == ("mircea-geoana", 1)
    assert held["then"]["date"] == {"start": "2023-06-13", "end": "2023-06-13"}
    assert "Geoană" in held["then"]["sentence"]
    printed = run("people", "--office", office, "--date", "juin 2023").stdout
    assert "mircea-geoana" in printed
    assert held["then"]["release"] in printed


def test_out_of_the_time_that_is_told_nobody_is_made_the_holder(run):
    asked = ("people", "--office", "président serbe", "--date", "2019")
    found = json.loads(run(*asked, "--json").stdout)
    assert found["held"] == []
    assert found["near"][0]["after"]["date"]["start"] == "2024-08-16"
    assert "no release of that time" in run(*asked).stdout


def test_an_office_that_nobody_holds_is_told(run):
    result = run("people", "--office", "roi de Norvège")
    assert result.exit_code == 1
    assert "roi de Norvège" in result.stderr


@pytest.mark.parametrize(
    "words", [("--date", "2020"), ("--office", "roi", "--date", "hier ou demain")]
)
def test_a_date_without_an_office_or_that_is_none_is_misuse(run, words):
    assert run("people", *words).exit_code == 2


def test_a_search_is_narrowed_by_what_the_person_does(run):
    def total(relation):
        words = ("search", "--person", "boris-ruge", "--relation", relation, "--json", "")
        return json.loads(run(*words).stdout)

    assert total("speaks")["total"] == 1
    assert total("represented")["total"] == 0
    assert "relation:speaks" in total("speaks")["receipt"]["searched"]
    assert run("search", "--relation", "knows", "x").exit_code == 2
