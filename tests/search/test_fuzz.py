"""No query string is an error: people's and attackers', over the page, the API and the suggestions.

bench/fuzz.py asks more of them of a large index, and measures how long they take.
"""

import json

import pytest
from made import release
from werkzeug.test import create_environ, run_wsgi_app

from bench.fuzz import BOMBS, quoted
from bench.hostile import queries
from index.analysed import entry
from index.engines.memory import MemoryIndex, MemoryWriter
from index.release import Person, PersonId
from search.engines.memory import MemorySearcher
from search.live import Live
from web.pages import create_app

COUNT = 1_500

PRESS = [
    release(
        f"r{number}",
        "L’OTAN et l’UE œuvrent ensemble pour la stabilité au Kosovo : 4 000 soldats.",
        "Boris Ruge a parlé de la sécurité européenne.",
        title=f"Maintien de la paix {number}",
        day=f"20{10 + number}-06-13",
        people=[Person(PersonId("boris-ruge"), "Boris Ruge")],
    )
    for number in range(5)
] + [release("en", "Peacekeeping in Kosovo.", title="Security council", language="en")]
WORDS = [
    "kosovo",
    "sécurité",
    "paix",
    "OTAN",
    "stabilité",
    "européenne",
    "Boris",
    "Ruge",
    "security",
    "peacekeeping",
]

PATHS = [
    "/fr/?q={q}",
    "/en/?q={q}&date=2012&lang=fr",
    "/api/search?q={q}",
    "/en/suggest?q={q}",
    "/api/suggest?q={q}",
]


@pytest.fixture(scope="module")
def app():
    index = MemoryIndex()
    writer = MemoryWriter(index)
    writer.put(entry(one) for one in PRESS)
    generation = writer.publish()
    return create_app(Live(lambda: generation, lambda _: MemorySearcher(index)))


def asked(app, path):
    path, _, query = path.partition("?")
    environ = create_environ(path, base_url="http://localhost/")
    environ["QUERY_STRING"] = query
    pieces, status, _ = run_wsgi_app(app, environ)
    return int(status.split()[0]), b"".join(pieces)


def test_generated_queries_are_answered(app):
    faults = []
    for number, query in enumerate(queries(WORDS, count=COUNT, seed=4)):
        path = PATHS[number % len(PATHS)]
        status, _ = asked(app, path.format(q=quoted(query)))
        if status != 200:
            faults.append((status, path, query))
    assert faults == []


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("path", PATHS)
def test_bombs_are_answered(app, name, path):
    assert asked(app, path.format(q=quoted(BOMBS[name])))[0] == 200


@pytest.mark.parametrize("name", BOMBS)
def test_of_a_bomb_the_limit_is_named(app, name):
    receipt = json.loads(asked(app, f"/api/search?q={quoted(BOMBS[name])}")[1])["receipt"]
    told = {one["why"] for one in (*receipt["limits"], *receipt["ignored"])}
    assert told & {"limit-characters", "limit-prefix", "ignored-star", "ignored-word"}
