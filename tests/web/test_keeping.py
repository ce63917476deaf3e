"""What was answered before is given again, and never what is no longer so."""

import gzip

import pytest
from flask import Flask, Response, g

from web.keeping import FEW, HIT, MADE, ROOM, SECONDS, Keeping, again, keep


class House:
    """An application whose one page counts how often it is made."""

    def __init__(self, room=ROOM):
        self.generation, self.made, self.now, self.cut = "one", 0, 0.0, False
        self.app = Flask("kept")
        self.app.add_url_rule("/<ui>/", "search", self.page)
        self.app.add_url_rule("/other", "other", self.page)
        self.kept = keep(
            self.app,
            lambda: self.generation,
            keeping=Keeping(room, clock=lambda: self.now),
        )
        self.client = self.app.test_client()

    def page(self, ui="fr"):
        self.made += 1
        g.is_cut_short = self.cut
        return Response(f"{ui} {self.made} " + "paix " * FEW, mimetype="text/html")

    def get(self, path="/fr/?q=paix", **headers):
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.get(path, headers=names)


def test_the_same_address_is_answered_once():
    house = House()
    assert house.get().data == house.get().data
    assert house.made == 1
    assert house.get("/fr/?q=guerre").data != house.get().data


def test_an_answer_tells_whether_it_was_kept():
    house = House()
    told = [
        house.get(path).headers["Cache-Status"] for path in ("/fr/", "/fr/", "/other", "/other")
    ]
    assert told == [MADE, HIT, MADE, MADE]


def test_what_is_published_is_answered_anew():
    house = House()
    before = house.get().data
    house.generation = "two"
    assert house.get().data != before


def test_an_answer_is_given_again_for_a_minute():
    house = House()
    before = house.get().data
    house.now = SECONDS + 1
    assert house.get().data != before


def test_an_answer_that_was_cut_short_is_not_kept():
    house = House()
    house.cut = True
    assert house.get().data != house.get().data


def test_other_pages_are_made_each_time():
    house = House()
    assert house.get("/other").data != house.get("/other").data


def test_who_has_an_answer_is_sent_nothing():
    house = House()
    first = house.get()
    again = house.get(If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    house.generation = "two"
    assert house.get(If_None_Match=first.headers["ETag"]).status_code == 200


@pytest.mark.parametrize(
    ("accepted", "packed"), [("gzip", True), ("br, gzip;q=0", False), ("", False)]
)
def test_an_answer_is_compressed_for_who_takes_it(accepted, packed):
    house = House()
    for _ in range(2):
        answer = house.get(Accept_Encoding=accepted)
        assert (answer.headers.get("Content-Encoding") == "gzip") is packed
        body = gzip.decompress(answer.data) if packed else answer.data
        assert body.startswith(b"fr 1 paix")
        assert "Accept-Encoding" in answer.headers["Vary"]


def test_what_was_asked_for_longest_ago_is_forgotten_first():
    house = House(room=12 * FEW)
    first, *_ = [house.get(f"/fr/?q={n}").data for n in range(5)]
    assert len(house.kept) < 5
    assert house.get("/fr/?q=4").data.startswith(b"fr 5 ")
    assert house.get("/fr/?q=0").data != first


def test_only_questions_are_answered_from_what_is_kept():
    house = House()
    house.get()
    assert house.client.post("/fr/?q=paix").status_code == 405
    assert house.client.head("/fr/?q=paix").data == b""
    assert house.made == 1


def test_what_was_asked_for_last_is_made_again_of_what_is_new():
    house = House()
    for path in ("/fr/?q=a", "/fr/?q=b", "/fr/?q=c"):
        house.get(path, Accept_Language="en")
    house.generation = "two"
    again(house.app, most=2)
    assert house.made == 5
    kept = [house.get(f"/fr/?q={q}", Accept_Language="en") for q in "cba"]
    assert [answer.headers["Cache-Status"] for answer in kept] == [HIT, HIT, MADE]
    assert b"4" in kept[0].data  # the last one asked for first


def test_making_answers_again_ends_in_time():
    house = House()
    house.get()
    house.generation = "two"
    again(house.app, seconds=-1)
    assert house.made == 1


def test_what_is_gone_is_made_again_only_for_those_who_ask():
    house = House()
    house.get("/fr/?q=a")
    house.generation = "two"
    house.get("/fr/?q=b")
    house.generation = "three"
    again(house.app)
    assert house.made == 3


def test_without_anything_kept_there_is_nothing_to_make_again():
    house = House()
    again(house.app)
    assert house.made == 0
