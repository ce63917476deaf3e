"""Which address gives which page.

/                        to /fr/ or /en/, as the browser prefers
/{ui}/                   search
/{ui}/release/ID         a release
/{ui}/release/ID/p/TEXT  one paragraph of it
/{ui}/release/ID/why     why it was found      /api/explain       the same as JSON
/{ui}/suggest            what a beginning may become; as JSON /api/suggest
/api/search              results as JSON       /api/release/ID    a release as JSON
/{ui}/about              what is held, missing, in doubt
/healthz  /readyz  /static/…
The officials are in `web.officials`, what a reader takes along in `web.taking`, what others find
us by in `web.finding`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from flask import Flask, Response, abort, current_app, redirect, request, url_for
from jinja2 import StrictUndefined
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response as AnyResponse

from index.errors import EngineError
from index.release import LANGUAGES, Language
from search.catalogue import Catalogue
from search.query import Query
from web import address, permalinks
from web.about import About, Ledger, no_archive
from web.api import Api, in_json
from web.carried import Carried, read
from web.compiled import Compiled
from web.exporting.streaming import Streaming
from web.finding import Finding
from web.keeping import keep, told
from web.links import Links
from web.moved import moved
from web.officials import Officials
from web.preference import preferred
from web.presenting.error_page import error_page, words
from web.presenting.release_page import Asked, release_page
from web.presenting.search_page import search_page
from web.presenting.suggest_page import suggest_page
from web.presenting.why_page import why_page
from web.rendering import html
from web.rules import Rules
from web.security import SCRIPTED_POLICY, secure
from web.sharing import share
from web.taking import Taking
from web.versions import Versions

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

RETRY_AFTER: Final = 30
"""Seconds after which it is worth asking an engine again that did not answer."""


def create_app(
    catalogue: Catalogue,
    *,
    hosts: Sequence[str] = (),
    proxies: int = 0,
    ledger: Ledger = no_archive,
) -> Flask:
    """The application that shows the catalogue.

    `hosts` are the names that it answers to, none for this machine's own; `proxies` is how many
    proxies stand before it and are believed.  `ledger` tells what only the archive knows, where it
    is at hand.
    """
    app = Flask("web.pages")
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.bytecode_cache = Compiled(app.jinja_env, Path(__file__).parent)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # the default provider has it
    app.json.sort_keys = False  # type: ignore[attr-defined]
    pages, api, streaming = Pages(catalogue), Api(catalogue), Streaming()
    ui = f"/<any({', '.join(LANGUAGES)}):ui>"
    rules: Rules = (
        ("/", "root", root),
        (f"{ui}/", "search", pages.search),
        (f"{ui}/release/<id>", "release", pages.release),
        (f"{ui}/release/<id>/why", "why", pages.why),
        *Versions(catalogue).rules(ui),
        (f"{ui}/release/<id>/p/<anchor>", "paragraph", pages.paragraph),
        (f"{ui}/suggest", "suggest", pages.suggest),
        ("/api/search", "api_search", api.search),
        ("/api/suggest", "api_suggest", api.suggest),
        ("/api/release/<id>", "api_release", api.release),
        ("/api/explain", "api_explain", api.explain),
        ("/healthz", "healthz", api.healthz),
        ("/readyz", "readyz", api.readyz),
        *Officials(catalogue).rules(ui),
        *About(catalogue, ledger).rules(ui),
        *Taking(catalogue, streaming).rules(ui),
        *Finding(catalogue, streaming).rules(ui),
    )
    for rule, endpoint, view in rules:
        app.add_url_rule(rule, endpoint, view)
    app.register_error_handler(SecurityError, _unknown_host)
    app.register_error_handler(HTTPException, _trouble)
    app.register_error_handler(EngineError, _no_engine)
    secure(app, hosts=hosts, proxies=proxies)
    share(app)
    keep(app, lambda: catalogue.generation)
    app.wsgi_app = _still(app.wsgi_app, catalogue)  # type: ignore[assignment, method-assign]
    return app


def _still(answer: WSGIApplication, catalogue: Catalogue) -> WSGIApplication:
    """The same, each answer from one published state, though another be published meanwhile."""

    def still(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with catalogue.still():
            return answer(environ, start_response)

    return still


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages for readers."""

    catalogue: Catalogue

    def search(self, ui: Language) -> Response:
        """The search page; 404 past the last page of results, 200 for every other question."""
        asked = address.read(request.args.items(multi=True))
        query = address.drilled(asked.query)
        results = told(self.catalogue.answer(query, interface=ui))
        frame, page = search_page(results, asked, language=ui)
        response = html("search.html", frame, page, status=404 if page.past_end else 200)
        response.headers["Content-Security-Policy"] = SCRIPTED_POLICY
        return response

    def release(self, ui: Language, id: str) -> AnyResponse:
        """A release, the way to it from another id of its own, or 404."""
        carried = read(request.args.items(multi=True))
        found = self.catalogue.in_context(carried.query, id, at=carried.at)
        if found is None:
            return moved(self.catalogue, id, Links(ui).release)
        alike = self.catalogue.alike(id, interface=ui)
        return html("release.html", *release_page(found, alike, carried=carried, language=ui))

    def paragraph(self, ui: Language, id: str, anchor: str) -> AnyResponse:
        """A release at one paragraph; 404, with the release, where that is no longer in it."""
        wanted = permalinks.read(anchor)
        if wanted is None:
            abort(404)
        found = self.catalogue.in_context(Query(), id, at=None)
        if found is None:
            return moved(self.catalogue, id, lambda to: Links(ui).paragraph(to, anchor))
        asked = Asked(wanted, permalinks.find(wanted, found.release))
        alike = self.catalogue.alike(id, interface=ui)
        carried = Carried(Query())
        page = release_page(found, alike, carried=carried, language=ui, paragraph=asked)
        return html("release.html", *page, status=200 if asked.found else 404)

    def why(self, ui: Language, id: str) -> Response:
        """Why the question of the address finds the release, 404 where it does not find it."""
        query = address.drilled(address.read(request.args.items(multi=True)).query)
        explanation = self.catalogue.explain(query, id, interface=ui)
        if explanation is None:
            abort(404)
        return html("why.html", *why_page(explanation, query, language=ui))

    def suggest(self, ui: Language) -> Response:
        """What the beginning of a question may become."""
        query = address.drilled(address.read(request.args.items(multi=True)).query)
        suggestions = self.catalogue.suggest(query, interface=ui)
        return html("suggest.html", *suggest_page(query, suggestions, language=ui))


def root() -> AnyResponse:
    """To the interface in the language that the browser prefers, with the question as it is."""
    asked = urlencode(list(request.args.items(multi=True)))
    path = url_for("search", ui=preferred())
    response = redirect(f"{path}?{asked}" if asked else path)
    response.vary.add("Accept-Language")
    return response


def _trouble(error: HTTPException) -> Response:
    """The page, or for programs the object, that says what went wrong."""
    status = error.code or 500
    language = _spoken()
    if request.path.startswith("/api/"):
        response = in_json({"error": words(status, language=language)[0]}, status=status)
    else:
        response = html("error.html", *error_page(status, language=language), status=status)
    kept = ("Allow", "Retry-After")
    response.headers.extend((k, v) for k, v in error.get_headers() if k in kept)
    return response


def _no_engine(error: EngineError) -> Response:
    """Trouble in the engine: noted for the archivist, and worth another try."""
    current_app.logger.error("the engine does not answer: %s", error)
    response = current_app.make_response(_trouble(_Unavailable()))
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


class _Unavailable(HTTPException):
    code = 503


def _unknown_host(error: SecurityError) -> Response:
    """A plain answer: with a host that is not ours no link can be written."""
    del error
    text = "Hôte inconnu. Unknown host.\nCOMMUNIQUE_HOSTS\n"
    return Response(text, status=400, mimetype="text/plain")


def _spoken() -> Language:
    """The language that the address is in, else the one that the browser prefers."""
    first = request.path.split("/")[1:2]
    return next((language for language in LANGUAGES if [language] == first), preferred())
