"""Every message exists in both languages, and every one is used."""

import ast
import json
import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import search
import web
from search.results import Why
from web.wording import NOTES, wording

ROOM = Path(web.__file__).parent
MESSAGES = {
    language: json.loads((ROOM / "messages" / f"{language}.json").read_text(encoding="utf-8"))
    for language in ("fr", "en")
}
CALLED = re.compile(r"""\bt(?:\.count)?\(\s*['"]([a-z-]+)['"]""")


def fields(message):
    texts = [message] if isinstance(message, str) else message.values()
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def sources(pattern):
    return [path.read_text(encoding="utf-8") for path in ROOM.rglob(pattern)]


def called():
    return {key for text in sources("*.html") + sources("*.py") for key in CALLED.findall(text)}


def literals():
    trees = [ast.parse(text) for text in sources("*.py")]
    return {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_both_languages_have_the_same_keys():
    assert MESSAGES["fr"].keys() == MESSAGES["en"].keys()


@pytest.mark.parametrize("key", sorted(MESSAGES["fr"]))
def test_both_languages_fill_in_the_same_and_have_plurals_alike(key):
    french, english = MESSAGES["fr"][key], MESSAGES["en"][key]
    assert fields(french) - {"n"} == fields(english) - {"n"}
    assert isinstance(french, str) == isinstance(english, str)
    if not isinstance(french, str):
        assert set(french) == set(english) == {"one", "other"}


def test_every_key_that_is_called_exists():
    assert called() - MESSAGES["fr"].keys() == set()
    assert NOTES - MESSAGES["fr"].keys() == set()


def test_every_note_that_a_search_writes_has_its_words():
    sources = [
        path.read_text(encoding="utf-8") for path in Path(search.__file__).parent.glob("*.py")
    ]
    written = {
        key
        for text in sources
        for key in re.findall(r"\bNote\(\s*\"((?:ignored|limit|relaxed)-[a-z-]+)", text)
    }
    reasons = set(get_args(Why))
    assert "ignored-operator" in written
    assert "acronym" in reasons
    assert (written | reasons) - NOTES == set()


def test_every_key_is_used():
    assert MESSAGES["fr"].keys() - called() - literals() == set()


def test_french_has_no_breaking_space_before_high_punctuation():
    texts = [
        t for m in MESSAGES["fr"].values() for t in ([m] if isinstance(m, str) else m.values())
    ]
    assert [text for text in texts if re.search(r" [:;!?»]|« ", text)] == []


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("fr", 0, "0 communiqué"),
        ("fr", 1, "1 communiqué"),
        ("fr", 2, "2 communiqués"),
        ("fr", 1234, "1\u202f234 communiqués"),
        ("fr", 1_000_000, "1\u202f000\u202f000 communiqués"),
        ("en", 0, "0 releases"),
        ("en", 1, "1 release"),
        ("en", 1234, "1,234 releases"),
    ],
)
def test_counts_are_said_as_the_language_does(language, number, expected):
    assert wording(language).count("results", number) == expected


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_fills_in_is_never_read_as_a_pattern(language):
    assert "{about} {0.__class__} %s" in wording(language).note(
        "ignored-field", about="{about} {0.__class__} %s"
    )


def test_a_note_that_no_message_knows_says_what_it_is_about():
    assert wording("en").note("another-note", about="abc") == "abc"


def test_a_key_that_does_not_exist_is_a_fault():
    with pytest.raises(KeyError):
        wording("en")("no-such-key")
    with pytest.raises(KeyError):
        wording("en")("results")
    with pytest.raises(KeyError):
        wording("en").count("people", 2)
