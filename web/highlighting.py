"""The one place that tells a template not to escape: text that is escaped here, then marked."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from search import marking
from search.results import Run, Snippet


def title(runs: Iterable[Run]) -> Markup:
    """A title with what matched between `<mark>` tags.

    >>> title((Run("<b>"), Run("paix", marked=True)))
    Markup('&lt;b&gt;<mark>paix</mark>')
    """
    return Markup(marking.marked(runs))  # noqa: S704 - every run is escaped there


def pieces(snippet: Snippet) -> tuple[Markup, ...]:
    """The fragments of a snippet, likewise, with an ellipsis where its text goes on."""
    return tuple(Markup(piece) for piece in marking.pieces(snippet))  # noqa: S704 - likewise
