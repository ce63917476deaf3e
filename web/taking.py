"""The addresses of what a reader takes along: references, feeds, tables, a shelf."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, abort

from index.release import Language
from search.catalogue import Catalogue
from web.exporting.formats import FORMATS


@dataclass(frozen=True, slots=True)
class Taking:
    """What is made of releases for other programs than a browser."""

    catalogue: Catalogue

    def reference(self, ui: Language, id: str, form: str) -> Response:
        """The reference of a release in that form, or 404."""
        release = self.catalogue.release(id)
        if release is None:
            abort(404)
        chosen = FORMATS[form]
        text = "".join(chosen.write([release], ui))
        response = Response(text, content_type=chosen.mimetype)
        response.headers.set("Content-Disposition", "attachment", filename=f"communique.{form}")
        return response
