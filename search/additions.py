"""What is added to a word of the query: each other form with the clauses that find it.

A form of one word is looked up as the word itself is; one of several words is an exact phrase, so
that « Nations unies » never finds « unies ».  Added forms stand beside what was typed, never on
top of it: a release scores by the greatest of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from index.analysis import STOP_WORDS, analyse_query, fold
from index.entry import TextField, Word
from index.release import LANGUAGES
from search.expansion import Variant
from search.lexicon import NO_LEXICON, Lexicon
from search.plan import Alternative, Best, Clause, Phrase, Terms
from search.ranking import ANALYSIS_WEIGHT
from search.results import Added, Why

MOST_ADDED: Final = 16
"""Forms that are added to one query: each one is counted, and each count costs."""

_WORD_WEIGHT: Final = sum(ANALYSIS_WEIGHT.values())
"""What a word counts that is found under both analyses."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A form that is added, in each language whose texts print it."""

    added: Added
    alternatives: tuple[Alternative, ...] = ()
    phrases: tuple[Phrase, ...] = ()

    @property
    def clause(self) -> Clause:
        """What finds the form, by itself."""
        clauses: list[Clause] = list(self.phrases)
        if self.alternatives:
            clauses.insert(0, Terms(self.alternatives))
        return clauses[0] if len(clauses) == 1 else Best(tuple(clauses))


@dataclass(frozen=True, slots=True)
class Widening:
    """How far a query may be widened.

    `off` are the added forms, folded, that the reader has switched off; `spellings` gives the other
    spellings of a person's name, as printed, none for any other text; `lexicon` has the words of
    the other language.
    """

    off: frozenset[str] = frozenset()
    spellings: Callable[[str], Sequence[str]] = lambda _: ()
    lexicon: Lexicon = NO_LEXICON


@dataclass(frozen=True, slots=True)
class Additions:
    """What is added, what would be but is switched off, and whether there was more than room."""

    active: tuple[Addition, ...] = ()
    off: tuple[Added, ...] = ()
    cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.active or self.off)

    def __or__(self, other: Additions) -> Additions:
        return Additions(
            self.active + other.active, self.off + other.off, cut=self.cut or other.cut
        )

    @property
    def names(self) -> int:
        """How many are added that are no translations: these have a limit of their own."""
        return sum(one.added.why != "translation" for one in self.active)


NOTHING_ADDED: Final = Additions()


def folded(form: str) -> str:
    """The form as the address and `Widening.off` have it.

    >>> folded("Organisation du traité de l’Atlantique  Nord")
    "organisation du traite de l'atlantique nord"
    """
    return " ".join(fold(form.replace("’", "'")).split())


def additions(
    found: Iterable[Variant], *, source: str, off: frozenset[str], name: bool = False, most: int
) -> Additions:
    """The forms that are added to `source`; `name` tells that they are spellings of a person."""
    forms: dict[str, list[Variant]] = {}
    for variant in found:
        forms.setdefault(folded(variant.form), []).append(variant)
    active: list[Addition] = []
    switched_off: list[Added] = []
    for key, variants in forms.items():
        form = variants[0].form
        why: Why = "name" if name else "acronym" if _is_acronym(form) else "variant"
        added = Added(form, source, why)
        if key in off:
            switched_off.append(added)
        else:
            active.append(_addition(added, variants))
    return Additions(tuple(active[:most]), tuple(switched_off), cut=len(active) > most)


def spelt(names: Iterable[str]) -> tuple[Variant, ...]:
    """A person's spellings as forms: the texts of both languages print them."""
    return tuple(Variant(name, language) for name in names for language in LANGUAGES)


def _addition(added: Added, variants: Sequence[Variant]) -> Addition:
    alternatives: list[Alternative] = []
    phrases: list[Phrase] = []
    for variant in variants:
        tokens = analyse_query(variant.form, language=variant.language)
        exact = TextField(variant.language, "exact")
        if len(tokens) > 1:
            words: tuple[Word, ...] = tuple((token.exact[0],) for token in tokens)
            telling = sum(not token.stop for token in tokens) or len(tokens)
            phrases.append(Phrase(exact, words, weight=_WORD_WEIGHT / telling))
        elif _is_acronym(variant.form):
            alternatives += _acronym(variant)
        else:
            stem = TextField(variant.language, "stem")
            for token in tokens:
                alternatives += [Alternative(stem, term) for term in token.stem]
                alternatives.append(Alternative(exact, token.exact[0]))
    return Addition(added, tuple(alternatives), tuple(phrases))


def _acronym(variant: Variant) -> list[Alternative]:
    """An acronym that is written like a stop word is told from it by its stem alone."""
    term = fold(variant.form)
    stem = Alternative(TextField(variant.language, "stem"), term)
    if is_stop_word(variant.form):
        return [stem]
    return [stem, Alternative(TextField(variant.language, "exact"), term)]


def _is_acronym(form: str) -> bool:
    """Whether it is one word in capitals, as the table of names writes acronyms.

    >>> _is_acronym("AFDB"), _is_acronym("États-Unis")
    (True, False)
    """
    return form.isupper() and form.isalnum()


def is_stop_word(word: str) -> bool:
    """Whether it is one in either language."""
    return any(fold(word) in stops for stops in STOP_WORDS.values())
