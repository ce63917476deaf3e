"""Which words of the other language a word of the query is searched by.

Four sources, the surest first: what a person has corrected, our own table (`lexicon.txt`) with the
countries of the CLDR, what the archive's own pairs have taught (`lexicon.tsv` in the data folder),
and a dictionary that is installed on the machine.
All but the table and the countries may be absent: a page without them searches by these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from typing import Final, Literal, NamedTuple

from index.analysis import analyse_query, fold
from index.lexicon import Corrections, Pair
from index.release import LANGUAGES, Language
from search.countries import countries

Origin = Literal["corrected", "table", "country", "learnt", "dictionary"]

MOST: Final = 5
"""Translations of one word: the sixth finds noise."""

LONGEST: Final = 8
"""Words of a term that is looked up as a whole."""

LESS_USUAL: Final = 0.9
"""What the second and later forms of a line weigh beside the first."""

FROM_DICTIONARY: Final = 0.6
"""What a dictionary's translations weigh: it lists every sense of a word alike."""

OTHER: Final[Mapping[Language, Language]] = {"fr": "en", "en": "fr"}


class Entry(NamedTuple):
    """A French and an English form that stand for each other, with what each weighs for the other.

    `to_english` is the weight of the English form where the French one is typed, 0 where it is not
    searched then; `to_french` the other way round.
    """

    french: str
    english: str
    to_english: float
    to_french: float
    origin: Origin


@dataclass(frozen=True, slots=True)
class Translation:
    """A form in the other language: what it weighs, above 0 to 1, and who says so."""

    form: str
    language: Language
    weight: float
    origin: Origin


Told = tuple[
    dict[tuple[Language, tuple[str, ...]], tuple[tuple[str, float, Origin], ...]],
    frozenset[tuple[Language, str]],
]
"""What a lexicon says, made of texts and numbers alone: the translations of each word or term, by
its stems, the weightiest first, each with its weight and who says so; and every form told of."""


class Lexicon:
    """Translations by what was typed, in any inflection, with accents or without.

    >>> lexicon = Lexicon([Entry("cessez-le-feu", "ceasefire", 1, 1, "table")])
    >>> [one.form for one in lexicon.of(["ceasefires"], "en")]
    ['cessez-le-feu']
    >>> lexicon.of(["ceasefire"], "fr")
    ()
    """

    def __init__(
        self,
        entries: Iterable[Entry] = (),
        *,
        corrections: Corrections = Corrections(),  # noqa: B008 - frozen
        known: Told | None = None,
    ) -> None:
        """Of entries, or of what is `known` already because `told` was asked before."""
        self._found, self._forms = known or told(entries, corrections)

    def __len__(self) -> int:
        return len(self._found)

    def of(self, words: Sequence[str], language: Language) -> tuple[Translation, ...]:
        """The translations of a word, or of a term of several, of that language; five at most."""
        found = self._found.get((language, tuple(_term(word, language) for word in words)), ())
        other = OTHER[language]
        return tuple(Translation(form, other, weight, origin) for form, weight, origin in found)

    def has(self, word: str, language: Language) -> bool:
        """Whether it is told of the word in this very form, accents apart."""
        return (language, fold(word)) in self._forms


def told(entries: Iterable[Entry], corrections: Corrections) -> Told:
    """What they say together: every form has to be analysed, some ten thousand a second."""
    telling = _Telling()
    joined = (Entry(*pair, 1.0, 1.0, "corrected") for pair in corrections.joined)
    for entry in (*joined, *entries):
        if entry.origin == "corrected" or not corrections.parts(entry.french, entry.english):
            telling.take("fr", entry.french, entry.english, entry.to_english, entry.origin)
            telling.take("en", entry.english, entry.french, entry.to_french, entry.origin)
    return {key: _best_of(said) for key, said in telling.found.items()}, frozenset(telling.forms)


_Said = tuple[str, float, Origin]


class _Telling:
    """Takes one entry after another, the surest sources first."""

    def __init__(self) -> None:
        self.found: dict[tuple[Language, tuple[str, ...]], dict[str, _Said]] = {}
        self.forms: set[tuple[Language, str]] = set()

    def take(self, language: Language, own: str, other: str, weight: float, origin: Origin) -> None:
        if not weight:
            return
        other_letters = fold(other)
        if other_letters == fold(own):
            return  # it is searched as typed
        self.forms.add((language, fold(own)))
        for key in {_row(own, language), _row(fold(own), language)}:
            if key and len(key) <= LONGEST:
                # the surest source comes first, and its weight stands
                self.found.setdefault((language, key), {}).setdefault(
                    other_letters, (other, weight, origin)
                )


def _best_of(said: Mapping[str, _Said]) -> tuple[_Said, ...]:
    surer = [one for one in said.values() if one[2] != "dictionary"]
    kept = surer or said.values()  # a dictionary lists every sense: where others know, they do
    return tuple(sorted(kept, key=lambda one: -one[1])[:MOST])


NO_LEXICON: Final = Lexicon(())


@lru_cache(maxsize=100_000)
def _term(word: str, language: Language) -> str:
    """What a word is known by: its stem, or its letters where it has none."""
    (first, *_) = (*analyse_query(word.lower(), language=language), None)
    if first is None:
        return ""
    return first.stem[0] if first.stem else first.exact[0]


def _row(form: str, language: Language) -> tuple[str, ...]:
    return tuple(_term(token.text, language) for token in analyse_query(form, language=language))


@cache
def table() -> tuple[Entry, ...]:
    """What our own table says, and the names of the countries.

    >>> [one.english for one in table() if one.french == "maintien de la paix"]
    ['peacekeeping', 'peace-keeping']
    """
    text = files("search").joinpath("lexicon.txt").read_text("utf-8")
    return (*_said(text), *(Entry(*names, 1.0, 1.0, "country") for names in countries()))


def _said(text: str) -> Iterator[Entry]:
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            french, english = (
                [form.strip() for form in side.split(",")]
                for side in line.split("=", maxsplit=len(LANGUAGES) - 1)
            )
            for i, one in enumerate(french):
                for j, other in enumerate(english):
                    yield Entry(
                        one, other, LESS_USUAL if j else 1.0, LESS_USUAL if i else 1.0, "table"
                    )


def learnt(pairs: Iterable[Pair]) -> Iterator[Entry]:
    """What an archive has taught: a translation weighs as much as it is likely, beside the best."""
    kept = list(pairs)
    best_english = _best((pair.french, pair.to_english) for pair in kept)
    best_french = _best((pair.english, pair.to_french) for pair in kept)
    for pair in kept:
        yield Entry(
            pair.french,
            pair.english,
            pair.to_english / best_english[pair.french],
            pair.to_french / best_french[pair.english],
            "learnt",
        )


def _best(told: Iterable[tuple[str, float]]) -> dict[str, float]:
    by_form = groupby(sorted(told), key=lambda one: one[0])
    return {form: max(probable for _, probable in each) for form, each in by_form}
