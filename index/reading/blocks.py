"""Text becomes blocks: paragraphs, headings and captions, each in its own language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from index.language import Inherited, detect
from index.release import LANGUAGES, Block, BlockKind, Language

MAX_JUDGED: Final = 2_000
"""Blocks whose language is judged; a text of more is a table or a list, and the rest inherits."""

FEWEST_SMALL: Final = 3
"""Words in small letters; with fewer a block is a name or an address, and inherits."""

HEADING_LENGTH: Final = 100  # characters
CAPTION_LENGTH: Final = 400

_HEADING: Final = re.compile(r"[«“\"(]?\s?[A-ZÀ-ÖØ-Þ0-9][^\n]*[^\W_]")
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_SMALL: Final = re.compile(r"\b[a-zß-öø-ÿœ]+(?:\b|[’'])")
_SENTENCE: Final = re.compile(r"[«“\"(]?\s?[A-ZÀ-ÖØ-Þ0-9].*[.!?…]\s?[»”\")\]]?", re.DOTALL)
# A full stop after a title or an initial ends no sentence.
_SENTENCE_BREAK: Final = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:MM|Mr|Ms|Dr|St|Lt|Jr|Sr|No))(?<!\b(?:Mme|Mrs|Gen|Col|Sgt|Adm|Sen|Rep|Gov))"
    r"(?<!\bProf)[.!?…][»”\")\]]?\s+(?=[«“\"(]?\s?[A-ZÀ-ÖØ-Þ])"
)


def paragraphs(text: str) -> list[str]:
    r"""The paragraphs of a plain text: what stands between blank lines.

    A line break inside a paragraph is kept, for no number or phrase may run across one;
    the blanks around each line are not.

    >>> paragraphs("Un\ndeux \n\n\n trois")
    ['Un\ndeux', 'trois']
    """
    found: list[list[str]] = [[]]
    for line in map(str.strip, text.splitlines()):
        if line:
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return ["\n".join(lines) for lines in found if lines]


def language_of(title: str, texts: Sequence[str]) -> Language:
    """The language of most of the text, counted in characters; French when nothing tells."""
    counts = dict.fromkeys(LANGUAGES, 0)
    for text in (title, *texts[:MAX_JUDGED]):
        language = _judged(text, otherwise=None)
        if language:
            counts[language] += len(text)
    if any(counts.values()):
        return max(LANGUAGES, key=counts.__getitem__)
    return detect(" ".join((title, *texts[:MAX_JUDGED])), otherwise="fr")


def blocks(texts: Iterable[str], *, language: Language) -> tuple[Block, ...]:
    """The paragraphs as blocks of a version in that language.

    A caption is a lone block of one sentence in the other language: its neighbours are in the
    version's.  A heading is a short line that no punctuation ends, between two longer blocks: short
    lines that follow one another are a list or an address.
    """
    texts = list(texts)
    languages = [
        _judged(text, otherwise=language) if number < MAX_JUDGED else language
        for number, text in enumerate(texts)
    ]
    short = [_is_short(text) for text in texts]
    kinds: list[BlockKind] = []
    for number, text in enumerate(texts):
        around = languages[max(0, number - 1) : number] + languages[number + 1 : number + 2]
        lone = languages[number] != language and all(other == language for other in around)
        inner = 0 < number < len(texts) - 1
        if lone and around and _is_caption(text):
            kinds.append("caption")
        elif inner and [short[n] for n in (number - 1, number, number + 1)] == [False, True, False]:
            kinds.append("heading")
        else:
            kinds.append("paragraph")
    return tuple(map(Block, texts, languages, kinds))


def _judged(text: str, *, otherwise: Inherited) -> Language | Inherited:
    """The language of a block; names tell none."""
    telling = islice(_SMALL.finditer(text), FEWEST_SMALL)
    return detect(text, otherwise=otherwise) if len(list(telling)) == FEWEST_SMALL else otherwise


def _is_caption(text: str) -> bool:
    sentence = len(text) <= CAPTION_LENGTH and _SENTENCE.fullmatch(text)
    return bool(sentence and not _SENTENCE_BREAK.search(text))


def _is_short(text: str) -> bool:
    return bool(len(text) <= HEADING_LENGTH and _HEADING.fullmatch(text) and _LETTERS.search(text))
