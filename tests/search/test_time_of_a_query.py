"""How long a query may take, what is left out when that is over, and that it is told."""

from collections import Counter

import pytest
from made import release

from index.entry import TextField
from search.answering import answer
from search.budget import Budget
from search.live import Live
from search.plan import Plan
from search.query import Query
from search.recalling import Recalling
from search.timed import Timed

FR = TextField("fr", "exact")
PRESS = [release(f"r{n}", "La sécurité du Kosovo.", title="Paix") for n in range(12)]


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def test_a_fifth_of_the_time_is_kept_for_making_the_page():
    clock = Clock()
    budget = Budget(500, clock=clock)
    assert budget.left == pytest.approx(0.4)
    clock.now = 0.39
    assert budget.allows()
    clock.now = 0.41
    assert budget.left == 0.0
    assert not budget.allows()


def test_what_needs_but_a_share_is_refused_earlier_and_remembered():
    clock = Clock()
    budget = Budget(1000, clock=clock)
    clock.now = 0.5
    assert budget.notes == ()
    assert not budget.allows(share=0.5)
    assert budget.allows()
    assert [(note.message, note.about) for note in budget.notes] == [("limit-time", "1000")]


def test_without_a_limit_nothing_is_refused_or_told():
    budget = Budget(None)
    budget.ran_out()
    assert budget.allows(share=0.0)
    assert (budget.left, budget.notes) == (None, ())


def test_the_engine_is_given_what_is_left(searcher_of):
    clock = Clock()
    asked = []

    class Asking:
        def find(self, plan):
            asked.append(plan.seconds)
            return searcher_of(*PRESS).find(plan)

    timed = Timed(Asking(), Budget(1000, clock=clock))
    clock.now = 0.3
    timed.find(Plan())
    assert asked == [pytest.approx(0.5)]


@pytest.mark.parametrize(
    "text", ["", "kosovo", '"la sécurité"', "-kosovo", "securté", "kosovo ET zzz"]
)
def test_a_query_without_time_is_answered_and_says_that_it_was_cut_short(searcher_of, text):
    results = answer(Query(text), searcher_of(*PRESS), interface="fr", budget=Budget(0))
    assert [note.message for note in results.receipt.limits] == ["limit-time"]
    whole = answer(Query(text), searcher_of(*PRESS), interface="fr")
    assert results.total <= whole.total
    assert whole.receipt.limits == ()


def test_a_vocabulary_is_asked_for_once_and_forgotten_last_used_last(searcher_of):
    asked = Counter()

    class Counting:
        def vocabulary(self, field, prefix, limit):
            asked[prefix] += 1
            return searcher_of(*PRESS).vocabulary(field, prefix, limit)

    recalling = Recalling(Counting(), most=5)
    first = recalling.vocabulary(FR, "s", 10)
    assert recalling.vocabulary(FR, "s", 10) == first
    assert asked["s"] == 1
    recalling.vocabulary(FR, "k", 10)
    recalling.vocabulary(FR, "s", 10)
    recalling.vocabulary(FR, "zz", 10)
    recalling.vocabulary(FR, "d", 10)
    recalling.vocabulary(FR, "s", 10)
    assert asked == {"s": 1, "k": 1, "zz": 1, "d": 1}
    recalling.vocabulary(FR, "k", 10)
    assert asked["k"] == 2


def test_a_server_remembers_for_as_long_as_a_generation_lives(searcher_of):
    searchers = {"g1": searcher_of(*PRESS[:3]), "g2": searcher_of(*PRESS)}
    published = ["g1"]

    def opened(_before):
        return _Named(searchers[published[0]], published[0])

    live = Live(lambda: published[0], opened, milliseconds=60_000)
    assert live.answer(Query("kosovo"), interface="fr").total == 3
    published[0] = "g2"
    assert live.answer(Query("kosovo"), interface="fr").total == 12
    assert {s.text for s in live.suggest(Query("kos"), interface="fr")} >= {"Kosovo"}


class _Named:
    """A searcher under the name of a generation."""

    def __init__(self, searcher, generation):
        self._searcher, self.generation = searcher, generation

    def __getattr__(self, name):
        return getattr(self._searcher, name)
