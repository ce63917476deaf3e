"""The rules of RFC 4287 that a feed must keep, each with the section that says so."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import datetime
from urllib.parse import urlsplit

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

ONE = {"id", "title", "updated"}
"""Exactly one of each, in a feed (4.1.1) and in an entry (4.1.2)."""

AT_MOST_ONE = {
    "feed": {"generator", "icon", "logo", "rights", "subtitle"},
    "entry": {"content", "published", "rights", "source", "summary"},
}
ANY = {"feed": {"author", "category", "contributor", "link", "entry"}, "entry": {"author", "category", "contributor", "link"}}  # fmt: skip

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")  # 3.3: RFC 3339


def document(text: str) -> ET.Element:
    """The root of what this server wrote."""
    return ET.fromstring(text)  # noqa: S314 - it is our own


def faults(text: str) -> list[str]:
    """What is wrong with the feed; nothing where it is valid."""
    root = document(text)
    if root.tag != f"{ATOM}feed":
        return [f"2: the root is {root.tag}"]
    found = list(_container(root, "feed"))
    if not root.findall(f"{ATOM}author") and any(
        not entry.findall(f"{ATOM}author") for entry in root.findall(f"{ATOM}entry")
    ):
        found.append("4.1.1: neither the feed nor each entry has an author")
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    if len(set(ids)) != len(ids):
        found.append("4.1.1: two entries have one id")
    if not [link for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]:
        found.append("4.1.1: no link to itself")
    return found


def _container(tag: ET.Element, name: str):
    names = [child.tag.removeprefix(ATOM) for child in tag]
    for one in ONE:
        if names.count(one) != 1:
            yield f"4.1: {names.count(one)} {one} in the {name}"
    for one in AT_MOST_ONE[name]:
        if names.count(one) > 1:
            yield f"4.1: {names.count(one)} {one} in the {name}"
    for one in set(names) - ONE - AT_MOST_ONE[name] - ANY[name]:
        yield f"6: {one} in the {name} is unknown"
    entries = [n for n, one in enumerate(names) if one == "entry"]
    if entries and any(one != "entry" for one in names[entries[0] :]):
        yield "4.1.1: entries do not come last"
    alternates = [
        (link.get("type"), link.get("hreflang"))
        for link in tag.findall(f"{ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    ]
    if len(set(alternates)) != len(alternates):
        yield "4.1: two alternates of the same type and language"
    if name == "entry" and not alternates and "content" not in names:
        yield "4.1.2: neither content nor an alternate"
    for child in tag:
        yield from _part(child, child.tag.removeprefix(ATOM))


def _part(tag: ET.Element, name: str):
    if name == "entry":
        yield from _container(tag, "entry")
    elif name in PARTS:
        section, is_right = PARTS[name]
        if not is_right(tag):
            yield f"{section}: {name} {tag.text or tag.attrib!r}"


def _is_moment(tag: ET.Element) -> bool:
    return bool(MOMENT.fullmatch(tag.text or "") and datetime.fromisoformat(tag.text))


def _is_text(tag: ET.Element) -> bool:
    return tag.get("type", "text") in {"text", "html"} and not len(tag)


def _is_person(tag: ET.Element) -> bool:
    return [child.tag for child in tag].count(f"{ATOM}name") == 1


PARTS = {
    "updated": ("3.3", _is_moment),
    "published": ("3.3", _is_moment),
    "id": ("4.2.6", lambda tag: urlsplit(tag.text or "").scheme),
    "link": ("4.2.7", lambda tag: urlsplit(tag.get("href", "")).scheme),
    "category": ("4.2.2", lambda tag: tag.get("term")),
    "author": ("3.2.1", _is_person),
    "contributor": ("3.2.1", _is_person),
    "title": ("3.1", _is_text),
    "summary": ("3.1", _is_text),
    "rights": ("3.1", _is_text),
    "subtitle": ("3.1", _is_text),
}
"""What must hold of each part, and the section that says so."""
