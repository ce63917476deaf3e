"""A page of ten results is light, on releases as long and as crowded as real ones are."""

from datetime import date, timedelta

import pytest

from index.analysed import entry
from index.engines.memory import MemoryIndex, MemoryWriter
from index.people import person_id
from index.release import Block, Days, Person, Release, ReleaseId, Version
from search.engines.memory import MemorySearcher
from search.live import Live
from web.pages import create_app

MOST = 60_000
"""Bytes of HTML before compression."""

TITLE = (
    "Déclaration conjointe sur la paix, la sécurité et la coopération en Europe du Sud-Est, n° {}"
)
TEXT = (
    "Le secrétaire général a souligné que la paix et la sécurité demandent un engagement ferme de "
    "tous les pays de la région, et que la coopération avec l’Union européenne et les Nations Unies "
    "reste au cœur de la mission, comme l’ont rappelé les ministres réunis à Sarajevo. " * 3
)
NAMES = [f"Prénom{chr(97 + n % 26)} De La Fontaine{chr(97 + n // 26)}" for n in range(40)]
ROLE = "représentant spécial de l’Union européenne pour les Balkans"


def made(number):
    id = ReleaseId(f"communique-de-presse-{number:04}")
    day = date(2001, 1, 1) + timedelta(days=97 * number)
    people = tuple(
        Person(person_id(name), name, (), ROLE)
        for name in (NAMES[(number * 7 + step) % len(NAMES)] for step in range(6))
    )
    version = Version(
        id,
        "fr",
        TITLE.format(number),
        (Block(TEXT, "fr"), Block(TEXT, "fr")),
        Days(day, day + timedelta(2)),
        published=day + timedelta(5),
        updated=day + timedelta(9),
        url=f"https://www.example.org/fr/communiques/{number}",
        issuer=f"Ministère n° {number % 30}",
        kind=f"genre n° {number % 25}",
    )
    return Release(id, (version,), people)


@pytest.fixture(scope="module")
def client():
    index = MemoryIndex()
    writer = MemoryWriter(index)
    writer.put(entry(made(number)) for number in range(90))
    writer.publish()
    live = Live(lambda: index.published.generation, lambda _: MemorySearcher(index))
    return create_app(live).test_client()


@pytest.mark.parametrize("ui", ["fr", "en"])
@pytest.mark.parametrize(
    "asked",
    [
        "",
        "?q=paix",
        "?q=paix+s%C3%A9curit%C3%A9+coop%C3%A9ration+Sarajevo+ministres&translate=no",
        "?q=paix&date=2010&from=2010&to=2010",
        "?q=paix&not-issuer=Minist%C3%A8re+n%C2%B0+3&sort=published&page=3",
    ],
)
def test_ten_results_are_less_than_sixty_kilobytes(client, ui, asked):
    answer = client.get(f"/{ui}/{asked}")
    assert answer.status_code == 200
    assert answer.text.count("<article>") in range(1, 11)
    assert len(answer.data) <= MOST


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_a_search_of_ten_results_has_ten(client, ui):
    assert client.get(f"/{ui}/?q=paix").text.count("<article>") == 10
