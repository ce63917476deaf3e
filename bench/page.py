"""What a page costs the server itself, apart from its engine: reading, presenting, writing HTML.

    python -m bench.page FOLDER [--count 20000] [--times 20]

FOLDER holds releases as `communique index` reads them; they are repeated up to the count, in a
Whoosh index aside.  Times are of the processor, so that what else the machine does counts little.
What it prints is Markdown: for each page the median of the server's own time, of the engine's, and
the weight of the HTML.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from flask.testing import FlaskClient

from bench.releases import analysed, repeated
from index.entry import Entry
from index.release import Release, ReleaseId
from index.writer import Generation
from search.engine import engine
from search.live import Live
from search.plan import Found, Plan
from search.searcher import Field, Searcher, TermCount
from search.shown import Shown
from search.sought import Sought
from web.pages import create_app

PAGES = {
    "home": "/{}/",
    "two words": "/{}/?q=security+council",
    "a translated word": "/{}/?q=s%C3%A9curit%C3%A9",
    "five words": "/{}/?q=statement+of+the+president+on+security+cooperation",
    "narrowed": "/{}/?q=security&date={year}&from={year}&to={year}&not-lang=fr",
    "fifty results": "/{}/?q=security&per=50",
    "nothing": "/{}/?q=zzz&date={year}&lang=fr",
    "about": "/{}/about",
}


class Clocked:
    """A searcher that adds up the time that it takes."""

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher
        self.seconds = 0.0

    @property
    def generation(self) -> Generation:
        """The state that it answers from."""
        return self.searcher.generation

    def find(self, plan: Plan) -> Found:
        """The releases that the plan asks for."""
        with self.clock():
            return self.searcher.find(plan)

    def get(self, id: ReleaseId, /) -> Release | None:
        """The release as a page shows it, or None."""
        with self.clock():
            return self.searcher.get(id)

    def show(self, ids: Sequence[ReleaseId], sought: Sought) -> Shown:
        """The releases as a list of results shows them."""
        with self.clock():
            return self.searcher.show(ids, sought)

    def vocabulary(self, field: Field, prefix: str, limit: int) -> Sequence[TermCount]:
        """Terms that begin with the prefix."""
        with self.clock():
            return self.searcher.vocabulary(field, prefix, limit)

    def close(self) -> None:
        """Let go of the index."""
        self.searcher.close()

    @contextmanager
    def clock(self) -> Iterator[None]:
        """Count what is done within this."""
        begun = time.thread_time()
        yield
        self.seconds += time.thread_time() - begun


def main() -> None:
    """Index, ask each page so many times, print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--profile", action="store_true", help="what the time goes into, too")
    asked = parser.parse_args()
    entries = analysed(asked.folder)
    year = _year(entries)
    with TemporaryDirectory(prefix="communique-bench-") as aside:
        chosen = engine("", data=Path(aside))
        with closing(chosen.writer()) as writer:
            writer.put(repeated(entries, asked.count))
            writer.publish()
        clocked = Clocked(chosen.searcher(None))
        live = Live(chosen.published, lambda _: clocked)
        client = create_app(live).test_client()
        print(f"{asked.count} releases, {asked.times} times each page\n")
        print("| page | own, ms | engine, ms | HTML, kB |\n|---|---|---|---|")
        for name, path in PAGES.items():
            for ui in ("fr", "en"):
                address = path.format(ui, year=year)
                own, theirs, weight = measured(client, clocked, address, times=asked.times)
                print(f"| {name}, {ui} | {own:.1f} | {theirs:.1f} | {weight / 1000:.1f} |")
        if asked.profile:
            profiled(lambda: client.get(PAGES["two words"].format("fr")), times=asked.times)
        clocked.close()


def measured(
    client: FlaskClient, clocked: Clocked, address: str, *, times: int
) -> tuple[float, float, int]:
    """Milliseconds of the server's own and of the engine, and bytes of HTML."""
    own, theirs, weight = [], [], 0
    for _ in range(times + 1):  # the first time is of what is remembered afterwards
        clocked.seconds = 0.0
        begun = time.thread_time()
        weight = len(client.get(address).data)
        whole = time.thread_time() - begun
        own.append(whole - clocked.seconds)
        theirs.append(clocked.seconds)
    return 1000 * median(own[1:]), 1000 * median(theirs[1:]), weight


def profiled(ask: Callable[[], object], *, times: int) -> None:
    """Print what takes most of the time of a page."""
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(times):
        ask()
    profile.disable()
    pstats.Stats(profile).sort_stats("tottime").print_stats(25)


def _year(entries: Sequence[Entry]) -> int:
    """The year that most releases are of."""
    years = [one.happened.first.year for one in entries if one.happened]
    return max(set(years), key=years.count) if years else 2023


if __name__ == "__main__":
    main()
