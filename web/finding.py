"""The addresses by which others find what is here: browsers that search, crawlers, programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from itertools import islice
from typing import Final

from flask import Response, abort, request, url_for

from index.release import LANGUAGES, Language
from search.catalogue import Catalogue
from search.query import Query
from web import address, sitemap
from web.api import in_json
from web.exporting.streaming import Streaming
from web.links import Links, absolute
from web.preference import chosen
from web.presenting.description import description
from web.rendering import xml
from web.rules import Rules

DESCRIPTION: Final = "application/opensearchdescription+xml"
SUGGESTIONS: Final = "application/x-suggestions+json"

Page = tuple[Callable[[Links], str], str | None]


@dataclass(frozen=True, slots=True)
class Finding:
    """What tells browsers, crawlers and programs what is here and how to ask for it."""

    catalogue: Catalogue
    streaming: Streaming

    def rules(self, ui: str) -> Rules:
        """Which address gives what; `ui` is the beginning of those for one language."""
        part = "<any(people, releases):of>-<int:number>"
        return (
            (f"{ui}/completions", "completions", self.completions),
            ("/opensearch.xml", "described", self.described),
            ("/sitemap.xml", "sitemap", self.sitemap),
            (f"/sitemap-{part}.xml", "sitemap_part", self.sitemap_part),
            ("/robots.txt", "robots", self.robots),
            ("/api/openapi.json", "openapi", self.openapi),
        )

    def described(self) -> Response:
        """How a browser searches here, in the language that `ui` says or that it prefers."""
        told = description(language=chosen(), icon=url_for("static", filename="icon.svg"))
        response = xml("opensearch.xml", mimetype=DESCRIPTION, described=told)
        response.vary.add("Accept-Language")
        return response

    def completions(self, ui: Language) -> Response:
        """What a beginning may become, as browsers ask for it: what was typed, and the lists."""
        asked = address.read(request.args.items(multi=True))
        found = self.catalogue.suggest(asked.query, interface=ui) if asked.query.text else ()
        links = Links(ui)
        return in_json(
            [
                asked.query.text,
                [one.text for one in found],
                [""] * len(found),
                [absolute(links.search(one.query)) for one in found],
            ],
            mimetype=SUGGESTIONS,
        )

    def sitemap(self) -> Response:
        """The index of all addresses."""
        releases = sitemap.parts(self.catalogue.collect(Query()).total)
        people = max(1, sitemap.parts(len(self.catalogue.people())))
        hrefs = [
            url_for("sitemap_part", of=of, number=number)
            for of, count in (("people", people), ("releases", releases))
            for number in range(1, count + 1)
        ]
        return Response("".join(sitemap.index(hrefs)), mimetype="application/xml")

    def sitemap_part(self, of: str, number: int) -> Response:
        """One part of it, or 404."""
        pages = self._releases(number) if of == "releases" else self._people(number)
        if pages is None:
            abort(404)
        return self.streaming.answer(sitemap.part(pages), mimetype="application/xml; charset=utf-8")

    def openapi(self) -> Response:
        """The description of the API that programs read, OpenAPI 3.1."""
        text = files("web").joinpath("openapi.json").read_text(encoding="utf-8")
        return Response(text, mimetype="application/json")

    def robots(self) -> Response:
        """What crawlers are asked to leave alone: results, whose combinations have no end."""
        root = url_for("root")
        lines = [
            "User-agent: *",
            f"Disallow: {root}*?",
            f"Disallow: {root}api/",
            *(
                f"Disallow: {root}{language}/{name}"
                for language in LANGUAGES
                for name in ("export.", "feed.atom", "shelf", "suggest", "completions")
            ),
            f"Disallow: {root}*/cite.",
            f"Disallow: {root}*/why",
            f"Sitemap: {absolute(url_for('sitemap'))}",
        ]
        return Response("\n".join(lines) + "\n", mimetype="text/plain")

    def _releases(self, number: int) -> Iterator[Page] | None:
        found = self.catalogue.collect(Query(sort="oldest"))
        if not 1 <= number <= sitemap.parts(found.total):
            return None
        start = (number - 1) * sitemap.PART
        return (
            (partial(_release, id=one.id), sitemap.changed(one))
            for one in found.between(start, start + sitemap.PART)
        )

    def _people(self, number: int) -> Iterator[Page] | None:
        people = self.catalogue.people()
        if not 1 <= number <= max(1, sitemap.parts(len(people))):
            return None
        start = (number - 1) * sitemap.PART
        some = islice(people, start, start + sitemap.PART)
        return self._people_pages([one.id for one in some], is_first=number == 1)

    def _people_pages(self, ids: list[str], *, is_first: bool) -> Iterator[Page]:
        if is_first:
            yield Links.search, None
            yield Links.people, None
        for id in ids:
            yield partial(_person, id=id), None


def _release(links: Links, *, id: str) -> str:
    return links.release(id)


def _person(links: Links, *, id: str) -> str:
    return links.person(id)
