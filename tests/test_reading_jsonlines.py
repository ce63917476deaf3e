"""JSON Lines: what is read, what is refused, and that what is written reads back."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import Refused
from index.reading import MAX_DOCUMENT, Read, foreign, jsonlines, lines, read
from index.reading.plain import one_line
from index.release import Block, Days, ReleaseId, Version

BRUSSELS = ZoneInfo("Europe/Brussels")
TEXTS = ["Les Alliés se réunissent à Bruxelles.", "The Allies meet in Brussels today."]
FEW = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def outcomes(tmp_path: Path):
    """Read lines, given as bytes, text or objects."""

    def all_of(*written: object, name: str = "a.jsonl") -> list[Read | Refused]:
        parts = [
            part
            if isinstance(part, bytes)
            else (part if isinstance(part, str) else json.dumps(part)).encode()
            for part in written
        ]
        data = b"\n".join(parts)
        file = tmp_path / name
        file.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return list(read(file, zone=BRUSSELS))

    return all_of


@pytest.fixture
def told(outcomes):
    """Read one object that is good."""

    def one(**said: object) -> Read:
        [outcome] = outcomes({"id": "a", "text": TEXTS[0], **said})
        assert isinstance(outcome, Read), outcome
        return outcome

    return one


@pytest.fixture
def refused(outcomes):
    """Read one object that is not, and give the reason."""

    def one(said: object) -> str:
        [outcome] = outcomes(said)
        assert isinstance(outcome, Refused), outcome
        assert outcome.line == 1
        return outcome.reason

    return one


def test_every_field_is_read(told) -> None:
    outcome = told(
        id="PR/1",
        language="fr",
        title="Le titre\nsur deux lignes",
        date={"start": "2024-08-16", "end": "2024-08-22"},
        updated="2024-08-23 15:27",
        published="23 août 2024",
        url="https://exemple.org/1",
        issuer=" OTAN ",
        kind="statement",
        minister="X",
        text="Une ligne.\n\nUne autre ligne.",
    )
    assert outcome.warnings == ()
    assert outcome.line == 1
    assert outcome.version == Version(
        id=ReleaseId("PR-1"),
        language="fr",
        title="Le titre sur deux lignes",
        blocks=(Block("Une ligne.", "fr"), Block("Une autre ligne.", "fr")),
        happened=Days(date(2024, 8, 16), date(2024, 8, 22)),
        published=date(2024, 8, 23),
        updated=datetime(2024, 8, 23, 15, 27, tzinfo=BRUSSELS),
        url="https://exemple.org/1",
        issuer="OTAN",
        kind="statement",
        reference="PR/1",
        extra={"minister": "X"},
    )


@pytest.mark.parametrize("text", TEXTS)
def test_a_missing_title_is_taken_from_the_text(told, text: str) -> None:
    assert told(text=f"{text} {text}").version.title == text


@pytest.mark.parametrize("words", ["sécurité commune", "common security"])
def test_a_title_taken_from_a_long_sentence_is_cut_between_words(told, words: str) -> None:
    title = told(text=" ".join([words] * 40)).version.title
    assert len(title) <= 121
    assert title.endswith((f"{words}…", f"{words.partition(' ')[0]}…"))


@pytest.mark.parametrize(
    ("written", "language"), [("fr", "fr"), ("EN", "en"), ("fr-FR", "fr"), ("en_GB", "en")]
)
def test_the_language_is_that_of_the_tag(told, written: str, language: str) -> None:
    assert told(language=written).version.language == language


@pytest.mark.parametrize(("text", "language"), list(zip(TEXTS, ["fr", "en"], strict=True)))
@pytest.mark.parametrize("written", [None, ""])
def test_without_a_tag_the_text_tells(told, text: str, language: str, written: object) -> None:
    assert told(text=text, language=written).version.language == language


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024-08-16", "2024-08-16", "2024-08-16"),
        ("2001-7-25", "2001-07-25", "2001-07-25"),
        ("16 août 2024", "2024-08-16", "2024-08-16"),
        ("August 16-22, 2024", "2024-08-16", "2024-08-22"),
        ({"start": "2024-08-16"}, "2024-08-16", "2024-08-16"),
        ({"start": "16 août 2024", "end": "22 August 2024"}, "2024-08-16", "2024-08-22"),
    ],
)
def test_a_date_is_a_text_or_a_start_and_an_end(
    told, written: object, first: str, last: str
) -> None:
    happened = told(date=written).version.happened
    assert happened == Days(date.fromisoformat(first), date.fromisoformat(last))


UNUSABLE = [
    ("date", "2024-02-31"),
    ("date", "31 juin 2024"),
    ("date", "bientôt"),
    ("date", {"start": "2024-08-22", "end": "2024-08-16"}),
    ("date", {"start": "2024-08-16", "end": "soon"}),
    ("date", {"end": "2024-08-16"}),
    ("published", "30 February 2024"),
    ("updated", "2024-08-23T25:00"),
    ("updated", "hier"),
    ("url", "javascript:alert(1)"),
    ("url", "ftp://exemple.org/a"),
    ("url", "https://"),
    ("url", "http://[::1"),
    ("url", "https://exemple.org/a b"),
    ("url", "exemple.org"),
]


@pytest.mark.parametrize(("key", "value"), UNUSABLE)
def test_what_cannot_be_used_is_kept_beside_with_a_warning(told, key: str, value: object) -> None:
    outcome = told(**{key: value})
    assert len(outcome.warnings) == 1
    assert key in outcome.warnings[0]
    assert outcome.version.extra == {key: value}
    assert [outcome.version.happened, outcome.version.published] == [None, None]
    assert [outcome.version.updated, outcome.version.url] == [None, None]


GOOD = {"id": "a", "text": "b"}
BAD = [
    ({"text": "b"}, "id"),
    ({"id": "a"}, "text"),
    ({"id": None, "text": "b"}, "id"),
    ({"id": "", "text": "b"}, "id"),
    ({"id": "\u200b", "text": "b"}, "id"),
    ({"id": 7, "text": "b"}, "id is a number"),
    ({"id": "a", "text": ["b"]}, "text is a list"),
    ({"id": "a", "text": " \n\u200b"}, "no text"),
    ({**GOOD, "title": 7}, "title is a number"),
    ({**GOOD, "language": True}, "language is true or false"),
    ({**GOOD, "language": "de"}, "'de'"),
    ({**GOOD, "date": 20240816}, "date is a number"),
    ({**GOOD, "date": {"start": 5}}, "date.start is a number"),
    ({**GOOD, "updated": {}}, "updated is an object"),
    ({**GOOD, "published": 1.5}, "published is a number"),
    ({**GOOD, "url": ["x"]}, "url is a list"),
    ({**GOOD, "issuer": {}}, "issuer is an object"),
    ({**GOOD, "kind": 0}, "kind is a number"),
    ({**GOOD, "reference": 0}, "reference is a number"),
    ({**GOOD, "blocks": "fr"}, "blocks is a text"),
    ({**GOOD, "blocks": ["fr poem"]}, "blocks holds"),
    ({**GOOD, "blocks": [["fr"]]}, "blocks holds"),
    ("[]", "is a list"),
    ("null", "is null"),
    ('"a"', "is a text"),
    ("{", "not JSON"),
    ("communiqué", "not JSON"),
    ('{"id": "a", "text": "b", "n": NaN}', "NaN"),
    ('{"id": "a", "text": "b", "n": 1e999}', "too great"),
    ('{"id": "a", "text": "b", "n": ' + "1" * 5_000 + "}", "digits"),
    ('{"id": "a", "text": "b", "id": "c"}', "id twice"),
    ('{"id": "a", "text": "b", "n": ' + "[" * 100_000 + "}", "deep"),
    ('{"id": "a", "text": "b", "n": ' + "[" * 70 + "]" * 70 + "}", "deep"),
    (b"\x89PNG\r", "not JSON"),
    (b'{"id": "a", "text": "b\0"}', "NUL"),
]


@pytest.mark.parametrize(("written", "reason"), BAD)
def test_a_bad_line_is_refused_with_its_reason(refused, written: object, reason: str) -> None:
    assert reason in refused(written)


def test_a_bad_line_costs_no_other(outcomes) -> None:
    written = [GOOD, "{", "", {**GOOD, "id": "c"}, b"\xff\xfe{", {**GOOD, "id": "d"}]
    found = outcomes(*written)
    assert [(type(one).__name__, one.line) for one in found] == [
        ("Read", 1), ("Refused", 2), ("Read", 4), ("Refused", 5), ("Read", 6)
    ]  # fmt: skip
    assert {one.source for one in found} == {found[0].source}


def test_half_characters_are_replaced(outcomes) -> None:
    [outcome] = outcomes('{"id": "a", "text": "b\\ud800", "n": {"\\udfff": "\\ud83d\\ude00"}}')
    assert outcome.version.blocks[0].text == "b\ufffd"
    assert outcome.version.extra == {"n": {"\ufffd": "😀"}}


def test_control_characters_inside_texts_are_no_refusal(outcomes) -> None:
    [outcome] = outcomes('{"id": "a", "text": "un\\u0000\tdeux\\u0007"}')
    assert outcome.version.blocks[0].text == "un\tdeux"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_of_unicode_are_read(outcomes, encoding: str) -> None:
    written = "\r\n".join(
        json.dumps({"id": str(n), "text": "été"}, ensure_ascii=False) for n in range(3)
    )
    found = outcomes(written.encode(encoding))
    assert [(one.version.id, one.version.title) for one in found] == [
        ("0", "été"), ("1", "été"), ("2", "été")
    ]  # fmt: skip


def test_a_line_in_windows_1252_is_read_with_a_warning(outcomes) -> None:
    first, second = outcomes('{"id": "a", "text": "été"}'.encode("cp1252"), GOOD)
    assert first.version.title == "été"
    assert "Windows-1252" in first.warnings[0]
    assert second.warnings == ()


def test_a_line_too_long_is_passed_over(outcomes) -> None:
    long = json.dumps({"id": "a", "text": "é" * MAX_DOCUMENT}, ensure_ascii=False)
    one, two = outcomes(long, GOOD)
    assert isinstance(one, Refused)
    assert (one.line, "5,000,000" in one.reason) == (1, True)
    assert (two.line, two.version.id) == (2, "a")


def test_a_line_of_just_the_length_allowed_is_read(outcomes) -> None:
    rest = MAX_DOCUMENT - len(json.dumps({"id": "a", "text": ""}))
    for length, kind in ((rest, Read), (rest + 1, Refused)):
        [outcome] = outcomes({"id": "a", "text": "x" * length})
        assert type(outcome) is kind


def test_a_packed_file_is_read(outcomes) -> None:
    found = outcomes(*({**GOOD, "id": str(n)} for n in range(50)), name="a.jsonl.gz")
    assert [(one.version.id, one.line) for one in found] == [(str(n), n + 1) for n in range(50)]


def packed(count: int) -> bytes:
    """So many good lines, packed; hardly compressible, so that a cut falls between them."""
    said = "\n".join(
        json.dumps({"id": str(n), "text": f"{n * 7919 % 100_003:x}"}) for n in range(count)
    )
    return gzip.compress(said.encode())


def test_of_a_packed_file_cut_off_the_good_lines_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(packed(5_000)[:-3_000])
    *good, last = read(file, zone=UTC)
    assert len(good) > 1_000
    assert all(isinstance(one, Read) for one in good)
    assert isinstance(last, Refused)
    assert "cut off" in last.reason
    assert last.line == len(good) + 1


def test_of_a_packed_file_damaged_the_good_lines_are_read(tmp_path: Path) -> None:
    data = bytearray(packed(5_000))
    data[-6] ^= 0xFF  # in the checksum
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(data)
    *good, last = read(file, zone=UTC)
    assert len(good) >= 4_900
    assert "damaged" in last.reason


def test_packed_parts_in_a_row_are_one_file(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    first = gzip.compress(b'{"id": "a", "text": "b"}\n{"id": ')
    file.write_bytes(first + gzip.compress(b'"c", "text": "d"}') + b"\0" * 512)
    assert [one.version.id for one in read(file, zone=UTC)] == ["a", "c"]


def test_what_unpacks_to_far_too_much_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "ALWAYS_UNPACKED", 1_000_000)
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress(b'{"id": "a", "text": "b"}\n' + b" " * 50_000_000))
    first, *_, last = read(file, zone=UTC)
    assert first.version.id == "a"
    assert "unpacks to more than 100 times" in last.reason


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.jsonl", b"", "is empty"),
        ("a.jsonl.gz", b"", "is empty"),
        ("a.jsonl.gz", gzip.compress(b""), "is empty"),
        ("a.jsonl.gz", b'{"id": "a"}', "no gzip file"),
        ("a.jsonl", gzip.compress(b"{}"), "is a gzip archive"),
        ("a.jsonl.gz", gzip.compress(b"PK\x03\x04"), "is a zip archive"),
        ("a.jsonl", b" \n\n \n", "holds nothing but blanks"),
    ],
)
def test_a_file_that_is_no_json_lines_is_refused(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    [outcome] = read(file, zone=UTC)
    assert isinstance(outcome, Refused)
    assert reason in outcome.reason


# -- a file of another kind ---------------------------------------------------------------------

NOISE = random.Random(1).randbytes(100_000).replace(b"{", b"(")  # noqa: S311 - only noise
FOREIGN = {
    "noise": (NOISE, "it is not text"),
    "the middle of a program": (b"\0main\xff\0exit\xfe\n" * 500, "NUL bytes"),
    "a table": (b"id;titre\n1;Visite\n2;Retour\n", "not JSON"),
    "a table in Windows-1252": ("id;été\n".encode("cp1252") * 300, "not JSON"),
    "a page": (b"<html>\n<p>Visite</p>\n\n</html>\n", "not JSON"),
    "one object over several lines": (b'{\n "id": "a",\n "text": "b"\n}\n', "not JSON"),
    "lists": (b"[1]\n[2]\n", "is a list"),
}


@pytest.mark.parametrize(("data", "reason"), FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("ending", ["", ".gz"])
def test_a_file_of_another_kind_is_one_refusal(tmp_path, data, reason, ending) -> None:
    file = tmp_path / f"a.jsonl{ending}"
    file.write_bytes(gzip.compress(data) if ending else data)
    [outcome] = read(file, zone=UTC)
    count = sum(1 for line in data.split(b"\n") if line.strip())
    assert outcome.line is None
    assert outcome.reason.startswith(
        f"is not JSON Lines in UTF-8: none of its {count} lines is a JSON object; the first "
    )
    assert reason in outcome.reason


def test_bad_lines_among_good_ones_are_refused_by_their_numbers(outcomes) -> None:
    found = outcomes("# releases", "", "{", GOOD, *[f"{n};x" for n in range(foreign.FEW)])
    assert [(type(one).__name__, one.line) for one in found] == [
        ("Refused", 1), ("Refused", 3), ("Read", 4), *(("Refused", 5 + n) for n in range(foreign.FEW))
    ]  # fmt: skip


def test_many_bad_lines_in_a_row_are_one_refusal_and_cost_no_other(outcomes) -> None:
    noise = [f"{n};x" for n in range(foreign.FEW + 1)]
    found = outcomes(GOOD, *noise, {**GOOD, "id": "c"}, *noise)
    assert [(type(one).__name__, one.line) for one in found] == [
        ("Read", 1), ("Refused", 2), ("Read", 23), ("Refused", 24)
    ]  # fmt: skip
    assert found[1].reason == (
        "this and 20 more lines, to line 22, are no JSON objects; "
        "the first is not JSON: Extra data at character 2"
    )


@pytest.mark.parametrize(
    "written",
    ["{}", ' \t{ "id": "a", "text": "b"}', '\ufeff{"id": "a", "text": "b"}', '{\r"id":1}'],
)
def test_no_object_is_taken_for_a_line_of_another_kind(tmp_path, written) -> None:
    file = tmp_path / "a.jsonl"
    noise = "a log\n" * 2 * foreign.FEW
    file.write_text(f"{noise}{written}\n{noise}", encoding="utf-8", newline="")
    first, second, third = read(file, zone=UTC)
    assert [one.line for one in (first, second, third)] == [1, 41, 42]
    assert "lines" not in getattr(second, "reason", "")


def test_bad_lines_before_the_damage_are_told_too(tmp_path) -> None:
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress(b"a\nb\n" * 50_000 + NOISE)[:-9])
    first, second = read(file, zone=UTC)
    assert first.line == 1
    assert "are no JSON objects" in first.reason
    assert "cut off" in second.reason


# -- what is written reads back ---------------------------------------------------------------

LETTERS = st.text(
    alphabet="abé’ «»œÉ.,\u00a0\u202fe\u0301\u200b\u00ad\n\t\u2028\x1c\ud800\U0001f600-/|•1",
    max_size=40,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | LETTERS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LETTERS, inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
MOMENTS = st.datetimes(datetime(1950, 1, 1), datetime(2080, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is given
SAID = st.fixed_dictionaries(
    {"id": LETTERS, "text": LETTERS.map(lambda text: text.replace("|", "\n\n"))},
    optional={
        "language": st.sampled_from(["fr", "en", ""]),
        "title": LETTERS,
        "date": st.dates().map(str) | LETTERS | st.just({"start": "2024-12-30", "end": "2025-01-02"}),
        "updated": MOMENTS.map(str) | MOMENTS.map(lambda m: m.astimezone(BRUSSELS).isoformat()) | LETTERS,
        "published": st.dates().map(str),
        "url": st.just("https://exemple.org/é?a=b") | LETTERS,
        "issuer": LETTERS,
        "kind": LETTERS,
        "reference": LETTERS,
        "extra": JSON,
        "blocks x": JSON,
    },
)  # fmt: skip


def read_back(folder: Path, version: Version) -> Read | Refused:
    file = folder / "back.jsonl"
    file.write_text(jsonlines.line(version) + "\n", encoding="utf-8")
    [outcome] = read(file, zone=BRUSSELS)
    return outcome


@given(said=SAID)
@FEW
def test_a_version_that_was_read_is_written_and_read_back(tmp_path: Path, said: object) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps(said), encoding="utf-8")
    [first] = read(file, zone=BRUSSELS)
    if isinstance(first, Read):
        second = read_back(tmp_path, first.version)
        assert isinstance(second, Read), second
        assert second.version == first.version


def versions() -> Iterator[Version]:
    fr, en = (Block(text, tag) for text, tag in zip(TEXTS, ["fr", "en"], strict=True))
    whole = Version(
        id=ReleaseId("v"),
        language="fr",
        title="Titre",
        blocks=(fr, Block("Photo", "en", "caption"), Block("Suite", "fr", "heading"), en),
        happened=Days(date(2024, 8, 16), date(2024, 8, 22)),
        published=date(2024, 8, 23),
        updated=datetime(2024, 10, 27, 2, 30, tzinfo=BRUSSELS, fold=1),
        url="https://exemple.org/",
        issuer="OTAN",
        kind="statement",
        reference="v/1",
        extra={"header": ["x"], "n": [1, 2.5, None, {"é": True}]},
    )
    yield whole
    yield Version(ReleaseId("w"), "en", "A title only", ())
    yield Version(ReleaseId("x"), "en", "Title", (en,), updated=date(2024, 8, 23))
    yield Version(
        ReleaseId("y"), "fr", "Titre", (fr,), extra={"date": "31 juin 2023", "url": "a:b"}
    )


@pytest.mark.parametrize("version", list(versions()), ids=lambda version: version.id)
def test_a_written_version_reads_back(tmp_path: Path, version: Version) -> None:
    outcome = read_back(tmp_path, version)
    assert isinstance(outcome, Read)
    assert outcome.version == version


def test_a_written_version_is_one_line() -> None:
    for version in versions():
        assert "\n" not in jsonlines.line(version)
        assert one_line(jsonlines.line(version)) == jsonlines.line(version)


def test_blocks_that_no_longer_fit_the_text_are_judged_anew(told) -> None:
    outcome = told(text="\n\n".join(TEXTS), blocks=["fr heading"])
    assert [block.kind for block in outcome.version.blocks] == ["paragraph", "caption"]
    assert "blocks" in outcome.warnings[0]
    assert outcome.version.extra == {}


@given(data=st.binary(max_size=300) | st.binary(max_size=100).map(gzip.compress))
@FEW
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.txt"])
def test_any_bytes_are_read_or_refused(tmp_path: Path, name: str, data: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    found = list(read(file, zone=UTC))
    assert found
    assert all(isinstance(one, Read) or one.reason for one in found)
