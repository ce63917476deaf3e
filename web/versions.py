"""The pages of a release by language, and of both languages side by side.

/{ui}/release/ID/fr   the release led by its French version, whatever the interface's language
/{ui}/release/ID/both both versions, paragraph beside paragraph
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort, request
from werkzeug.wrappers import Response as AnyResponse

from index.release import LANGUAGES, Language
from search.catalogue import Catalogue
from web.carried import read
from web.links import Links
from web.moved import moved
from web.presenting.release_page import release_page
from web.rendering import html
from web.rules import Rules


@dataclass(frozen=True, slots=True)
class Versions:
    """The pages of versions."""

    catalogue: Catalogue

    def rules(self, ui: str) -> Rules:
        """Which address gives which of these."""
        language = f"<any({', '.join(LANGUAGES)}):language>"
        return (
            (f"{ui}/release/<id>/{language}", "version", self.one),
            (f"{ui}/release/<id>/both", "both", self.both),
        )

    def one(self, ui: Language, id: str, language: Language) -> AnyResponse:
        """The release led by that version; 404 where it does not exist in that language."""
        carried = read(request.args.items(multi=True))
        found = self.catalogue.in_context(carried.query, id, at=carried.at)
        if found is None:
            return moved(self.catalogue, id, lambda to: Links(ui).version(to, language))
        if found.release.version(language) is None:
            abort(404)
        alike = self.catalogue.alike(id, interface=ui)
        page = release_page(found, alike, carried=carried, language=ui, led_by=language)
        return html("release.html", *page)

    def both(self, ui: Language, id: str) -> AnyResponse:
        """Both versions side by side, with the question; 404 where there is one alone."""
        from web.presenting.side_page import side_page  # noqa: PLC0415 - a start need not wait for it

        carried = read(request.args.items(multi=True))
        release = self.catalogue.release(id)
        if release is None or release.id != id:
            return moved(self.catalogue, id, Links(ui).both)
        page = side_page(release, carried=carried, language=ui)
        if page is None:
            abort(404)
        return html("side.html", *page)
