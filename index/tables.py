"""What the archive's file holds: its tables, and the number of their format.

`versions` holds each version as it stands and `revisions` as it stood before; `record` is the text
of `index.record`, and `hash` its SHA-256.
`meta` holds the format and, as `told`, the generation that the engine published last.
`sources` are files that stood so when they were last read, and `pending` the releases that the
engine has yet to be told of.
"""

from __future__ import annotations

from typing import Final

FORMAT: Final = 1
"""Raised whenever the tables, or what stands in them, change their meaning."""

TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE versions (
    release TEXT NOT NULL, language TEXT NOT NULL, hash TEXT NOT NULL, record TEXT NOT NULL,
    source TEXT NOT NULL, line INTEGER, taken TEXT NOT NULL,
    grammar TEXT, sightings TEXT,
    PRIMARY KEY (release, language)
) STRICT;
CREATE TABLE revisions (
    release TEXT NOT NULL, language TEXT NOT NULL, hash TEXT NOT NULL, record TEXT NOT NULL,
    source TEXT NOT NULL, line INTEGER, taken TEXT NOT NULL, replaced TEXT NOT NULL
) STRICT;
CREATE INDEX revisions_of ON revisions (release, language);
CREATE INDEX versions_from ON versions (source);
CREATE TABLE sources (
    source TEXT PRIMARY KEY, mark TEXT NOT NULL, versions INTEGER NOT NULL
) STRICT;
CREATE TABLE refusals (
    source TEXT NOT NULL, line INTEGER NOT NULL, reason TEXT NOT NULL, refused TEXT NOT NULL,
    PRIMARY KEY (source, line)
) STRICT;
CREATE TABLE tombstones (release TEXT PRIMARY KEY, forgotten TEXT NOT NULL) STRICT;
CREATE TABLE pending (release TEXT PRIMARY KEY) STRICT;
"""
