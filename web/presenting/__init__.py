"""All that a template may read: plain values, already in the reader's language.

What comes in are results, releases and officials; what goes out are frozen values whose texts need
only be escaped, which templates do by themselves.  A template computes nothing and asks nobody.

    Results ─search_page→ SearchPage      Release ─release_page→ ReleasePage
    Official ─people_pages→ PeoplePage, PersonPage      a status ─error_page→ ErrorPage

>>> from web.presenting.paging import numbers
>>> numbers(page=5, pages=100)
(1, None, 4, 5, 6, None, 100)
"""
