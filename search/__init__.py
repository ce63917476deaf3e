"""A query string becomes Results.

What comes in is what a reader typed and ticked; what goes out are hits, facets and a receipt of
what was really searched.  An engine is asked through the port in `search.searcher`.

    words ─parse→ Query ─expand→ ─plan→ Plan ─find→ Found ─snippets→ Results

>>> from search.syntax import parse
>>> parse('« maintien de la paix » -kfor').expression.parts[0]
Quoted(text='maintien de la paix', slop=0)
"""
