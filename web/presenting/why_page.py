"""Why a release is among the results: a sentence, and a table of what its score is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from babel.numbers import format_decimal, format_percent

from index.entry import Part
from index.release import Language
from search.explanation import Explanation, Form, Share
from search.query import Query
from web.links import Links
from web.presenting.frame import LANGUAGE_NAMES, Frame, framed
from web.wording import LOCALES, Wording, wording

_FORMS: Final[dict[Form, str]] = {
    "exact": "why-form-exact",
    "inflected": "why-form-inflected",
    "prefix": "why-form-prefix",
    "phrase": "why-form-phrase",
    "near": "why-form-near",
}

_PLACES: Final[dict[Part, str]] = {
    "title": "why-in-title",
    "lead": "why-in-lead",
    "caption": "why-in-caption",
    "body": "why-in-body",
    "closing": "why-in-closing",
    "said": "why-in-said",
}


@dataclass(frozen=True, slots=True)
class ShareShown:
    """A row of the table: `printed` is in the language that the score counts."""

    word: str
    form: str
    printed: tuple[str, ...]
    places: str
    share: str


@dataclass(frozen=True, slots=True)
class WhyPage:
    """All of the page; `rest` is what of the score no word accounts for."""

    release: str
    title: str
    title_language: Language
    back: str
    sentence: str
    lines: tuple[str, ...]
    text_language: Language | None
    shares: tuple[ShareShown, ...]
    rest: str | None
    score: str


def why_page(
    explanation: Explanation, query: Query, *, language: Language
) -> tuple[Frame, WhyPage]:
    """The page that explains what the query found."""
    t, links = wording(language), Links(language)
    page = WhyPage(
        release=links.release(explanation.id),
        title=explanation.title,
        title_language=explanation.title_language,
        back=links.search(query),
        sentence=_sentence(explanation, t),
        lines=tuple(_lines(explanation, t)),
        text_language=explanation.language,
        shares=tuple(_shown(share, explanation, t) for share in explanation.shares),
        rest=_percent(explanation.rest / explanation.score, t) if explanation.rest else None,
        score=format_decimal(round(explanation.score, 2), locale=LOCALES[language]),
    )
    frame = framed(
        t("why"),
        language=language,
        here=lambda there: there.why(explanation.id, query),
        indexed=False,
    )
    return frame, page


def _sentence(explanation: Explanation, t: Wording) -> str:
    if not explanation.shares:
        return t("why-nothing")
    first = explanation.shares[0]
    places = _where(first, t)
    if len(explanation.shares) == 1:
        return t("why-one", word=first.word, places=places)
    share = _percent(explanation.part_of(first), t)
    # what neighbours add is a row of its own, and no word of its own
    words = len({share.word for share in explanation.shares if share.form != "near"}) or 1
    return t.count("why-many", words, word=first.word, places=places, share=share)


def _lines(explanation: Explanation, t: Wording) -> list[str]:
    lines = []
    if explanation.order != "relevance":
        lines.append(t("why-sorted"))
    if explanation.relaxed:
        lines.append(t.note(explanation.relaxed.message, about=explanation.relaxed.about))
    if explanation.language:
        lines.append(t("why-language", language=t(LANGUAGE_NAMES[explanation.language])))
    return lines


def _shown(share: Share, explanation: Explanation, t: Wording) -> ShareShown:
    if share.form == "added":
        form = t("why-form-added", form=share.added or "", why=t(share.why or "variant"))
    else:
        form = t(_FORMS[share.form])
    return ShareShown(
        word=share.word,
        form=form,
        printed=share.printed,
        places=_where(share, t),
        share=_percent(explanation.part_of(share), t),
    )


def _where(share: Share, t: Wording) -> str:
    return ", ".join(t.count(_PLACES[part], count) for part, count in share.places)


def _percent(part: float, t: Wording) -> str:
    return format_percent(
        part,
        format="#,##0.#\u00a0%" if t.language == "fr" else "#,##0.#%",
        locale=LOCALES[t.language],
    )
