"""The commands of the lexicon; `communique.py` gives them what they work on."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import click

from index.errors import CommuniqueError
from index.lexicon import corrections, learnt
from index.release import LANGUAGES, Language
from search import freedict
from search.lexicon import Translation
from search.lexicons import whole
from terminal import json_option, print_json, readable

if TYPE_CHECKING:  # it imports this file
    from communique import Opened

EXAMPLES: Final = 5
"""Releases that are named as evidence of a pair."""


@click.group()
def lexicon() -> None:
    """List, explain and learn which words of the other language are searched too.

    What is wrong is put right in lexicon-corrections.txt in the data folder, a line a pair:
    “paix = peace” joins, “bureau != desktop” parts.
    """


@lexicon.command("list")
@click.pass_obj
@click.option("--most", type=click.IntRange(min=1), help="The strongest so many.")
@json_option
def list_(opened: Opened, *, most: int | None, as_object: bool) -> None:
    """List what the archive has taught, the strongest first, with what was corrected."""
    folder = opened.settings.data
    told = corrections.of(folder)
    pairs = learnt.read(folder)[:most]
    if as_object:
        print_json(
            {
                "learnt": [
                    asdict(pair) | {"parted": told.parts(pair.french, pair.english)}
                    for pair in pairs
                ],
                "joined": told.joined,
                "dictionaries": freedict.installed(),
            }
        )
        return
    for pair in pairs:
        parted = "  (parted by a correction)" if told.parts(pair.french, pair.english) else ""
        click.echo(f"{pair.strength:.2f}  {pair.french} = {pair.english}  {pair.together}{parted}")
    for french, english in told.joined:
        click.echo(f"corrected  {french} = {english}")
    dictionaries = ", ".join(freedict.installed()) or "none"
    click.echo(
        f"{len(pairs)} learnt from {learnt.learnt_from(folder)} releases in both languages, "
        f"{len(told.joined)} joined, {len(told.parted)} parted, dictionaries: {dictionaries}"
    )


@lexicon.command("explain")
@click.pass_obj
@click.argument("word")
@json_option
def explain(opened: Opened, *, word: str, as_object: bool) -> None:
    """Say what a word is searched by, who says so, and which releases taught it."""
    known = whole(opened.settings.data)
    words = readable(word).split()
    found = [(language, one) for language in LANGUAGES for one in known.of(words, language)]
    if not found:
        raise CommuniqueError(
            f"{word!r} has no translation: give it one in {corrections.NAME}, as “mot = word”"
        )
    shown = [
        asdict(one) | {"for": word, "releases": _evidence(opened, " ".join(words), language, one)}
        for language, one in found
    ]
    if as_object:
        print_json(shown)
        return
    for said in shown:
        click.echo(
            f"{said['weight']:.2f}  {word} → {said['form']} [{said['language']}]  {said['origin']}"
        )
        for id in said["releases"]:
            click.echo(f"      {id}")


@lexicon.command("learn")
@click.pass_obj
def learn(opened: Opened) -> None:
    """Learn anew from the releases that exist in both languages."""
    from index.lexicon import teaching  # noqa: PLC0415 - numpy is not for every command

    with opened.archive() as archive, archive.reading():
        pairs = teaching.teach(archive)
    click.echo(
        f"{len(pairs)} pairs of words learnt from "
        f"{learnt.learnt_from(opened.settings.data)} releases"
    )


def _evidence(opened: Opened, word: str, language: Language, one: Translation) -> list[str]:
    if one.origin != "learnt":
        return []
    from index.lexicon import teaching  # noqa: PLC0415 - numpy is not for every command

    french, english = (word, one.form) if language == "fr" else (one.form, word)
    with opened.archive() as archive, archive.reading():
        return list(teaching.examples(archive, french, english, most=EXAMPLES))
