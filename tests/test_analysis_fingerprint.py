"""The analyser's fingerprint."""

import subprocess
import sys

import pytest

from index.analysis import chain, fingerprint
from index.weights import PART_WEIGHT


@pytest.fixture
def afresh():
    def again():
        fingerprint.cache_clear()
        for known in chain._known.values():
            known.clear()
        return fingerprint()

    yield again
    for known in chain._known.values():
        known.clear()
    fingerprint.cache_clear()


def test_another_process_has_the_same_fingerprint():
    program = "from index.analysis import fingerprint; print(fingerprint())"
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert fingerprint() == other.stdout.decode().strip()


def test_another_stemmer_has_another_fingerprint(afresh, monkeypatch):
    before = afresh()
    monkeypatch.setattr(chain, "stem", lambda word, **_: word[:5])

    assert before != afresh()


def test_another_fold_has_another_fingerprint(afresh, monkeypatch):
    before = afresh()
    monkeypatch.setattr(chain, "fold", str.lower)

    assert before != afresh()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_another_stop_list_has_another_fingerprint(language, afresh, monkeypatch):
    before = afresh()
    monkeypatch.setitem(chain.STOP_WORDS, language, frozenset())

    assert before != afresh()


def test_other_weights_have_another_fingerprint(afresh, monkeypatch):
    before = afresh()
    monkeypatch.setitem(PART_WEIGHT, "title", 4)

    assert before != afresh()
