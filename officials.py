"""The command of the officials; `communique.py` gives it what it works on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from index import naming
from index.errors import CommuniqueError
from index.release import Days
from search import dating
from search.holders import Holder, Holders
from search.office_json import holders_as_json
from search.tenures import Evidence
from terminal import json_option, print_json, readable

if TYPE_CHECKING:  # it imports this file
    from communique import Opened


@click.option("--office", help="Those who held this office, each with the sentence that says so.")
@click.option("--date", "when", help="With --office: in this year, month or day.")
@click.option("--explain", "id", help="Say why the names of this person are one person's.")
@json_option
def people(
    opened: Opened, *, office: str | None, when: str | None, id: str | None, as_object: bool
) -> None:
    """List everyone named in the index, with how many releases name them."""
    if when is not None and office is None:
        raise click.UsageError("--date needs --office: who held which office then?")
    if id is not None:
        _explain(opened, readable(id), as_object=as_object)
    elif office is not None:
        days = _days(readable(when)) if when is not None else None
        _holders(opened, readable(office), days, as_object=as_object)
    else:
        _everyone(opened, as_object=as_object)


def _everyone(opened: Opened, *, as_object: bool) -> None:
    everyone = opened.catalogue().people()
    if as_object:
        print_json(
            [
                {"id": p.id, "name": p.name, "variants": p.variants, "releases": p.releases}
                for p in everyone
            ]
        )
        return
    for person in everyone:
        also = f" (also: {', '.join(person.variants)})" if person.variants else ""
        click.echo(f"{person.releases:6}  {person.id}  {person.name}{also}")


def _explain(opened: Opened, id: str, *, as_object: bool) -> None:
    with opened.archive() as archive, archive.reading():
        found = naming.explain(archive, id)
    if found is None:
        raise CommuniqueError(f"nobody by the id {id!r}: see `communique people`")
    if as_object:
        print_json(asdict(found))
        return
    click.echo(f"{found.id}  {found.name}  {found.releases} releases")
    for spelling, count in found.spellings:
        click.echo(f"{count:6}  {spelling}")
    for proof in found.proofs:
        seen = f" ({proof.release})" if proof.release else ""
        click.echo(f"{proof.one} = {proof.other}: {proof.why}{seen}")


def _holders(opened: Opened, office: str, days: Days | None, *, as_object: bool) -> None:
    found = opened.catalogue().holders(office, days)
    if found is None:
        raise CommuniqueError(f"no release says that anybody holds {office!r}")
    if as_object:
        print_json(holders_as_json(found))
        return
    for line in _lines(found):
        click.echo(line)


def _lines(found: Holders) -> Iterator[str]:
    yield found.office.called("en")[0]
    for holder in found.held:
        yield from _held(holder)
    if found.days and not found.held:
        yield "no release of that time says who held it; told of before or after:"
    for holder in found.near:
        yield from _held(holder)
    if found.more:
        yield f"and {found.more} more"
    if found.disputed:
        yield "more than one person is told of for the same days"


def _held(holder: Holder) -> Iterator[str]:
    tenure = holder.tenure
    span = f"{_day(tenure.first)} to {_day(tenure.last)}"
    yield f"{holder.told:6}  {tenure.person}  {tenure.name}  {span}"
    proof = holder.then or holder.before or holder.after or tenure.last
    yield f"        {proof.release}  {_day(proof)}  {' '.join(proof.sentence.split())}"


def _day(evidence: Evidence) -> str:
    return str(evidence.happened.first) if evidence.happened else "no date"


def _days(text: str) -> Days:
    try:
        return dating.dated(text).days
    except ValueError as error:
        raise click.BadParameter(f"{error}: write 2024, 2024-08 or 2024-08-16") from error
