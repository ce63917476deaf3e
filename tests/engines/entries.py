"""Small releases for engines, written as one reads them, with a toy analysis.

    "title: accord de paix | la paix tient"      a title and a body; | parts passages, _ is a hole

`exact` holds the words; `stem` their first four letters, and as a second term at the same position
the first five of words longer than six.
"""

from datetime import date, datetime

from index.entry import PARTS, Entry, Passage, TextField
from index.release import Days, Release, ReleaseId, Version
from search.plan import Alternative, Phrase, Terms


def entry(
    id,
    fr="",
    en="",
    *,
    on=None,
    until=None,
    published=None,
    updated=None,
    people=(),
    issuer=(),
    kind=(),
):
    """A release of those texts; `on` and `until` are its days, written 2024-08-16."""
    happened = Days(day(on), day(until or on)) if on else None
    languages = [language for language, text in (("fr", fr), ("en", en)) if text] or ["fr"]
    versions = tuple(
        Version(
            ReleaseId(id),
            language,
            id,
            (),
            happened=happened,
            published=day(published) if published else None,
            updated=moment(updated) if updated else None,
        )
        for language in languages
    )
    keys = {
        "person": tuple(people),
        "person_name": tuple(f"{one}={one.title()}" for one in people),
        "person_key": tuple(f"{one}={one}" for one in people),
        "language": tuple(languages),
        "issuer": tuple(issuer),
        "kind": tuple(kind),
    }
    return Entry(
        Release(ReleaseId(id), versions),
        texts(fr, en),
        {name: values for name, values in keys.items() if values},
    )


def texts(fr, en):
    found = {}
    for language, text in (("fr", fr), ("en", en)):
        if text:
            found[TextField(language, "exact")] = passages(text, lambda word: (word,))
            found[TextField(language, "stem")] = passages(text, stems)
    return found


def passages(text, terms):
    made = []
    for written in text.split("|"):
        head, colon, rest = written.strip().partition(":")
        part, words = (head, rest) if colon and head in PARTS else ("body", written)
        made.append(
            Passage(part, tuple(() if w == "_" else tuple(terms(w)) for w in words.split()))
        )
    return tuple(made)


def stems(word):
    return (word[:4], word[:5]) if len(word) > 6 else (word[:4],)


def day(written):
    return date.fromisoformat(written)


def moment(written):
    return datetime.fromisoformat(written) if "T" in written else day(written)


def exact(word, *, language="fr", part=None, weight=1.0):
    return Terms((Alternative(TextField(language, "exact"), word, weight),), part)


def stem(word, *, language="fr", part=None):
    return Terms((Alternative(TextField(language, "stem"), word),), part)


def either(word, *, part=None):
    """The word in both languages and under both analyses, as a reader's word is asked."""
    fields = [TextField(language, how) for language in ("fr", "en") for how in ("exact", "stem")]
    return Terms(
        tuple(
            Alternative(field, word if field.analysis == "exact" else word[:4]) for field in fields
        ),
        part,
    )


def phrase(text, *, language="fr", slop=0, part=None, weight=1.0):
    """The words in a row; a/b is either word, _ any."""
    words = tuple(() if w == "_" else tuple(w.split("/")) for w in text.split())
    return Phrase(TextField(language, "exact"), words, slop, weight, part)
