"""Results and releases as lines for a terminal.

Every text that a source wrote is on one line of its own or shown as paragraphs; what is marked is
given to `mark`, which may make it bold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from index.release import Days, Joining, Release
from search.results import Hit, Receipt, Results, Run

Mark = Callable[[str], str]


def as_text(results: Results, *, mark: Mark = str) -> Iterator[str]:
    """Each hit with its best passage, how many there are, and what was really searched."""
    for hit in results.hits:
        yield f"{hit.id}  {_days(hit.happened)}  {_marked(hit.title, mark)}"
        yield f"    {_passage(hit, mark)}"
    yield f"{results.total} found, page {results.query.page} of {results.pages}"
    yield from _receipt(results.receipt)
    for way in results.did_you_mean:
        yield f"did you mean: {way.about} ({way.total})"
    for way in results.ways_out:
        yield f"{way.message.replace('-', ' ')} {way.about}".rstrip() + f": {way.total}"


def release_as_text(release: Release, *, sources: Iterable[str]) -> Iterator[str]:
    """Its versions, each with where it came from, why they are one, and whom it names."""
    for version, source in zip(release.versions, sources, strict=True):
        yield f"{version.title}\n"
        yield f"{_days(version.happened)}  [{version.language}]  {source}"
        if version.updated:
            yield f"updated {version.updated}"
        yield ""
        for block in version.blocks:
            yield f"{block.text}\n"
    if release.joining:
        yield f"joined by {release.joining.by}, score {release.joining.score:.2f}"
        yield from (f"    {line}" for line in in_common(release.joining))
    for person in release.people:
        yield f"{person.name}, {person.role}" if person.role else person.name


def in_common(joining: Joining) -> list[str]:
    """What two versions that are one release have in common, a line each.

    >>> in_common(Joining("evidence", 0.4, 1, numbers=2, words=9))
    ['1 days apart', '2 numbers in both', '9 words that begin alike']
    """
    days = {None: "no day to compare", 0: "the same days"}.get(
        joining.apart, f"{joining.apart} days apart"
    )
    lines = [days, f"{joining.numbers} numbers in both", f"{joining.words} words that begin alike"]
    if joining.names:
        lines.append(f"names in both: {', '.join(joining.names)}")
    if joining.quotes:
        lines.append(f"{joining.quotes} quotes in each")
    return lines


def _days(days: Days | None) -> str:
    """The days, with a dash for none.

    >>> from datetime import date
    >>> _days(Days(date(2024, 8, 16), date(2024, 8, 22)))
    '2024-08-16 – 2024-08-22'
    """
    if days is None:
        return "-"
    return str(days.first) if days.first == days.last else f"{days.first} – {days.last}"


def _passage(hit: Hit, mark: Mark) -> str:
    if hit.snippet is None:
        return ""
    fragments = (_marked(fragment.runs, mark) for fragment in hit.snippet.fragments)
    shown = " … ".join(" ".join(text.split()) for text in fragments)
    speakers = hit.cited.speakers if hit.cited else ()
    return f"{shown} — {', '.join(one.name for one in speakers)}" if speakers else shown


def _marked(runs: tuple[Run, ...], mark: Mark) -> str:
    return "".join(mark(run.text) if run.marked else run.text for run in runs)


def _receipt(receipt: Receipt) -> Iterator[str]:
    if receipt.searched:
        yield f"searched: {', '.join(receipt.searched)}"
    for added in receipt.added:
        count = "" if added.count is None else f", in {added.count}"
        why = "in the other language, " if added.why == "translation" else ""
        why += "by FreeDict, " if added.dictionary else ""
        yield f"also searched: {why}{added.term} (for {added.source}{count})"
    for off in receipt.off:
        yield f"not searched: {off.term} (for {off.source}), switched off"
    relaxed = (receipt.relaxed,) if receipt.relaxed else ()
    for note in (*receipt.ignored, *receipt.limits, *relaxed):
        yield f"note: {note.message} {note.about}".rstrip()
