"""The pages of the officials, and the same for programs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from index.release import Language
from search.catalogue import Catalogue
from search.office_json import directory_as_json, profile_as_json
from search.query import Query
from web import address, looking
from web.api import in_json, unread_in_json
from web.rendering import html
from web.rules import Rules

QUOTES: Final = "quotes"
"""The key of the page of an official's quotes."""


@dataclass(frozen=True, slots=True)
class Officials:
    """The addresses of the officials."""

    catalogue: Catalogue

    def rules(self, ui: str) -> Rules:
        """Which address gives what; `ui` is the beginning of those of pages."""
        return (
            (f"{ui}/people", "people", self.people),
            (f"{ui}/person/<id>", "person", self.person),
            ("/api/people", "api_people", self.people_json),
            ("/api/person/<id>", "api_person", self.person_json),
        )

    def people(self, ui: Language) -> Response:
        """The officials that the releases name; 404 past the last page."""
        from web.presenting.people_page import people_page  # noqa: PLC0415 - a start need not wait for it

        looked = looking.read(request.args.items(multi=True))
        found = self.catalogue.directory(looked.looking)
        frame, page = people_page(found, looked, language=ui)
        return html("people.html", frame, page, status=404 if page.past_end else 200)

    def person(self, ui: Language, id: str) -> AnyResponse:
        """An official, or 404; the id of one who was merged leads to whom they are."""
        from web.presenting.person_page import person_page  # noqa: PLC0415 - a start need not wait for it

        asked = address.read(
            [pair for pair in request.args.items(multi=True) if pair[0] != QUOTES],
            known=("page", "per"),
        )
        profile = self.catalogue.profile(id, quotes=_quotes())
        if profile is None:
            abort(404)
        known = profile.official.id
        if known != id:
            return redirect(url_for("person", ui=ui, id=known), 301)
        query = Query(people=(known,), page=asked.query.page, per=asked.query.per)
        results = self.catalogue.answer(query, interface=ui)
        frame, page = person_page(profile, results, asked.unread, language=ui)
        return html("person.html", frame, page, status=404 if page.past_end else 200)

    def people_json(self) -> Response:
        """The same list; 422 with the parameters that cannot be read, 404 past the last page."""
        looked = looking.read(request.args.items(multi=True))
        if looked.unread:
            return unread_in_json(looked.unread)
        found = self.catalogue.directory(looked.looking)
        past_end = looked.looking.page > found.pages
        return in_json(directory_as_json(found), status=404 if past_end else 200)

    def person_json(self, id: str) -> AnyResponse:
        """An official by all releases, or 404; a merged id leads to whom they are."""
        profile = self.catalogue.profile(id, quotes=_quotes())
        if profile is None:
            abort(404)
        if profile.official.id != id:
            return redirect(url_for("api_person", id=profile.official.id), 301)
        return in_json(profile_as_json(profile))


def _quotes() -> int:
    """The page of the quotes that the address asks for, the first for what is no number."""
    text = request.args.get(QUOTES, "")
    return max(1, int(text)) if re.fullmatch(r"[0-9]{1,6}", text) else 1
