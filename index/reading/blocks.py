"""Text becomes blocks: paragraphs, headings and captions, each in its own language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from index.language import detect
from index.release import LANGUAGES, Block, BlockKind, Language

MAX_JUDGED: Final = 2_000
"""Blocks whose language is judged; a text of more is a table or a list, and the rest inherits."""

HEADING_LENGTH: Final = 100  # characters
CAPTION_LENGTH: Final = 400

_HEADING: Final = re.compile(r"[«“\"(]?\s?[A-ZÀ-ÖØ-Þ0-9][^\n]*[^\W_]")
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
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
        language = detect(text, otherwise=None)
        if language:
            counts[language] += len(text)
    if any(counts.values()):
        return max(LANGUAGES, key=counts.__getitem__)
    return detect(" ".join((title, *texts[:MAX_JUDGED])), otherwise="fr")


def blocks(texts: Iterable[str], *, language: Language) -> tuple[Block, ...]:
    """The paragraphs as blocks of a version in that language.

    A caption is a lone block of one sentence in the other language: its neighbours are in the
    version's.  A heading is a short line that no punctuation ends, between two other blocks, the
    next of which is none.
    """
    texts = list(texts)
    languages = [
        detect(text, otherwise=language) if number < MAX_JUDGED else language
        for number, text in enumerate(texts)
    ]
    kinds: list[BlockKind] = []
    for number, text in enumerate(texts):
        around = languages[max(0, number - 1) : number] + languages[number + 1 : number + 2]
        lone = languages[number] != language and all(other == language for other in around)
        inner = 0 < number < len(texts) - 1
        if lone and around and _is_caption(text):
            kinds.append("caption")
        elif inner and _is_heading(text) and not _is_heading(texts[number + 1]):
            kinds.append("heading")
        else:
            kinds.append("paragraph")
    return tuple(map(Block, texts, languages, kinds))


def _is_caption(text: str) -> bool:
    return len(text) <= CAPTION_LENGTH and not _SENTENCE_BREAK.search(text)


def _is_heading(text: str) -> bool:
    short = len(text) <= HEADING_LENGTH
    return bool(short and _HEADING.fullmatch(text) and _LETTERS.search(text))
