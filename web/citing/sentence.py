"""A citation as a reader pastes it: issuer, title, kind, date, address."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from index.release import Language
from web.citing.work import Work
from web.days import day, when
from web.wording import wording

QUOTES: Final[dict[Language, str]] = {"fr": "« {} »", "en": "“{}”"}
"""How the language of the citation quotes a title, whatever language that is in."""


def sentence(work: Work, *, language: Language) -> str:
    """The citation, in that language.

    >>> from datetime import date
    >>> from index.release import Days, ReleaseId
    >>> days = Days(date(2024, 8, 16), date(2024, 8, 22))
    >>> one = Work(ReleaseId("a"), "fr", "En visite", "OTAN", None, days, None, None, "https://x/a")
    >>> print(sentence(one, language="fr"))
    OTAN, « En visite », 16–22 août 2024, https://x/a
    """
    t = wording(language)
    dated = str(when(work.days, language=language)) if work.days else t("cite-undated")
    if work.updated:
        updated = work.updated
        last = updated.date() if isinstance(updated, datetime) else updated
        dated = t("cite-updated", day=dated, updated=day(last, language=language))
    parts = [
        work.issuer,
        QUOTES[language].format(work.title),
        work.kind,
        dated,
        t("cite-paragraph", number=t.number(work.paragraph)) if work.paragraph else None,
        t("cite-copy", source=work.source, link=work.link) if work.source else work.link,
    ]
    return ", ".join(part for part in parts if part)
