"""Where a link of the page leads.  All go through Flask, so they hold below a sub-path too."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urljoin

from flask import g, request, url_for

from index.release import Language
from search.dating import Dated
from search.directory import Looking
from search.query import Query
from web import address, looking
from web.carried import Carried, write
from web.shelf import Shelf
from web.shelf import write as named_in


@dataclass(frozen=True, slots=True)
class Links:
    """The links of the interface in one language."""

    language: Language

    def search(self, query: Query | None = None) -> str:
        """The search page with that question, or with none."""
        return _asking(_search(self.language), query)

    def release(self, id: str, carried: Carried | None = None) -> str:
        """The page of a release, with what is carried along."""
        return _carrying(url_for("release", ui=self.language, id=id), carried)

    def version(self, id: str, version: Language, carried: Carried | None = None) -> str:
        """The page of a release led by its text in that language."""
        path = url_for("version", ui=self.language, id=id, language=version)
        return _carrying(path, carried)

    def both(self, id: str, carried: Carried | None = None) -> str:
        """A release in both languages, side by side, with what is carried along."""
        return _carrying(url_for("both", ui=self.language, id=id), carried)

    def paragraph(self, id: str, anchor: object) -> str:
        """The permanent address of a paragraph; the browser goes to it by the part after `#`."""
        return f"{url_for('paragraph', ui=self.language, id=id, anchor=str(anchor))}#{anchor}"

    def feed(self, query: Query, *, per: int | None = None) -> str:
        """What the question finds as a feed, of that many entries a page where it is told.

        The usual number of a page of results is not that of a feed.
        """
        path = _asking(url_for("feed", ui=self.language), replace(query, per=Query().per))
        return f"{path}{'&' if '?' in path else '?'}per={per}" if per else path

    def file(self, query: Query, form: str) -> str:
        """All that the question finds as a file, such as `csv`."""
        return _asking(url_for("file", ui=self.language, form=form), query)

    def shelf(self, shelf: Shelf, form: str | None = None) -> str:
        """The page of a shelf, or the shelf as a file or a feed."""
        if form:
            path = url_for("shelf_file", ui=self.language, form=form)
        else:
            path = url_for("shelf", ui=self.language)
        named = named_in(shelf)
        return f"{path}?{named}" if named else path

    def completions(self) -> str:
        """What a beginning may become, as browsers ask for it."""
        return url_for("completions", ui=self.language)

    def described(self) -> str:
        """How a browser searches in this language."""
        return url_for("described", ui=self.language)

    def reference(self, id: str, form: str) -> str:
        """The reference of a release for a program, such as `bib`."""
        return url_for("reference", ui=self.language, id=id, form=form)

    def why(self, id: str, query: Query) -> str:
        """Why that question finds the release where it does."""
        return _asking(url_for("why", ui=self.language, id=id), query)

    def suggest(self, query: Query | None = None) -> str:
        """What the beginning of a question may become."""
        return _asking(url_for("suggest", ui=self.language), query)

    def suggest_json(self) -> str:
        """The same for a script."""
        return url_for("api_suggest")

    def people(self, *, office: str = "") -> str:
        """The list of the officials, or of those who held an office."""
        return self.people_list(Looking(office=office))

    def people_list(self, asked: Looking, date: Dated | None = None) -> str:
        """The officials that are looked for, at that date."""
        written = looking.write(asked, date)
        path = url_for("people", ui=self.language)
        return f"{path}?{written}" if written else path

    def people_json(self, asked: Looking, date: Dated | None = None) -> str:
        """The same officials for programs."""
        written = looking.write(asked, date)
        return f"{url_for('api_people')}?{written}" if written else url_for("api_people")

    def about(self) -> str:
        """What the archive holds."""
        return url_for("about", ui=self.language)

    def person(self, id: str, *, query: Query | None = None, quotes: int = 1) -> str:
        """The page of an official, with that page of the releases, and of the quotes."""
        paged = Query(page=query.page, per=query.per) if query else None
        path = _asking(url_for("person", ui=self.language, id=id), paged)
        if quotes == 1:
            return path
        return f"{path}{'&' if '?' in path else '?'}quotes={quotes}#quotes"

    def person_json(self, id: str) -> str:
        """An official for programs."""
        return url_for("api_person", id=id)

    def json(self, query: Query) -> str:
        """The same question for programs."""
        return _asking(url_for("api_search"), query)


def _search(language: Language) -> str:
    """The path of the search page, which a page of results leads to a hundred times."""
    paths: dict[Language, str] = g.setdefault("search", {})
    if language not in paths:
        paths[language] = url_for("search", ui=language)
    return paths[language]


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
