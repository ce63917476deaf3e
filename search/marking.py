"""Runs of text as HTML: everything escaped, then what matched between `<mark>` tags.

The one place where found text becomes HTML, for the page, the programs and the command line.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from search.results import Run, Snippet

BETWEEN: Final = " … "
"""What stands between two fragments."""


def marked(runs: Iterable[Run]) -> str:
    """The runs as HTML.

    >>> marked((Run("L’"), Run("<OTAN>", marked=True)))
    'L’<mark>&lt;OTAN&gt;</mark>'
    """
    return "".join(
        f"<mark>{escape(run.text)}</mark>" if run.marked else escape(run.text) for run in runs
    )


def passage(snippet: Snippet) -> str:
    """The snippet as HTML, its fragments apart, with an ellipsis where its text goes on.

    >>> from search.results import Fragment
    >>> passage(Snippet((Fragment((Run("paix durable"),), "fr", cut_after=True),)))
    'paix durable …'
    """
    return BETWEEN.join(pieces(snippet))


def pieces(snippet: Snippet) -> tuple[str, ...]:
    """Each fragment as HTML; between two stands `BETWEEN`."""
    html = [marked(fragment.runs) for fragment in snippet.fragments]
    if snippet.fragments[0].cut_before:
        html[0] = f"… {html[0]}"
    if snippet.fragments[-1].cut_after:
        html[-1] = f"{html[-1]} …"
    return tuple(html)


def plain(runs: Iterable[Run]) -> str:
    """The text alone.

    >>> plain((Run("L’"), Run("OTAN", marked=True)))
    'L’OTAN'
    """
    return "".join(run.text for run in runs)
