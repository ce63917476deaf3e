"""The one reader of the environment.

Every setting is a variable that begins with `COMMUNIQUE_`; docs/operating.md lists them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from index.errors import SettingError

MOST_PROXIES: Final = 9
"""More than anyone lets stand before a page."""

BUDGETS: Final = range(50, 60_001)
"""Milliseconds: less would leave no time for the query itself, and for more nobody waits."""

USUAL_BUDGET: Final = 500
"""Milliseconds: a reader has not begun to wait."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be set from outside.

    `time_zone` is that of the moments which a source prints without one.
    `hosts` are the names that the page answers to; empty means this machine's own.
    `proxies` is how many proxies stand before the page and are believed.
    `index_password` is that of the user whom the address of a cluster names; `index_ca` is a file
    of certificates to trust there.
    `budget` is how many milliseconds a query of the page may take.
    `model` is the model that sees names beside the grammar, empty for none.
    """

    data: Path = Path("var")
    index: str = ""
    time_zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Brussels"))
    hosts: tuple[str, ...] = ()
    proxies: int = 0
    index_password: str | None = field(default=None, repr=False)
    index_ca: Path | None = None
    budget: int = USUAL_BUDGET
    model: str = ""


def read(environment: Mapping[str, str]) -> Settings:
    """The settings that the environment holds, the usual ones where it says nothing.

    Raises `SettingError`, naming the variable.

    >>> read({"COMMUNIQUE_DATA": "archive"}).data.name
    'archive'
    """
    zone = environment.get("COMMUNIQUE_TIME_ZONE") or "Europe/Brussels"
    try:
        time_zone = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # "Europe" alone is a folder
        raise SettingError(
            f"COMMUNIQUE_TIME_ZONE is {zone!r}, which is no time zone: write one like Europe/Paris"
        ) from error
    proxies = environment.get("COMMUNIQUE_PROXIES") or "0"
    if not (proxies.isdecimal() and len(proxies) <= len(str(MOST_PROXIES))):
        raise SettingError(
            f"COMMUNIQUE_PROXIES is {proxies!r}: write how many proxies, from 0 to {MOST_PROXIES}"
        )
    budget = environment.get("COMMUNIQUE_BUDGET") or str(USUAL_BUDGET)
    is_short = budget.isdecimal() and len(budget) <= len(str(BUDGETS.stop))
    if not is_short or int(budget) not in BUDGETS:
        raise SettingError(
            f"COMMUNIQUE_BUDGET is {budget!r}: write how many milliseconds a query may take, "
            f"from {BUDGETS.start} to {BUDGETS.stop - 1}"
        )
    hosts = environment.get("COMMUNIQUE_HOSTS", "").replace(",", " ").split()
    return Settings(
        data=Path(environment.get("COMMUNIQUE_DATA") or "var"),
        index=environment.get("COMMUNIQUE_INDEX", ""),
        time_zone=time_zone,
        hosts=tuple(hosts),
        proxies=int(proxies),
        budget=int(budget),
        model=environment.get("COMMUNIQUE_MODEL", ""),
        index_password=_password(environment),
        index_ca=Path(ca) if (ca := environment.get("COMMUNIQUE_INDEX_CA")) else None,
    )


def _password(environment: Mapping[str, str]) -> str | None:
    """The password itself, or the first line of the file that is said to hold it."""
    file = environment.get("COMMUNIQUE_INDEX_PASSWORD_FILE")
    if not file:
        return environment.get("COMMUNIQUE_INDEX_PASSWORD")
    try:
        return next(iter(Path(file).read_text("utf-8").splitlines()), "")
    except (OSError, ValueError) as error:
        raise SettingError(
            f"COMMUNIQUE_INDEX_PASSWORD_FILE is {file!r}, which cannot be read: {error}"
        ) from error
