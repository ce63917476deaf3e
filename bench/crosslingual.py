"""How well a query in one language finds what exists only in the other.

    python -m bench.crosslingual known RELEASES.jsonl.gz [--dictionaries FOLDER]
    python -m bench.crosslingual queries DATA [QUERIES] [--dictionaries FOLDER]
    python -m bench.crosslingual lexicon RELEASES.jsonl.gz [--most 100]

``known`` takes releases that exist in both languages and leaves each of them one, half of them
French and half English; the query is four content words of the title of the version that is hidden,
and the release itself the answer.  It is asked with nothing, with our table, with what the *other*
half of the releases teaches too, and with an installed dictionary too.
``queries`` asks the judged queries of ``tests/relevance/queries-crosslingual.jsonl`` of an index.
``lexicon`` learns from all pairs, tells how long that takes, and prints the strongest entries.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from index import reading
from index.aligning import aligned
from index.analysed import entry
from index.analysis import analyse
from index.engines.memory import MemoryIndex, MemoryWriter
from index.lexicon import Pair
from index.lexicon.learning import learn
from index.reading import Read
from index.release import LANGUAGES, Language, Release, ReleaseId, Version
from search.answering import find
from search.engine import engine
from search.engines.memory import MemorySearcher
from search.freedict import FOLDER
from search.lexicon import NO_LEXICON, OTHER, Lexicon, learnt, table
from search.lexicons import dictionary, whole
from search.query import Query
from search.searcher import Searcher
from web import address

QUERIES: Final = Path("tests/relevance/queries-crosslingual.jsonl")
WORDS: Final = 4
DEPTH: Final = 100
FOUND: Final = 10
"""Places that MRR looks at."""

Pairs = Mapping[ReleaseId, Mapping[Language, Version]]


def both(path: Path) -> Pairs:
    """The releases of the file that exist in both languages."""
    found: dict[ReleaseId, dict[Language, Version]] = defaultdict(dict)
    for read in reading.read(path, zone=ZoneInfo("UTC")):
        if isinstance(read, Read):
            found[read.version.id][read.version.language] = read.version
    return {id: found[id] for id in sorted(found) if len(found[id]) == len(LANGUAGES)}


def taught(pairs: Pairs, ids: Iterable[ReleaseId]) -> list[Pair]:
    """What these releases teach."""
    return learn(
        (" ".join(a), " ".join(b))
        for id in ids
        for a, b in aligned(*(_texts(pairs[id][language]) for language in LANGUAGES))
    )


def _texts(version: Version) -> list[str]:
    return [version.title, *(block.text for block in version.blocks)]


def is_first(id: ReleaseId, *, salt: str) -> bool:
    """Which half a release is in, the same each time."""
    return hashlib.sha256(f"{salt}{id}".encode()).digest()[0] % 2 == 0


def question(version: Version) -> str:
    """Four content words of the title, the longest first to be taken, in its order."""
    title = version.title
    tokens = [
        token
        for token in analyse(title, language=version.language)
        if token.stem and not token.exact[0].isdigit()
    ]
    kept = sorted(tokens, key=lambda token: (token.start - token.end, token.start))[:WORDS]
    return " ".join(
        title[token.start : token.end] for token in sorted(kept, key=lambda token: token.start)
    )


def known(path: Path, dictionaries: Path) -> None:
    """Known-item search over releases of which one version is hidden."""
    pairs = both(path)
    shown: dict[ReleaseId, Language] = {
        id: "fr" if is_first(id, salt="shown") else "en" for id in pairs
    }
    index = MemoryIndex()
    writer = MemoryWriter(index)
    writer.put(entry(Release(id, (pairs[id][shown[id]],))) for id in pairs)
    writer.publish()
    asked = [id for id in pairs if is_first(id, salt="asked")]
    questions = {id: question(pairs[id][OTHER[shown[id]]]) for id in asked}
    same = {id: question(pairs[id][shown[id]]) for id in asked}
    others = list(learnt(taught(pairs, (id for id in pairs if id not in questions))))
    chain = {
        "nothing": NO_LEXICON,
        "our table": Lexicon(table()),
        "and learnt": Lexicon((*table(), *others)),
        "and FreeDict": Lexicon((*table(), *others, *dictionary(dictionaries))),
    }
    print(f"{len(pairs)} releases, {len(asked)} asked for")
    print(f"{'':14}{'MRR@10':>8}{'success@5':>11}{'found':>8}{'same language':>15}")
    with closing(MemorySearcher(index)) as searcher:
        for name, lexicon in chain.items():
            ranks = [
                _rank(Query(questions[id], per=DEPTH), {id}, searcher, lexicon) for id in asked
            ]
            own = [_rank(Query(same[id], per=DEPTH), {id}, searcher, lexicon) for id in asked]
            print(
                f"{name:14}{_mrr(ranks):8.3f}{_within(ranks, 5):11.3f}"
                f"{_within(ranks, DEPTH):8.3f}{_mrr(own):15.3f}"
            )


def queries(data: Path, path: Path, dictionaries: Path) -> None:
    """The judged queries, and those whose answer is not among the first five."""
    asked = list(_judged(path))
    lexicons = {
        "nothing": NO_LEXICON,
        "our table": Lexicon(table()),
        "and learnt": whole(data, dictionaries=Path("/nonexistent")),
        "and FreeDict": whole(data, dictionaries=dictionaries),
    }
    failed: Sequence[str] = ()
    with closing(engine("", data=data).searcher(None)) as searcher:
        for name, lexicon in lexicons.items():
            ranks: defaultdict[Language, list[int]] = defaultdict(list)
            failed = []
            for query, expected, language in asked:
                rank = _rank(query, expected, searcher, lexicon)
                ranks[language].append(rank)
                if not 0 < rank <= 5:  # noqa: PLR2004 - the measure's own
                    failed.append(f"{rank or '-':>4}  [{language}] {query.text}")
            scores = "".join(
                f"  {language} {_within(ranks[language], 5):.3f} {_mrr(ranks[language]):.3f}"
                for language in LANGUAGES
            )
            every = [rank for each in ranks.values() for rank in each]
            print(
                f"{name:14} success@5 {_within(every, 5):.3f} MRR@10 {_mrr(every):.3f}"
                f"  by language of the query:{scores}"
            )
            print(*failed, sep="\n")


def _judged(path: Path) -> Iterator[tuple[Query, set[ReleaseId], Language]]:
    for line in path.read_text("utf-8").splitlines():
        said = json.loads(line)
        choices = tuple(said.get("params", {}).items())
        query = address.read([("q", said["q"]), *choices, ("per", str(DEPTH))]).query
        yield query, set(map(ReleaseId, said["expect"])), said["language"]


def lexicon(path: Path, most: int) -> None:
    """What all the pairs teach, and how long it takes."""
    pairs = both(path)
    start = time.process_time()
    found = taught(pairs, pairs)
    print(f"{len(found)} pairs from {len(pairs)} releases in {time.process_time() - start:.1f} s")
    for pair in found[:most]:
        print(f"{pair.strength:.3f}  {pair.french} = {pair.english}  ({pair.together})")


def _rank(query: Query, expected: set[ReleaseId], searcher: Searcher, lexicon: Lexicon) -> int:
    """Where the first of the expected stands, from 1; 0 where none is found."""
    _, found = find(query, searcher, lexicon=lexicon)
    return next((n for n, match in enumerate(found.matches, 1) if match.id in expected), 0)


def _mrr(ranks: Sequence[int]) -> float:
    return sum(1 / rank for rank in ranks if 0 < rank <= FOUND) / len(ranks)


def _within(ranks: Sequence[int], places: int) -> float:
    return sum(0 < rank <= places for rank in ranks) / len(ranks)


def main() -> None:
    """Read what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("known", "lexicon"):
        commands.add_parser(name).add_argument("path", type=Path)
    commands.choices["lexicon"].add_argument("--most", type=int, default=100)
    asked = commands.add_parser("queries")
    asked.add_argument("data", type=Path)
    asked.add_argument("path", type=Path, nargs="?", default=QUERIES)
    for name in ("known", "queries"):
        commands.choices[name].add_argument("--dictionaries", type=Path, default=FOLDER)
    given = parser.parse_args()
    if given.command == "known":
        known(given.path, given.dictionaries)
    elif given.command == "lexicon":
        lexicon(given.path, given.most)
    else:
        queries(given.data, given.path, given.dictionaries)


if __name__ == "__main__":
    main()
