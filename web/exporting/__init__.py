"""Releases as files to take along, written while they are read.

    releases ─format→ pieces of text, one release after another

What comes in is any number of releases; what goes out is a piece of text for each, so that a file
of any length takes no more room than its longest release.

>>> from web.exporting.formats import FORMATS
>>> sorted(FORMATS)
['bib', 'csl.json', 'csv', 'json', 'jsonl', 'ris']
"""
