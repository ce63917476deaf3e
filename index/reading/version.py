"""What a source tells of a release becomes a version, the same way for every format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from index.reading.blocks import blocks, language_of, paragraphs
from index.reading.ids import release_id
from index.reading.plain import one_line, plain, title_from
from index.release import Block, BlockKind, Days, Language, Version

Mark = tuple[Language, BlockKind]


class Piece(NamedTuple):
    """What one version is read from: a file, or the bytes of one of its lines, counted from 1."""

    path: Path
    line: int | None = None
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Read:
    """A version, and where it was read.

    `source` is the path as given, printable; `line` counts from 1 where lines are documents.
    `warnings` say what was repaired or left out.
    """

    version: Version
    source: str
    line: int | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What a source tells, in its own words; only `name` and `text` are needed.

    `marks` are the language and the kind of each paragraph, for a source that knows them.
    `extra` holds what the source says beyond our words, and what it says of dates and addresses
    that cannot be read, kept as it came.
    """

    name: str
    text: str
    title: str = ""
    language: Language | None = None
    marks: Sequence[Mark] | None = None
    happened: Days | None = None
    published: date | None = None
    updated: date | datetime | None = None
    url: str | None = None
    issuer: str | None = None
    kind: str | None = None
    reference: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def leaving_out(self, key: str, said: object, *, why: str) -> Told:
        """The same, with what cannot be used kept as it came, and a warning."""
        warning = f"{why}: kept without its {key}"
        extra = {**self.extra, key: said}
        return replace(self, extra=extra, warnings=(*self.warnings, warning))

    def read(self, *, source: str, line: int | None = None) -> Read:
        """The version that is told of.

        Raises ValueError when there is neither a title nor a text, or no id is left.
        """
        id, reference = release_id(self.name)
        warnings = list(self.warnings)
        title = one_line(self.title)
        texts = paragraphs(plain(self.text))
        if not title and not texts:
            raise ValueError("has no text")
        if not texts:
            warnings.append("has a title and no text")
        language = self.language or language_of(title, texts)
        if self.marks is not None and len(self.marks) != len(texts):
            warnings.append(
                f"blocks tells of {len(self.marks)} paragraphs and the text has {len(texts)}:"
                " their languages are judged anew"
            )
        version = Version(
            id=id,
            language=language,
            title=title or title_from(texts[0]),
            blocks=self._blocks(texts, language),
            happened=self.happened,
            published=self.published,
            updated=self.updated,
            url=self.url,
            issuer=one_line(self.issuer or "") or None,
            kind=one_line(self.kind or "") or None,
            reference=one_line(self.reference or reference or "") or None,
            extra=self.extra,
        )
        return Read(version, source, line, tuple(warnings))

    def _blocks(self, texts: Sequence[str], language: Language) -> tuple[Block, ...]:
        if self.marks is None or len(self.marks) != len(texts):
            return blocks(texts, language=language)
        return tuple(Block(text, *mark) for text, mark in zip(texts, self.marks, strict=True))
