"""Files of all that a question finds: whole, harmless, streamed, from one state."""

import csv
import io
import json
import re

import pytest
from fake import CATALOGUE, HOSTILE, FakeCatalogue, made
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.exceptions import ServiceUnavailable

from index.errors import Unavailable
from index.release import Block, Release, ReleaseId, Version
from web.exporting.formats import FORMATS
from web.exporting.streaming import ENOUGH, Streaming
from web.exporting.table import COLUMNS, harmless
from web.pages import create_app

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])
FORMULA = re.compile(r"[=+\-@\t\r]")


def rows(response):
    text = response.data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def get(client):
    def get(path, status=200):
        response = client.get(path)
        assert response.status_code == status
        return response

    return get


@BOTH
@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_file_has_all_of_the_question_whatever_the_page(get, ui, form):
    response = get(f"/{ui}/export.{form}?q=paix&issuer=OTAN&page=2&per=10")
    text = response.text
    assert response.content_type == FORMATS[form].mimetype
    assert response.headers["Content-Disposition"] == f"attachment; filename=communique.{form}"
    found = get("/api/search?q=paix&issuer=OTAN&per=100").json["hits"]
    assert len(found) == 18
    counts = {
        "csv": lambda: len(rows(response)),
        "json": lambda: len(json.loads(text)),
        "jsonl": lambda: len([json.loads(line) for line in text.splitlines()]),
        "bib": lambda: text.count("\n}\n"),
        "ris": lambda: text.count("ER  - \r\n"),
        "csl.json": lambda: len(json.loads(text)),
    }
    assert counts[form]() == 18


@BOTH
def test_a_row_says_what_a_release_is(get, ui):
    row = next(row for row in rows(get(f"/{ui}/export.csv?q=paix")) if row["id"] == "row-07")
    assert list(row) == list(COLUMNS)
    assert (
        row["title"] == {"fr": "Déclaration n° 7 sur la paix", "en": "Statement no. 7 on peace"}[ui]
    )
    assert (row["language"], row["languages"]) == (ui, "fr | en")
    assert (row["start"], row["end"], row["published"]) == ("2020-08-08",) * 3
    assert (row["issuer"], row["kind"]) == ("OTAN", "déclaration")
    assert row["people"] == "Jane O’Hara"
    assert row["source"] == f"https://www.example.org/{ui}/7"
    assert row["link"] == f"http://localhost/{ui}/release/row-07"


def test_an_excel_that_expects_no_utf8_is_told_by_the_first_bytes(get):
    assert get("/fr/export.csv").data.startswith(b"\xef\xbb\xbfid,title,")


BAD = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", '=HYPERLINK("http://x";"y")', "|calc", "%0A=1"]  # fmt: skip


@pytest.mark.parametrize("text", BAD)
def test_no_cell_begins_a_formula(text):
    release = Release(
        ReleaseId(text),
        (Version(ReleaseId("x"), "fr", text, (Block(text, "fr"),), issuer=text, kind=text),),
    )
    client = create_app(FakeCatalogue([release])).test_client()
    (row,) = rows(client.get("/fr/export.csv"))
    assert row["title"].startswith("'")
    for cell in row.values():
        assert not FORMULA.match(cell)


@given(st.text())
def test_no_text_at_all_begins_a_formula_or_a_new_line(text):
    cell = harmless(text)
    assert not FORMULA.match(cell)
    assert not re.search(r"[\t\r\n\x00]|;[=+\-@]|,[=+\-@]", cell)


def test_cells_survive_signs_of_the_table_itself(get):
    (row,) = rows(get("/en/export.csv?q=hostile"))
    assert (row["title"], row["issuer"]) == (HOSTILE, '"><script>')
    assert row["source"] == ""


def test_a_line_of_json_is_the_release_of_the_api(get):
    (line,) = get("/en/export.jsonl?q=balkans&date=2024").text.splitlines()
    whole = get("/api/release/004_1c4b25704dc0e3be").json
    found = json.loads(line)
    assert found.pop("link") == "http://localhost/en/release/004_1c4b25704dc0e3be"
    assert found == {key: value for key, value in whole.items() if key != "alike"}


@BOTH
@pytest.mark.parametrize(
    ("form", "empty"), [("csv", 0), ("json", []), ("csl.json", []), ("jsonl", ""), ("bib", "")]
)
def test_nothing_found_is_an_empty_file(get, ui, form, empty):
    response = get(f"/{ui}/export.{form}?q=zzz")
    if form == "csv":
        assert rows(response) == []
    else:
        assert (json.loads(response.text) if form.endswith("json") else response.text) == empty


@BOTH
@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("asked", ["zzz=1", "date=2024-13", "sort=up", "at=3"])
def test_what_cannot_be_read_is_named_and_nothing_is_given(get, ui, form, asked):
    told = get(f"/{ui}/export.{form}?q=paix&{asked}", status=422).json
    assert [one["name"] for one in told["parameters"]] == [asked.split("=")[0]]


def test_others_may_read_it(client):
    response = client.get("/fr/export.json?q=zzz", headers={"Origin": "https://example.org"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers


class Torn(FakeCatalogue):
    """An engine that fails after so many releases."""

    def __init__(self, after):
        super().__init__(CATALOGUE)
        self.after = after

    def collect(self, query):
        assert query.page == 1
        for number in range(self.after):
            yield made(number % 28)
        raise Unavailable("gone")


def test_an_engine_that_fails_before_the_first_piece_is_an_error_page():
    app = create_app(Torn(1))
    app.logger.disabled = True
    response = app.test_client().get("/fr/export.json")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "30")


def test_an_engine_that_fails_on_the_way_breaks_the_connection():
    app = create_app(Torn(2_000))
    response = app.test_client().get("/fr/export.json")
    assert response.status_code == 200
    with pytest.raises(Unavailable):
        _ = response.data
    response.close()
    assert app.test_client().get("/fr/export.ris").status_code == 200


def test_few_are_written_at_a_time_and_a_place_is_given_back():
    with create_app(FakeCatalogue([])).test_request_context():
        streaming = Streaming(at_once=1)
        long = ("x" * ENOUGH for _ in range(3))
        first = streaming.answer(long, mimetype="text/plain")
        with pytest.raises(ServiceUnavailable):
            streaming.answer(["y"], mimetype="text/plain")
        next(iter(first.response))
        first.close()  # the reader went away
        second = streaming.answer(["y"], mimetype="text/plain")
        assert second.get_data() == b"y"  # read to its end
        streaming.answer(["z"], mimetype="text/plain").close()


def test_many_are_read_one_after_another_by_a_client_that_never_closes(client):
    for _ in range(5):
        assert client.get("/fr/export.csv").data


def test_only_the_release_at_hand_is_held():
    alive = []

    def pieces():
        for number in range(10_000):
            alive.append(number)
            yield "x" * 1_000

    with create_app(FakeCatalogue([])).test_request_context():
        answer = Streaming().answer(pieces(), mimetype="text/plain")
        sent = iter(answer.response)
        next(sent)
        assert len(alive) <= 2 * ENOUGH / 1_000
        answer.close()
