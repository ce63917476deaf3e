"""Reads a page as a test wants it: its tags with their attributes, and the text in them."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "link", "input", "img", "br", "hr"}


class Tag:
    def __init__(self, name, attributes, parent):
        self.name, self.attributes, self.parent = name, attributes, parent
        self.parts = []

    @property
    def text(self):
        return " ".join(
            "".join(p if isinstance(p, str) else f"{p.text}" for p in self.parts).split()
        )

    def __getitem__(self, key):
        return self.attributes[key]


class Page(HTMLParser):
    """Fails where a tag is closed that is not open: our pages are well nested."""

    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.open = [Tag("", {}, None)]
        self.feed(text)
        self.close()
        assert [tag.name for tag in self.open] == [""]

    def handle_starttag(self, name, attributes):
        tag = Tag(name, dict(attributes), self.open[-1])
        self.open[-1].parts.append(tag)
        self.tags.append(tag)
        if name not in VOID:
            self.open.append(tag)

    def handle_endtag(self, name):
        assert self.open.pop().name == name

    def handle_data(self, data):
        self.open[-1].parts.append(data)

    def all(self, name, /, **wanted):
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in wanted.items()}
        return [
            tag
            for tag in self.tags
            if tag.name == name and all(tag.attributes.get(k) == v for k, v in wanted.items())
        ]

    def one(self, name, /, **wanted):
        (tag,) = self.all(name, **wanted)
        return tag

    def texts(self, name, /, **wanted):
        return [tag.text for tag in self.all(name, **wanted)]


def inside(tag, name):
    """The tags by that name within the tag, however deep."""
    found = []
    for part in tag.parts:
        if not isinstance(part, str):
            found += [part] if part.name == name else []
            found += inside(part, name)
    return found
