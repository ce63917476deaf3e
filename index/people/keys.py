"""The keys by which a name is known: folded, as an id, and as a reader may type it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from unidecode import unidecode

from index.people.family_first import is_family_first
from index.release import Person, PersonId

_APART: Final = re.compile(r"[\W_]+")
_ID_LENGTH: Final = 100

_SPELT: Final = (
    *(("sch", "s"), ("tch", "c"), ("dj", "d"), ("ch", "c"), ("sh", "s"), ("zh", "s"), ("kh", "k")),
    *(("gh", "g"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("ts", "c"), ("tz", "c"), ("z", "s")),
    *(("ou", "u"), ("oo", "u"), ("w", "v"), ("y", "i"), ("j", "i"), ("q", "k"), ("ei", "i")),
)
"""What spellings of one name in Latin letters vary in, and what stands for it in `kin_key`."""

_DOUBLED: Final = re.compile(r"(.)\1+")

PARTICLES: Final = frozenset(
    (
        *("de", "du", "des", "d'", "da", "dos", "do", "di", "del", "della", "der", "den", "von"),
        *("van", "ten", "ter", "bin", "ben", "ibn", "bint", "ould", "al", "el", "af", "zu", "zum"),
        *("la", "le", "las", "los", "y", "e", "saint", "st"),
    )
)
"""Folded words that may stand inside a name, or at the head of a surname."""

ARTICLES: Final = ("al-", "el-", "ar-", "as-", "ash-", "az-", "ul-")
"""The Arabic article before a folded surname: al-Kadhimi, el-Sisi, ash-Shahristani."""

_SON_OF: Final = frozenset(("bin", "ibn"))
"""What is before a father's name: Mohammed bin Zayed Al Nahyan is Mohammed bin Zayed."""


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """A word in lower case without diacritics, letters and hyphens only.

    >>> fold("Geoană"), fold("Secretary\u2011General")
    ('geoana', 'secretary-general')
    """
    return _ascii(word).lower().replace("’", "'").replace("--", "-")


@lru_cache(maxsize=16_384)
def name_key(name: str) -> str:
    """The form in which spellings of one name are equal.

    >>> name_key("Mircea Geoană"), name_key("Jean\u2011Noël  Barrot"), name_key("J.-P. N’Diaye")
    ('mircea geoana', 'jean noel barrot', 'j p n diaye')
    """
    return _APART.sub(" ", _ascii(name).lower()).strip()


def person_id(name: str) -> PersonId:
    """The id of whoever bears the name: ASCII letters, digits and hyphens, never empty.

    A name too long, or in which nothing can be spelt in ASCII, is known by a digest of itself.

    >>> person_id("Mircea Geoană")
    'mircea-geoana'
    """
    slug = name_key(name).replace(" ", "-")
    if slug and len(slug) <= _ID_LENGTH:
        return PersonId(slug)
    digest = hashlib.sha256((slug or name).encode("utf-8", "replace")).hexdigest()[:12]
    return PersonId(f"{slug[:_ID_LENGTH] or 'person'}-{digest}")


@lru_cache(maxsize=16_384)
def surnames(name: str) -> tuple[str, ...]:
    """The folded surname, with its particle first when it has one.

    A surname is the last word, or the words in capitals where only some are, or the first word of
    a name that puts the family first; a name with `bin` is known by the father's.

    >>> surnames("Ursula von der Leyen"), surnames("DING Xuexiang"), surnames("Boris Ruge")
    (('von der leyen', 'leyen'), ('ding',), ('ruge',))
    >>> surnames("Xi Jinping"), surnames("Mustafa al-Kadhimi"), surnames("Salman bin Hamad Al Saud")
    (('xi',), ('al kadhimi', 'kadhimi'), ('al saud', 'saud', 'bin hamad', 'hamad'))
    """
    words = name.split()
    if not words:
        return ()
    shouted = [i for i, word in enumerate(words) if _is_shouted(word)]
    whole = len(words) == 1 or not shouted or all(_is_shouted(w) or "." in w for w in words)
    folded = [fold(word) for word in words]
    if whole and is_family_first(folded):
        return (name_key(words[0]),)
    first, last = (len(words) - 1, len(words)) if whole else (shouted[0], shouted[-1] + 1)
    keys = _of_words(words, folded, first, last)
    for index in range(1, last - 2):
        if folded[index] in _SON_OF:
            keys += _of_words(words, folded, index + 1, index + 2)
            break
    return tuple(key for key in dict.fromkeys(keys) if key)


def _of_words(
    words: Sequence[str], folded: Sequence[str], first: int, last: int
) -> tuple[str, ...]:
    """A surname of words `first` to before `last`: with what leads to it, then bare."""
    bare = name_key(" ".join(words[first:last]))
    start = first
    while start > 1 and folded[start - 1] in PARTICLES:
        start -= 1
    if start == first and first > 0 and words[first][:2].lower() in {"d'", "d’"}:
        return bare, name_key(words[first][2:])
    if folded[first].startswith(ARTICLES):
        return bare, bare.partition(" ")[2]
    with_particle = name_key(" ".join(words[start:last]))
    # A particle written large may itself stand at the head of a surname given alone: "Le Drian".
    if last == len(words) > 1 and first > 0 and folded[0] in PARTICLES:
        with_particle = name_key(" ".join(words))
    return with_particle, bare


def kin_key(name: str) -> str:
    """The key that all spellings of a surname share, and that a few other surnames share too.

    Names with different keys are never one person's, unless a person says so in officials.yaml.
    Vowels and consonants that spellings of other alphabets vary in count as one.

    >>> [kin_key(name) for name in ("Abdel Fattah El-Sisi", "Al Sissi", "Zelenskyy", "Zelensky")]
    ['sisi', 'sisi', 'selenski', 'selenski']
    """
    own = surnames(name)
    word = own[-1].split()[-1] if own else name_key(name)
    for sign, same in _SPELT:
        word = word.replace(sign, same)
    return _DOUBLED.sub(r"\1", word)


def name_keys(person: Person) -> tuple[str, ...]:
    """The keys that find the person: each full name, then each surname, without repetition.

    >>> name_keys(Person(PersonId("geoana"), "Mircea Geoană", ("Mircea Geoana",)))
    ('mircea geoana', 'geoana')
    """
    names = (person.name, *person.variants)
    keys = [name_key(name) for name in names]
    keys += [surname for name in names for surname in surnames(name)]
    return tuple(key for key in dict.fromkeys(keys) if key)


class _Letters(dict[int, str]):
    """What each character is in ASCII; half a surrogate pair has no letter to offer."""

    def __missing__(self, code: int) -> str:
        self[code] = "" if 0xD800 <= code <= 0xDFFF else unidecode(chr(code))  # noqa: PLR2004
        return self[code]


_LETTERS: Final = _Letters()


def _ascii(text: str) -> str:
    """A text in ASCII, character by character."""
    return text if text.isascii() else text.translate(_LETTERS)


def _is_shouted(word: str) -> bool:
    """Whether a word of two letters or more is all in capitals."""
    return len(word) > 1 and word.isupper() and "." not in word
