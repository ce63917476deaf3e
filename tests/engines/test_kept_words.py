"""What was put together of late is kept, up to a number of bytes."""

from dataclasses import dataclass

from search.engines.shelf import Shelf


@dataclass
class Thing:
    nbytes: int


def test_what_was_asked_for_longest_ago_goes_first():
    shelf = Shelf(limit=4000)
    for key in "abc":
        shelf.put(key, Thing(700))
    shelf.get("a")
    shelf.put("d", Thing(700))
    assert [key for key in "abcd" if shelf.get(key)] == ["a", "c", "d"]


def test_a_thing_that_has_grown_is_counted_as_it_is_now():
    shelf = Shelf(limit=4000)
    things = {key: Thing(0) for key in "abc"}
    for key, thing in things.items():
        shelf.put(key, thing)
    things["c"].nbytes = 2500
    shelf.put("c", things["c"])
    assert [key for key in "abc" if shelf.get(key)] == ["b", "c"]


def test_a_thing_greater_than_the_shelf_is_not_kept_and_drives_nothing_out():
    shelf = Shelf(limit=4000)
    shelf.put("a", Thing(100))
    shelf.put("b", Thing(5000))
    assert [key for key in "ab" if shelf.get(key)] == ["a"]
    shelf.put("a", Thing(5000))
    assert len(shelf) == 0
