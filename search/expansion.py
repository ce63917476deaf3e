"""What is searched beyond what was typed: acronyms that name one thing in both languages.

Each addition is told in the receipt.
The groups stand in `variants.txt`, one a line, for anyone to read and change.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from index.analysis import fold


def variants(word: str) -> tuple[str, ...]:
    """The other forms of an acronym, as they are printed; none for any other word.

    >>> variants("otan"), variants("kosovo")
    (('NATO',), ())
    """
    return _groups().get(fold(word), ())


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for line in files("search").joinpath("variants.txt").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            forms = [form.strip() for form in line.split("=")]
            for form in forms:
                others = tuple(other for other in forms if other != form)
                groups[fold(form)] = groups.get(fold(form), ()) + others
    return groups
