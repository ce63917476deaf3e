"""The answers for programs: what the command line prints with `--json`, and whether all is well."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from flask import Response, abort, current_app, request

from index.errors import EngineError
from index.release import LANGUAGES
from search.as_json import as_json, release_as_json, suggestion_as_json
from search.catalogue import Catalogue
from search.why_json import alike_as_json, explanation_as_json
from web import address
from web.address import Asked, Unread
from web.keeping import told
from web.preference import chosen

NO_ID: Final = "-"
"""An id to ask for when the question is only whether there is an answer."""


@dataclass(frozen=True, slots=True)
class Api:
    """The addresses that answer in JSON."""

    catalogue: Catalogue

    def search(self) -> Response:
        """The results; 422 with the parameters that cannot be read, 404 past the last page.

        Titles are in the language of `ui`, else that which `Accept-Language` prefers, where they
        exist.
        """
        asked = _asked()
        if asked.unread:
            return unread_in_json(asked.unread)
        results = told(self.catalogue.answer(asked.query, interface=chosen()))
        past_end = asked.query.page > results.pages
        response = in_json(as_json(results), status=404 if past_end else 200)
        response.vary.add("Accept-Language")
        return response

    def suggest(self) -> Response:
        """What the beginning of a question may become; 422 as for a search."""
        asked = _asked()
        if asked.unread:
            return unread_in_json(asked.unread)
        found = self.catalogue.suggest(asked.query, interface=chosen())
        response = in_json({"suggestions": [suggestion_as_json(one) for one in found]})
        response.vary.add("Accept-Language")
        return response

    def release(self, id: str) -> Response:
        """A release with all its versions and those that resemble it, or 404."""
        unread = _asked(*address.KEYS).unread + _strange(address.KEYS)
        if unread:
            return unread_in_json(unread)
        release = self.catalogue.release(id)
        if release is None:
            abort(404)
        near = self.catalogue.alike(id, interface=chosen())
        response = in_json(
            release_as_json(release) | {"alike": [alike_as_json(one) for one in near]}
        )
        response.vary.add("Accept-Language")
        return response

    def explain(self) -> Response:
        """Why the query finds the release `id` where it does; 404 where it does not find it."""
        asked, ids = _asked("id"), request.args.getlist("id")
        unread = list(asked.unread)
        if len(ids) != 1:
            unread += [Unread("id", value, "repeated") for value in ids or [""]]
        if unread:
            return unread_in_json(unread)
        explanation = self.catalogue.explain(asked.query, ids[0], interface=chosen())
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


def _asked(*others: str) -> Asked:
    """The question of the address, of which `ui` and the others are no part."""
    pairs = list(request.args.items(multi=True))
    asked = address.read(pair for pair in pairs if pair[0] not in {"ui", *others})
    wrong = tuple(
        Unread(name, value, "malformed")
        for name, value in pairs
        if name == "ui" and value not in LANGUAGES
    )
    return replace(asked, unread=(*asked.unread, *wrong))


def _strange(names: Iterable[str]) -> tuple[Unread, ...]:
    """The parameters by these names, where the address takes none of them."""
    given = request.args.items(multi=True)
    return tuple(Unread(name, value, "unknown") for name, value in given if name in set(names))


def unread_in_json(unread: Iterable[Unread]) -> Response:
    """422 with the parameters that cannot be read."""
    parameters = [{"name": one.name, "value": one.value, "why": one.why} for one in unread]
    error = "these parameters are unknown or cannot be read"
    return in_json({"error": error, "parameters": parameters}, status=422)


def in_json(content: object, *, status: int = 200, mimetype: str = "application/json") -> Response:
    """The content as the body of an answer."""
    text = current_app.json.dumps(content)
    return Response(f"{text}\n", status=status, mimetype=mimetype)
