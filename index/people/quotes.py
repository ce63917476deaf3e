"""Who said what: the quotes of a version, each with the place where its speaker is named.

    marks ─between→ words ─before, after→ Told ─whose→ Quoted

Words between marks are a quote when the text gives them as somebody's own: a verb, a colon after a
name or a signature says so, or they are whole sentences that stand by themselves.  Titles, terms
and irony in marks are none, and reported speech has no marks.
A quote interrupted by its attribution is one, as is one whose mark is opened anew at each
paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, NamedTuple

from index.people import quote_words as w
from index.people.after_marks import after
from index.people.antecedents import Antecedents, Meant, by_given, by_surname
from index.people.attribution import Attribution
from index.people.given_gender import gender_of_given
from index.people.own_words import gender_in
from index.people.proofs import WEAK, Proof, proof_of
from index.people.quote_marks import MARK, Between, between
from index.people.quote_shape import is_long, is_whole
from index.people.scenes import Scene, scene
from index.people.together import together
from index.people.told import ALONE, Told
from index.people.transcripts import is_statement, is_transcript
from index.release import Language, Quoted, Sighting, Span, Version

_MOST: Final = 1_000
"""Quotes of one version that are read: no release has as many."""


@dataclass(slots=True)
class _Found:
    """A quote in the making: `at` is where it opened, `told` what says whose it is.

    `end` is where its marks close in its last scene, `clause` where what attributes it ends.
    `proof` is what `by` rests on.
    """

    at: Span
    spans: list[Span]
    told: Told | None
    end: int
    clause: int
    by: Span | None = field(default=None)
    proof: Proof | None = field(default=None)

    def rest_on(self, meant: Meant | None) -> None:
        """The speaker is whoever is meant; nobody where that rests on too little."""
        self.by, self.proof = meant or (None, None)
        if self.proof in WEAK:
            self.by = None


class Attributed(NamedTuple):
    """A quote, and what it rests on that somebody said it; None where that says too little.

    `proof` is told of a speaker who is not said, too.
    """

    quoted: Quoted
    proof: Proof | None


def quotes(version: Version, seen: Sequence[Sighting]) -> tuple[Quoted, ...]:
    """The quotes of a version in the order of the text; `seen` are the names in it.

    Who says one stays unsaid where what tells it is weak (`index/people/proofs.py`).

    >>> from index.people.reader import sightings
    >>> from index.release import Block, ReleaseId
    >>> text = "« Nous tiendrons bon ensemble, » a dit Mme Anne Vasseur. « Et longtemps. »"
    >>> version = Version(ReleaseId("1"), "fr", "Paix", (Block(text, "fr"),))
    >>> found = quotes(version, sightings(version))
    >>> [(one.verb, [text[s.start : s.end] for s in one.spans]) for one in found]
    [('dit', ['Nous tiendrons bon ensemble,', 'Et longtemps.'])]
    """
    return tuple(one.quoted for one in attributed(version, seen))


def attributed(version: Version, seen: Sequence[Sighting]) -> tuple[Attributed, ...]:
    """The same quotes, each with what its attribution rests on."""
    texts: list[tuple[int | None, str, Language]] = [(None, version.title, version.language)]
    texts += [(i, block.text, block.language) for i, block in enumerate(version.blocks)]
    if not any(MARK.search(text) for _, text, _ in texts):
        return ()
    return tuple(_Reader(texts, seen).read())


class _Reader:
    """Reads the texts of one version in their order."""

    def __init__(
        self, texts: Sequence[tuple[int | None, str, Language]], seen: Sequence[Sighting]
    ) -> None:
        self.texts = texts
        self.seen = seen
        self.at: dict[int | None, list[Sighting]] = {}
        for one in seen:
            self.at.setdefault(one.block, []).append(one)
        self.antecedents = Antecedents(seen, title=texts[0][1], scene=self.scene)
        self.attribution = Attribution(texts, self.at, scene=self.scene)
        self.found: list[_Found] = []
        self.known: dict[int | None, Scene] = {}

    @cached_property
    def surnames(self) -> dict[str, Span]:
        """Where the bearer of each surname is named first."""
        return by_surname(self.seen)

    @cached_property
    def givens(self) -> dict[str, Span]:
        """Where the one bearer of each given name is named first."""
        return by_given(self.seen, self.surnames)

    @cached_property
    def is_retold(self) -> bool:
        """Whether all that is told here is told by an orator."""
        return is_transcript(self.texts[0][1])

    def read(self) -> Iterator[Attributed]:
        """Every quote, its speaker told by a place."""
        left_open = False
        for block, text, _ in self.texts:
            if len(self.found) >= _MOST:
                break
            if not (left_open or MARK.search(text)):
                continue
            passages = between(text, left_open=left_open)
            if not self.found and not any(is_long(text, one) for one in passages):
                left_open = bool(passages) and not passages[-1].closed
                continue  # terms and titles alone
            here = self.scene(block, passages)
            for number, marks in enumerate(here.between):
                if len(self.found) >= _MOST:
                    break
                self.take(here, number, marks, goes_on=left_open and not number)
            left_open = bool(here.between) and not here.between[-1].closed
        for one in self.found:
            verb = one.told.verb if one.told else None
            if one.by is None or one.told is None:
                yield Attributed(Quoted(tuple(one.spans), None, verb), one.proof)
                continue
            by, *also = together(self.scene(one.by.block), one.by, one.told)
            yield Attributed(Quoted(tuple(one.spans), by, verb, tuple(also)), one.proof)

    def scene(self, block: int | None, passages: tuple[Between, ...] | None = None) -> Scene:
        """The scene of a text, made once."""
        if block not in self.known:
            _, text, language = self.texts[0 if block is None else block + 1]
            marks = between(text) if passages is None else passages
            self.known[block] = scene(
                block,
                text,
                language,
                marks,
                seen=self.at.get(block, ()),
                surnames=self.surnames,
                givens=lambda: self.givens,
            )
        return self.known[block]

    def take(  # noqa: C901 - one case a way in which passages belong together
        self, here: Scene, number: int, marks: Between, *, goes_on: bool
    ) -> None:
        """One passage between marks: a new quote, more of the one before, or none."""
        span = Span(here.block, marks.start, marks.end)
        last = self.found[-1] if self.found else None
        on = goes_on or (marks.continues and last and last.end == here.between[number - 1].last)
        if last and on and self.is_at_hand(last, here):
            self.extend(last, here, number, marks, span)
            return
        said = here.text[marks.start : marks.end]
        if not is_long(here.text, marks):
            if last and said and self.is_interrupted(last, here, marks, None):
                self.extend(last, here, number, marks, span)
            return
        told = self.attribution.told(here, number)
        if last and self.is_interrupted(last, here, marks, told) and self.is_same(last, said):
            self.extend(last, here, number, marks, span)
            return
        if told is None:
            return
        one = _Found(span, [span], told, marks.last, max(told.end, marks.last))
        one.rest_on(self.meant(here, marks, told))
        if self.is_nobodys(here, marks, one, told):
            return
        if last and self.is_beside(last, here, marks):
            if last.by is None and told.kind == "signature" and last.told is ALONE:
                self.hand_back(one)
            elif told is ALONE:
                one.rest_on(Meant(last.by, "beside") if last.by else None)
        elif told is ALONE:
            one.rest_on(self.before(here, marks))
            if one.by is None and is_statement(self.texts[0][1]):
                return  # of a book, a song, a sign: the text is somebody's own, and not in marks
        if not self.is_same(one, said):
            one.by = None  # she says it, by how the words agree, and who is named is a man
        self.found.append(one)

    def is_nobodys(self, here: Scene, marks: Between, one: _Found, told: Told) -> bool:
        """Whether nobody who is told says the words, and they may be nobody's at all."""
        if self.is_retold and (one.by is None or told is ALONE):
            return True  # an orator tells what people say
        if one.by is not None:
            return False
        if told.gender and self.is_to_me(here, marks):
            return True  # "she told me", in what somebody tells
        if told.kind == "colon" and told.verb and w.DOCUMENTS.intersection(told.office):
            return True
        if told.kind != "within" or not told.office:
            return False
        said = here.text[marks.start : marks.end]  # an agency, a law, a report says so
        return bool(w.DOCUMENTS.intersection(told.office)) or not is_whole(said, "")

    def before(self, here: Scene, marks: Between) -> Meant | None:
        """Whom the sentence before is about, or whose text opens with the words, as a letter."""
        about = self.antecedents.about(here, marks)
        if about is None and not (self.found or here.block or marks.first):
            about = self.antecedents.author()
        return about

    def is_same(self, one: _Found, said: str) -> bool:
        """Whether words can be the speaker's, by how they agree with « je »."""
        gender = gender_in(said) if one.by else None
        named = self.antecedents.sighting(one.by) if one.by and gender else None
        return not named or {gender, gender_of_given(named.name)} != {"f", "m"}

    def is_to_me(self, here: Scene, marks: Between) -> bool:
        """Whether whoever tells the whole is told the words."""
        words = here.words(max(0, marks.first - 24), marks.first)
        return bool(words) and words[-1].folded in {"me", "us"}

    def is_at_hand(self, last: _Found, here: Scene) -> bool:
        """Whether the quote before ends in this text or in the one right before it."""
        ended = last.spans[-1].block
        if ended == here.block:
            return True
        return here.block is not None and ended == (here.block - 1 if here.block else None)

    def extend(self, last: _Found, here: Scene, number: int, marks: Between, span: Span) -> None:
        """The words are more of the same quote; what follows them may tell whose."""
        last.spans.append(span)
        last.end = last.clause = marks.last
        led = last.told is not None and last.told.kind == "colon"  # if only to a body
        if last.by is None and marks.closed and not led:
            following = here.between[number + 1 : number + 2]
            told = after(here, marks, following[0].first if following else len(here.text))
            if told:
                last.told = told
                last.rest_on(self.meant(here, marks, told))
                last.clause = max(told.end, marks.last)

    def is_interrupted(self, last: _Found, here: Scene, marks: Between, told: Told | None) -> bool:
        """Whether nothing but its attribution stands between a quote and these words."""
        if last.told is None or last.told.kind != "verb" or not last.told.end:
            return False
        if told and told.by and told.by != last.by and told.kind == "verb":
            return False
        if (
            told
            and told.office
            and told.kind == "verb"
            and self.is_another(last, here, marks, told)
        ):
            return False
        ended = last.spans[-1].block
        if ended == here.block:
            return here.is_empty(last.clause, marks.first)
        if not self.is_at_hand(last, here) or here.blanked[: marks.first].strip(" *_\n"):
            return False
        return self.scene(ended).is_empty(last.clause)

    def is_another(self, last: _Found, here: Scene, marks: Between, told: Told) -> bool:
        """Whether an office is somebody else's than the speaker of the quote before."""
        holder = self.meant(here, marks, told)
        one = self.antecedents.sighting(last.by) if last.by else None
        other = self.antecedents.sighting(holder.by) if holder else None
        return bool(one and other and one.name != other.name)

    def is_beside(self, last: _Found, here: Scene, marks: Between) -> bool:
        """Whether nothing at all stands between a quote and these words."""
        ended = last.spans[-1].block
        if ended == here.block:
            return here.is_empty(last.end, marks.first)
        if not self.is_at_hand(last, here) or here.blanked[: marks.first].strip(" *_\n"):
            return False
        return self.scene(ended).is_empty(last.end)

    def meant(self, here: Scene, marks: Between, told: Told) -> Meant | None:
        """Who is named beside the words, or for whom a pronoun or an office there stands."""
        proof = proof_of(told)
        if told.by and proof:
            return Meant(told.by, proof)
        last = self.found[-1] if self.found else None
        return self.antecedents.meant(
            here,
            marks,
            told,
            former=last.by if last and self.is_at_hand(last, here) else None,
            floor=last.end if last and last.spans[-1].block == here.block else 0,
        )

    def hand_back(self, one: _Found) -> None:
        """Quotes side by side, of which the last is signed, are all of whoever signs it."""
        at = one.at
        for other in reversed(self.found):
            if other.by is not None or other.told is not ALONE:
                break
            here = self.scene(at.block)
            marks = next(m for m in here.between if m.start == at.start)
            if not self.is_beside(other, here, marks):
                break
            other.by, other.proof = one.by, one.proof
            other.told = replace(one.told, end=0) if one.told else None
            at = other.at
