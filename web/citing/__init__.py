"""A release as it is cited: in a sentence, or for a program that keeps references.

    Release ─work→ Work ─→ a sentence in French or in English, BibTeX, RIS, CSL-JSON

What comes in is a release and where it is found; what goes out is text that names the issuer, the
kind, the date and the permanent link.
No day of consultation is given: the link of a paragraph says itself whether the text is still the
one that was cited, and what is downloaded twice is the same twice.

>>> from index.release import Release, ReleaseId, Version
>>> from web.citing.sentence import sentence
>>> from web.citing.work import work
>>> version = Version(ReleaseId("a"), "en", "On peace", (), issuer="NATO", kind="Statement")
>>> one = work(Release(ReleaseId("a"), (version,)), prefer="fr", link="https://example.org/a")
>>> print(sentence(one, language="en"))
NATO, “On peace”, Statement, n.d., https://example.org/a
"""
