"""Which of our languages the reader's browser prefers."""

from __future__ import annotations

from flask import request

from index.release import LANGUAGES, Language


def chosen() -> Language:
    """The language that the parameter `ui` says, else the one that is preferred."""
    said = request.args.get("ui")
    return next((language for language in LANGUAGES if language == said), preferred())


def preferred() -> Language:
    """The first of ours by `Accept-Language`, French where it names none of them.

    `fr-CA` is French, whatever stands behind it.
    """
    wanted = (tag.partition("-")[0].lower() for tag, quality in request.accept_languages if quality)
    ours: dict[str, Language] = {language: language for language in LANGUAGES}
    return next((ours[tag] for tag in wanted if tag in ours), LANGUAGES[0])
