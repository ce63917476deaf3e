"""Files and folders of every sort: found, read or refused by name, never in the way of another."""

from __future__ import annotations

import os
import socket
from datetime import UTC
from pathlib import Path

import pytest

from index.errors import Refused
from index.reading import MAX_DOCUMENT, Read, find, read
from index.reading.files import printable

TEXT = "Titre\n\nLes Alliés se réunissent à Bruxelles."


def write(path: Path, data: bytes | str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def refusal(path: Path) -> str:
    [outcome] = read(path, zone=UTC)
    assert isinstance(outcome, Refused), outcome
    assert outcome.source == printable(path)
    return outcome.reason


def good(path: Path) -> Read:
    [outcome] = read(path, zone=UTC)
    assert isinstance(outcome, Read), outcome
    return outcome


def test_folders_are_walked_in_order_and_what_is_hidden_is_passed_over(tmp_path: Path) -> None:
    for name in (
        "b/2.txt",
        "b/1.jsonl",
        "a.txt",
        "c.pdf",
        ".hidden.txt",
        ".git/x.txt",
        "x.txt/y.txt",
    ):
        write(tmp_path / name)
    found = [path.relative_to(tmp_path).as_posix() for path in find([tmp_path])]
    assert found == ["a.txt", "b/1.jsonl", "b/2.txt", "c.pdf", "x.txt/y.txt"]


def test_what_is_given_comes_in_its_order_and_once(tmp_path: Path) -> None:
    one, two = write(tmp_path / "1.txt"), write(tmp_path / "2.txt")
    missing, hidden = tmp_path / "none.txt", write(tmp_path / ".h.txt")
    given = [two, missing, tmp_path, two, hidden]
    assert list(find(given)) == [two, missing, one, hidden]


def test_a_loop_of_links_ends_and_a_linked_folder_is_read(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside" / "o.txt").parent
    inside = write(tmp_path / "in" / "i.txt").parent
    (inside / "loop").symlink_to(inside, target_is_directory=True)
    (inside / "up").symlink_to(tmp_path, target_is_directory=True)
    (inside / "z").symlink_to(outside, target_is_directory=True)
    (inside / "self.txt").symlink_to("self.txt")
    (inside / "nowhere.txt").symlink_to("nothing")
    names = sorted(path.name for path in find([inside]))
    assert names == ["i.txt", "nowhere.txt", "o.txt", "self.txt"]
    assert "cannot be read" in refusal(inside / "self.txt")
    assert "No such file" in refusal(inside / "nowhere.txt")


def test_a_very_deep_folder_is_walked(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(300):
        deep /= "d"
    write(deep / "a.txt")
    assert list(find([tmp_path])) == [deep / "a.txt"]


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.txt.gz", "a.json", "a.html", ".txt.bak"])
def test_other_kinds_of_file_are_refused_with_those_that_are_read(
    tmp_path: Path, name: str
) -> None:
    assert "is not a kind of file that is read: .txt, .jsonl, .jsonl.gz" in refusal(
        write(tmp_path / name)
    )


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.jsonl.gz", "a.pdf"])
def test_what_is_missing_or_no_file_is_refused(tmp_path: Path, name: str) -> None:
    assert "No such file" in refusal(tmp_path / name)
    (tmp_path / name).mkdir()
    assert refusal(tmp_path / name) == "is a folder, not a file"


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.jsonl.gz", "a.fifo"])
def test_a_pipe_is_refused_at_once(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    assert "is a pipe" in refusal(tmp_path / name)


def test_sockets_devices_and_impossible_names_are_refused(tmp_path: Path) -> None:
    link = tmp_path / "null.txt"
    link.symlink_to("/dev/null")
    assert "a device" in refusal(link)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s.txt"))
        assert "a socket" in refusal(tmp_path / "s.txt")
    assert "name" in refusal(Path("a\0b.txt"))
    assert "name too long" in refusal(tmp_path / ("n" * 300 + ".txt"))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root: run as another user")
def test_what_may_not_be_read_is_refused(tmp_path: Path) -> None:
    file = write(tmp_path / "in" / "a.txt")
    file.chmod(0)
    assert "Permission denied" in refusal(file)
    file.parent.chmod(0)
    [found] = find([file.parent])
    assert "Permission denied" in refusal(found)
    file.parent.chmod(0o700)


NOT_TEXT = [
    (b"", "is empty"),
    (b" \n\t\r\n\xc2\xa0", "nothing but blanks"),
    ("\ufeff\u200b\n".encode(), "nothing but blanks"),
    (b"\x89PNG\r\n\x1a\n\0\0", "is a PNG image, not text"),
    (b"\x1f\x8b\x08\0", "is a gzip archive"),
    (b"PK\x03\x04 ", "is a zip archive"),
    (b"%PDF-1.7\n", "is a PDF file"),
    (b"Titre\n\nUn texte\0avec un NUL", "NUL"),
    (bytes(range(1, 32)) * 10, "control characters"),
    (b"\0" * 1_000, "NUL"),
    (b"<!DOCTYPE html>\n<html>", "page of markup"),
    (b"  <html lang='fr'>", "page of markup"),
    (b"x" * (MAX_DOCUMENT + 1), "longer than 5,000,000 bytes"),
]


@pytest.mark.parametrize(("data", "reason"), NOT_TEXT)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, data: bytes, reason: str) -> None:
    assert reason in refusal(write(tmp_path / "a.txt", data))


ENCODED = [
    ("utf-8", None),
    ("utf-8-sig", None),
    ("utf-16", "UTF-16"),
    ("utf-16-le", "UTF-16"),
    ("utf-16-be", "UTF-16"),
    ("utf-32", "UTF-32"),
    ("cp1252", "Windows-1252"),
    ("latin-1", "Windows-1252"),
]


@pytest.mark.parametrize(("encoding", "name"), ENCODED)
def test_encodings_are_told_apart_and_named(
    tmp_path: Path, encoding: str, name: str | None
) -> None:
    outcome = good(write(tmp_path / "a.txt", TEXT.encode(encoding)))
    assert outcome.version.title == "Titre"
    assert outcome.version.blocks[0].text == "Les Alliés se réunissent à Bruxelles."
    assert [name in warning for warning in outcome.warnings if name] == [True] * bool(name)
    assert len(outcome.warnings) == bool(name)


def test_utf_16_cut_inside_a_character_keeps_the_rest(tmp_path: Path) -> None:
    outcome = good(write(tmp_path / "a.txt", TEXT.encode("utf-16")[:-1]))
    assert outcome.version.blocks[0].text.startswith("Les Alliés se réunissent à Bruxelles")


def test_utf_8_cut_inside_a_character_keeps_the_rest(tmp_path: Path) -> None:
    outcome = good(write(tmp_path / "a.txt", f"{TEXT} É".encode()[:-1]))
    assert outcome.version.blocks[0].text == "Les Alliés se réunissent à Bruxelles."
    assert "cut off" in outcome.warnings[0]


def test_stray_bytes_do_not_spoil_the_rest_of_utf_8(tmp_path: Path) -> None:
    data = "Sécurité\n\nLes Alliés réunis à Bruxelles ".encode() + "l’été".encode("cp1252")
    outcome = good(write(tmp_path / "a.txt", data))
    assert outcome.version.title == "Sécurité"
    assert outcome.version.blocks[0].text == "Les Alliés réunis à Bruxelles l’été"
    assert "3 bytes" in outcome.warnings[0]


def test_a_name_that_is_not_utf_8_is_repaired(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + "/déclaration.txt".encode("cp1252")
    try:
        Path(os.fsdecode(name)).write_text(TEXT, encoding="utf-8")
    except OSError as error:
        pytest.skip(f"set TMPDIR to a file system that takes any name, as ext4 does: {error}")
    [path] = find([tmp_path])
    outcome = good(path)
    assert outcome.version.id == "déclaration"
    assert outcome.source.endswith("d\\xe9claration.txt")
    assert "name" in outcome.warnings[0]
    assert outcome.source.encode()


@pytest.mark.parametrize(
    ("name", "id"),
    [("a\nb.txt", "a b"), ("a\u202eb.txt", "ab"), ("...x.txt", "x"), ("GIF8.txt", "GIF8")],
)
def test_odd_names_give_safe_ids_and_sources(tmp_path: Path, name: str, id: str) -> None:
    outcome = good(write(tmp_path / name))
    assert outcome.version.id == id
    assert outcome.source.isprintable()


def test_one_bad_file_costs_no_other(tmp_path: Path) -> None:
    for number, (data, _) in enumerate(NOT_TEXT):
        write(tmp_path / f"bad-{number:02}.txt", data)
    write(tmp_path / "bad.pdf")
    write(tmp_path / "aa.txt")
    write(tmp_path / "zz.jsonl", '{"id": "z", "text": "Les Alliés"}')
    outcomes = [outcome for path in find([tmp_path]) for outcome in read(path, zone=UTC)]
    assert [one.version.id for one in outcomes if isinstance(one, Read)] == ["aa", "z"]
    assert len(outcomes) == len(NOT_TEXT) + 3
