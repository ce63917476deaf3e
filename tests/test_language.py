"""Which language a text is in, and what a short one inherits."""

from __future__ import annotations

import subprocess
import sys

import pytest

from index.language import detect
from index.release import LANGUAGES, Language

JUDGED: list[tuple[Language, str]] = [
    ("fr", "Le secrétaire général a reçu ce mardi le représentant spécial de l’Union européenne."),
    ("en", "The Secretary General met the Special Representative of the European Union today."),
    ("fr", "La sécurité est notre priorité"),
    ("en", "Security is our first priority"),
    ("fr", "SÉCURITÉ DES POPULATIONS AU KOSOVO"),
    ("en", "SAFETY OF ALL PEOPLE IN KOSOVO"),
    (
        "en",
        "Mircea Geoana, NATO Deputy Secretary General meets with Miroslav Lajcak in Brussels.",
    ),
]
INHERITED = ["", "KFOR", "4 000", "1244 1999 2023 2024", "Boris Ruge", "Vjosa Osmani Sadriu", "…—!"]


@pytest.mark.parametrize(("language", "text"), JUDGED)
@pytest.mark.parametrize("otherwise", LANGUAGES)
def test_a_text_of_four_words_is_judged(language: Language, text: str, otherwise: Language) -> None:
    assert language == detect(text, otherwise=otherwise)


@pytest.mark.parametrize("text", INHERITED)
@pytest.mark.parametrize("otherwise", LANGUAGES)
def test_three_words_or_fewer_inherit(text: str, otherwise: Language) -> None:
    assert otherwise == detect(text, otherwise=otherwise)


def test_the_start_of_a_long_text_decides() -> None:
    french = "Les Alliés restent attachés à la paix. " * 100
    assert detect(french + "The end of a very long text. " * 500, otherwise="en") == "fr"


def test_importing_loads_no_model() -> None:
    seen = subprocess.run(
        [sys.executable, "-c", "import sys, index.language; print('py3langid' in sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert seen.stdout.strip() == "False"
