"""What the officials that are chosen do in a release, to choose: speak, are met, are mentioned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from index.release import Relation
from search.query import Query
from web.wording import Wording

RELATION_NAMES: Final[dict[Relation, str]] = {
    "speaks": "relation-speaks",
    "met": "relation-met",
    "mentioned": "relation-mentioned",
    "represented": "relation-represented",
}


@dataclass(frozen=True, slots=True)
class RelationShown:
    """A choice: its value in the address, empty for any, and whether it is made."""

    value: str
    label: str
    chosen: bool


def relations(query: Query, *, t: Wording) -> tuple[RelationShown, ...]:
    """Every choice, that of any first."""
    return (
        RelationShown("", t("relation-any"), query.relation is None),
        *(
            RelationShown(relation, t(key), relation == query.relation)
            for relation, key in RELATION_NAMES.items()
        ),
    )


def relation_label(relation: Relation, *, t: Wording) -> str:
    """The choice as a chip has it."""
    return t("relation-chip", relation=t(RELATION_NAMES[relation]))
