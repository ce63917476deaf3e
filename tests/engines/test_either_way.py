"""Which way is cheaper decides how an answer is worked out, and never what it is."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import ENGINES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_agreement import answers, plans, steps, take, unscored

from search.engines import figures, matching, placing, scoring, words
from search.engines.whoosh import commonest, segment

WAYS = {
    "each looked for": [(matching, "FEW", 0), (scoring, "FEW", 0), (segment, "_FEW", 0)],
    "all gone through": [
        (matching, "FEW", 10**9),
        (scoring, "FEW", 10**9),
        (segment, "_FEW", 10**9),
        (placing, "_LOOKED_FOR", 10**9),
    ],
    "places halved": [(placing, "_MANY", 0), (placing, "_TIMES", 0)],
    "places looked for": [(placing, "_LOOKED_FOR", 0)],
    "bonuses bounded": [(scoring, "_MANY", 0)],
    "words scored whole": [(words, "_MOST", 10**9)],
    "words scored in part": [(words, "_MOST", 0), (figures, "_LEAST", 0), (figures, "_MOST", 0)],
    "one value common": [(commonest, "_VALUES", 1)],
}


@pytest.mark.parametrize("way", list(WAYS))
@settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))
@given(steps=steps, plans=st.lists(plans, min_size=8, max_size=16))
def test_every_way_answers_as_the_oracle_does(way, steps, plans):
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        for module, name, value in WAYS[way]:
            patched.setattr(module, name, value)
        engine, oracle = ENGINES["whoosh"](Path(folder)), ENGINES["memory"](None)
        for one in (engine, oracle):
            take(one.writer(), steps)
        got, expected = answers(engine, plans)[0], answers(oracle, plans)[0]
    for plan, here, there in zip(plans, got, expected, strict=True):
        scores = [match.score for match in here.matches]
        assert scores == pytest.approx([m.score for m in there.matches], rel=engine.tolerance)
        assert (plan, unscored(here)) == (plan, unscored(there))
