"""Where a link of the page leads.  All go through Flask, so they hold below a sub-path too."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urljoin

from flask import current_app, request, url_for

from index.release import Language
from search.dating import Dated
from search.directory import Looking
from search.query import Query
from web import address, looking
from web.carried import Carried, write
from web.shelf import Shelf
from web.shelf import write as named_in

MOST: Final = 20_000
"""Paths that are remembered, some 4 MB."""

LONGEST: Final = 400
"""Characters of such a path."""


@dataclass(frozen=True, slots=True)
class Links:
    """The links of the interface in one language."""

    language: Language

    def search(self, query: Query | None = None) -> str:
        """The search page with that question, or with none."""
        return _asking(_path("search", ui=self.language), query)

    def release(self, id: str, carried: Carried | None = None) -> str:
        """The page of a release, with what is carried along."""
        return _carrying(_path("release", ui=self.language, id=id), carried)

    def version(self, id: str, version: Language, carried: Carried | None = None) -> str:
        """The page of a release led by its text in that language."""
        path = _path("version", ui=self.language, id=id, language=version)
        return _carrying(path, carried)

    def both(self, id: str, carried: Carried | None = None) -> str:
        """A release in both languages, side by side, with what is carried along."""
        return _carrying(_path("both", ui=self.language, id=id), carried)

    def paragraph(self, id: str, anchor: object) -> str:
        """The permanent address of a paragraph; the browser goes to it by the part after `#`."""
        return f"{_path('paragraph', ui=self.language, id=id, anchor=str(anchor))}#{anchor}"

    def feed(self, query: Query, *, per: int | None = None) -> str:
        """What the question finds as a feed, of that many entries a page where it is told.

        The usual number of a page of results is not that of a feed.
        """
        path = _asking(_path("feed", ui=self.language), replace(query, per=Query().per))
        return f"{path}{'&' if '?' in path else '?'}per={per}" if per else path

    def file(self, query: Query, form: str) -> str:
        """All that the question finds as a file, such as `csv`."""
        return _asking(_path("file", ui=self.language, form=form), query)

    def shelf(self, shelf: Shelf, form: str | None = None) -> str:
        """The page of a shelf, or the shelf as a file or a feed."""
        if form:
            path = _path("shelf_file", ui=self.language, form=form)
        else:
            path = _path("shelf", ui=self.language)
        named = named_in(shelf)
        return f"{path}?{named}" if named else path

    def completions(self) -> str:
        """What a beginning may become, as browsers ask for it."""
        return _path("completions", ui=self.language)

    def described(self) -> str:
        """How a browser searches in this language."""
        return _path("described", ui=self.language)

    def reference(self, id: str, form: str) -> str:
        """The reference of a release for a program, such as `bib`."""
        return _path("reference", ui=self.language, id=id, form=form)

    def why(self, id: str, query: Query) -> str:
        """Why that question finds the release where it does."""
        return _asking(_path("why", ui=self.language, id=id), query)

    def suggest(self, query: Query | None = None) -> str:
        """What the beginning of a question may become."""
        return _asking(_path("suggest", ui=self.language), query)

    def suggest_json(self) -> str:
        """The same for a script."""
        return _path("api_suggest")

    def people(self, *, office: str = "") -> str:
        """The list of the officials, or of those who held an office."""
        return self.people_list(Looking(office=office))

    def people_list(self, asked: Looking, date: Dated | None = None) -> str:
        """The officials that are looked for, at that date."""
        written = looking.write(asked, date)
        path = _path("people", ui=self.language)
        return f"{path}?{written}" if written else path

    def people_json(self, asked: Looking, date: Dated | None = None) -> str:
        """The same officials for programs."""
        written = looking.write(asked, date)
        return f"{_path('api_people')}?{written}" if written else _path("api_people")

    def about(self) -> str:
        """What the archive holds."""
        return _path("about", ui=self.language)

    def person(self, id: str, *, query: Query | None = None, quotes: int = 1) -> str:
        """The page of an official, with that page of the releases, and of the quotes."""
        paged = Query(page=query.page, per=query.per) if query else None
        path = _asking(_path("person", ui=self.language, id=id), paged)
        if quotes == 1:
            return path
        return f"{path}{'&' if '?' in path else '?'}quotes={quotes}#quotes"

    def person_json(self, id: str) -> str:
        """An official for programs."""
        return _path("api_person", id=id)

    def json(self, query: Query) -> str:
        """The same question for programs."""
        return _asking(_path("api_search"), query)


def _path(endpoint: str, **values: str) -> str:
    """The path of an endpoint; a page leads to a hundred, most of them on the page before too."""
    paths: dict[Hashable, str] = current_app.extensions.setdefault("paths", {})
    asked = (request.script_root, endpoint, *values.values())
    found = paths.get(asked)
    if found is None:
        found = url_for(endpoint, **values)  # type: ignore[arg-type]
        if len(found) <= LONGEST:
            if len(paths) >= MOST:
                paths.clear()
            paths[asked] = found
    return found


def _carrying(path: str, carried: Carried | None) -> str:
    along = write(carried) if carried else ""
    return f"{path}?{along}" if along else path


def _asking(path: str, query: Query | None) -> str:
    asked = address.write(query) if query else ""
    return f"{path}?{asked}" if asked else path


def absolute(path: str) -> str:
    """The path with the name that this server was asked by; only names of ours are answered."""
    return urljoin(request.host_url, path)


def source(url: str | None) -> str | None:
    """The address that a release gives as its source, when it is one that is safe to follow.

    >>> source("https://www.nato.int/x"), source("javascript:alert(1)")
    ('https://www.nato.int/x', None)
    """
    scheme, separator, rest = (url or "").strip().partition("://")
    return url if separator and rest and scheme.lower() in {"http", "https"} else None
