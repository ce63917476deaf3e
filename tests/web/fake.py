"""A catalogue that keeps a few releases in memory: the two seeds, and some made up for a purpose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from unidecode import unidecode

from index.analysed import entry
from index.engines.memory import MemoryIndex, MemoryWriter
from index.release import (
    LANGUAGES,
    Block,
    Days,
    Language,
    Mention,
    Person,
    PersonId,
    Release,
    ReleaseId,
    Version,
)
from index.writer import Generation
from search.catalogue import Official
from search.context import InContext, MarkedVersion, Place
from search.dating import UNDATED
from search.directory import Directory, Looking, directory
from search.engines.memory import MemorySearcher
from search.explanation import Explanation, Share
from search.holders import Holders, holders
from search.holdings import Holdings
from search.office_asked import answered
from search.period import Period
from search.profile import Profile, profile
from search.query import Query
from search.quotes import QuotesOf, quotes_of
from search.resemblance import Alike
from search.results import (
    Added,
    FacetValue,
    Fragment,
    Hit,
    Named,
    Note,
    Receipt,
    Results,
    Run,
    Snippet,
)
from search.suggestion import Suggestion

SEEDS = Path(__file__).parents[2] / "seeds"
BRUSSELS = ZoneInfo("Europe/Brussels")
HOSTILE = "<script>document.title='owned'</script><img src=x onerror=alert(1)>"


def fold(text: str) -> str:
    """One sign for each sign, so that offsets stay."""
    return "".join((unidecode(sign).casefold() or " ")[0] for sign in text)


def person(name: str, *variants: str, role: str | None = None) -> Person:
    return Person(PersonId(fold(name).replace(" ", "-")), name, variants, role)


def seed(stem: str, happened: Days, updated: datetime, people: tuple[Person, ...]) -> Release:
    title, *lines = (SEEDS / f"{stem}.txt").read_text(encoding="utf-8").splitlines()
    texts = [line for line in lines if line and not line.startswith("  •")]
    blocks = tuple(
        Block(t, "en", "caption") if "Secretary General" in t else Block(t, "fr") for t in texts
    )
    id = ReleaseId(stem)
    version = Version(id, "fr", title, blocks, happened, updated=updated)
    mentions = tuple(
        Mention(p.id, "fr", n, at, at + len(name), "speaks", p.role)
        for p in people
        for n, block in enumerate(blocks)
        for name in (p.name, *p.variants)
        if (at := block.text.find(name)) >= 0
    )
    return Release(id, (version,), people, mentions)


GEOANA = person("Mircea Geoană", "Mircea Geoana", role="secrétaire général délégué de l’OTAN")
RUGE = person("Boris Ruge", role="secrétaire général adjoint de l’OTAN")

RELEASES = (
    seed(
        "000_22f758d05eafb563",
        Days.on(date(2023, 6, 13)),
        datetime(2023, 6, 14, 12, 49, tzinfo=BRUSSELS),
        (GEOANA, person("Miroslav Lajčák", "Miroslav Lajcak")),
    ),
    seed(
        "004_1c4b25704dc0e3be",
        Days(date(2024, 8, 16), date(2024, 8, 22)),
        datetime(2024, 8, 23, 15, 27, tzinfo=BRUSSELS),
        (RUGE, person("Vjosa Osmani"), person("Aleksandar Vucic", role="président serbe")),
    ),
)


def made(number: int) -> Release:
    """One of a row of releases in both languages, a month after the other."""
    id = ReleaseId(f"row-{number:02}")
    day = Days.on(date(2020 + number // 12, number % 12 + 1, 1 + number % 28))
    return Release(
        id,
        (
            Version(
                id,
                "fr",
                f"Déclaration n° {number} sur la paix",
                (
                    Block("La paix est l’affaire de tous.", "fr"),
                    Block("Engagements", "fr", "heading"),
                    Block(f"Déclaration {number}.", "fr"),
                ),
                day,
                published=day.last,
                url=f"https://www.example.org/fr/{number}",
                issuer="OTAN" if number % 2 else "ONU",
                kind="déclaration",
            ),
            Version(
                id,
                "en",
                f"Statement no. {number} on peace",
                (Block("Peace is everyone’s business.", "en"), Block("Sécurité", "fr")),
                day,
                url=f"https://www.example.org/en/{number}",
            ),
        ),
        (person("Jane O’Hara"),),
    )


HOSTILE_RELEASE = Release(
    ReleaseId('x"><b>'),
    (
        Version(
            ReleaseId('x"><b>'),
            "en",
            HOSTILE,
            (Block(f"{HOSTILE} hostile", "en"),),
            url="javascript:alert(1)",
            issuer='"><script>',
            kind="<i>",
        ),
    ),
    (Person(PersonId("mallory"), "<b>Mallory</b>", ("<i>Mal</i>",), '" onclick="x'),),
)


@dataclass
class Everything:
    """A `search.collection.Collection` of what is given."""

    releases: Sequence[Release]
    generation: Generation
    relaxed: Note | None = None

    @property
    def total(self) -> int:
        return len(self.releases)

    def __iter__(self) -> Iterator[Release]:
        return iter(self.releases)

    def between(self, start: int, stop: int) -> Iterator[Release]:
        return iter(self.releases[start:stop])


class FakeCatalogue:
    """Finds what holds every word, folded; it knows no stems and no operators."""

    def __init__(self, releases: Sequence[Release]) -> None:
        self.releases = tuple(releases)
        self.generation = Generation("g1")
        self.asked: list[Query] = []

    def still(self):
        return nullcontext()

    def answer(self, query: Query, *, interface: Language) -> Results:
        self.asked.append(query)
        words = fold(query.text.replace('"', " ")).split()
        found = [r for r in self.releases if all(w in fold(_text(r)) for w in words)]
        choices = {
            "person": lambda r: not query.people or {p.id for p in r.people} & set(_ids(query)),
            "date": lambda r: not query.dates or {str(d) for d in query.dates} & _periods(r),
            "language": lambda r: not query.languages or set(query.languages) & set(r.languages),
            "issuer": lambda r: not query.issuers or r.issuer in query.issuers,
            "kind": lambda r: not query.kinds or r.kind in query.kinds,
        }
        found = [r for r in found if _between(r, query) and not _is_excluded(r, query)]
        kept = [r for r in found if all(holds(r) for holds in choices.values())]
        kept.sort(key=lambda r: (r.happened.last if r.happened else date.min, r.id))
        if query.order != "oldest":
            kept.reverse()
        start = (query.page - 1) * query.per
        facets = {}
        for name, values in _VALUES.items():
            choice = "date" if name in {"year", "month", "day"} else name
            others = [h for other, h in choices.items() if other != choice]
            counts = Counter(v for r in found if all(h(r) for h in others) for v in values(r))
            facets[name] = tuple(_facet_values(name, counts, query))
        return Results(
            query,
            self.generation,
            len(kept),
            tuple(_hit(r, words, interface) for r in kept[start : start + query.per]),
            facets,
            _receipt(query),
            office=answered(query, self.searcher),
        )

    def release(self, id: str) -> Release | None:
        return next((r for r in self.releases if r.id == id), None)

    def in_context(self, query: Query, id: str, *, at: int | None) -> InContext | None:
        """Its place is that in the list, wherever the address says."""
        release = self.release(id)
        if release is None:
            return None
        words = fold(query.text.replace('"', " ")).split()
        versions = tuple(
            MarkedVersion(
                v.language, _runs(v.title, words), tuple(_runs(b.text, words) for b in v.blocks)
            )
            for v in release.versions
        )
        listed = [one.id for one in self.collect(query)]
        place = None
        if at and id in listed:
            n = listed.index(ReleaseId(id))
            place = Place(
                n + 1,
                len(listed),
                listed[n - 1] if n else None,
                listed[n + 1] if n + 1 < len(listed) else None,
            )
        return InContext(release, versions, place)

    def several(self, ids: Sequence[str]) -> Sequence[Release]:
        return [one for one in map(self.release, dict.fromkeys(ids)) if one]

    def collect(self, query: Query) -> Everything:
        found = self.answer(replace(query, page=1, per=100), interface="fr")
        return Everything([self.release(hit.id) for hit in found.hits], self.generation)

    def alike(self, id: str, *, interface: Language, limit: int = 5) -> Sequence[Alike]:
        one = self.release(id)
        named = {p.id: p for p in one.people} if one else {}
        others = [r for r in self.releases if r.id != id and {p.id for p in r.people} & {*named}]
        return [
            Alike(
                r.id,
                (r.version(interface) or r.versions[0]).title,
                (r.version(interface) or r.versions[0]).language,
                r.happened,
                ("paix", "<b>"),
                tuple(Named(p.id, p.name) for p in r.people if p.id in named),
                3 if number else 0,
            )
            for number, r in enumerate(others[:limit])
        ]

    def explain(self, query: Query, id: str, *, interface: Language) -> Explanation | None:
        one = next((r for r in self.releases if r.id == id), None)
        words = query.text.split()
        if one is None or not all(fold(w) in fold(_text(one)) for w in words):
            return None
        shown = one.version(interface) or one.versions[0]
        shares = tuple(
            Share(
                word=word,
                form="added" if number else "exact",
                score=2.0 / (number + 1),
                printed=(word.upper(), word),
                places=(("title", 1), ("body", 2)),
                added="NATO" if number else None,
                why="acronym" if number else None,
            )
            for number, word in enumerate(words)
        )
        score = sum(share.score for share in shares)
        return Explanation(
            one.id,
            shown.title,
            shown.language,
            score,
            shown.language if shares else None,
            shares,
            0.0,
            query.order,
            Note("relaxed-any") if "zzz" in query.text else None,
        )

    def suggest(self, query: Query, *, interface: Language) -> Sequence[Suggestion]:
        typed = fold(query.text)
        found = [
            Suggestion("person", o.name, o.releases, replace(query, text="", people=(o.id,)))
            for o in self.people()
            if typed and fold(o.name).startswith(typed)
        ]
        for release in self.releases:
            version = release.version(interface) or release.versions[0]
            if typed and fold(version.title).startswith(typed):
                asking = replace(query, text=version.title)
                found.append(
                    Suggestion("title", version.title, 1, asking, release.id, version.language)
                )
        return found[:8]

    def holdings(self) -> Holdings:
        months = {
            language: Counter(
                Period.read(m)
                for r in self.releases
                if language in r.languages
                for m in _periods(r)
                if len(m) == len("2024-08")
            )
            for language in LANGUAGES
        }
        dated = sum(1 for r in self.releases if r.happened)
        return Holdings(
            self.generation,
            date(2024, 9, 1),
            len(self.releases),
            len(self.people()),
            {one: sum(one in r.languages for r in self.releases) for one in LANGUAGES},
            months,
            len(self.releases) - dated,
            {"happened": dated, "published": 37, "updated": 2},
            0,
        )

    def people(self) -> Sequence[Official]:
        people = {p.id: p for r in self.releases for p in r.people}
        counts = Counter(p.id for r in self.releases for p in r.people)
        return [Official(p.id, p.name, p.variants, counts[p.id]) for p in people.values()]

    def person(self, id: str) -> Official | None:
        id = {"m-geoana": "mircea-geoana"}.get(id, id)
        return next((o for o in self.people() if o.id == id), None)

    @cached_property
    def searcher(self) -> MemorySearcher:
        """What is told of officials is told by the real thing, over an index in memory."""
        index = MemoryIndex()
        writer = MemoryWriter(index)
        writer.put(entry(release) for release in self.releases)
        writer.publish()
        return MemorySearcher(index)

    def profile(self, id: str, *, quotes: int = 1) -> Profile | None:
        return profile({"m-geoana": "mircea-geoana"}.get(id, id), self.searcher, quotes=quotes)

    def quotes(self, id: str, *, page: int = 1, per: int = 10) -> QuotesOf:
        return quotes_of(PersonId(id), self.searcher, page=page, per=per)

    def directory(self, looking: Looking) -> Directory:
        return directory(looking, self.searcher)

    def holders(self, office: str, days: Days | None = None) -> Holders | None:
        return holders(office, days, self.searcher)


def _text(release: Release) -> str:
    return " ".join(
        [b.text for v in release.versions for b in v.blocks] + [v.title for v in release.versions]
    )


def _ids(query: Query) -> set[str]:
    """Ids as they are; a name finds whoever has it within theirs."""
    everyone = [p for r in CATALOGUE for p in r.people]
    return {
        p.id
        for p in everyone
        for asked in query.people
        if asked == p.id or fold(asked) in fold(p.name).split()
    }


def _periods(release: Release) -> set[str]:
    if not release.happened:
        return {UNDATED}
    first, last = release.happened.first, release.happened.last
    days = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
    return {str(Period.of(day, grain=grain)) for day in days for grain in ("year", "month", "day")}


def _is_excluded(release: Release, query: Query) -> bool:
    out = query.excluded
    return bool(
        {p.id for p in release.people} & set(out.people)
        or {str(d) for d in out.dates} & _periods(release)
        or set(out.languages) & set(release.languages)
        or release.issuer in out.issuers
        or release.kind in out.kinds
    )


def _between(release: Release, query: Query) -> bool:
    if not (query.since or query.until):
        return True
    if not release.happened:
        return False
    first = query.since.days.first if query.since else date.min
    last = query.until.days.last if query.until else date.max
    return release.happened.overlaps(Days(first, last))


_VALUES = {
    "person": lambda r: [p.id for p in r.people],
    "language": lambda r: r.languages,
    "issuer": lambda r: [r.issuer] if r.issuer else [],
    "kind": lambda r: [r.kind] if r.kind else [],
    "year": lambda r: [v for v in _periods(r) if len(v) == 4],
    "month": lambda r: [v for v in _periods(r) if len(v) == 7],
    "day": lambda r: [v for v in _periods(r) if len(v) == 10],
}


def _facet_values(name: str, counts: Counter[str], query: Query) -> list[FacetValue]:
    names = {p.id: p.name for r in CATALOGUE for p in r.people}
    for id in _ids(query) if name == "person" else ():
        counts[id] += 0
    chosen = {
        "person": _ids(query),
        "language": set(query.languages),
        "issuer": set(query.issuers),
        "kind": set(query.kinds),
    }.get(name, {str(d) for d in query.dates})
    years = {str(d)[:4] for d in query.dates}
    months = {str(d)[:7] for d in query.dates}
    values = (
        sorted(counts) if name in {"year", "month", "day"} else [v for v, _ in counts.most_common()]
    )
    if name == "month":
        values = [v for v in values if v[:4] in years]
    if name == "day":
        values = [v for v in values if v[:7] in months]
    return [FacetValue(v, names.get(v, v), counts[v], v in chosen) for v in values]


def _runs(text: str, words: Sequence[str]) -> tuple[Run, ...]:
    pattern = "|".join(re.escape(word) for word in words)
    if not pattern:
        return (Run(text),)
    runs, end = [], 0
    for match in re.finditer(pattern, fold(text)):
        runs += [
            Run(text[end : match.start()]),
            Run(text[match.start() : match.end()], marked=True),
        ]
        end = match.end()
    return tuple(run for run in (*runs, Run(text[end:])) if run.text)


def _hit(release: Release, words: Sequence[str], interface: Language) -> Hit:
    shown = release.version(interface) or release.versions[0]
    block = next(
        (b for v in release.versions for b in v.blocks if any(w in fold(b.text) for w in words)),
        shown.blocks[0],
    )
    runs = _runs(block.text[:240], words)
    return Hit(
        release.id,
        _runs(shown.title, words),
        shown.language,
        release.languages,
        release.happened,
        release.published,
        release.updated,
        release.issuer,
        release.kind,
        shown.url,
        Snippet((Fragment(runs, block.language, cut_after=len(block.text) > 240),)),
        tuple(Named(p.id, p.name, p.role) for p in release.people),
        1.0,
    )


def _added(words: tuple[str, ...]) -> list[Added]:
    """What stands beside an acronym; the number of releases is made up."""
    if "OTAN" not in words:
        return []
    return [
        Added("NATO", "OTAN", "acronym", 12),
        Added("North Atlantic Treaty Organization", "OTAN", "variant", 0),
    ]


def _receipt(query: Query) -> Receipt:
    words = tuple(query.text.split())
    return Receipt(
        searched=words,
        added=tuple(one for one in _added(words) if fold(one.term) not in query.off),
        off=tuple(replace(one, count=None) for one in _added(words) if fold(one.term) in query.off),
        ignored=(Note("ignored-bracket", "("),) if "(" in query.text else (),
        limits=(Note("limit-characters", "256"),) if len(query.text) > 256 else (),
    )


CATALOGUE = (*RELEASES, *(made(number) for number in range(37)), HOSTILE_RELEASE)
