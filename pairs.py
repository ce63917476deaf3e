"""The command of what is one release; `communique.py` gives it what it works on."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import click

from index.archive import Archive
from index.errors import CommuniqueError
from index.pairs import corrections, settling
from index.pairs.deciding import Couple
from index.pairs.evidence import evidence
from index.pairs.scoring import ENOUGH
from index.release import Joining, ReleaseId
from search.as_text import in_common
from terminal import json_option, print_json, readable

if TYPE_CHECKING:  # it imports this file
    from communique import Opened

_SAYS: Final = {
    "person": f"{corrections.NAME} says so",
    "source": "their source says so",
    "evidence": "by evidence",
}


@click.argument("id", required=False)
@json_option
def pairs(opened: Opened, *, id: str | None, as_object: bool) -> None:
    """List the versions that are joined though their ids are two, or say why one is.

    Those that may be one release are listed too, with what they score.  What is wrong is put right
    in pairs.yaml in the data folder: “join: [[a, b]]” joins, “part: [[a, b]]” parts.
    """
    with opened.archive() as archive, archive.reading():
        if id is not None:
            _explained(archive, ReleaseId(readable(id)), as_object=as_object)
            return
        told = corrections.read(archive.note("pairs"))
        found = settling.undecided(archive)
        scores = archive.joins.scores()
        joined = archive.joins.joined()
        known = set(archive.sources())
    unknown = sorted(told.ids - known)
    unmet = [two for two in told.joined if not _is_met(two, joined) and known.issuperset(two)]
    if as_object:
        print_json(
            {
                "joined": [
                    {**c._asdict(), "by": joined[c], "score": scores.get(c)} for c in sorted(joined)
                ],
                "doubtful": [{**c._asdict(), "score": found.open[c]} for c in sorted(found.open)],
                "torn": found.torn,
                "unmet": unmet,
                "unknown": unknown,
            }
        )
        return
    for couple in sorted(joined):
        score = f"{scores[couple]:.2f}" if couple in scores else "    "
        click.echo(f"{score}  {couple.french} = {couple.english}  {_SAYS[joined[couple]]}")
    for couple, points in sorted(found.open.items()):
        click.echo(
            f"{points:.2f}  {couple.french} ? {couple.english}  left apart: others may be it"
        )
    for ids in found.torn:
        click.echo(f"      {' ? '.join(ids)}  left apart: their source names more than two one")
    for two in unmet:
        click.echo(f"      {two[0]} = {two[1]}  stays apart: not one French and one English")
    for one in unknown:
        click.echo(f"      {one}  is in {corrections.NAME} and not in the archive")
    click.echo(f"{len(joined)} joined, {len(found.open) + len(found.torn)} in doubt")


def _is_met(two: tuple[ReleaseId, ReleaseId], joined: dict[Couple, Any]) -> bool:
    return Couple(*two) in joined or Couple(*two[::-1]) in joined


def _explained(archive: Archive, id: ReleaseId, *, as_object: bool) -> None:
    release = archive.joins.release_of(id)
    why = archive.joins.why(release)
    if why is None:
        open_ = {c: score for c, score in settling.undecided(archive).open.items() if id in c}
        if not open_:
            raise CommuniqueError(f"{id!r} is joined to nothing: see `communique pairs`")
        told = [_told(archive, couple) for couple in sorted(open_)]
    else:
        (couple,) = (c for c in archive.joins.joined() if c.french == release)
        told = [(couple, evidence(*_versions(archive, couple), by=why))]
    if as_object:
        print_json(
            [
                {**couple._asdict(), "joined": why is not None, **asdict(joining)}
                for couple, joining in told
            ]
        )
        return
    for couple, joining in told:
        how = _SAYS[joining.by] if why else "left apart: others may be it"
        click.echo(
            f"{joining.score:.2f}  {couple.french} {'=' if why else '?'} {couple.english}  {how}"
        )
        for line in _lines(joining):
            click.echo(f"      {line}")


def _told(archive: Archive, couple: Couple) -> tuple[Couple, Joining]:
    return couple, evidence(*_versions(archive, couple), by="evidence")


def _versions(archive: Archive, couple: Couple) -> list[Any]:
    return [version for id in couple for version, _ in archive.kept(id)]


def _lines(joining: Joining) -> list[str]:
    """What the two have in common, a line each."""
    return [*in_common(joining), f"{ENOUGH} is enough"]
