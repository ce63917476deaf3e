"""What is wrong with a file that a person wrote is told with its line and the cure."""

import os

import pytest

from index.errors import CommuniqueError, PairsError
from index.handwritten import LARGEST, composed, text_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("join: [", "a.yaml:1: expected the node content, but found '<stream end>'"),
        ("join:\n\t- x", "a.yaml:2: found character '\\t' that cannot start any token"),
        ("join:\n- a\0", "a.yaml:2: holds U+0000: take it out"),
        ("[" * 50_000, "a.yaml holds lists in too many lists: keep to what is described"),
        ("a" * (LARGEST + 1), "a.yaml is longer than 1,000,000 characters: keep what matters most"),
    ],
    ids=["unclosed", "tab", "control", "deep", "long"],
)
def test_what_is_no_yaml_is_told(text, said):
    with pytest.raises(PairsError) as caught:
        composed(text, source="a.yaml", wrong=PairsError)
    assert str(caught.value) == said


def test_a_node_knows_its_line():
    root = composed("join:\n- [é, b]", source="a.yaml", wrong=PairsError)
    assert root.value[0][1].value[0].start_mark.line == 1
    assert composed("# nothing", source="a.yaml", wrong=PairsError) is None


@pytest.mark.parametrize("name", ["a.yaml", "nothing/a.yaml", "file/a.yaml"])
def test_where_there_is_no_file_it_says_nothing(tmp_path, name):
    (tmp_path / "file").touch()
    assert text_of(tmp_path / name, wrong=CommuniqueError) == ""


def test_a_text_is_read_with_or_without_a_byte_order_mark(tmp_path):
    for mark in (b"", b"\xef\xbb\xbf"):
        (tmp_path / "a.txt").write_bytes(mark + "été".encode())
        assert text_of(tmp_path / "a.txt", wrong=CommuniqueError) == "été"


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda path: path.mkdir(), "is a folder, a pipe or a device: put a file there"),
        (os.mkfifo, "is a folder, a pipe or a device: put a file there"),
        (lambda path: path.symlink_to("/dev/zero"), "is a folder, a pipe or a device"),
        (lambda path: path.symlink_to(path.name), "cannot be read: Too many levels"),
        (lambda path: path.write_bytes(b"\xff\xfe\0"), "is not UTF-8: save it as UTF-8"),
        (lambda path: path.write_text("é" * (LARGEST + 1)), "is longer than 1,000,000 characters"),
    ],
    ids=["folder", "pipe", "device", "loop", "bytes", "long"],
)
def test_what_cannot_be_read_is_told(tmp_path, made, said):
    made(tmp_path / "a.txt")
    with pytest.raises(CommuniqueError) as caught:
        text_of(tmp_path / "a.txt", wrong=CommuniqueError)
    assert str(caught.value).startswith(f"{tmp_path / 'a.txt'} {said}")
