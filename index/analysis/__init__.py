"""A text becomes terms: what an index holds and what a query looks up.

    text ─normalise→ stored text ─analyse→ tokens: offsets, exact terms, stem terms
    query ─analyse_query→ words: offsets, the terms to look up, whether each is needed

Both sides are cut, folded and stemmed by the same rules, so that a word is found however it is
typed; and every token knows where it stands, so that it can be marked.
All language knowledge of the search is here.

>>> text = normalise("L’OTAN garantit la sécurité de la région")
>>> (word,) = analyse_query("SECURITES", language="fr")
>>> [text[t.start : t.end] for t in analyse(text, language="fr") if {*word.stem} & {*t.stem}]
['sécurité']
"""

from index.analysis.chain import STOP_WORDS, QueryToken, Token, analyse, analyse_query, scan
from index.analysis.fingerprint import fingerprint
from index.analysis.folding import fold
from index.analysis.normalising import normalise
from index.analysis.spaced import placed_terms

__all__ = [
    "STOP_WORDS",
    "QueryToken",
    "Token",
    "analyse",
    "analyse_query",
    "fingerprint",
    "fold",
    "normalise",
    "placed_terms",
    "scan",
]
