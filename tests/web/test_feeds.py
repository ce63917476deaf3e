"""Atom feeds: of a search with all its filters, of an official, of a shelf."""

from datetime import date, datetime

import feedparser
import pytest
from atom import ATOM, LANG, document, faults
from fake import CATALOGUE, HOSTILE, FakeCatalogue

from index.release import Block, Days, Release, ReleaseId, Version
from web.pages import create_app

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])
FEEDS = [
    "/{}/feed.atom",
    "/{}/feed.atom?q=paix&per=10&page=2",
    "/{}/feed.atom?q=hostile",
    "/{}/feed.atom?q=zzz",
    "/{}/feed.atom?person=boris-ruge",
    "/{}/feed.atom?q=%22%3E%3Cx%3E&lang=en&sort=updated",
    "/{}/shelf.atom?id=row-01&id=row-02&id=nope",
    "/{}/shelf.atom",
]


def parsed(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    assert response.content_type == "application/atom+xml; charset=utf-8"
    return document(response.text)


def entries(feed):
    return feed.findall(f"{ATOM}entry")


def links(tag, rel):
    return [link.get("href") for link in tag.findall(f"{ATOM}link") if link.get("rel") == rel]


@BOTH
@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_keeps_the_rules_and_others_read_it(client, ui, path):
    response = client.get(path.format(ui))
    assert faults(response.text) == []
    read = feedparser.parse(response.data, response_headers={"content-type": response.content_type})
    assert not read.bozo
    assert read.version == "atom10"
    assert len(read.entries) == len(entries(document(response.text)))


@pytest.mark.parametrize(
    ("broken", "section"),
    [
        ("<updated>yesterday</updated>", "3.3"),
        ("", "4.1"),
        ("<updated>2024-08-23T15:27:00Z</updated><updated>2024-08-23T15:27:00Z</updated>", "4.1"),
        ("<updated>2024-08-23T15:27:00Z</updated><x/>", "6"),
        ('<updated>2024-08-23T15:27:00Z</updated><link href="x"/>', "4.2.7"),
    ],
)
def test_the_rules_find_what_is_wrong(broken, section):
    text = f'<feed xmlns="http://www.w3.org/2005/Atom"><id>a:b</id><title>x</title>{broken}</feed>'
    assert section in [fault.split(":")[0] for fault in faults(text)]


@BOTH
def test_all_that_was_asked_is_carried_and_the_page_is_in_reach(client, ui):
    asked = "q=paix&date=2020&issuer=OTAN&off=nato"
    feed = parsed(client, f"/{ui}/feed.atom?{asked}")
    assert links(feed, "self") == [f"http://localhost/{ui}/feed.atom?{asked}"]
    assert links(feed, "alternate") == [f"http://localhost/{ui}/?{asked}"]
    title = feed.findtext(f"{ATOM}title")
    assert all(word in title for word in ("paix", "2020", "OTAN"))
    assert {e.find(f"{ATOM}author").findtext(f"{ATOM}name") for e in entries(feed)} == {"OTAN"}


@BOTH
def test_the_page_says_where_its_feed_is(client, ui):
    text = client.get(f"/{ui}/?q=paix&date=2020&page=2").text
    assert f'type="application/atom+xml" title="{ {"fr": "Fil Atom", "en": "Atom feed"}[ui] }" href="/{ui}/feed.atom?q=paix&amp;date=2020"' in text  # fmt: skip


@BOTH
def test_the_newest_come_first_unless_something_else_is_asked_for(client, ui):
    newest = [entry.findtext(f"{ATOM}updated") for entry in entries(parsed(client, f"/{ui}/feed.atom?q=déclaration"))]  # fmt: skip
    assert newest == sorted(newest, reverse=True)
    oldest = [entry.findtext(f"{ATOM}updated") for entry in entries(parsed(client, f"/{ui}/feed.atom?q=déclaration&sort=oldest"))]  # fmt: skip
    assert oldest == newest[::-1]


@BOTH
def test_pages_lead_to_each_other(client, ui):
    path, seen = f"http://localhost/{ui}/feed.atom?q=paix&per=10", []
    while path:
        feed = parsed(client, path.removeprefix("http://localhost"))
        seen += [entry.findtext(f"{ATOM}id") for entry in entries(feed)]
        path = next(iter(links(feed, "next")), None)
    assert len(seen) == len(set(seen)) == client.get("/api/search?q=paix").json["total"]


def test_an_entry_is_the_same_in_every_feed_host_and_language(catalogue):
    ids = set()
    for host, path in [
        ("localhost", "/fr/feed.atom?q=paix&per=100"),
        ("other.example", "/en/feed.atom?date=2020&per=100"),
        ("localhost", "/fr/shelf.atom?id=row-01"),
    ]:
        client = create_app(catalogue, hosts=["localhost", "other.example"]).test_client()
        feed = document(client.get(path, headers={"Host": host}).text)
        ids |= {
            entry.findtext(f"{ATOM}id")
            for entry in entries(feed)
            if links(entry, "alternate")[0].endswith("/release/row-01")
        }
    assert ids == {"urn:uuid:eed6d484-457b-5e2c-aabc-05495f40d209"}


@BOTH
def test_languages_are_told(client, ui):
    feed = parsed(client, f"/{ui}/feed.atom?q=stabilité")
    assert feed.get(LANG) == ui
    assert {entry.get(LANG) for entry in entries(feed)} == {"fr"}
    other = {"fr": "en", "en": "fr"}[ui]
    (entry, *_) = entries(feed)
    assert {
        link.get("hreflang"): link.get("href").split("/")[3]
        for link in entry.findall(f"{ATOM}link")
        if link.get("rel") == "alternate"
    } == {ui: ui, other: other}


def test_what_is_hostile_is_text(client):
    feed = parsed(client, "/en/feed.atom?q=hostile")
    (entry,) = entries(feed)
    assert entry.findtext(f"{ATOM}title") == HOSTILE
    assert "<script" not in entry.findtext(f"{ATOM}summary")  # as the HTML that it is
    assert not links(entry, "via")


ODD = [
    Release(
        ReleaseId(id),
        (Version(ReleaseId(id), "en", title, (Block(text, "en"),), days, published, updated),),
    )
    for id, title, text, days, published, updated in [
        ("a", "Bell \x07 and \ufffe", "\x00\x0b", None, None, None),
        ("b", "]]>&amp;<!--", "x", Days.on(date(1, 1, 1)), None, None),
        ("c", "Naive", "x", None, None, datetime(2024, 8, 23, 15, 27)),  # noqa: DTZ001
        ("d", "Later", "x", Days.on(date(9999, 12, 31)), date(9999, 12, 31), None),
        ("é/ü", "", "", None, None, None),
    ]
]


@BOTH
@pytest.mark.parametrize("release", ODD, ids=lambda one: one.id)
def test_whatever_a_release_holds_the_feed_is_valid(ui, release):
    client = create_app(FakeCatalogue([release])).test_client()
    for path in (f"/{ui}/feed.atom", f"/{ui}/shelf.atom?id={release.id}"):
        response = client.get(path)
        assert faults(response.text) == []
        assert not feedparser.parse(response.data).bozo


def test_who_has_the_feed_already_is_told_so(client):
    first = client.get("/fr/feed.atom?q=paix")
    again = client.get("/fr/feed.atom?q=paix", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get("/fr/feed.atom?q=", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


def test_a_feed_has_fifty_entries_unless_asked_for_another_number(client):
    found = len(CATALOGUE)
    assert len(entries(parsed(client, "/fr/feed.atom"))) == min(50, found)
    assert len(entries(parsed(client, "/fr/feed.atom?per=10"))) == 10


@BOTH
def test_an_official_is_followed_and_taken_along_from_their_page(client, ui):
    text = client.get(f"/{ui}/person/boris-ruge").text
    for path in ("feed.atom", "export.csv", "export.bib"):
        assert f'href="/{ui}/{path}?person=boris-ruge"' in text
    assert 'form="shelf"' in text
    assert f'<form id="shelf" class="shelve" method="get" action="/{ui}/shelf">' in text
