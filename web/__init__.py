"""Results become a page.

    address ─read→ Query ─catalogue→ Results ─present→ page

What comes in is a request and a `search.catalogue.Catalogue`; what goes out is HTML that needs no
script, or JSON.  `address` says how a question is written in an address, `presenting` all that a
template may read, `security` what every answer carries, `pages` and `api` which address gives what.

>>> from search.query import Query
>>> from web import address
>>> address.write(Query("maintien de la paix", people=("mircea-geoana",)))
'q=maintien+de+la+paix&person=mircea-geoana'
"""
