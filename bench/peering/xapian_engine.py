"""Xapian, through its Python binding: terms with a prefix a field, values, spies that count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from bench.peering.answers import Answer, dated
from bench.peering.collection import WHOLE, texts
from bench.peering.questions import Question
from bench.peering.translating import Translator
from index.entry import Entry

try:
    import xapian
except ImportError:  # then it is not among the engines
    xapian = None

YEAR, MONTH, PEOPLE = range(3)
"""Its values."""

PREFIX: Final = {
    field.name: "" if field.name == "en_exact" else f"X{chr(ord('A') + number)}"
    for number, field in enumerate(WHOLE)
}
"""Its snippets mark only terms that have no prefix: English ones."""

LONGEST: Final = 60
"""Letters of a term that it takes: 245 bytes with the prefix."""

SHOWN: Final = 150
"""Characters of a passage."""


class Xapian:
    """What stands in several fields adds up; a phrase with a hole is asked as one that is near."""

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Index the entries."""
        kept = xapian.WritableDatabase(str(folder / "index"), xapian.DB_CREATE)
        for one in texts(entries):
            document = xapian.Document()
            for name, words in one.words.items():
                prefix = PREFIX[name]
                for place, word in enumerate(words.split(), 1):
                    document.add_posting(prefix + word[:LONGEST], place)
            for person in one.people:
                document.add_boolean_term(f"Q{person}")
            document.add_boolean_term(f"Y{one.year}")
            document.add_value(YEAR, f"{one.year}")
            document.add_value(MONTH, f"{one.month}")
            document.add_value(PEOPLE, " ".join(one.people))
            document.set_data(one.words.get("en_exact") or one.words.get("fr_exact", ""))
            kept.add_document(document)
        kept.commit()
        kept.close()

    def open(self, folder: Path) -> None:
        """Open what was built there."""
        self._kept = xapian.Database(str(folder / "index"))
        self._size = self._kept.get_doccount()

    def translated(self, question: Question) -> Any:  # noqa: ANN401 - its own
        """Its own queries."""
        return _Queries().query(question.plan.match)

    def search(self, asked: Any) -> Any:  # noqa: ANN401
        """The first ten, the total and the counts in one walk, which is how it does them best."""
        enquire = xapian.Enquire(self._kept)
        enquire.set_query(asked)
        years, months = (xapian.ValueCountMatchSpy(slot) for slot in (YEAR, MONTH))
        people = _people()
        for spy in (years, months, people):
            enquire.add_matchspy(spy)
        found = enquire.get_mset(0, 10, self._size)
        return found, people, years, months

    def facets(self, asked: Any, top: Any) -> Any:  # noqa: ANN401, ARG002
        """The greatest of what was counted."""
        _, people, years, months = top
        return people.counts.most_common(20), *(
            {float(value.term): value.termfreq for value in spy.values()} for spy in (years, months)
        )

    def passages(self, asked: Any, top: Any) -> None:  # noqa: ANN401, ARG002
        """Its own snippets, of the English text or the French."""
        found = top[0]
        for match in found:
            text = match.document.get_data().decode()
            found.snippet(text, SHOWN, xapian.Stem("none"), xapian.MSet.SNIPPET_EXHAUSTIVE)

    def answer(self, top: Any, facets: Any) -> Answer:  # noqa: ANN401
        """The total and the counts."""
        people, years, months = facets
        return Answer(top[0].size() and top[0].get_matches_estimated(), dict(people),
                      *dated(years, months))  # fmt: skip


def _people() -> Any:  # noqa: ANN401 - its own
    """Counts people, for its own spy takes one value a release."""

    class People(xapian.MatchSpy):  # type: ignore[misc]  # it may not be installed
        def __init__(self) -> None:
            super().__init__()
            self.counts: Counter[str] = Counter()

        def __call__(self, document: Any, weight: float) -> None:  # noqa: ANN401, ARG002
            self.counts.update(document.get_value(PEOPLE).decode().split())

    return People()


class _Queries(Translator[Any]):
    def term(self, field: str, term: str, weight: float) -> Any:  # noqa: ANN401
        return _weighing(xapian.Query(PREFIX[field] + term[:LONGEST]), weight)

    def phrase(self, field: str, words: Sequence[tuple[int, str]], slop: int, weight: float) -> Any:  # noqa: ANN401
        terms = [PREFIX[field] + term[:LONGEST] for _, term in words]
        window = words[-1][0] - words[0][0] + 1 + slop
        how = xapian.Query.OP_NEAR if slop else xapian.Query.OP_PHRASE
        return _weighing(xapian.Query(how, terms, window), weight)

    def any(self, each: Sequence[Any]) -> Any:  # noqa: ANN401
        return each[0] if len(each) == 1 else xapian.Query(xapian.Query.OP_OR, [*each])

    def all(self, needed: Sequence[Any], optional: Sequence[Any]) -> Any:  # noqa: ANN401
        every = xapian.Query(xapian.Query.OP_AND, [*needed])
        if not optional:
            return every
        return xapian.Query(xapian.Query.OP_AND_MAYBE, every, self.any(optional))

    def best(self, each: Sequence[Any]) -> Any:  # noqa: ANN401
        return xapian.Query(xapian.Query.OP_MAX, [*each])

    def people(self, ids: Sequence[str]) -> Any:  # noqa: ANN401
        return self._unscored(f"Q{id}" for id in ids)

    def years(self, first: int, last: int) -> Any:  # noqa: ANN401
        return self._unscored(f"Y{year}" for year in range(first, last + 1))

    def _unscored(self, terms: Iterator[str]) -> Any:  # noqa: ANN401
        either = xapian.Query(xapian.Query.OP_OR, [*terms])
        return xapian.Query(xapian.Query.OP_SCALE_WEIGHT, either, 0.0)


def _weighing(query: Any, weight: float) -> Any:  # noqa: ANN401
    return query if weight == 1 else xapian.Query(xapian.Query.OP_SCALE_WEIGHT, query, weight)
