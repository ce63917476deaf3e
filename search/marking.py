"""Runs of text as HTML: everything escaped, then what matched between `<mark>` tags.

The one place where found text becomes HTML, for the page, the programs and the command line.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from search.results import Run, Snippet


def marked(runs: Iterable[Run]) -> str:
    """The runs as HTML.

    >>> marked((Run("L’"), Run("<OTAN>", marked=True)))
    'L’<mark>&lt;OTAN&gt;</mark>'
    """
    return "".join(
        f"<mark>{escape(run.text)}</mark>" if run.marked else escape(run.text) for run in runs
    )


def passage(snippet: Snippet) -> str:
    """The snippet as HTML, with an ellipsis where its text goes on.

    >>> passage(Snippet((Run("paix durable"),), "fr", cut_after=True))
    'paix durable …'
    """
    before = "… " if snippet.cut_before else ""
    after = " …" if snippet.cut_after else ""
    return f"{before}{marked(snippet.runs)}{after}"


def plain(runs: Iterable[Run]) -> str:
    """The text alone.

    >>> plain((Run("L’"), Run("OTAN", marked=True)))
    'L’OTAN'
    """
    return "".join(run.text for run in runs)
