"""What is quoted in a release, as passages of their own: the words again, and whose they are.

    « Nous tiendrons », dit M. Ruge       said   nous             tiendrons
                                                 ␟boris-ruge␟nous ␟boris-ruge␟tiendrons

Where a speaker is known, each term of a quote stands once more with their id before it, so that
words are asked for in one person's quotes alone with the clauses that every engine has.  Such a
term begins with a sign that no word holds; like all of this part it is in no vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from index.analysis import Token
from index.entry import SAID, Passage, TextField, Word
from index.release import Language, PersonId, Quote, Span

_SIGN: Final = "\x1f"

Cut = Mapping[int | None, tuple[Language, Sequence[Token]]]
"""The words of a version: of its title (None) and of each block, in their language."""


def tagged(speaker: PersonId, term: str) -> str:
    r"""The term as it stands in the quotes of that person alone.

    >>> tagged(PersonId("boris-ruge"), "paix")
    '\x1fboris-ruge\x1fpaix'
    """
    return f"{_SIGN}{speaker}{_SIGN}{term}"


def anything_of(speaker: PersonId) -> str:
    """What stands on the first word of each quote of that person, in both analyses."""
    return tagged(speaker, "")


def said(quotes: Sequence[Quote], cut: Cut) -> Iterator[tuple[TextField, Passage]]:
    """The passages of the quotes of one version.

    A quote that is interrupted within a paragraph is one passage, so that a phrase goes across.
    """
    for quote in quotes:
        for block, spans in groupby(quote.spans, lambda span: span.block):
            if block not in cut:
                continue
            language, tokens = cut[block]
            words = [token for span in spans for token in _within(tokens, span)]
            if not words:
                continue
            exact = [_with(quote.speakers, token.exact) for token in words]
            stem = [_with(quote.speakers, token.stem) for token in words]
            for row in (exact, stem):
                row[0] = (*row[0], *map(anything_of, quote.speakers))
            yield TextField(language, "exact"), Passage(SAID, tuple(exact))
            yield TextField(language, "stem"), Passage(SAID, tuple(stem))


def _within(tokens: Sequence[Token], span: Span) -> Iterator[Token]:
    """The words that begin in the span; a compound across its end is in it."""
    return (token for token in tokens if span.start <= token.start < span.end)


def _with(speakers: Sequence[PersonId], word: Word) -> Word:
    """A word, with its terms once more as those of each speaker."""
    return (*word, *(tagged(speaker, term) for speaker in speakers for term in word))
