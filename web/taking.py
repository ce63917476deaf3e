"""The addresses of what a reader takes along: references, feeds, files, a shelf.

What is asked of these is asked by programs, or is kept: a parameter that cannot be read is refused
with 422, as in the API, since a filter that is silently dropped would give what nobody asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from flask import Response, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from index.release import Language, Release
from search.catalogue import Catalogue
from web import address, shelf
from web.api import unread_in_json
from web.exporting.formats import FORMATS, REFERENCES
from web.exporting.streaming import Streaming
from web.links import Links
from web.rendering import html, xml
from web.rules import Rules
from web.wording import wording

if TYPE_CHECKING:
    from web.presenting.feed import Feed

ENTRIES: Final = 50
"""Of a feed, where the address does not say how many."""

FEED: Final = "application/atom+xml"


@dataclass(frozen=True, slots=True)
class Taking:
    """What is made of releases for other programs than a browser."""

    catalogue: Catalogue
    streaming: Streaming

    def rules(self, ui: str) -> Rules:
        """Which address gives what; `ui` is the beginning of each."""
        forms, references = any_of(FORMATS), any_of(REFERENCES)
        return (
            (f"{ui}/release/<id>/cite.{references}", "reference", self.reference),
            (f"{ui}/feed.atom", "feed", self.feed),
            (f"{ui}/export.{forms}", "file", self.file),
            (f"{ui}/shelf", "shelf", self.shelf),
            (f"{ui}/shelf.{any_of((*FORMATS, 'atom'))}", "shelf_file", self.shelf_file),
        )

    def reference(self, ui: Language, id: str, form: str) -> Response:
        """The reference of a release in that form, or 404."""
        release = self.catalogue.release(id)
        if release is None:
            abort(404)
        return _file([release], ui, form)

    def feed(self, ui: Language) -> Response:
        """The newest of what the question finds, or as it is sorted; 404 past the last page."""
        from web.presenting.feed import feed_of_search  # noqa: PLC0415 - a start need not wait for it

        asked = address.read(request.args.items(multi=True))
        if asked.unread:
            return unread_in_json(asked.unread)
        drilled = address.drilled(asked.query)
        per = drilled.per if "per" in request.args else None
        query = replace(drilled, sort=drilled.sort or "newest", per=per or ENTRIES)
        results = self.catalogue.answer(query, interface=ui)
        if query.page > results.pages:
            abort(404)
        return _feed(feed_of_search(results, drilled, per=per, language=ui))

    def file(self, ui: Language, form: str) -> Response:
        """All that the question finds, in that form; whatever page it asks for."""
        asked = address.read(request.args.items(multi=True))
        if asked.unread:
            return unread_in_json(asked.unread)
        found = self.catalogue.collect(address.drilled(asked.query))
        chosen = FORMATS[form]
        pieces = chosen.write(found, ui) if request.method != "HEAD" else ()
        return _named(self.streaming.answer(pieces, mimetype=chosen.mimetype), form)

    def shelf(self, ui: Language) -> AnyResponse:
        """The shelf that the address names; what is added leads to the address of the whole."""
        from web.presenting.shelf_page import shelf_page  # noqa: PLC0415 - a start need not wait for it

        asked = shelf.read(request.args.items(multi=True))
        if asked.is_added and not asked.unread:
            return redirect(Links(ui).shelf(asked), 303)
        return html(
            "shelf.html", *shelf_page(asked, self.catalogue.several(asked.ids), language=ui)
        )

    def shelf_file(self, ui: Language, form: str) -> Response:
        """The shelf in that form; 404 where a release is not there, since a part is not all."""
        asked = shelf.read(request.args.items(multi=True))
        if asked.unread:
            return unread_in_json(asked.unread)
        releases = self.catalogue.several(asked.ids)
        if form == "atom":
            from web.presenting.feed import feed_of_releases  # noqa: PLC0415 - a start need not wait for it

            links, title = Links(ui), wording(ui)("shelf")
            page, href = links.shelf(asked), links.shelf(asked, form)
            return _feed(feed_of_releases(releases, title=title, page=page, href=href, language=ui))
        if len(releases) < len(asked.ids):
            abort(404)
        return _file(releases, ui, form)


def any_of(forms: Iterable[str]) -> str:
    """A part of an address that is any of these."""
    return f"<any({', '.join(map(repr, forms))}):form>"


def _file(releases: Iterable[Release], language: Language, form: str) -> Response:
    chosen = FORMATS[form]
    text = "".join(chosen.write(releases, language))
    return _named(Response(text.encode("utf-8", "replace"), content_type=chosen.mimetype), form)


def _named(response: Response, form: str) -> Response:
    """The answer as a file to keep, rather than a page of signs."""
    response.headers.set("Content-Disposition", "attachment", filename=f"communique.{form}")
    return response


def _feed(feed: Feed) -> Response:
    """The feed; who has it already is told that nothing changed."""
    response = xml("feed.xml", mimetype=FEED, feed=feed)
    response.add_etag()
    answer = response.make_conditional(request)
    return answer if isinstance(answer, Response) else response
