"""What counts as found, and what folders of labels say."""

import json

import pytest
from click.testing import CliRunner

from communique import main
from index.errors import CommuniqueError
from index.people.evaluation import Labels, agree, compare, total
from index.people.labelled import read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joe Biden", "Joseph R. Biden, Jr."),
        ("P. Finch", "Peter Finch"),
        ("Pete Finch", "Peter Finch"),
        ("DING Xuexiang", "Xuexiang Ding"),
        ("Mircea Geoana", "Mircea Geoană"),
        ("Jean Baptiste Djebbari", "Jean-Baptiste Djebbari"),
        ("Finch", "Peter Finch"),
        ("Le Drian", "Jean-Yves Le Drian"),
        ("María Salvador", "María Isabel Salvador"),
    ],
)
def test_short_forms_initials_order_and_bare_surnames_agree(one, other):
    assert agree(one, other)
    assert agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jill Biden", "Joe Biden"),
        ("Peter Finch", "Peter Falk"),
        ("Finch", "Falk"),
        ("Peter", "Peter Finch"),
    ],
)
def test_another_first_name_or_surname_contradicts(one, other):
    assert not agree(one, other)


def test_two_proposals_for_one_label_are_one_right_and_one_wrong():
    score = compare(["Finch", "Peter Finch"], Labels("r", ("Peter Finch",)))
    assert (score.right, score.wrong, score.missed) == (("Peter Finch",), ("Finch",), ())


def test_a_bare_label_is_met_by_any_person_of_that_surname():
    score = compare(["Edgar Marlow"], Labels("r", surnames_only=("Marlow",)))
    assert (score.precision, score.recall, score.f1) == (1.0, 1.0, 1.0)


def test_nothing_proposed_where_nobody_is_labelled_is_perfect_and_a_total_counts_names():
    empty = compare([], Labels("a"))
    half = compare(["Peter Finch", "Pool TV"], Labels("b", ("Peter Finch", "Ann Falk")))
    assert (empty.precision, empty.recall) == (1.0, 1.0)
    assert (total([empty, half]).precision, total([empty, half]).recall) == (0.5, 0.5)


def test_a_brat_folder_is_read_with_each_person_once(tmp_path):
    (tmp_path / "a.txt").write_text("M. Boris Ruge est à Skopje. Merci, M. Ruge.", "utf-8")
    (tmp_path / "a.ann").write_text("T1\tPER 3 13\tBoris Ruge\nPERS\t38\t42\tRuge\t1\n", "utf-8")
    (found,) = read(tmp_path)
    assert found.labels == Labels("a", ("Boris Ruge",))


def test_a_conll_file_is_read_by_its_last_column(tmp_path):
    rows = (
        "-DOCSTART- O\n\nMr. NNP O\nBoris NNP B-PER\nRuge NNP I-PER\nmet VBD O\nOsmani NNP B-PER\n"
    )
    (tmp_path / "a.conll").write_text(rows, "utf-8")
    (found,) = read(tmp_path)
    assert found.labels == Labels("a", ("Boris Ruge",), ("Osmani",))
    assert found.version.blocks[0].text.endswith("Mr. Boris Ruge met Osmani")


@pytest.mark.parametrize(
    ("ann", "said"), [("T1\tPER 3 99\tX", "a.ann:1: 3 to 99"), (None, "neither brat")]
)
def test_a_folder_that_is_no_such_thing_is_told_so(tmp_path, ann, said):
    (tmp_path / "a.txt").write_text("M. Ruge.", "utf-8")
    if ann:
        (tmp_path / "a.ann").write_text(ann, "utf-8")
    with pytest.raises(CommuniqueError, match=said):
        list(read(tmp_path))


def test_the_command_prints_the_figures_of_each_text_and_the_total(tmp_path):
    (tmp_path / "a.txt").write_text("M. Boris Ruge est à Skopje avec Marko.", "utf-8")
    (tmp_path / "a.ann").write_text("T1\tPER 3 13\tBoris Ruge\nT2\tPER 32 37\tMarko\n", "utf-8")
    printed = CliRunner().invoke(main, ["evaluate-people", str(tmp_path)]).output
    assert printed.splitlines()[-1].split() == ["1.000", "0.500", "0.667", "total"]
    found = json.loads(
        CliRunner().invoke(main, ["evaluate-people", str(tmp_path), "--json"]).output
    )
    assert found[0]["missed"] == ["Marko"]
