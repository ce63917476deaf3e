"""References for BibTeX and biblatex.

All is UTF-8, as biber reads it; letters are not written as commands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Final
from urllib.parse import quote

from index.release import Language, ReleaseId
from web.citing.work import Work

_SIGNS: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # an escaped brace would still count as one
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "$&%#_"},
    }
)
_IN_KEYS: Final = re.compile(r"[^A-Za-z0-9._:-]+")
_BABEL: Final[dict[Language, str]] = {"fr": "french", "en": "english"}


def bibtex(work: Work) -> str:
    r"""The reference as an entry.

    >>> title = "50 % & {plus}"
    >>> one = Work(ReleaseId("é 1"), "fr", title, None, None, None, None, None, "https://x")
    >>> print(bibtex(one), end="")
    @misc{1-9cea61,
      title = {{50 \% \& \textbraceleft{}plus\textbraceright{}}},
      url = {https://x},
      language = {french},
    }
    """
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(work))
    return f"@misc{{{_key(work.id)},\n{lines}}}\n"


def bibliography(works: Iterable[Work]) -> Iterator[str]:
    """The references one after another."""
    for number, one in enumerate(works):
        yield f"\n{bibtex(one)}" if number else bibtex(one)


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    if work.issuer:
        yield "author", f"{{{_text(work.issuer)}}}"  # a body, not a first and a last name
    yield "title", f"{{{_text(work.title)}}}"
    if work.kind:
        yield "howpublished", _text(work.kind)
    if work.days:
        first, last = work.days.first.isoformat(), work.days.last.isoformat()
        yield "date", first if first == last else f"{first}/{last}"
        yield "year", last[:4]
    yield "url", _address(work.source or work.link)
    if work.source:
        yield "note", rf"\url{{{_address(work.link)}}}"
    yield "language", _BABEL[work.language]


def _text(text: str) -> str:
    return text.translate(_SIGNS)


def _address(address: str) -> str:
    """What would end the field or begin a command is percent-encoded."""
    return quote(address, safe="/:?#[]@!$&'()*+,;=%~-._")


def _key(id: ReleaseId) -> str:
    """The id where it can be a key, else what can be of it and a digest."""
    plain = _IN_KEYS.sub("-", id).strip("-")
    if plain == id:
        return plain
    digest = blake2b(id.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()
    return f"{plain}-{digest}".lstrip("-")
