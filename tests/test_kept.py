"""What an archive tells of what was refused and of dates in doubt."""

from zoneinfo import ZoneInfo

import pytest

from index import indexing
from index.archive import Archive
from index.kept import FolderKept, kept

LINES = {
    "a.jsonl": '{"id": "a", "language": "fr", "text": "La paix.", "date": "2023-02-30"}\n'
    '{"id": "b", "language": "fr", "text": "La paix.", "date": "2023-06-13"}\n'
    '{"id": "b", "language": "en", "text": "Peace.", "date": "2023-06-14"}\n'
    '{"id": "c", "language": "fr", "text": "La paix.", "date": "2023-06-13"}\n'
    '{"id": "c", "language": "en", "text": "Peace.", "date": "2023-06-13"}\n'
    '{"id": "d", "language": "de", "text": "Frieden."}\n'
    '{"id": "e", "language": "nl", "text": "Vrede."}\n',
}


@pytest.fixture
def folder(tmp_path):
    for name, text in LINES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Archive.open(tmp_path / "data") as archive:
        indexing.keep([tmp_path / "a.jsonl"], archive, zone=ZoneInfo("Europe/Brussels"))
    return tmp_path / "data"


def test_an_archive_tells_what_was_refused_and_what_is_in_doubt(folder):
    told = kept(folder)
    assert (told.versions, told.revisions, told.forgotten) == (5, 0, 0)
    assert sum(told.refused.values()) == 2
    assert (told.impossible.count, told.impossible.named) == (1, ("a",))
    assert (told.differing.count, told.differing.named) == (1, ("b",))


def test_no_reason_tells_where_the_file_was(folder):
    assert not any("a.jsonl" in reason or "/" in reason for reason in kept(folder).refused)


def test_one_reason_is_counted_once_whatever_it_quotes(folder):
    assert list(kept(folder).refused.values()) == [2]


def test_without_an_archive_nothing_is_told(tmp_path):
    assert kept(tmp_path) is None
    (tmp_path / "archive.sqlite").write_bytes(b"no database, " * 100)
    assert kept(tmp_path) is None


def test_a_server_reads_again_what_has_changed(folder, tmp_path):
    ledger = FolderKept(folder)
    first = ledger()
    assert ledger() is first
    more = tmp_path / "b.jsonl"
    more.write_text('{"id": "z", "language": "fr", "text": "La paix."}\n', encoding="utf-8")
    with Archive.open(folder) as archive:
        indexing.keep([more], archive, zone=ZoneInfo("Europe/Brussels"))
    assert ledger().versions == first.versions + 1
