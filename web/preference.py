"""Which of our languages the reader's browser prefers."""

from __future__ import annotations

from flask import request

from index.release import LANGUAGES, Language


def preferred() -> Language:
    """The best of ours by `Accept-Language`, French where it names none of them."""
    best = request.accept_languages.best_match(LANGUAGES)
    return next((language for language in LANGUAGES if language == best), LANGUAGES[0])
