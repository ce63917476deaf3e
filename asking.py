"""The commands that ask: what is found, and what a text is searched by."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from index.analysis import analyse as analysed
from index.people.holding import RELATIONS
from index.release import LANGUAGES, Language
from search import dating
from search.as_json import as_json
from search.as_text import as_text
from search.plan import DateField, Sort
from search.query import PAGE_SIZES, Choices, Query
from terminal import json_option, print_json, readable

if TYPE_CHECKING:  # it imports this file
    from communique import Opened

D = TypeVar("D")

LANGUAGE = click.Choice(LANGUAGES)
DATE = click.Choice(get_args(DateField))


@click.command(  # "-hommes" is a query: no letter is an option here, nor is what is unknown
    "search", context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]}
)
@click.argument("words", nargs=-1, metavar="QUERY")
@click.option("--person", "people", multiple=True, help="Names this person; again for or.")
@click.option("--all-people", "everyone", is_flag=True, help="All of these people, not any.")
@click.option("--relation", type=click.Choice(RELATIONS), help="Its people do this there.")
@click.option("--date", "dates", multiple=True, help="A year, month, day, range; again for or.")
@click.option("--from", "since", help="Not before this date; a range has its own end.")
@click.option("--to", "until", help="Not after this date.")
@click.option("--of", type=DATE, default="happened", help="Which date --from and --to are about.")
@click.option("--lang", "languages", multiple=True, type=LANGUAGE, help="Exists in this language.")
@click.option("--issuer", "issuers", multiple=True, help="Issued by; again for or.")
@click.option("--kind", "kinds", multiple=True, help="Of this kind; again for or.")
@click.option("--not-person", "not_people", multiple=True, help="Does not name this person.")
@click.option("--not-date", "not_dates", multiple=True, help="Did not happen then.")
@click.option("--not-lang", "not_languages", multiple=True, type=LANGUAGE, help="Not in it.")
@click.option("--not-issuer", "not_issuers", multiple=True, help="Not issued by.")
@click.option("--not-kind", "not_kinds", multiple=True, help="Not of this kind.")
@click.option(
    "--translate/--no-translate", default=True, help="Also by words of the other language."
)
@click.option("--off", multiple=True, help="A form that is not to be searched too; again for more.")
@click.option("--sort", type=click.Choice(get_args(Sort)))
@click.option("--page", type=click.IntRange(min=1), default=1)
@click.option("--per", type=click.IntRange(min(PAGE_SIZES), max(PAGE_SIZES)), default=10)
@click.option("--ui", type=LANGUAGE, default="fr", help="The language of titles and of messages.")
@json_option
@click.pass_obj
def search(
    opened: Opened,
    /,
    *,
    words: tuple[str, ...],
    dates: tuple[str, ...],
    since: str | None,
    until: str | None,
    ui: Language,
    as_object: bool,
    **asked: Any,  # noqa: ANN401 - the rest are fields of Query by name
) -> None:
    """Search, and print what was found."""
    first, last = dating.ends(
        _date(since, dating.dated) if since else None,
        _date(until, dating.dated) if until else None,
    )
    query = Query(
        text=readable(" ".join(words)),
        dates=tuple(_date(text, dating.read) for text in dates),
        since=first,
        until=last,
        excluded=Choices(
            asked.pop("not_people"),
            tuple(_date(text, dating.read) for text in asked.pop("not_dates")),
            asked.pop("not_languages"),
            asked.pop("not_issuers"),
            asked.pop("not_kinds"),
        ),
        **asked,
    )
    results = opened.catalogue().answer(query, interface=ui)
    if as_object:
        print_json(as_json(results))
    else:
        for line in as_text(results, mark=partial(click.style, bold=True)):
            click.echo(line)


def _date(text: str, read: Callable[[str], D]) -> D:
    try:
        return read(text)
    except ValueError as error:
        hint = "write 2024, 2024-08, 16/08/2024, 2023..2024 or 'last 30 days'"
        raise click.BadParameter(f"{error}: {hint}") from error


@click.argument("text")
@click.option("--lang", "language", type=LANGUAGE, required=True)
@json_option
def analyse(opened: Opened, *, text: str, language: Language, as_object: bool) -> None:  # noqa: ARG001
    """Show the terms that a text gives."""
    text = readable(text)
    tokens = analysed(text, language=language)
    if as_object:
        print_json(
            [
                {"text": text[t.start : t.end], "start": t.start, "exact": t.exact, "stem": t.stem}
                for t in tokens
            ]
        )
        return
    for token in tokens:
        printed = text[token.start : token.end]
        click.echo(f"{printed}\t{'|'.join(token.exact)}\t{'|'.join(token.stem)}")
