"""The answers for programs: what the command line prints with `--json`, and whether all is well."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from flask import Response, abort, current_app, request

from index.errors import EngineError
from search.as_json import as_json, release_as_json, suggestion_as_json
from search.catalogue import Catalogue
from search.why_json import alike_as_json, explanation_as_json
from web import address
from web.address import Unread
from web.preference import preferred

NO_ID: Final = "-"
"""An id to ask for when the question is only whether there is an answer."""


@dataclass(frozen=True, slots=True)
class Api:
    """The addresses that answer in JSON."""

    catalogue: Catalogue

    def search(self) -> Response:
        """The results; 422 with the parameters that cannot be read, 404 past the last page.

        Titles are in the language that `Accept-Language` prefers, where they exist.
        """
        asked = address.read(request.args.items(multi=True))
        if asked.unread:
            return _unread(asked.unread)
        results = self.catalogue.answer(asked.query, interface=preferred())
        past_end = asked.query.page > results.pages
        response = in_json(as_json(results), status=404 if past_end else 200)
        response.vary.add("Accept-Language")
        return response

    def suggest(self) -> Response:
        """What the beginning of a question may become; 422 as for a search."""
        asked = address.read(request.args.items(multi=True))
        if asked.unread:
            return _unread(asked.unread)
        found = self.catalogue.suggest(asked.query, interface=preferred())
        response = in_json({"suggestions": [suggestion_as_json(one) for one in found]})
        response.vary.add("Accept-Language")
        return response

    def release(self, id: str) -> Response:
        """A release with all its versions and those that resemble it, or 404."""
        release = self.catalogue.release(id)
        if release is None:
            abort(404)
        near = self.catalogue.alike(id, interface=preferred())
        response = in_json(
            release_as_json(release) | {"alike": [alike_as_json(one) for one in near]}
        )
        response.vary.add("Accept-Language")
        return response

    def explain(self) -> Response:
        """Why the query finds the release `id` where it does; 404 where it does not find it."""
        pairs = [pair for pair in request.args.items(multi=True) if pair[0] != "id"]
        asked, ids = address.read(pairs), request.args.getlist("id")
        unread = list(asked.unread)
        if len(ids) != 1:
            unread += [Unread("id", value, "repeated") for value in ids or [""]]
        if unread:
            return _unread(unread)
        explanation = self.catalogue.explain(asked.query, ids[0], interface=preferred())
        if explanation is None:
            abort(404)
        return in_json(explanation_as_json(explanation))

    def healthz(self) -> Response:
        """That the process answers, whatever the engine does."""
        return in_json({"status": "ok"})

    def readyz(self) -> Response:
        """That the engine answers, and from which published state; 503 when it does not."""
        try:
            self.catalogue.release(NO_ID)  # where a name leads says nothing of what is behind it
            return in_json({"status": "ready", "generation": self.catalogue.generation})
        except EngineError:
            return in_json({"status": "unavailable"}, status=503)


def _unread(unread: Iterable[Unread]) -> Response:
    parameters = [{"name": one.name, "value": one.value, "why": one.why} for one in unread]
    error = "these parameters are unknown or cannot be read"
    return in_json({"error": error, "parameters": parameters}, status=422)


def in_json(content: dict[str, object], *, status: int = 200) -> Response:
    """The content as the body of an answer."""
    text = current_app.json.dumps(content)
    return Response(f"{text}\n", status=status, mimetype="application/json")
