"""Two words close together, in either order: `kosovo PRES/5 serbie`.

They are looked up as phrases whose words may be out of place, one for each order; in any inflection
where both are plain words, as they are where either is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.analysis import QueryToken, analyse_query
from index.entry import Analysis, TextField, Word
from index.release import LANGUAGES, Language
from search.additions import Additions, Widening, additions
from search.expansion import variants
from search.expression import Near, Plain, Quoted
from search.plan import Best, Clause, Phrase
from search.wanted import FieldTerm, Wanted
from search.words import QueryWord


def near(asked: Near, *, widening: Widening, most_added: int) -> QueryWord | None:
    """The two as one word of the query; None where either of them holds no word that tells.

    Common words stand near every word: nothing is found by that.
    Other forms of either are looked for in its place where they are single words.
    """
    added = [_added(side, widening, most_added // 2) for side in (asked.left, asked.right)]
    clauses: list[Clause] = []
    marked: list[set[FieldTerm]] = [set(), set()]
    for language in LANGUAGES:
        sides = [_tokens(side, language) for side in (asked.left, asked.right)]
        if not all(sides) or any(all(token.stop for token in tokens) for tokens in sides):
            continue
        analysis = _analysis(asked, sides)
        field = TextField(language, analysis)
        left, right = (
            _words(tokens, field, more) for tokens, more in zip(sides, added, strict=True)
        )
        clauses += [Phrase(field, both, asked.between) for both in (left + right, right + left)]
        for terms, words in zip(marked, (left, right), strict=True):
            terms |= {(field, term) for word in words for term in word}
    if not clauses:
        return None
    wanted = Wanted(tuple(dict.fromkeys(frozenset(terms) for terms in marked)))
    said = f"{_said(asked.left)} NEAR/{asked.between} {_said(asked.right)}"
    both = Additions(
        active=tuple(one for more in added for one in more.active),
        off=tuple(one for more in added for one in more.off),
        cut=any(more.cut for more in added),
    )
    return QueryWord(said, Best(tuple(clauses)), wanted, wanted, additions=both)


def _added(side: Plain | Quoted, widening: Widening, most: int) -> Additions:
    found = variants(side.text) if isinstance(side, Plain) else ()
    single = [one for one in found if len(_tokens(Plain(one.form), one.language)) == 1]
    return additions(single, source=side.text, off=widening.off, most=most)


def _tokens(side: Plain | Quoted, language: Language) -> list[QueryToken]:
    return analyse_query(side.text, language=language)


def _analysis(asked: Near, sides: Sequence[Sequence[QueryToken]]) -> Analysis:
    """Stems, unless a word is wanted as it is or has no stem, being a stop word."""
    is_plain = isinstance(asked.left, Plain) and isinstance(asked.right, Plain)
    have_stems = all(token.stem for tokens in sides for token in tokens)
    return "stem" if is_plain and have_stems else "exact"


def _words(tokens: Sequence[QueryToken], field: TextField, added: Additions) -> tuple[Word, ...]:
    words = [token.stem if field.analysis == "stem" else token.exact for token in tokens]
    if len(words) == 1:
        words[0] += tuple(
            other.term for one in added.active for other in one.alternatives if other.field == field
        )
    return tuple(words)


def _said(side: Plain | Quoted) -> str:
    return f'"{side.text}"' if isinstance(side, Quoted) else side.text
