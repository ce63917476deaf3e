"""The chain: a text is cut, each word is bared, folded and stemmed; a query likewise.

    text  ─cut→ chunks ─bare→ words ─fold→ exact terms
                                    ─stem and fold→ stem terms

Stems are indexed twice: « sécurité » gives `secur`, stemmed and then folded, and `securit`, folded
and then stemmed.  A query gives the first alone, which finds it typed with accents or without:
stemming first and no more fails on a quarter of the accented words that are typed without.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from index.analysis import english, french
from index.analysis.acronyms import is_in_capitals, looks_like_acronym, singular
from index.analysis.folding import fold
from index.analysis.numbers import bare_number, read_number
from index.analysis.stemming import stem
from index.analysis.words import CHUNK, LONGEST_TERM, Part, closed_up, parts
from index.entry import Word
from index.release import LANGUAGES, Language

REMEMBERED_CHUNKS: Final = 60_000  # three thousand releases have 53,000; 30 MB when full
_LONGEST_REMEMBERED: Final = 64  # longer ones do not come twice


def _with_folded(words: frozenset[str]) -> frozenset[str]:
    return words | {fold(word) for word in words}


STOP_WORDS: Final[Mapping[Language, frozenset[str]]] = {
    "fr": _with_folded(french.STOP_WORDS),
    "en": _with_folded(english.STOP_WORDS),
}
"""Words that have no stem terms, with accents and without: « même » and `meme`, but not « né »."""

_STOP_IN_EITHER: Final = STOP_WORDS["fr"] | STOP_WORDS["en"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text; `text[start:end]` is the word as printed, without elision.

    `exact` holds the folded word; on the first word of a compound also the compound closed up; on
    an ordinal also its number.
    `stem` holds its stems, one or two; none for a stop word of the language.
    An acronym is its own stem.
    """

    start: int
    end: int
    exact: Word
    stem: Word


Piece = tuple[int, int, Word, Word]
"""What a token says, with offsets in its chunk."""

Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class QueryToken:
    """One word of a query, `text` as typed, and the terms to look up: any of them will do.

    Each word of a compound also has the compound closed up: « cyber-attaque » finds
    « cyberattaque », where neither word stands by itself.
    `stop` tells a stop word of either language, which need not be found outside quotes; `stem` is
    empty for one of this language.
    """

    start: int
    end: int
    text: str
    exact: Word
    stem: Word
    stop: bool


def analyse(text: str, *, language: Language) -> list[Token]:
    """The words of the text, in its order; each takes one position.

    >>> for token in analyse("l’armée à Mitrovica", language="fr"):
    ...     print(token.start, token.end, token.exact, token.stem)
    2 7 ('armee',) ('arme',)
    8 9 ('a',) ()
    10 19 ('mitrovica',) ('mitrovic',)
    """
    return [
        Token(start + first, start + last, exact, stems)
        for start, pieces in scan(text, language=language)
        for first, last, exact, stems in pieces
    ]


def scan(
    text: str, *, language: Language, in_capitals: bool | None = None
) -> Iterator[tuple[int, Pieces]]:
    """The same for who wants few of the words: each chunk's offset and what stands there, as known.

    `in_capitals` tells what is so of the whole that the text is a piece of.

    >>> list(scan("à l’est", language="fr"))
    [(0, ((0, 1, ('a',), ()),)), (2, ((2, 5, ('est',), ('est',)),))]
    """
    known = _known[language, is_in_capitals(text) if in_capitals is None else in_capitals]
    for chunk in CHUNK.finditer(text):
        yield chunk.start(), known[chunk[0]]


def analyse_query(text: str, *, language: Language) -> list[QueryToken]:
    """The words of the query, cut as a text is, to look up in the fields of that language.

    A word in capitals is looked up as an acronym and as a word.

    >>> for word in analyse_query("l’securite de OTAN", language="fr"):
    ...     print(word.text, word.exact, word.stem, word.stop)
    securite ('securite',) ('securit',) False
    de ('de',) () True
    OTAN ('otan',) ('otan',) False
    """
    chunks = [(chunk.start(), chunk[0]) for chunk in CHUNK.finditer(text)]
    capitals_tell = not (is_in_capitals(text) and _has_subject(text, language))
    return [
        token
        for start, chunk in chunks
        for token in _query_tokens(chunk, start, language, capitals_tell=capitals_tell)
    ]


class _Known(dict[str, Pieces]):
    """Chunk → its pieces, remembered; emptied when full.

    A dictionary is safe between threads: at worst two of them do the same work.
    """

    def __init__(self, language: Language, *, capitals_tell: bool) -> None:
        super().__init__()
        self._language: Language = language
        self._capitals_tell = capitals_tell

    def __missing__(self, chunk: str) -> Pieces:
        pieces = tuple(_pieces(chunk, self._language, capitals_tell=self._capitals_tell))
        if len(chunk) <= _LONGEST_REMEMBERED:
            if len(self) >= REMEMBERED_CHUNKS:
                self.clear()
            self[chunk] = pieces
        return pieces


_known: Final = {
    (language, in_capitals): _Known(language, capitals_tell=not in_capitals)
    for language in LANGUAGES
    for in_capitals in (False, True)
}


def _pieces(chunk: str, language: Language, *, capitals_tell: bool) -> Iterator[Piece]:
    number = read_number(chunk)
    if number:
        number = fold(number)[:LONGEST_TERM]
        yield 0, len(chunk), (number,), (number,)
        return
    words = list(parts(chunk, language=language))
    joined = _joined(chunk, words)
    for word in words:
        exact = _exact(word.letters)
        is_acronym = word.dotted or (capitals_tell and looks_like_acronym(word.letters))
        stems = _acronym(word.letters) if is_acronym else _indexed(word.letters, language)
        if joined and word is words[0]:
            exact += (_cut(fold(joined)),)
            stems += _stems(joined, language) if stems else ()
        yield word.start, word.end, _once(exact), _once(stems)


def _query_tokens(
    chunk: str, offset: int, language: Language, *, capitals_tell: bool
) -> Iterator[QueryToken]:
    number = read_number(chunk)
    if number:
        number = fold(number)[:LONGEST_TERM]
        yield QueryToken(offset, offset + len(chunk), chunk, (number,), (number,), stop=False)
        return
    words = list(parts(chunk, language=language))
    joined = _joined(chunk, words)
    for word in words:
        may_be_acronym = word.dotted or looks_like_acronym(word.letters)
        is_ordinary = not (word.dotted or (capitals_tell and may_be_acronym))
        lower = word.letters.lower()
        exact = _exact(word.letters)
        stems: Word = ()
        if may_be_acronym and not (is_ordinary and lower in STOP_WORDS[language]):
            stems += _acronym(word.letters)
        if lower not in STOP_WORDS[language]:
            stems += (_stems(word.letters, language)[0],)
        if joined:
            exact += (_cut(fold(joined)),)
            stems += _stems(joined, language)[:1] if stems else ()
        yield QueryToken(
            offset + word.start,
            offset + word.end,
            chunk[word.start : word.end],
            _once(exact),
            _once(stems),
            stop=is_ordinary and lower in _STOP_IN_EITHER,
        )


def _joined(chunk: str, words: list[Part]) -> str:
    """The letters of a compound closed up, nothing where the chunk is a single word."""
    if len(words) == 1:
        return ""
    return closed_up(chunk[words[0].start : words[-1].end])


def _exact(letters: str) -> Word:
    folded = _cut(fold(letters))
    number = bare_number(folded)
    return (folded, number) if number else (folded,)


def _indexed(letters: str, language: Language) -> Word:
    return () if letters.lower() in STOP_WORDS[language] else _stems(letters, language)


def _stems(letters: str, language: Language) -> Word:
    """Stemmed and then folded, folded and then stemmed, and the number of an ordinal."""
    lower = letters.lower()
    folded = fold(lower)
    number = bare_number(folded)
    return (
        _cut(fold(stem(lower, language=language))),
        _cut(stem(folded, language=language)),
        *((number,) if number else ()),
    )


def _acronym(letters: str) -> Word:
    return fold(letters), fold(singular(letters))


def _cut(term: str) -> str:
    """A fold may lengthen a word: one letter of another script becomes several."""
    return term[:LONGEST_TERM]


def _once(terms: Word) -> Word:
    return terms if len(terms) == 1 else tuple(dict.fromkeys(terms))


def _has_subject(text: str, language: Language) -> bool:
    """Whether any word of the text is no stop word: UN and EU by themselves are no articles."""
    return any(
        word.letters.lower() not in _STOP_IN_EITHER
        for chunk in CHUNK.finditer(text)
        for word in parts(chunk[0], language=language)
    )
