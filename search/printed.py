"""How a term is printed: `securite` is an index's, « sécurité » is what a release says.

A name is printed as its person's names are; any other word as some release that holds it has it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from index.analysis import analyse, fold
from index.entry import TextField
from index.release import LANGUAGES, Release
from search.plan import Alternative, Plan, Terms
from search.searcher import Searcher

LOOKED_AT: Final = 2
"""Releases, the newest ones: accents are lost in few of them."""

NAMESAKES: Final = 8
"""Keys that are looked through for one that has the term as a word of it."""


def printed(term: str, searcher: Searcher) -> str | None:
    """The word as it is printed, with its accents; None where no release prints it by itself.

    Of several forms the one with the most diacritics, since they get lost and are never gained;
    of those, one in small letters where the corpus has one.
    """
    named = printed_name(term, searcher)
    if named:
        return named
    clause = Terms(tuple(Alternative(TextField(lang, "exact"), term) for lang in LANGUAGES))
    found = searcher.find(Plan(clause, limit=LOOKED_AT))
    forms = [
        form
        for match in found.matches
        if (release := searcher.get(match.id))
        for form in _forms(release, term)
    ]
    return min(forms, key=_by_preference, default=None)


def printed_name(term: str, searcher: Searcher) -> str | None:
    """The word as it stands in the name of a person whose first name or surname it is."""
    for found in searcher.vocabulary("person_key", term, NAMESAKES):
        key, _, id = found.term.partition("=")
        if term in key.split():
            names = searcher.vocabulary("person_name", f"{id}=", NAMESAKES)
            words = [w for one in names for w in one.term.partition("=")[2].split()]
            forms = [word for word in words if fold(word) == term]
            if forms:
                return min(forms, key=_by_preference)
    return None


def _forms(release: Release, term: str) -> Iterator[str]:
    """As the first text of the release that has it prints it, each time."""
    for version in release.versions:
        texts = [(block.text, block.language) for block in version.blocks]
        for text, language in ((version.title, version.language), *texts):
            if term not in fold(text):
                continue  # cutting a text into words takes far longer
            forms = [
                text[token.start : token.end]
                for token in analyse(text, language=language)
                if term in token.exact and fold(text[token.start : token.end]) == term
            ]
            if forms:
                yield from forms
                return


def _by_preference(form: str) -> tuple[int, bool, bool, str]:
    marks = sum(1 for sign in unicodedata.normalize("NFD", form) if unicodedata.combining(sign))
    return -marks, form.isupper() and len(form) > 1, not form.islower(), form
