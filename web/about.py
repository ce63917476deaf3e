"""The page of what the archive holds, and of what this site keeps of its readers: nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version

from flask import Response
from werkzeug.wrappers import Response as AnyResponse

from index.analysis import fingerprint
from index.kept import Kept
from index.release import Language
from search.catalogue import Catalogue
from web.rendering import html

Ledger = Callable[[], Kept | None]
"""Tells what the archive says of itself, None where it is not at hand."""


def no_archive() -> Kept | None:
    """What a server knows that has the engine alone."""
    return None


@dataclass(frozen=True, slots=True)
class About:
    """The address of the page."""

    catalogue: Catalogue
    ledger: Ledger = no_archive

    def rules(self, ui: str) -> tuple[tuple[str, str, Callable[..., AnyResponse]], ...]:
        """Which address gives it; `ui` is the beginning of those of pages."""
        return ((f"{ui}/about", "about", self.about),)

    def about(self, ui: Language) -> Response:
        """What is held, what is missing or in doubt, which software answers."""
        from web.presenting.about_page import Software, about_page  # noqa: PLC0415 - a start need not wait for it

        software = Software(version("communique-search"), fingerprint()[:12])
        page = about_page(self.catalogue.holdings(), self.ledger(), software, language=ui)
        return html("about.html", *page)
